"""What somebody may see of a record."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal

import pytest

from misaq.core.access.actors import PUBLIC, Held, user
from misaq.core.access.roles import UserRole
from misaq.core.oversight import published
from misaq.core.packs import TABLES, records_of, sensitivity
from misaq.core.packs.dating import CAME_ON, OTHER_DAYS, RUNS, stands_on
from misaq.core.packs.projection import edtf_of, levels_seen_by, project, visible_fields
from misaq.core.packs.sensitivity import DECLARED, find_undeclared, find_unknown, sensitivity_of
from misaq.core.sourcebook.records import ReadExtent, Source
from misaq.kernel.dates import ImpreciseDate, parse_date
from misaq.kernel.ids import Key
from misaq.kernel.periods import Period
from misaq.kernel.sensitivity import Sensitivity
from misaq.kernel.words import Phrase, say
from tests.support.invented_country import invented_registers

PUBLISHED = (
    published.PublishedFinding,
    published.PublishedGap,
    published.PublishedVerdict,
    published.PublishedCheck,
    published.PublishedAgendaItem,
)
ANALYST = user(7, (Held(UserRole.ANALYST),))


@dataclasses.dataclass(frozen=True)
class Inner:
    name: str
    remark: str


@dataclasses.dataclass(frozen=True)
class Sample:
    key: str
    many: tuple[Inner, ...]
    number: Decimal
    half: Decimal
    day: date
    when: ImpreciseDate
    said: Phrase
    kind: ReadExtent
    told: str
    secret: str
    nothing: str | None = None
    yes: bool = True


SAMPLE = Sample(
    "A",
    (Inner("inner", "remark"),),
    Decimal("79.0"),
    Decimal("0.5"),
    date(2024, 2, 29),
    parse_date("2012..2013"),
    say("Twice {n}.", n=2),
    ReadExtent.FULL,
    "told inside",
    "told to nobody",
)


@pytest.fixture
def _declared(monkeypatch: pytest.MonkeyPatch) -> None:
    public = dict.fromkeys((f.name for f in dataclasses.fields(Sample)), Sensitivity.PUBLIC)
    fields = {**public, "told": Sensitivity.INTERNAL, "secret": Sensitivity.SECRET}
    declared = {Sample: fields, Inner: {"name": Sensitivity.PUBLIC}}
    monkeypatch.setattr(sensitivity, "DECLARED", declared)


def test_every_field_of_every_record_says_how_far_it_may_travel() -> None:
    assert find_undeclared((*TABLES.values(), *PUBLISHED)) == ()
    assert find_unknown() == ()


def test_a_field_that_nobody_declared_is_found_and_shown_to_nobody() -> None:
    assert find_undeclared([Sample])[:2] == ("Sample.key", "Sample.many")
    assert sensitivity_of(Sample, "key") is Sensitivity.SECRET
    assert project(SAMPLE, viewer=PUBLIC) == {}


def test_a_declared_field_that_no_record_has_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sensitivity, "DECLARED", {Inner: {"gone": Sensitivity.PUBLIC}})
    assert find_unknown() == ("Inner.gone",)


@pytest.mark.usefixtures("_declared")
def test_the_public_sees_public_fields_as_plain_values_in_their_order() -> None:
    assert list(project(SAMPLE, viewer=PUBLIC).items()) == [
        ("key", "A"),
        ("many", [{"name": "inner"}]),
        ("number", 79),
        ("half", 0.5),
        ("day", "2024-02-29"),
        ("when", {"edtf": "[2012..2013]", "earliest": "2012-01-01", "latest": "2013-12-31"}),
        ("said", "Twice 2."),
        ("kind", "full"),
        ("nothing", None),
        ("yes", True),
    ]


@pytest.mark.usefixtures("_declared")
def test_people_with_an_account_see_what_is_internal_and_nobody_what_is_secret() -> None:
    seen = project(SAMPLE, viewer=ANALYST)
    assert seen["told"] == "told inside"
    assert "secret" not in seen
    names = [field.name for field in visible_fields(Sample, ANALYST)]
    assert "told" in names
    assert "secret" not in names


def test_no_viewer_sees_what_is_personal_or_secret_in_a_register() -> None:
    for viewer in (PUBLIC, ANALYST):
        assert not levels_seen_by(viewer) & {Sensitivity.PERSONAL, Sensitivity.SECRET}


@pytest.mark.usefixtures("_declared")
def test_sentences_are_said_in_the_language_asked_for() -> None:
    def in_capitals(text: str) -> str:
        return text.replace("Twice", "DOUBLE")

    assert project(SAMPLE, viewer=PUBLIC, translate=in_capitals)["said"] == "DOUBLE 2."


@pytest.mark.usefixtures("_declared")
def test_a_value_that_nobody_said_how_to_show_is_refused() -> None:
    with pytest.raises(TypeError, match="bytes"):
        project(dataclasses.replace(SAMPLE, key=b"raw"), viewer=PUBLIC)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["2014", "2014-12", "2014-12-24"])
def test_a_day_is_written_as_the_source_has_it(text: str) -> None:
    assert edtf_of(parse_date(text)) == text


def test_every_record_of_examplia_can_be_shown() -> None:
    for table, records in records_of(invented_registers()).items():
        for record in records:
            assert project(record, viewer=PUBLIC)["key"] == record.key, table


def test_a_source_shows_what_is_declared_of_it() -> None:
    source = Source(Key("A"), "Title", "press", "Paper", ReadExtent.FULL)
    assert set(project(source, viewer=PUBLIC)) == set(DECLARED[Source])


def test_every_day_of_a_record_is_named_as_what_it_is() -> None:
    for kind in TABLES.values():
        hints = {f.name: str(f.type) for f in dataclasses.fields(kind)}
        days = {n for n, h in hints.items() if h.startswith(("ImpreciseDate", "Period", "date"))}
        named = {CAME_ON.get(kind, ""), RUNS.get(kind, ""), *OTHER_DAYS.get(kind, ())} - {""}
        assert days == named, kind.__name__


def test_a_record_stands_until_it_is_surely_over_and_not_before_it_came() -> None:
    registers = invented_registers()
    institution = dataclasses.replace(
        registers.institutions.institutions[0],
        life=Period(parse_date("2010-05"), parse_date("2020-01-01")),
    )
    assert [stands_on(institution, date(y, 5, 15)) for y in (2009, 2010, 2019, 2020)] == [
        False,
        True,
        True,
        False,
    ]
    observation = dataclasses.replace(
        registers.sourcebook.observations[0], as_of=parse_date("2015-06")
    )
    assert not stands_on(observation, date(2015, 5, 31))
    assert stands_on(observation, date(2015, 6, 1))
    document = dataclasses.replace(registers.sourcebook.documents[0], dated=None)
    assert stands_on(document, date(1800, 1, 1))
    assert stands_on(registers.law.clocks[0], date(1800, 1, 1))
