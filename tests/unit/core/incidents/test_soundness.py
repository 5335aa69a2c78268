"""What a pack says of incidents holds together, or is told not to."""

from __future__ import annotations

import dataclasses

from misaq.core.incidents.registers import (
    ActorPattern,
    Incidents,
    MonthlyTotals,
    Vocabulary,
    Word,
    YearOfMonths,
)
from misaq.core.incidents.soundness import find_faults
from misaq.kernel.dates import parse_date
from misaq.kernel.ids import Key
from tests.support.invented_coding import ACTORS, CITE, PATTERNS, RULES, WORDS

GOOD = Incidents(actors=ACTORS, actor_patterns=PATTERNS, vocabularies=WORDS, rules=RULES)
EVERY_NAME = "the pattern asks for nothing, so it would fit every name."
TWELVE = "twelve counts were expected of each month, none below nought."
NONE = (0,) * 12
YEAR = YearOfMonths(2001, events=(1, *NONE[1:]), deaths=(3, *NONE[1:]), no_month=(1, 2, 2, 4))


def faults(**parts: object) -> list[str]:
    """Return what is wrong with the good register with other parts."""
    changed = dataclasses.replace(GOOD, **parts)  # type: ignore[arg-type]
    return [f"{one.table} {one.key} {one.path}: {one.what}" for one in find_faults(changed)]


def totals(*years: YearOfMonths) -> MonthlyTotals:
    """Return totals of 2001 and 2002."""
    return MonthlyTotals(Key("M"), "gazette", "1", parse_date("2001..2002"), years, CITE)


def test_the_invented_register_holds_together() -> None:
    assert faults() == []
    assert faults(monthly=(totals(YEAR, dataclasses.replace(YEAR, year=2002)), totals())) == []


def test_rules_words_names_and_patterns_that_do_not_are_told() -> None:
    twice = Vocabulary(Key("V"), "gazette", "mood", (Word("Fight"), Word("fight")), CITE)
    namesake = dataclasses.replace(ACTORS[2], title="The WATCH")
    empty = ActorPattern(Key("ANY"), Key("WATCH"), "Fits all.", CITE)
    assert faults(
        rules=(*RULES, RULES[0]),
        vocabularies=(twice,),
        actors=(ACTORS[0], namesake),
        actor_patterns=(empty,),
    ) == [
        "incidents.rules OPS : another rule has the rank 1.",
        "incidents.rules OPS : another rule has this name.",
        "incidents.vocabularies V field: words stand in no field 'mood'.",
        "incidents.vocabularies V words: the word 'fight' stands 2 times.",
        "incidents.actors LEAGUE names: WATCH has the name 'the watch' too.",
        f"incidents.actor_patterns ANY starts: {EVERY_NAME}",
    ]


def test_years_out_of_the_span_and_months_that_are_not_twelve_are_told() -> None:
    short = YearOfMonths(2003, events=(1,), deaths=(3,))
    assert faults(monthly=(totals(YEAR, short),)) == [
        "incidents.monthly M years: the years are out of order, doubled or outside the span.",
        f"incidents.monthly M years[1]: {TWELVE}",
    ]
