"""What a forecast may learn from: the pack's own totals, and the releases kept here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from misaq.apps.forecasts.mapping import version_of
from misaq.apps.framework.queries import get_register as get_framework
from misaq.apps.incidents.queries import get_coding, get_register
from misaq.apps.incidents.queries.entries import get_recodings, recodings_version
from misaq.apps.registers.queries import data_version
from misaq.apps.sourcebook.queries import get_register as get_sourcebook
from misaq.apps.threat.summaries import registers_digest
from misaq.core.access.actors import Actor
from misaq.core.threat.forecasting.area_months import AreaMonths
from misaq.core.threat.forecasting.by_class import (
    ClassTally,
    tally_of,
    tally_of_none,
    without_areas,
)
from misaq.core.threat.forecasting.issued import DataUsed
from misaq.core.threat.forecasting.levels import Level
from misaq.kernel.errors import NotFound
from misaq.kernel.ids import fingerprint
from misaq.kernel.words import tell

if TYPE_CHECKING:
    from datetime import date

    from misaq.core.incidents.registers import MonthlyTotals
    from misaq.sources.incidents.placing import Placer
    from misaq.sources.incidents.releases import Release
    from misaq.sources.incidents.store import IncidentStore


@dataclass(frozen=True, slots=True)
class Known:
    """What a forecast may learn from.

    Attributes:
        panel: months of areas.
        data: what they were made of.
        is_of_pack: whether they are the pack's own totals.
        credit: how the publisher wants to be named; may be empty.
        lets_rows_leave: whether figures may stand in files and answers for programs.
        level: size of the areas.
        threat_class: key of the class that the months are of; empty for all together.
    """

    panel: AreaMonths
    data: DataUsed
    is_of_pack: bool
    credit: str = ""
    lets_rows_leave: bool = True
    level: Level = Level.PROVINCE
    threat_class: str = ""

    @property
    def basis(self) -> str:
        """Its name in addresses."""
        return f"{self.data.source}:pack" if self.is_of_pack else self.data.source

    @property
    def version(self) -> str:
        """What stands for everything that is known."""
        return version_of(self.data.digest, self.data.registers)


def known_of_pack(*, actor: Actor) -> tuple[Known, ...]:
    """Return the months of provinces that the pack compiled, source by source."""
    from misaq.core.threat.forecasting.compiled_months import months_of_totals

    found: dict[tuple[str, str], list[MonthlyTotals]] = {}
    for one in get_register(actor=actor).monthly:
        found.setdefault((one.source, one.release), []).append(one)
    registers = data_version(actor=actor)
    titles = {
        str(one.key): f"{one.title} ({one.publisher})"
        for one in get_sourcebook(actor=actor).sources
    }  # fmt: skip
    return tuple(
        Known(
            months_of_totals(totals),
            DataUsed(source, release, fingerprint(*map(repr, totals)), registers),
            is_of_pack=True,
            credit=_credit(totals, titles),
        )
        for (source, release), totals in sorted(found.items())
    )


def _credit(totals: Sequence[MonthlyTotals], titles: Mapping[str, str]) -> str:
    """Return the sources that the totals cite, by title and publisher."""
    keys = dict.fromkeys(str(cited.source) for one in totals for cited in one.cite)
    return "; ".join(titles[key] for key in keys if key in titles)


def known_of_releases(
    store: IncidentStore, releases: Sequence[Release], placer: Placer, level: Level
) -> Known:
    """Return the months of areas that releases of one source know."""
    from misaq.core.incidents.panels import PanelLevel
    from misaq.sources.incidents.area_months import read_area_months
    from misaq.sources.incidents.tables import open_events

    since, until = _span(store, releases)
    with open_events(store, releases, placer=placer) as tables:
        panel = read_area_months(
            tables,
            gazetteer=placer.gazetteer,
            level=PanelLevel[level.name],
            since=since,
            until=until,
        )
    data = DataUsed(
        releases[0].source,
        ", ".join(one.release for one in releases),
        " ".join(one.digest for one in releases),
        placer.version,
    )
    return Known(panel, data, False, releases[0].credit, _leave(releases), level)


def _span(store: IncidentStore, releases: Sequence[Release]) -> tuple[date, date]:
    """Return the days that are known: what another source tells in full is no quiet month."""
    from misaq.sources.incidents.releases import days_told

    told = days_told(releases, store.speaks_from(releases[0].source))
    return told or (min(one.first for one in releases), max(one.last for one in releases))


@dataclass(frozen=True, slots=True)
class KnownClasses:
    """The months of every class that a source knows events of, by province.

    Attributes:
        data: what they were made of.
        origin: last month known: years times 12 plus month less one.
        classes: the panels; of areas that are one district nothing is in them.
        tallies: how much is known of each class of the framework, up to the last month.
        left_out: areas that are one district.
    """

    data: DataUsed
    origin: int
    classes: tuple[Known, ...]
    tallies: tuple[ClassTally, ...]
    left_out: tuple[str, ...]

    def get(self, threat_class: str) -> Known:
        """Return what is known of a class.

        Raises:
            NotFound: the source tells no event of it.
        """
        found = next((one for one in self.classes if one.threat_class == threat_class), None)
        if found is None:
            raise NotFound(
                tell("The source tells no event of a class {key}.", key=repr(threat_class)),
                next_step=tell("List the classes that are forecast: misaq threat forecast "
                               "--class each."),
                rule="forecasts.class",
            )  # fmt: skip
        return found


def known_of_classes(
    store: IncidentStore, releases: Sequence[Release], placer: Placer, *, actor: Actor
) -> KnownClasses:
    """Return the months of provinces that releases of one source know, class by class.

    A forecast by class stands on the rules of coding and on what two people decided besides the
    areas, so that it is of other data as soon as one of them changes.
    """
    from misaq.sources.incidents.area_months import areas_of_one_district, read_class_months
    from misaq.sources.incidents.coding import code_events
    from misaq.sources.incidents.tables import open_events

    source = releases[0].source
    since, until = _span(store, releases)
    decided = {
        one.event_id: str(next(iter(one.classes), ""))
        for one in get_recodings(actor=actor, source=source).values()
    }
    with open_events(store, releases, placer=placer) as tables:
        panels = read_class_months(
            tables, code_events(tables, *get_coding(actor=actor)), decided,
            gazetteer=placer.gazetteer, since=since, until=until,
        )  # fmt: skip
    alone = areas_of_one_district(placer.gazetteer, since=since, until=until)
    data = DataUsed(
        source,
        ", ".join(one.release for one in releases),
        " ".join(one.digest for one in releases),
        fingerprint(placer.version, *_coding_version(actor, source)),
    )
    known = tuple(
        Known(without_areas(panel, alone), data, False, releases[0].credit, _leave(releases),
              Level.PROVINCE, key)
        for key, panel in panels.items()
        if key
    )  # fmt: skip
    months = (until.year - since.year) * 12 + until.month - since.month + 1
    return KnownClasses(
        data,
        until.year * 12 + until.month - 1,
        known,
        _tallies(actor, known, panels.get(""), months),
        tuple(sorted(alone)),
    )


def _tallies(
    actor: Actor, known: Sequence[Known], loose: AreaMonths | None, months: int
) -> tuple[ClassTally, ...]:
    """Return a tally of each class of the framework, and of events of no class last."""
    found = {one.threat_class: tally_of(one.threat_class, one.panel) for one in known}
    classes = get_framework(actor=actor).classes
    holding = {one.within for one in classes}
    for one in classes:
        none = tally_of_none(str(one.key), months, holds_others=one.key in holding)
        found.setdefault(str(one.key), none)
    ordered = sorted(found.values(), key=lambda one: (-one.events, one.threat_class))
    return (*ordered, *(() if loose is None else (tally_of("", loose),)))


def _coding_version(actor: Actor, source: str) -> tuple[str, str]:
    return registers_digest(actor=actor), recodings_version(actor=actor, source=source)


def _leave(releases: Sequence[Release]) -> bool:
    return all(one.terms.lets_rows_leave for one in releases)
