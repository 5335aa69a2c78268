"""Fetching a file from its publisher: over HTTPS, in bearable size and time, every turn shown."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO
from urllib.parse import unquote, urlsplit

from misaq.kernel.errors import InputRefused, SourceChanged, Unavailable
from misaq.kernel.words import tell
from misaq.sources.lists.files import LIMITS, NamedBytes

SECONDS = 60.0
MOST_TURNS = 5
_CHUNK = 256 * 1024
_HEADERS: Mapping[str, str] = {
    "User-Agent": "Misaq (reads what is public; see its documentation)",
    "Accept-Encoding": "identity",
}
_PLAIN_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that came over the network.

    Attributes:
        file: its name and every byte of it.
        address: where it came from in the end.
        turns: addresses that sent on to the next, the one asked first.
    """

    file: NamedBytes
    address: str
    turns: tuple[str, ...] = ()


def fetch(address: str, *, seconds: float = SECONDS, most: int = LIMITS.file_bytes) -> Fetched:
    """Return the bytes at an address, whole or not at all.

    Only HTTPS is followed, at most five turns; a plain address is taken of this machine alone.

    Args:
        seconds: how long to wait for the publisher each time.
        most: bytes beyond which the answer is refused.

    Raises:
        InputRefused: the address is none that is fetched.
        SourceChanged: the publisher has nothing there, sends too much, or sends on to a place
            that is not followed.
        Unavailable: the publisher cannot be reached or breaks off; later may do.
    """
    _check(address)
    turns = _Turns()
    opener = urllib.request.build_opener(urllib.request.ProxyHandler(), turns)
    request = urllib.request.Request(address, headers=dict(_HEADERS))  # noqa: S310 -- checked above
    try:
        with opener.open(request, timeout=seconds) as answer:
            data = _read(answer, most)
            return Fetched(NamedBytes(_name(answer.url), data), answer.url, tuple(turns.passed))
    except urllib.error.HTTPError as error:
        error.close()
        raise _answered(address, error.code) from error
    except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
        raise _unreachable(address) from error


@dataclass
class _Turns(urllib.request.HTTPRedirectHandler):
    passed: list[str] = field(default_factory=list)

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        self.passed.append(req.full_url)
        if len(self.passed) > MOST_TURNS or not _is_followed(newurl):
            raise SourceChanged(
                tell("The publisher sends on to {address}, which is not followed.",
                     address=newurl[:200]),
                next_step=tell("Open it, and correct the address if the file has moved."),
                rule="lists.turns",
            )  # fmt: skip
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _is_followed(address: str) -> bool:
    parts = urlsplit(address)
    is_here = parts.scheme == "http" and parts.hostname in _PLAIN_HOSTS
    has_login = parts.username is not None or parts.password is not None
    return bool(parts.hostname) and not has_login and (parts.scheme == "https" or is_here)


def _check(address: str) -> None:
    try:
        is_followed = _is_followed(address)
    except ValueError:
        is_followed = False
    if not is_followed or any(sign <= " " for sign in address):
        raise InputRefused(
            tell("{address} is no address a file is fetched from.", address=repr(address[:200])),
            next_step=tell(
                "Give an address that begins with https:// and has no name or password."
            ),
            rule="lists.address",
        )


def _read(answer: http.client.HTTPResponse, most: int) -> bytes:
    data = bytearray()
    while chunk := answer.read(_CHUNK):
        data += chunk
        if len(data) > most:
            raise SourceChanged(
                tell("The publisher sends more than {size} MB.", size=f"{most / 1024 / 1024:g}"),
                next_step=tell("No file of this kind is so large; look at the address."),
                rule="lists.size",
            )
    promised = answer.headers.get("Content-Length", "")
    if promised.isdecimal() and int(promised) != len(data):
        raise http.client.IncompleteRead(bytes(data), int(promised) - len(data))
    return bytes(data)


def _name(address: str) -> str:
    return unquote(PurePosixPath(urlsplit(address).path).name)[:120] or "list"


def _answered(address: str, code: int) -> SourceChanged | Unavailable:
    message = tell("{address} answers with {code}.", address=address[:200], code=code)
    if 300 <= code < 400 or code in {401, 403, 404, 410, 451}:
        next_step = tell(
            "Open it in a browser: the file has moved, or the site keeps programs out."
        )
        return SourceChanged(message, next_step=next_step, rule="lists.answer")
    return Unavailable(message, next_step=tell("Try again later."), rule="lists.answer")


def _unreachable(address: str) -> Unavailable:
    return Unavailable(
        tell("{address} cannot be reached, or breaks off.", address=address[:200]),
        next_step=tell("Check the network, and try again later."),
        rule="lists.answer",
    )
