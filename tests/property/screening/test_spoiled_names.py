"""Names spoiled by class: what is still found, and that what is nobody's is seldom alerted."""

from __future__ import annotations

from datetime import date
from itertools import islice

import pytest

from misaq.core.lists.records import ListedName, ListEntry, PartyKind
from misaq.core.screening.answer import ListVersion
from misaq.core.screening.index import build
from misaq.core.screening.policy import Policy
from misaq.kernel.ids import Key
from tests.support.invented_names import SMALL_TABLE, invent_people
from tests.support.spoiled_names import Recall, alerts_by_class, recall_by_class, table

ASKED_FOR = Policy(shows_common=True)
# A little below what is found: these hold what there is, and are no aim.
LEAST = {
    "double_collapse": 0.85,
    "homoglyph": 0.98,
    "initials": 0.65,
    "invisible_char": 0.9,
    "name_order": 0.75,
    "ocr": 0.45,
    "phonetic": 0.45,
    "title_affix": 0.9,
    "token_drop": 0.45,
    "translit": 0.95,
    "transpose": 0.7,
    "truncate": 0.4,
    "typo": 0.5,
    "vowel_drop": 0.15,
}


def listed() -> list[ListEntry]:
    """Return invented people with names of two words or more, each name once."""
    people = islice(invent_people(SMALL_TABLE, seed=12), 400)
    names = dict.fromkeys(p.name for p in people if len(p.name.split()) > 1)
    return [
        ListEntry(f"XP.{number}", PartyKind.PERSON, (ListedName(name),))
        for number, name in enumerate(islice(names, 150))
    ]


@pytest.fixture(scope="module")
def measured() -> tuple[dict[str, Recall], dict[str, Recall]]:
    """Return what is found of each class, and what is alerted that should not be."""
    entries = listed()
    index = build({ListVersion(Key("XX"), date(2024, 3, 1)): entries})
    found = recall_by_class(index, entries, ASKED_FOR)
    alerted = dict(alerts_by_class(index, entries, Policy()))
    print(table(found, alerted))
    return found, alerted


@pytest.mark.parametrize("spoiling", LEAST)
def test_what_is_still_found_of_each_class(
    measured: tuple[dict[str, Recall], dict[str, Recall]], spoiling: str
) -> None:
    share = measured[0][spoiling]
    assert share.asked > 0
    assert share.share >= LEAST[spoiling]


def test_names_that_are_nobodys_are_seldom_alerted(
    measured: tuple[dict[str, Recall], dict[str, Recall]],
) -> None:
    assert set(measured[1]) == {"cross_pair", "token_swap", "edit_beyond"}
    for share in measured[1].values():
        assert share.share <= 0.2
