"""Every public page from one worker, as a ratio to a null page of Django in the same run."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.timing import Times, of

ROUNDS = 40
_LINK = re.compile(r'href="(/[^"#?]*)')
_SERVER = (
    "from granian import Granian; from granian.constants import Interfaces; import sys;"
    "Granian('misaq.project.wsgi:application', address='127.0.0.1', port=int(sys.argv[1]),"
    " interface=Interfaces.WSGI, workers=1, blocking_threads=1).serve()"
)


def measure_pages(home: Path) -> None:
    """Print one line for each kind of page, the slowest ratio first."""
    with serving(home) as port:
        pages = _one_of_each_kind(port)
        seconds: dict[str, list[float]] = {path: [] for path in ("/null/", *pages)}
        for _ in range(ROUNDS):
            for path, found in seconds.items():
                found.append(_get(port, path)[1])
    null = of(seconds.pop("/null/"))
    print(f"\n{'page (one worker, one at a time)':<48}{'median':>9}{'p95':>9}{'ratio':>8}")
    _line("null page of Django (the peer)", null, null)
    for path, found in sorted(seconds.items(), key=lambda item: -of(item[1]).median):
        _line(path if len(path) <= 47 else f"{path[:46]}…", of(found), null)


def _line(name: str, times: Times, null: Times) -> None:
    print(
        f"{name:<48}{times.median * 1000:>6.1f} ms{times.p95 * 1000:>6.1f} ms"
        f"{times.median / null.median:>8.2f}"
    )


@contextmanager
def serving(home: Path) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environment = {
        **os.environ,
        "MISAQ_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
    }
    with subprocess.Popen(  # noqa: S603 -- our own Python, our own words
        [sys.executable, "-c", _SERVER, str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            _wait(port)
            yield port
        finally:
            server.terminate()


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            if _get(port, "/null/")[0] == "null":
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The site did not start within 20 s.")


def _one_of_each_kind(port: int) -> tuple[str, ...]:
    """Follow the links from the first page and return one path for each route that is reached."""
    from django.urls import Resolver404, resolve

    kinds: dict[str, str] = {}
    seen: set[str] = set()
    waiting = ["/"]
    while waiting and len(seen) < 400:
        path = waiting.pop(0)
        if path in seen or path.startswith("/static/"):
            continue
        seen.add(path)
        try:
            route = resolve(path).route
        except Resolver404:
            continue
        if kinds.setdefault(route, path) == path:
            waiting += _LINK.findall(_get(port, path)[0])
    return tuple(kinds.values())


def _get(port: int, path: str) -> tuple[str, float]:
    """Return a page's text and the seconds it took on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.connect()
    began = time.perf_counter()
    connection.request("GET", path, headers={"Accept-Language": "en"})
    answer = connection.getresponse()
    text = answer.read().decode("utf-8", "replace")
    seconds = time.perf_counter() - began
    connection.close()
    if answer.status >= 400:
        raise SystemExit(f"{path} answered {answer.status}.")
    return text, seconds
