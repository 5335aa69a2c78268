"""Which addresses a paper may lead to."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from misaq.kernel.errors import InputRefused

# Browsers drop tabs and line ends inside an address and read "\" as "/": what a check sees and
# what a browser opens would differ, so such characters are refused outright.
_TRAP = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029\ud800-\udfff]")
_SCHEMES = ("http", "https")
_NEXT = 'Use "https://…", "http://…" or a path such as "findings/LST001".'


def check_href(href: str) -> None:
    """Refuse an address that is neither http, https nor a path relative to the page.

    Raises:
        InputRefused: another scheme, no host, a user name before the host, another host without a
            scheme ("//host"), spaces, control characters or backslashes.
    """
    if reason := _objection(href):
        raise InputRefused(f"{href!r} cannot be linked to: {reason}.", next_step=_NEXT)


def is_absolute(href: str) -> bool:
    """Say whether a checked address leads to a host of its own."""
    return urlsplit(href).scheme != ""


def _objection(href: str) -> str:
    if not href:
        return "it is empty"
    if _TRAP.search(href):
        return "it holds a space, a control character or a backslash"
    try:
        parts = urlsplit(href)
    except ValueError:
        return "it is not an address"
    if parts.scheme and parts.scheme not in _SCHEMES:
        return f"the scheme {parts.scheme!r} is not allowed"
    if parts.scheme and not parts.hostname:
        return "it names no host"
    if parts.username is not None or parts.password is not None:
        return "it carries a user name"
    if not parts.scheme and (parts.netloc or href.startswith("//")):
        return "it leads to another host without saying how"
    # "1x:y" has no scheme for urlsplit but some readers see one.
    if not parts.scheme and ":" in parts.path.partition("/")[0]:
        return "a colon in its first part looks like a scheme"
    return ""
