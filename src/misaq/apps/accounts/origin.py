"""Which address a request came from."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest

_UNKNOWN = "0.0.0.0"  # noqa: S104 -- "not known"; nothing listens on it


def address_of(request: HttpRequest) -> str:
    """Return the address of the visitor.

    Behind a proxy it is the last one that the proxy wrote down; what stands before that, anybody
    may have made up.
    """
    given = str(request.META.get("REMOTE_ADDR") or "")
    if settings.MISAQ_BEHIND_PROXY:
        given = request.headers.get("X-Forwarded-For", given).rpartition(",")[2].strip()
    try:
        return str(ipaddress.ip_address(given))
    except ValueError:
        return _UNKNOWN
