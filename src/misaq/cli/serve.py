"""`misaq serve`: show the site on this machine."""

from __future__ import annotations

import errno
import socket
from typing import Annotated

import typer

from misaq.cli.database import open_database
from misaq.kernel.errors import Unavailable
from misaq.kernel.words import tell

PORTS_TRIED = 20
THREADS = 4


def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
) -> None:
    """Show the site on this machine. Ctrl-C ends it.

    When the port is taken, the next free one is used and said.
    """
    open_database()
    from django.conf import settings

    bool(settings.SECRET_KEY)  # made now, so that a folder that cannot be written is said now
    free = find_free_port(host, port)
    if free != port:
        typer.echo(f"Port {port} is taken; using {free}.")
    typer.echo(f"Misaq is at {_address(host, free)} (Ctrl-C ends it).")
    _serve(host, free)


def find_free_port(host: str, port: int) -> int:
    """Return the first port from ``port`` on that nobody listens on.

    Raises:
        Unavailable: the twenty ports from there on are taken, or the address is not this machine's.
    """
    last = min(port + PORTS_TRIED - 1, 65535)
    for candidate in range(port, last + 1):
        try:
            _try(host, candidate)
        except OSError as error:
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise Unavailable(
                    tell(
                        "Misaq cannot listen on {host}: {value}.",
                        host=host,
                        value=error.strerror or error,
                    ),
                    next_step=tell("Give an address of this machine with --host."),
                    rule="serve.address",
                ) from error
            continue
        return candidate
    raise Unavailable(
        tell("No port from {port} to {last} is free.", port=port, last=last),
        next_step=tell("End what uses them, or give another with --port."),
        rule="serve.port",
    )


def _try(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))


def _address(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)  # noqa: S104 -- only compared
    shown = f"[{shown}]" if ":" in shown and not shown.startswith("[") else shown
    return f"http://{shown}:{port}/"


def _serve(host: str, port: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "misaq.project.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        websockets=False,
    ).serve()
