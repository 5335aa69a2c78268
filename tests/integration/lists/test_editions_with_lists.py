"""What is published says so when only stored lists changed, and older names still lead to it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from misaq.apps.open_data.queries import get_edition, get_release
from misaq.core.access.actors import PUBLIC
from misaq.kernel.errors import NotFound
from misaq.reports.open_data.package import release_of
from tests.support.lists_at_hand import LOADED_AT, banned, load
from tests.support.pages import text_of

pytestmark = pytest.mark.usefixtures("_loaded")
DAY = date(2021, 3, 1)


def _release() -> str:
    return release_of(get_edition(actor=PUBLIC, as_of=DAY))


def test_a_loaded_list_makes_another_release_and_the_older_ones_stay() -> None:
    releases = [_release()]
    for number in range(2):
        load("BANNED", banned(number), LOADED_AT + timedelta(days=1 + number))
        releases.append(_release())
    assert len(set(releases)) == 3
    for release in releases:
        assert release_of(get_release(actor=PUBLIC, release=release).edition) == release
    with pytest.raises(NotFound):
        get_release(actor=PUBLIC, release=releases[-1].replace("-", "-00000000", 3)[:40])
    edition = get_edition(actor=PUBLIC, as_of=DAY)
    assert edition.recorded_at == LOADED_AT + timedelta(days=2)


def test_the_page_and_what_is_cited_say_which_lists(client: Client) -> None:
    load("BANNED", banned(0))
    edition = get_edition(actor=PUBLIC, as_of=DAY)
    assert edition.lists_version[:8] in edition.version
    assert "of stored lists" in text_of(client.get("/data/").content)
