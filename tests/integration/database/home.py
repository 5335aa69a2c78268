"""A folder with a database of its own, and the command as somebody types it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.integration.registers.small_pack import write_pack


class Home:
    """A folder with a database of its own, and the command that works on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "misaq.sqlite3"
        self.pack = write_pack(folder / "pack")

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run the command."""
        return subprocess.run(
            [sys.executable, "-m", "misaq.cli.main", *arguments],
            env={
                **os.environ,
                "MISAQ_HOME": str(self.folder),
                "MISAQ_DATABASE_TIMEOUT": "0.2",
                **variables,
            },
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def load(self, **variables: str) -> subprocess.CompletedProcess[str]:
        """Load the small pack."""
        return self.run("load", str(self.pack), **variables)

    def rows(self) -> list[tuple[object, ...]]:
        """Return what is on record, straight from the file."""
        with closing(sqlite3.connect(self.database)) as connection:
            return connection.execute(
                "SELECT key, digest, recorded_at, superseded_at FROM sourcebook_source ORDER BY id"
            ).fetchall()
