"""Keeps tests on this machine: a connection to anywhere else is refused, by name."""

from __future__ import annotations

import ipaddress
import sys

# What Python tells before it connects, sends to, or looks up an address.
_CONNECTING = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
_LOOKING_UP = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})


class NetworkIsOff(ConnectionError):
    """A test tried to leave this machine."""


def is_here(host: object) -> bool:
    """Tell whether a host is this machine: loopback, or nobody in particular."""
    if host is None or host in ("", b"", "localhost", b"localhost"):
        return True
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _watch(event: str, args: tuple[object, ...]) -> None:
    if event in _CONNECTING:
        address = args[1]
        # A string is a socket file; None is a socket that is connected already.
        if isinstance(address, tuple) and not is_here(address[0]):
            raise NetworkIsOff(f"Tests stay on this machine; refused: {address[0]}.")
    elif event in _LOOKING_UP and not is_here(args[0]):
        raise NetworkIsOff(f"Tests stay on this machine; refused to look up: {args[0]!r}.")


def forbid_network() -> None:
    """Refuse every address but loopback, for as long as this process lives."""
    sys.addaudithook(_watch)
