"""What the tutorials name is there: pictures, addresses of the site, people of the demo."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import resolve
from django.utils.translation import override

from misaq.apps.accounts.demo import DEMO_PEOPLE

DOCS = Path(__file__).resolve().parents[2] / "docs"
PICTURES = DOCS / "img" / "tutorial"
TUTORIALS = sorted((DOCS / "tutorials").glob("*.md"))
MOST_BYTES = 120_000

_PICTURE = re.compile(r"!\[([^]]*)\]\(([^)]+)\)")
_ADDRESS = re.compile(r"`(/[^`\s]*)`")
_PERSON = re.compile(r"`(\w+@misaq\.example)`")

EACH = pytest.mark.parametrize("page", TUTORIALS, ids=[page.stem for page in TUTORIALS])


def pictures_of(page: Path) -> list[tuple[str, Path]]:
    """Return the pictures a page shows, each with the words in its place."""
    found = _PICTURE.findall(page.read_text(encoding="utf-8"))
    return [(words, (page.parent / path).resolve()) for words, path in found]


@EACH
def test_every_picture_is_there_small_and_told_in_words(page: Path) -> None:
    for words, picture in pictures_of(page):
        assert picture.is_file(), picture
        assert picture.stat().st_size < MOST_BYTES, picture
        assert len(words) > 10, picture


def test_every_picture_that_is_kept_is_shown() -> None:
    shown = {picture for page in TUTORIALS for _, picture in pictures_of(page)}
    kept = set(PICTURES.glob("*"))
    assert kept
    assert kept <= shown


@EACH
def test_every_address_is_one_of_the_site(page: Path) -> None:
    with override("en"):
        for address in _ADDRESS.findall(page.read_text(encoding="utf-8")):
            assert resolve(address).view_name, address


@EACH
def test_everybody_who_signs_in_is_of_the_demo(page: Path) -> None:
    people = {person.email for person in DEMO_PEOPLE}
    assert set(_PERSON.findall(page.read_text(encoding="utf-8"))) <= people
