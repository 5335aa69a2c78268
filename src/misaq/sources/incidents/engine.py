"""The engine under the tables: DuckDB, within bounds of memory, its complaints in words."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from misaq.kernel.errors import Unavailable
from misaq.kernel.words import tell

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "400MB"
"""Above it the engine writes to the disk; the process as a whole stays below 700 MB."""


@contextlib.contextmanager
def engine(scratch: Path) -> Iterator[DuckDBPyConnection]:
    """Give a connection that reads and writes files and reaches no network.

    Args:
        scratch: folder for what does not fit into memory.

    Raises:
        Unavailable: there is not enough memory or disk.
    """
    import duckdb

    connection = duckdb.connect(
        config={
            "memory_limit": MEMORY,
            "temp_directory": str(scratch),
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        }
    )
    try:
        connection.execute("SET enable_progress_bar = false")
        yield connection
    except (duckdb.OutOfMemoryException, duckdb.IOException) as error:
        raise Unavailable(
            tell("There is not enough memory or disk for these tables."),
            next_step=tell("Make room on the disk, and run the command again."),
            rule="incidents.engine",
        ) from error
    finally:
        connection.close()
