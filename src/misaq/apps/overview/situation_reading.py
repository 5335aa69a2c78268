"""A situation report, put together from what several rooms keep; nothing is reckoned here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from importlib.metadata import version

from misaq.apps.findings.queries import get_run
from misaq.apps.forecasts.kept import Head
from misaq.apps.forecasts.kept import Kept as KeptForecast
from misaq.apps.forecasts.queries import get_kept, list_issued
from misaq.apps.forecasts.voices import name_of
from misaq.apps.overview.situation_asking import Asked, last_month
from misaq.apps.overview.situation_perceived import perceptions_of
from misaq.apps.places.queries import get_gazetteer
from misaq.apps.registers.queries import find_revision, get_country, get_tiles
from misaq.apps.threat.beside import list_assured, list_studied
from misaq.apps.threat.queries import (
    Kept,
    list_all_results,
    list_bases,
    list_months,
    list_observations,
)
from misaq.core.access.actors import PUBLIC, Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.findings.records import Subject
from misaq.core.packs import Registers
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.records import Level
from misaq.core.policies.verdicts import RULES_VERSION
from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.forecasting.standard import Level as Size
from misaq.core.threat.indicators import Latest, latest
from misaq.core.threat.picture.records import AreaMonths, ResultKind, Stored
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.words import say
from misaq.reports.document import Document
from misaq.reports.language import Language
from misaq.reports.situation import Ahead, Assured, Made, Other, Question, Situation, Studied
from misaq.reports.situation.inputs import first_day, last_day
from misaq.reports.situation.paper import situation_paper

_CODES = ("INC", "THR")
_YEAR = 12


def situation_report(
    *, actor: Actor, asked: Asked, day: date, language: Language, is_internal: bool = False
) -> Document:
    """Return the report of a month as a document.

    Args:
        actor: who asks.
        asked: month, area and source.
        day: of the facts on record, and of the paper.
        language: of the paper.
        is_internal: whether it is the edition of members, with what institutions assessed.

    Raises:
        NotAllowed: the actor does not read assessments.
    """
    whole = situation_of(actor=PUBLIC, asked=asked, day=day, language=language)
    if is_internal:
        check_may(actor, Permission.READ_PERCEPTIONS)
        place = _Place(get_gazetteer(actor=PUBLIC), whole.registers, asked)
        found = perceptions_of(actor=actor, asked=asked, is_here=lambda code: place.meets((code,)))
        whole = replace(whole, perceptions=found)
    return situation_paper(whole)


def situation_of(*, actor: Actor, asked: Asked, day: date, language: Language) -> Situation:
    """Return everything a report is made of.

    Args:
        actor: whose report it is; what is not public is in none.
        asked: month, area and source.
        day: of the facts on record, and of the paper.
        language: of the paper.
    """
    run = get_run(actor=actor, as_of=day)
    place = _Place(get_gazetteer(actor=actor), run.registers, asked)
    return Situation(
        month=asked.month,
        area=asked.area,
        basis=asked.kept.basis,
        months=list_months(actor=actor, kept=asked.kept),
        results=_results(actor, asked.kept),
        operations=_operations(asked, place),
        assurances=_assurances(asked, place),
        notable=tuple(
            one
            for one in run.registers.incidents.notable
            if place.meets(one.areas) and _is_of_the_year(one.happened_on, asked.month)
        ),
        questions=tuple(
            Question(one.finding, one.way)
            for one in run.items
            if one.finding.code.startswith(_CODES) and place.is_about(one.finding.subject)
        ),
        gaps=tuple(
            gap
            for gap in run.outcome.gaps
            if gap.code.startswith(_CODES) and place.is_about(gap.subject)
        ),
        registers=run.registers,
        made=_made(actor, day, run.data_version),
        forecasts=_forecasts(actor, asked),
        later_forecast=_later(actor, asked),
        others=_others(actor, asked),
        observed=_observed(actor, asked, place),
        tiles=get_tiles(actor=actor),
        language=language,
    )


class _Place:
    """Says what lies in the area of a report."""

    def __init__(self, gazetteer: Gazetteer, registers: Registers, asked: Asked) -> None:
        self._gazetteer = gazetteer
        self._code = "" if asked.area is None else asked.area.code
        incidents = registers.incidents
        self._areas = {
            ("incidents.operations", str(one.key)): one.areas for one in incidents.operations
        }
        self._areas |= {
            ("incidents.assurances", str(one.key)): one.areas for one in incidents.assurances
        }
        self._areas |= {("incidents.notable", str(one.key)): one.areas for one in incidents.notable}

    @property
    def provinces(self) -> tuple[str, ...]:
        """Every province, also those that ended."""
        areas = self._gazetteer.areas
        return tuple(one.code for one in areas if one.level is Level.PROVINCE)

    def meets(self, areas: Iterable[object]) -> bool:
        """Whether one of the areas lies in that of the report; none at all lie in every one."""
        codes = [str(area) for area in areas]
        provinces = {self._gazetteer.series_province(code) for code in codes}
        return not self._code or not codes or self._code in provinces

    def is_about(self, subject: Subject) -> bool:
        """Whether a finding is of the area; what has no area belongs to the country's report."""
        if subject.table == "places.areas":
            return self.meets((subject.key,))
        areas = self._areas.get((subject.table, str(subject.key)))
        return not self._code if areas is None else self.meets(areas)


def _results(actor: Actor, kept: Kept) -> dict[ResultKind, tuple[Stored, ...]]:
    found: dict[ResultKind, list[Stored]] = defaultdict(list)
    for stored in list_all_results(actor=actor, kept=kept, without=(ResultKind.MONTHS,)):
        found[stored.kind].append(stored)
    return {kind: tuple(results) for kind, results in found.items()}


def _operations(asked: Asked, place: _Place) -> tuple[Studied, ...]:
    end = first_day(asked.month + 1)
    return tuple(
        Studied(one.operation, one.stored, one.words)
        for one in list_studied(asked.kept)
        if place.meets(one.operation.areas)
        and (starts := one.operation.span.starts) is not None
        and starts.earliest < end
    )


def _assurances(asked: Asked, place: _Place) -> tuple[Assured, ...]:
    """Return the assurances that had been given by the end of the month, the newest first."""
    end = first_day(asked.month + 1)
    codes = place.provinces if asked.area is None else (asked.area.code,)
    found = {
        str(one.assurance.key): one
        for code in codes
        for one in list_assured(asked.kept, code)
        if one.assurance.given_on.latest < end
    }
    ordered = sorted(found.values(), key=lambda one: one.assurance.given_on.earliest, reverse=True)
    return tuple(Assured(one.assurance, one.stored, one.part, one.back) for one in ordered)


def _is_of_the_year(day: ImpreciseDate, month: int) -> bool:
    """Whether a day may lie in the twelve months that end with a month."""
    return day.latest >= first_day(month - _YEAR + 1) and day.earliest < first_day(month + 1)


def _made(actor: Actor, day: date, registers: str) -> Made:
    revision = find_revision(actor=actor)
    return Made(
        country=get_country(actor=actor),
        day=day,
        pack=say("none") if revision is None else revision.pack_version,
        registers=registers,
        checks=RULES_VERSION,
        code=version("misaq"),
    )


def _forecasts(actor: Actor, asked: Asked) -> tuple[Ahead, ...]:
    """Return the newest forecast of each measure that reaches beyond the month."""
    found = []
    for measure in Measure:
        heads = [
            one
            for one in list_issued(actor=actor)
            if (one.basis, one.level, one.threat_class, one.measure)
            == (asked.kept.basis.key, Size.PROVINCE, "", measure)
            and asked.month - _YEAR < one.origin <= asked.month
        ]
        newest = max(heads, key=lambda one: (one.origin, one.row), default=None)
        if newest is not None:
            kept = get_kept(actor=actor, head=newest)
            found.append(_ahead(kept, newest))
    return tuple(found)


def _ahead(kept: KeptForecast, head: Head) -> Ahead:
    voices = [kept.issued.model.name, kept.issued.baseline.name, kept.card.model.name]
    voices += [rival.means.name for rival in kept.card.rivals]
    return Ahead(
        kept.issued,
        head.seal,
        head.terms.is_looking_back,
        known=kept.known,
        card=kept.card,
        names={name: name_of(name) for name in voices},
    )


def _observed(actor: Actor, asked: Asked, place: _Place) -> tuple[Latest, ...]:
    """Return the last figures of indicators in the area by the end of the month."""
    found = list_observations(actor=actor)
    here = [one for one in found if place.meets((one.area,))]
    return latest(here, on=last_day(asked.month))


def _later(actor: Actor, asked: Asked) -> int | None:
    """Return the month after which the earliest later forecast was issued."""
    origins = [
        one.origin
        for one in list_issued(actor=actor)
        if one.basis == asked.kept.basis.key
        and one.level is Size.PROVINCE
        and not one.threat_class
        and one.origin > asked.month
    ]
    return min(origins, default=None)


def _others(actor: Actor, asked: Asked) -> tuple[Other, ...]:
    return tuple(
        Other(one.basis, _own(asked, list_months(actor=actor, kept=one)), _results(actor, one))
        for one in list_bases(actor=actor)
        if (one.basis.source, one.basis.release)
        != (asked.kept.basis.source, asked.kept.basis.release)
        and one.basis.first_month <= asked.month <= last_month(one.basis)
    )


def _own(asked: Asked, months: tuple[AreaMonths, ...]) -> tuple[AreaMonths, ...]:
    if asked.area is None:
        return months
    return tuple(one for one in months if one.area == asked.area.code)
