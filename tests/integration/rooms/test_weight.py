"""What a first load weighs over the pack of Pakistan, whose lists are long."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from misaq.apps.pages.style import style_sheet
from tests.integration.rooms.test_pages import ROOMS, lists_of
from tests.support.pages import tree_of

MOST_BYTES = {"": 150_000, "/ur": 320_000}
WIDEST = ("/sources/", "/committees/", "/law/", "/policies/", "/checks/")


def carried(language: str) -> int:
    """Return the bytes that come with every page."""
    names = ["misaq/favicon.svg"]
    names += ["fonts/NotoNastaliqUrdu-Regular.woff2"] if language else []
    return len(style_sheet().encode()) + sum(
        Path(str(finders.find(name))).stat().st_size for name in names
    )


@pytest.mark.parametrize("language", MOST_BYTES, ids=["en", "ur"])
def test_no_page_over_pakistan_is_heavy(reader_of_pakistan: Client, language: str) -> None:
    addresses = ["/", "/findings/", "/gaps/", "/checks/", *_lists()]
    for above in WIDEST:
        found = tree_of(reader_of_pakistan.get(above).content).xpath("//main//a/@href")
        addresses += [link for link in found if link.startswith("/") and "?" not in link]
    room = MOST_BYTES[language] - carried(language)
    heavy = {
        address: size
        for address in dict.fromkeys(addresses)
        if (size := len(reader_of_pakistan.get(f"{language}{address}").content)) > room
    }
    assert len(addresses) > 100
    assert heavy == {}


def _lists() -> list[str]:
    return [address for room in ROOMS for address in lists_of(room)]
