"""The events of one country, placed and coded once for each source, for pages to look up.

A page reads single rows by what is asked of them, and neither places nor codes. What is prepared
is remembered under a version of all that went in, and can be made again from the releases. What
two people decided of an event is put over it at reading, so that it holds at once (adr 0059).
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from misaq.core.incidents.coding.recoding import Recoding
from misaq.core.incidents.coding.tables import CODED
from misaq.core.incidents.entries import SOURCE as HERE
from misaq.core.incidents.records import SourceEvent
from misaq.core.incidents.table import COLUMNS, event_of
from misaq.core.incidents.words import Nature
from misaq.kernel.ids import fingerprint
from misaq.sources.incidents.coding import code_events
from misaq.sources.incidents.engine import engine
from misaq.sources.incidents.expressions import literal
from misaq.sources.incidents.placing import Placer
from misaq.sources.incidents.releases import Release
from misaq.sources.incidents.staging import as_text
from misaq.sources.incidents.store import IncidentStore
from misaq.sources.incidents.tables import open_events

if TYPE_CHECKING:
    from misaq.core.incidents.coding.actors import ActorRegistry
    from misaq.core.incidents.coding.rules import RuleBook

READER = "2"
"""Goes up when the same releases and registers are prepared otherwise."""
_FOLDER = ".prepared"
_DECIDED = "decided"
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
        decided: what two people put in the place of the rules' coding.
        withdrawn: identifiers of incidents entered here that two people took back.
    """

    paths: tuple[Path, ...]
    decided: tuple[Recoding, ...] = ()
    withdrawn: tuple[str, ...] = ()

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
        table = f"read_parquet([{listed}])"
        if self.decided:
            same = "source = decided_source AND event_id = decided_event"
            chosen = ", ".join(_OVER.get(name, name) for name in (*COLUMNS, *CODED))
            table = f"(SELECT {chosen} FROM {table} LEFT JOIN {_DECIDED} ON {same})"
        if self.withdrawn:
            gone = ", ".join(map(literal, self.withdrawn))
            where = f"({where}) AND NOT (source = {literal(HERE)} AND event_id IN ({gone}))"
        return f"FROM {table} WHERE {where}"

    def _answer(self, question: str, values: Sequence[object]) -> Iterator[dict[str, Any]]:
        """Yield rows; none where nothing is prepared."""
        if not self.paths:
            return
        with TemporaryDirectory(prefix="misaq-") as scratch, engine(Path(scratch)) as connection:
            if self.decided:
                connection.execute(_DECIDED_ROWS, _decided_values(self.decided))
            found = connection.execute(question, list(values))
            names = [column[0] for column in found.description or ()]
            for row in found.fetchall():
                yield dict(zip(names, row, strict=True))


def _over(coded: str, decided: str) -> str:
    return f"CASE WHEN decided_event IS NULL THEN {coded} ELSE {decided} END AS {coded}"


_OVER: Mapping[str, str] = MappingProxyType(
    {
        "primary_class": _over("primary_class", "decided_primary"),
        "classes": _over("classes", "decided_classes"),
        "against": _over("against", "''"),
        "nature": _over("nature", "decided_nature"),
        "rule": _over("rule", "''"),
    }
)
"""Columns of coding, with what people decided in the place of the rules' own."""
_DECIDED_ROWS = (
    f"CREATE TEMP TABLE {_DECIDED} AS SELECT unnest(?) AS decided_source, "
    "unnest(?) AS decided_event, unnest(?) AS decided_primary, unnest(?) AS decided_classes, "
    "unnest(?) AS decided_nature"
)


def _decided_values(decided: Sequence[Recoding]) -> list[list[str]]:
    return [
        [one.source for one in decided],
        [one.event_id for one in decided],
        [next(iter(one.classes), "") for one in decided],
        ["|".join(one.classes) for one in decided],
        [one.nature.value for one in decided],
    ]


def prepared_state(store: IncidentStore) -> str:
    """Return what differs whenever something else is prepared; empty while nothing is."""
    names = sorted(str(path) for path in store.folder(_FOLDER).glob("*/[!.]*.parquet"))
    return fingerprint(*names) if names else ""


def prepared_path(store: IncidentStore, releases: Sequence[Release], registers: str) -> Path:
    """Return where the prepared events of one source lie, or would lie.

    Args:
        releases: its current releases; at least one.
        registers: version of the registers that places and classes come from.
    """
    digests = sorted(f"{one.release} {one.digest}" for one in releases)
    since = store.speaks_from(releases[0].source)
    digests += [] if since is None else [since.isoformat()]
    version = fingerprint(READER, registers, *digests)
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
) -> Path:
    """Place and code the events of a source in the placer's country, unless that was done before.

    What was prepared of the source before goes: it can be made again.

    Raises:
        Unavailable: there is not enough memory or disk.
    """
    target = prepared_path(store, releases, placer.version)
    if target.is_file():
        return target
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = target.with_name(f".part-{secrets.token_hex(8)}")
    with open_events(store, releases, placer=placer) as tables:
        coded = code_events(tables, actors, rules)
        here = coded.filter(coded.country.isin(sorted(placer.countries)))
        chosen = here.select(*COLUMNS, *CODED)
        ordered = chosen.order_by([chosen.starts.desc(), chosen.event_id])
        tables.write(ordered, part, rows_of_a_group=_ROWS_OF_A_GROUP)
    part.replace(target)
    for outdated in target.parent.glob("[!.]*.parquet"):
        if outdated != target:
            outdated.unlink()
    return target
