"""Coding real events: the share that each rule decides, printed and held to a floor."""

from __future__ import annotations

import csv
import gzip
import io
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from misaq.core.incidents.coding.actors import ActorRegistry
from misaq.core.incidents.coding.code import code_event
from misaq.core.incidents.coding.records import Coding
from misaq.core.incidents.coding.rules import RuleBook
from misaq.core.incidents.records import SourceEvent
from misaq.core.incidents.words import Nature
from tests.support import skips
from tests.support.pack_of_pakistan import pack_of_pakistan

ROOT = Path(__file__).resolve().parents[3]
FILE = ROOT.parent / "shared/data/incidents/ged-22.1-pakistan-1989-2018.csv.gz"
DAY = date(2000, 1, 1)


@cache
def codings() -> tuple[Coding, ...]:
    """Return the coding of every event of the file."""
    if not FILE.is_file():
        pytest.skip(f"{skips.NO_SHARED_DATA}: {FILE.name}")
    register = pack_of_pakistan().registers.incidents
    actors = ActorRegistry(register.actors, register.actor_patterns)
    rules = RuleBook(register.rules, register.vocabularies)
    text = io.StringIO(gzip.decompress(FILE.read_bytes()).decode("utf-8-sig"), newline="")
    rows = [row for row in csv.DictReader(text) if row["id"].isdigit()]
    return tuple(code_event(event_of(row), actors, rules) for row in rows)


def event_of(row: dict[str, str]) -> SourceEvent:
    """Return what of a row decides its coding."""
    return SourceEvent(
        "ucdp-ged",
        "22.1",
        row["id"],
        DAY,
        DAY,
        kind=row["type_of_violence"],
        side_a=row["side_a"],
        side_b=row["side_b"],
        killed_side_a=int(row["deaths_a"]),
        killed_side_b=int(row["deaths_b"]),
        killed_civilians=int(row["deaths_civilians"]),
    )


def test_nearly_every_event_is_coded_and_what_is_not_is_counted() -> None:
    found = codings()
    shares = Counter(coding.primary_rule or "unknown" for coding in found)
    for rule, count in shares.most_common():
        print(f"{rule:12} {count:5} {count / len(found):6.1%}")
    assert sum(coding.is_unknown for coding in found) / len(found) < 0.01


def test_operations_and_attacks_are_told_apart() -> None:
    natures = Counter(coding.nature for coding in codings())
    assert natures[Nature.OPERATION] == 1796
    assert natures[Nature.ATTACK] == 1838


def test_no_side_is_shown_in_words_that_the_pack_does_not_hold() -> None:
    register = pack_of_pakistan().registers.incidents
    titles = {actor.title for actor in register.actors} | {"Unidentified"}
    assert {coding.side_b.title for coding in codings()} <= titles
