"""Answers that programs take: the right type, open to every site, kept as long as they hold."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from misaq.core.packs.projection import Plain
from misaq.reports.open_data.package import json_bytes

FOR_EVER = "public, max-age=31536000, immutable"
OPEN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
"""Everything here is public: any site may read it in a browser."""


def open_answer(content: bytes, media_type: str, *, file_name: str = "") -> HttpResponse:
    """Return an answer that any site may read; with a file name, one to save."""
    response = HttpResponse(content, content_type=media_type)
    for name, value in OPEN.items():
        response.headers[name] = value
    if file_name:
        response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response


def open_json(data: Plain, media_type: str) -> HttpResponse:
    """Return data as JSON."""
    return open_answer(json_bytes(data), media_type)


def wants_bom(request: HttpRequest) -> bool:
    """Say whether ``?bom=yes`` asks for a byte-order mark, as some spreadsheets need."""
    return request.GET.get("bom") == "yes"
