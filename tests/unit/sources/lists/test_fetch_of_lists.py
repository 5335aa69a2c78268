"""Fetching, from a publisher that runs on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from misaq.kernel.errors import InputRefused, SourceChanged, Unavailable
from misaq.sources.lists.fetch import fetch

BODY = b"name,listed_on\nExample Front,\n"


class _Publisher(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        turns = {
            "/old": "/lists/now.csv",
            "/round": "/round",
            "/away": "http://example.org/list.csv",
            "/file": "file:///etc/hostname",
        }
        if path in turns:
            self.send_response(302)
            self.send_header("Location", turns[path])
            self.end_headers()
        elif path in {"/gone", "/busy"}:
            self.send_error(404 if path == "/gone" else 503)
        else:
            self.send_response(200)
            cut = 10 if path == "/cut" else 0
            self.send_header("Content-Length", str(len(BODY) + cut))
            self.end_headers()
            self.wfile.write(BODY)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def publisher() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Publisher)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_bytes_and_where_they_came_from(publisher: str) -> None:
    fetched = fetch(f"{publisher}/lists/now.csv?day=1")
    assert (fetched.file.name, fetched.file.data) == ("now.csv", BODY)
    assert (fetched.address, fetched.turns) == (f"{publisher}/lists/now.csv?day=1", ())


def test_turns_are_shown(publisher: str) -> None:
    fetched = fetch(f"{publisher}/old")
    assert fetched.address == f"{publisher}/lists/now.csv"
    assert fetched.turns == (f"{publisher}/old",)


@pytest.mark.parametrize("path", ["/away", "/file", "/round"])
def test_turns_that_are_not_followed(publisher: str, path: str) -> None:
    with pytest.raises(SourceChanged, match=r"not followed|answers with 302"):
        fetch(f"{publisher}{path}")


def test_nothing_there(publisher: str) -> None:
    with pytest.raises(SourceChanged, match="answers with 404"):
        fetch(f"{publisher}/gone")


def test_not_now(publisher: str) -> None:
    with pytest.raises(Unavailable, match="answers with 503"):
        fetch(f"{publisher}/busy")


def test_half_an_answer_is_none(publisher: str) -> None:
    with pytest.raises(Unavailable, match="breaks off"):
        fetch(f"{publisher}/cut")


def test_too_much(publisher: str) -> None:
    with pytest.raises(SourceChanged, match="more than"):
        fetch(f"{publisher}/lists/now.csv", most=10)


def test_nobody_answers() -> None:
    with pytest.raises(Unavailable, match="cannot be reached"):
        fetch("http://127.0.0.1:9/list.csv", seconds=2)


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/list.csv",
        "ftp://example.org/list.csv",
        "file:///list.csv",
        "https://name:word@example.org/list.csv",
        "https://exa mple.org/",
        "https://",
        "https://[::1/",
        "",
    ],
)
def test_addresses_that_are_not_fetched(address: str) -> None:
    with pytest.raises(InputRefused, match="no address"):
        fetch(address)
