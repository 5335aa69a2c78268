"""`misaq serve`: a free port is found, the site answers, Ctrl-C ends it."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from misaq.cli import serve
from misaq.kernel.errors import Unavailable
from tests.integration.database.home import Home


def listen() -> socket.socket:
    """Return a socket that takes a port nobody else has."""
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    taken.listen()
    return taken


def test_a_port_that_is_taken_is_passed_over() -> None:
    with closing(listen()) as taken:
        port = taken.getsockname()[1]
        assert port < serve.find_free_port("127.0.0.1", port) <= port + serve.PORTS_TRIED


def test_twenty_taken_ports_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "PORTS_TRIED", 1)
    with closing(listen()) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Unavailable, match=f"No port from {port} to {port} is free"):
            serve.find_free_port("127.0.0.1", port)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(Unavailable, match=r"cannot listen on 192\.0\.2\.1"):
        serve.find_free_port("192.0.2.1", 8000)


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000/"),
        ("0.0.0.0", "http://127.0.0.1:8000/"),  # noqa: S104 -- only shown
        ("::1", "http://[::1]:8000/"),
        ("::", "http://[::1]:8000/"),
    ],
)
def test_the_address_can_be_typed_into_a_browser(host: str, shown: str) -> None:
    assert serve._address(host, 8000) == shown


def test_the_site_answers_until_it_is_stopped(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    assert home.load().returncode == 0
    with closing(listen()) as taken:
        port = taken.getsockname()[1]
        site = subprocess.Popen(
            [sys.executable, "-m", "misaq.cli.main", "serve", "--port", str(port)],
            env={**os.environ, "MISAQ_HOME": str(home.folder), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert site.stdout is not None
        assert f"Port {port} is taken; using" in site.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", site.stdout.readline())
    try:
        assert found is not None
        assert answer(int(found[1])) < 500
    finally:
        site.send_signal(signal.SIGINT)
        _, said = site.communicate(timeout=30)
    assert site.returncode in {0, 130}
    assert "Traceback" not in said


def answer(port: int) -> int:
    """Return the status the site answers with, once it answers."""
    for _ in range(100):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=40)
        try:
            connection.request("GET", "/")
            return connection.getresponse().status
        except ConnectionError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise AssertionError("the site never answered")
