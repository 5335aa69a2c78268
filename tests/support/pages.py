"""Reading the pages of the site as a program reads them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client
from lxml import html


def tree_of(content: bytes) -> Any:
    """Return the page as a tree."""
    return html.document_fromstring(content.decode())


def text_of(content: bytes) -> str:
    """Return what a reader sees of the main part of the page, on one line."""
    return " ".join(tree_of(content).xpath("string(//main)").split())


def walk(client: Client, start: str, *, within: str = "/") -> Iterator[tuple[str, Any]]:
    """Yield the address and answer of every page that links lead to from ``start``.

    Only addresses of this site that begin with ``within`` are followed.
    """
    waiting, seen = [start], {start}
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        yield address, answer
        if answer.status_code != 200 or "html" not in answer["Content-Type"]:
            continue
        for link in tree_of(answer.content).xpath("//a/@href"):
            there = urldefrag(urljoin(address, link)).url
            if not urlsplit(there).netloc and there.startswith(within) and there not in seen:
                seen.add(there)
                waiting.append(there)
