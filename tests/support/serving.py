"""A site served by the command itself, for a browser to look at."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.support.invented_country import FOLDER

SECONDS_TO_START = 30


def run_over(home: Path, *arguments: str) -> str:
    """Return what Python prints of a program of ours that works on the data in a folder."""
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environment_of(home),
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def environment_of(home: Path, **more: str) -> dict[str, str]:
    """Return the environment of a program that works on the data in a folder."""
    return {**os.environ, "MISAQ_HOME": str(home), **more}


@contextmanager
def served(home: Path, **more: str) -> Iterator[str]:
    """Yield the address of a site over Examplia; it ends with the block.

    Args:
        home: an empty folder.
        more: other variables of the server's environment.
    """
    run_over(home, "-m", "misaq.cli.main", "load", str(FOLDER))
    run_over(home, "-m", "tests.support.loaded_lists")
    port = _free_port()
    serving = subprocess.Popen(
        [sys.executable, "-m", "misaq.cli.main", "serve", "--port", str(port)],
        env=environment_of(home, **more),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        serving.terminate()
        serving.wait(timeout=10)


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as asking:
                asking.request("HEAD", "/about/")
                asking.getresponse()
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The site did not start.")
