"""Sending notices to addresses that others gave: https only, no private machine, no redirect.

The name is looked up once, every address it has must be public, and the connection goes to one of
those addresses: a name that answers differently the second time leads nowhere else.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from misaq.kernel.errors import InputRefused, Unavailable
from misaq.kernel.words import tell

TIMEOUT = 10.0
"""Seconds for each step of one request."""
LARGEST_ANSWER = 4_096
"""Bytes that are read of an answer."""
LONGEST_ADDRESS = 500

Resolve = Callable[[str, int], tuple[str, ...]]
"""Returns the addresses of a host and port, as text."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the other side answered.

    Attributes:
        status: HTTP status.
        body: the first bytes of it.
        headers: names in small letters.
    """

    status: int
    body: bytes
    headers: Mapping[str, str]


def check_address(text: str) -> str:
    """Return an address that notices may be sent to, as far as that is seen without asking.

    Raises:
        InputRefused: it is not https, holds a name or password, or names a machine by a private
            number, or a port below 1024 other than 443.
    """
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname or "", parts.port or 443
    except ValueError:
        raise _no_address() from None
    is_plain = text.isascii() and text.strip().isprintable() and " " not in text.strip()
    if (
        not is_plain
        or len(text) > LONGEST_ADDRESS
        or parts.scheme != "https"
        or parts.username is not None
        or parts.fragment
        or not _is_host(host)
        or (port != 443 and port < 1024)
    ):
        raise _no_address()
    return text.strip()


def _no_address() -> InputRefused:
    return InputRefused(
        tell("Notices cannot be sent to this address."),
        next_step=tell("Give an https address of a public host, without a name or password."),
        rule="outgoing.address",
    )


def _is_host(host: str) -> bool:
    try:
        return is_public(host)
    except ValueError:
        return "." in host.strip(".") and not host.endswith((".local", ".internal", ".localhost"))


def is_public(address: str) -> bool:
    """Return whether an IP address is one that anybody on the internet can reach.

    Raises:
        ValueError: it is no IP address.
    """
    found = ipaddress.ip_address(address)
    mapped = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    if mapped is not None:
        return is_public(str(mapped))
    return found.is_global and not found.is_multicast and not found.is_reserved


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Return every address of the host, in the order the system gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(each[4][0]) for each in found))


def send(
    address: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    resolve: Resolve = resolve,
    context: ssl.SSLContext | None = None,
    is_allowed: Callable[[str], bool] = is_public,
) -> Reply:
    """Send a body by POST and return what was answered; a redirect is an answer, not followed.

    Args:
        address: of the webhook.
        body: what is sent.
        headers: sent beside it.
        resolve: looks the name up.
        context: whose certificates are trusted; the system's when None.
        is_allowed: whether one IP address may be connected to.

    Raises:
        InputRefused: the address is none, or the host has an address that is not public.
        Unavailable: the host is not found, does not answer in time, or not in HTTP.
    """
    parts = urlsplit(check_address(address))
    host, port = parts.hostname or "", parts.port or 443
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    try:
        found = resolve(host, port)
        if not found or not all(map(is_allowed, found)):
            raise _no_address()
        connection = _Pinned(host, port, found[0], context or ssl.create_default_context())
        try:
            connection.request("POST", path, body=body, headers=dict(headers))
            answer = connection.getresponse()
            named = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, answer.read(LARGEST_ANSWER), named)
        finally:
            connection.close()
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Unavailable(
            tell("The address did not take the notice: {why}.", why=type(error).__name__),
            next_step=tell("It is tried again later."),
            rule="outgoing.unreachable",
        ) from error


class _Pinned(http.client.HTTPSConnection):
    """Connects to one number, and asks the certificate for the name."""

    def __init__(self, host: str, port: int, number: str, context: ssl.SSLContext) -> None:
        super().__init__(host, port, timeout=TIMEOUT, context=context)
        self._number, self._trusting = number, context

    def connect(self) -> None:
        plain = socket.create_connection((self._number, self.port), timeout=TIMEOUT)
        try:
            self.sock = self._trusting.wrap_socket(plain, server_hostname=self.host)
        except BaseException:
            plain.close()
            raise
