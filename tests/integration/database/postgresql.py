"""A PostgreSQL server of our own for the time of a test, where its programs are installed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path


def find_programs() -> Path | None:
    """Return the folder of initdb and pg_ctl; None when they or the driver are missing."""
    if find_spec("psycopg") is None:
        return None
    places = [Path(found).parent for found in [shutil.which("initdb")] if found]
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "pg_ctl").is_file()), None)


@contextmanager
def running_server(programs: Path) -> Iterator[str]:
    """Start a server on loopback, give the address of an empty database, stop it in the end."""
    folder = Path(tempfile.mkdtemp(prefix="misaq-postgresql-"))
    data = folder / "data"
    owner = _not_root(folder)
    port = _free_port()

    def call(program: str, *arguments: str) -> None:
        subprocess.run(
            [str(programs / program), *arguments],
            user=owner,
            cwd=folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
            stdout=subprocess.DEVNULL,
            check=True,
            timeout=60,
        )

    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
    try:
        call("initdb", "-D", str(data), "-U", "misaq", "-A", "trust", "-E", "UTF8")
        call("pg_ctl", "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start")
        try:
            yield f"postgresql://misaq:unused@127.0.0.1:{port}/postgres"
        finally:
            call("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder)


def _not_root(folder: Path) -> str | None:
    """Hand the folder to an account that the server agrees to run under."""
    if os.geteuid() != 0:
        return None
    shutil.chown(folder, "postgres")
    return "postgres"


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
