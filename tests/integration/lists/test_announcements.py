"""Announcements on record beside the snapshots of lists: page, history, difference and checks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from misaq.apps.findings.queries import list_summaries
from misaq.apps.lists.queries import get_difference, get_party, list_turnover
from misaq.apps.registers.actions import load_pack
from misaq.core.access.actors import PUBLIC, operator
from misaq.core.lists.differences import sentences_of, to_data
from misaq.core.lists.registers import Announcement
from misaq.core.lists.spells import EventKind
from misaq.kernel.dates import parse_date
from misaq.kernel.ids import Key
from tests.support.invented_country import invented_pack
from tests.support.lists_at_hand import BANNED_DAYS, COUNCIL_DAYS, LOADED_AT, load_all
from tests.support.pages import text_of

pytestmark = pytest.mark.usefixtures("_announced")
LEAGUE = "QDe.902"


@pytest.fixture
def _announced(_loaded: None) -> None:
    """Three notices: a body by its name, an entry by its reference, persons by their number."""
    pack = invented_pack()
    lists = pack.registers.lists
    cite = lists.corrections[0].cite
    told = (
        Announcement(
            Key("league-gone"), Key("BANNED"), EventKind.DELISTED, parse_date("2019-12"),
            "Gazette of Examplia", cite, body=Key("LEAGUE"),
        ),
        Announcement(
            Key("league-back"), Key("COUNCIL"), EventKind.RELISTED, parse_date("2019-05-05"),
            "A release", cite, reference=LEAGUE,
        ),
        Announcement(
            Key("two-gone"), Key("COUNCIL"), EventKind.DELISTED, parse_date("2018-05"),
            "A release", cite, count=2,
        ),
    )  # fmt: skip
    wanted = replace(pack.registers, lists=replace(lists, announcements=told))
    load_pack(
        actor=operator(7),
        at=LOADED_AT + timedelta(hours=1),
        pack=replace(pack, registers=wanted, version="with-notices"),
    )
    load_all()


def test_what_an_announcement_tells_of_is_not_silent() -> None:
    league = get_party(actor=PUBLIC, source_list="COUNCIL", reference=LEAGUE)
    told = [(event.kind.value, event.saying.value) for s in league.spells for event in s.events]
    assert told == [("LISTED", "NOT_SEEN"), ("DELISTED", "ANNOUNCED"), ("RELISTED", "ANNOUNCED")]
    of_persons = list_turnover(actor=PUBLIC, source_list="COUNCIL", persons=True)
    assert (of_persons[0].delisted, of_persons[0].silent) == (1, 0)


def test_the_difference_says_who_announced_it() -> None:
    difference, _ = get_difference(
        actor=PUBLIC, source_list="BANNED", before=BANNED_DAYS[1], after=BANNED_DAYS[2]
    )
    said = " ".join(map(str, sentences_of(difference)))
    assert "is gone; an announcement of 2019-12 tells of it" in said
    assert "the list says nothing of why" not in said
    assert '"announced_on": "2019-12"' in str(to_data(difference)).replace("'", '"')
    back, _ = get_difference(
        actor=PUBLIC, source_list="COUNCIL", before=COUNCIL_DAYS[1], after=COUNCIL_DAYS[2]
    )
    assert "an announcement of 2019-05-05 tells of it" in " ".join(map(str, sentences_of(back)))


def test_checks_count_what_is_announced_apart() -> None:
    found = list_summaries(actor=PUBLIC, as_of=date(2021, 1, 1))
    change = next(one.change for one in found.summaries if one.source_list == "BANNED")
    assert change is not None
    assert (change.silent_removals, change.announced_removals) == (0, 1)


def test_pages_show_announcements(client: Client) -> None:
    page = text_of(client.get("/lists/printings/").content)
    assert "Gazette of Examplia" in page
    assert "2 entries, not named" in page
    assert "Example League" in text_of(client.get("/lists/BANNED/").content)
    entry = text_of(client.get(f"/lists/COUNCIL/entries/{LEAGUE}/").content)
    assert "an announcement is on record" in entry
