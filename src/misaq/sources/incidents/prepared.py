"""The events of one country, placed and coded once for each source, for pages to look up.

A page reads single rows by what is asked of them, and neither places nor codes. What is prepared
is remembered under a version of all that went in, and can be made again from the releases.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from misaq.core.incidents.coding.recoding import Recoding
from misaq.core.incidents.coding.tables import CODED
from misaq.core.incidents.records import SourceEvent
from misaq.core.incidents.table import COLUMNS, event_of
from misaq.core.incidents.words import Nature
from misaq.kernel.ids import fingerprint
from misaq.sources.incidents.coding import code_events
from misaq.sources.incidents.engine import engine
from misaq.sources.incidents.placing import Placer
from misaq.sources.incidents.releases import Release
from misaq.sources.incidents.staging import as_text
from misaq.sources.incidents.store import IncidentStore
from misaq.sources.incidents.tables import EventTables, open_events

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from misaq.core.incidents.coding.actors import ActorRegistry
    from misaq.core.incidents.coding.rules import RuleBook

READER = "1"
"""Goes up when the same releases and registers are prepared otherwise."""
_FOLDER = ".prepared"
_ROWS_OF_A_GROUP = 20_000
"""Rows that are looked through together; few, so that one is found fast."""


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are asked for; what is empty or None says nothing.

    Attributes:
        first: first day on which they may have begun.
        last: last day.
        province: code of a province.
        district: code of a district.
        threat_class: key of a class that the event is of, or that it was directed against.
        natures: what they count as.
    """

    first: date | None = None
    last: date | None = None
    province: str = ""
    district: str = ""
    threat_class: str = ""
    natures: tuple[Nature, ...] = ()

    def conditions(self) -> tuple[str, list[object]]:
        """Return the conditions in SQL, and the values that stand for its question marks."""
        asked: list[tuple[str, tuple[object, ...]]] = []
        if self.first is not None:
            asked.append(("starts >= ?", (self.first,)))
        if self.last is not None:
            asked.append(("starts <= ?", (self.last,)))
        if self.province:
            asked.append(("province_code = ?", (self.province,)))
        if self.district:
            asked.append(("district_code = ?", (self.district,)))
        if self.threat_class:
            told = "list_contains(string_split(classes || '|' || against, '|'), ?)"
            asked.append((told, (self.threat_class,)))
        if self.natures:
            marks = ", ".join("?" for _ in self.natures)
            asked.append((f"nature IN ({marks})", tuple(one.value for one in self.natures)))
        where = " AND ".join(condition for condition, _ in asked) or "TRUE"
        return where, [value for _, values in asked for value in values]


@dataclass(frozen=True, slots=True)
class PreparedEvent:
    """An event with what the rules class it as.

    Attributes:
        event: what its source tells, with the codes of its areas.
        primary: the class it is counted in; empty where no rule gives one.
        classes: every class it is of, the primary first.
        nature: what it counts as in a total.
        rule: the rule that gave the primary class; empty where none did.
        row: number of the row in the source's file.
    """

    event: SourceEvent
    primary: str
    classes: tuple[str, ...]
    nature: Nature
    rule: str
    row: int


def _prepared(row: Mapping[str, Any]) -> PreparedEvent:
    return PreparedEvent(
        event=event_of(row),
        primary=row["primary_class"],
        classes=tuple(one for one in row["classes"].split("|") if one),
        nature=Nature(row["nature"]),
        rule=row["rule"],
        row=int(row["row"]),
    )


@dataclass(frozen=True, slots=True)
class PreparedEvents:
    """The prepared events of some sources.

    Attributes:
        paths: where they lie.
    """

    paths: tuple[Path, ...]

    def count(self, asked: EventFilter) -> int:
        """Return how many events are asked for."""
        where, values = asked.conditions()
        return int(
            next(iter(self._answer(f"SELECT count(*) AS n {self._from(where)}", values)))["n"]
        )

    def list_events(
        self, asked: EventFilter, *, limit: int | None = None, offset: int = 0
    ) -> tuple[PreparedEvent, ...]:
        """Return the events asked for, the latest first."""
        where, values = asked.conditions()
        stretch = "" if limit is None else f" LIMIT {limit:d} OFFSET {offset:d}"
        order = "ORDER BY starts DESC, source, event_id"
        found = self._answer(f"SELECT * {self._from(where)} {order}{stretch}", values)
        return tuple(map(_prepared, found))

    def find_events(self, event_ids: Sequence[str]) -> tuple[PreparedEvent, ...]:
        """Return the events with one of the identifiers, of whichever source."""
        return tuple(map(_prepared, self.find_rows(event_ids)))

    def find_rows(self, event_ids: Sequence[str]) -> tuple[Mapping[str, Any], ...]:
        """Return the same as rows of the canonical table, with the columns of coding."""
        if not event_ids:
            return ()
        marks = ", ".join("?" for _ in event_ids)
        found = self._answer(f"SELECT * {self._from(f'event_id IN ({marks})')}", list(event_ids))
        return tuple(sorted(found, key=lambda row: (row["source"], row["event_id"])))

    def _from(self, where: str) -> str:
        listed = ", ".join(as_text(path) for path in self.paths)
        return f"FROM read_parquet([{listed}]) WHERE {where}"

    def _answer(self, question: str, values: Sequence[object]) -> Iterator[dict[str, Any]]:
        """Yield rows; none where nothing is prepared."""
        if not self.paths:
            return
        with TemporaryDirectory(prefix="misaq-") as scratch, engine(Path(scratch)) as connection:
            found = connection.execute(question, list(values))
            names = [column[0] for column in found.description or ()]
            for row in found.fetchall():
                yield dict(zip(names, row, strict=True))


def _as_decided(tables: EventTables, coded: Table, decided: Sequence[Recoding]) -> Table:
    """Return the events with what people decided in the place of the rules' own coding."""
    import ibis

    if not decided:
        return coded
    words = {
        "decided_event": [one.event_id for one in decided],
        "decided_primary": [next(iter(one.classes), "") for one in decided],
        "decided_classes": ["|".join(one.classes) for one in decided],
        "decided_nature": [one.nature.value for one in decided],
    }
    said = tables.add_words("decided", words)
    both = coded.left_join(said, coded.event_id == said.decided_event)
    nobody = both.decided_event.isnull()
    return both.mutate(
        primary_class=ibis.ifelse(nobody, both.primary_class, both.decided_primary),
        classes=ibis.ifelse(nobody, both.classes, both.decided_classes),
        against=ibis.ifelse(nobody, both.against, ""),
        nature=ibis.ifelse(nobody, both.nature, both.decided_nature),
        rule=ibis.ifelse(nobody, both.rule, ""),
    )


def prepared_state(store: IncidentStore) -> str:
    """Return what differs whenever something else is prepared; empty while nothing is."""
    names = sorted(str(path) for path in store.folder(_FOLDER).glob("*/[!.]*.parquet"))
    return fingerprint(*names) if names else ""


def prepared_path(
    store: IncidentStore,
    releases: Sequence[Release],
    registers: str,
    recodings: Iterable[Recoding] = (),
) -> Path:
    """Return where the prepared events of one source lie, or would lie.

    Args:
        releases: its current releases; at least one.
        registers: version of the registers that places and classes come from.
        recodings: what two people put in the place of the rules' coding.
    """
    digests = sorted(f"{one.release} {one.digest}" for one in releases)
    decided = sorted(
        f"{one.event_id} {'|'.join(one.classes)} {one.nature.value}"
        for one in recodings
        if one.source == releases[0].source
    )
    version = fingerprint(READER, registers, *digests, *decided)
    return _folder(store, releases[0].source) / f"{version}.parquet"


def find_prepared(store: IncidentStore, source: str) -> Path | None:
    """Return what is prepared of a source, under whatever version; None where nothing is."""
    return next(_folder(store, source).glob("[!.]*.parquet"), None)


def _folder(store: IncidentStore, source: str) -> Path:
    return store.folder(_FOLDER) / quote(source, safe="")


def prepare_events(
    store: IncidentStore,
    releases: Sequence[Release],
    placer: Placer,
    actors: ActorRegistry,
    rules: RuleBook,
    recodings: Iterable[Recoding] = (),
) -> Path:
    """Place and code the events of a source in the placer's country, unless that was done before.

    What was prepared of the source before goes: it can be made again.

    Raises:
        Unavailable: there is not enough memory or disk.
    """
    decided = [one for one in recodings if one.source == releases[0].source]
    target = prepared_path(store, releases, placer.version, decided)
    if target.is_file():
        return target
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = target.with_name(f".part-{secrets.token_hex(8)}")
    with open_events(store, releases, placer=placer) as tables:
        coded = _as_decided(tables, code_events(tables, actors, rules), decided)
        here = coded.filter(coded.country.isin(sorted(placer.countries)))
        chosen = here.select(*COLUMNS, *CODED)
        ordered = chosen.order_by([chosen.starts.desc(), chosen.event_id])
        tables.write(ordered, part, rows_of_a_group=_ROWS_OF_A_GROUP)
    part.replace(target)
    for outdated in target.parent.glob("[!.]*.parquet"):
        if outdated != target:
            outdated.unlink()
    return target
