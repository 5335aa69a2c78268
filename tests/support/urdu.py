"""What an Urdu page must not show: English or numbers loose among Urdu words, or Arabic letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import translation

from tests.support.pages import tree_of

_ARABIC = re.compile("[\u0600-\u06ff]")
_LATIN_OR_DIGIT = re.compile("[A-Za-z0-9]")
_LATIN_WORD = re.compile("[A-Za-z]{2,}")
_NOT_URDU = re.compile("[كيىه٠-٩ـ]")
# A text of its own: an abbreviation, the name of a file or of a field.
_SAME_EVERYWHERE = re.compile(
    r"[A-Z]{2,6}|BibTeX|ETag|[\w-]+\.(?:csv|ics|json|pdf|zip)|[a-z]+_[a-z]+(?:, [a-z]+_[a-z]+)*"
)
# What a browser cannot nest anything in; what is drawn, typed or copied as it stands.
_PLAIN = {"svg", "title", "option", "textarea", "code", "pre", "script", "style", "kbd"}


def one_page_of_each_kind(client: Client, start: str = "/ur/") -> Iterator[tuple[str, Any]]:
    """Yield the address and the tree of the first page met of each view."""
    waiting, seen = [start], set[str]()
    while waiting:
        address = waiting.pop(0)
        name = _name_of(address)
        if not name or name in seen:
            continue
        seen.add(name)
        answer = client.get(address)
        if answer.status_code != 200 or "html" not in answer["Content-Type"]:
            continue
        tree = tree_of(answer.content)
        yield address, tree
        links = (urldefrag(urljoin(address, link)).url for link in tree.xpath("//a/@href"))
        waiting += [link for link in links if link.startswith(start)]


def _name_of(address: str) -> str:
    try:
        with translation.override("ur"):  # the prefix is part of the address of this language only
            return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


def loose_words(tree: Any) -> list[str]:
    """Return texts in which Latin letters or digits stand loose among Urdu, and loose English."""
    return [
        text.strip()
        for element, text in _texts(tree)
        if (_ARABIC.search(text) and _LATIN_OR_DIGIT.search(text)) or _LATIN_WORD.search(text)
        if not _is_set_apart(element) and not _SAME_EVERYWHERE.fullmatch(text.strip())
    ]


def foreign_letters(tree: Any) -> list[str]:
    """Return texts with Arabic letters or digits where Urdu has its own."""
    return [text.strip() for _, text in _texts(tree) if _NOT_URDU.search(text)]


def _texts(tree: Any) -> Iterator[tuple[Any, str]]:
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.text and element.text.strip():
            yield element, element.text
        if element.tail and element.tail.strip():
            yield element.getparent(), element.tail


def _is_set_apart(element: Any) -> bool:
    """Say whether the nearest mark of direction around it is left to right."""
    while element is not None:
        if element.tag in _PLAIN or element.get("dir") in ("ltr", "auto"):
            return True
        if element.get("dir") == "rtl":
            return False
        if element.tag == "bdi":  # finds its own direction, as "auto" does
            return True
        element = element.getparent()
    return False
