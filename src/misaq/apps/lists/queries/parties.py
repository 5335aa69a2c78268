"""Reading entries through time: spells, statements, what came and went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from django.db.models import Model, QuerySet

from misaq.apps.lists.mapping import to_entry, to_spell, to_statement
from misaq.apps.lists.models import ForgottenRow, PresenceRow, SpellRow, StatementRow
from misaq.apps.lists.queries.announcing import told
from misaq.apps.lists.queries.snapshots import get_source_list, list_snapshots, no_snapshot
from misaq.apps.lists.queries.splits import may_be_one
from misaq.apps.lists.queries.visibility import reads_persons, visible_to
from misaq.core.access.actors import Actor
from misaq.core.lists.announcing import Told
from misaq.core.lists.counts import Turnover, turnover_of
from misaq.core.lists.history import ListHistory
from misaq.core.lists.records import ListEntry, PartyKind, SourceList
from misaq.core.lists.rekeying import Rekeying, find_rekeyings, is_made_here
from misaq.core.lists.spells import EventKind, SeenSpell
from misaq.core.lists.statements import PUBLIC_PROPERTIES, Property, Statement, comparable
from misaq.kernel.errors import NotFound
from misaq.kernel.ids import Key
from misaq.kernel.words import tell

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Party:
    """One entry of a list, through time.

    Attributes:
        source_list: the list.
        reference: the issuer's reference.
        kind: what sort of party, as last printed.
        name: its primary name, as last printed.
        spells: when it was seen, the earliest first.
        statements: every value with the snapshots that say it.
        latest: day of the latest snapshot of the list.
    """

    source_list: SourceList
    reference: str
    kind: PartyKind
    name: str
    spells: tuple[SeenSpell, ...]
    statements: tuple[Statement, ...]
    latest: date

    @property
    def is_current(self) -> bool:
        """Return whether the latest snapshot has it."""
        return self.spells[-1].is_current


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An entry that prints a name; whether it is the same party is not judged by that.

    Attributes:
        source_list: key of its list.
        name: the name as printed.
    """

    source_list: Key
    reference: str
    name: str


def get_history(
    *, actor: Actor, source_list: str, references: Iterable[str] | None = None
) -> ListHistory:
    """Return what the snapshots of a list show of the entries that the actor may see.

    Args:
        references: entries meant; all when None.

    Raises:
        NotFound: no snapshot is kept.
    """
    stored = list_snapshots(actor=actor, source_list=source_list)
    if not stored:
        raise no_snapshot(source_list)
    days = tuple(one.as_of for one in stored)
    wanted = None if references is None else list(references)
    spells = told(source_list).of(
        to_spell(row, days[-1])
        for row in _of(SpellRow.objects.all(), actor, source_list, wanted).order_by(
            "reference", "first_seen"
        )
    )
    statements = tuple(
        to_statement(row, days[-1]) for row in _statements(actor, source_list, wanted)
    )
    return ListHistory(
        source_list=Key(source_list),
        counts=tuple(one.count for one in stored),
        turnover=turnover_of(spells, days),
        statements=statements,
        spells=spells,
        rekeyings=tuple(filter(may_be_one(source_list), rekeyings_among(source_list, spells))),
    )


def list_turnover(*, actor: Actor, source_list: str, persons: bool) -> tuple[Turnover, ...]:
    """Return what came and went at each snapshot but the first: counts, of persons or of others.

    Those who were forgotten since are counted as they were.
    """
    days = tuple(one.as_of for one in list_snapshots(actor=actor, source_list=source_list))
    rows = SpellRow.objects.filter(source_list=source_list, is_person=persons)
    announced = told(source_list)
    spells = announced.of(to_spell(row, row.first_seen) for row in rows)
    found = turnover_of(spells, days)
    if not persons:
        return found
    return tuple(_with_forgotten(source_list, one, days, announced) for one in found)


def is_known_by_names(*, actor: Actor, source_list: str) -> bool:
    """Return whether the issuer gives no references, so that another spelling is another entry."""
    row = _of(SpellRow.objects.all(), actor, source_list, None).first()
    return row is not None and is_made_here(row.reference)


def get_party(*, actor: Actor, source_list: str, reference: str) -> Party:
    """Return one entry of a list through time, as far as the actor may see it.

    Raises:
        NotFound: there is none, or it is not theirs to know.
    """
    of_list = get_source_list(actor=actor, source_list=source_list)
    rows = list(_of(SpellRow.objects.all(), actor, source_list, [reference]).order_by("first_seen"))
    if not rows:
        raise NotFound(
            tell("The list {key} has no such entry that is open to you.", key=source_list),
            next_step=tell("Organisations stand on the page of the list; persons on no page."),
            rule="lists.entry",
        )
    latest = list_snapshots(actor=actor, source_list=source_list)[-1].as_of
    spells = told(source_list).of(to_spell(row, latest) for row in rows)
    return Party(
        source_list=of_list,
        reference=reference,
        kind=spells[-1].kind,
        name=spells[-1].name,
        spells=spells,
        statements=tuple(
            to_statement(row, latest) for row in _statements(actor, source_list, [reference])
        ),
        latest=latest,
    )


def list_with_name(*, actor: Actor, names: Iterable[str]) -> tuple[Elsewhere, ...]:
    """Return the entries of any list that print one of the names, letter for letter.

    Capitals make no difference. That two entries print one name does not make them the same.
    """
    wanted = {comparable(name).casefold() for name in names}
    rows = StatementRow.objects.filter(prop=Property.NAME.value)
    if not reads_persons(actor):
        rows = rows.filter(is_person=False)
    found = {
        (row.source_list, row.reference): Elsewhere(
            Key(row.source_list), row.reference, row.original
        )
        for row in rows.order_by("-id")
        if row.value.casefold() in wanted
    }
    return tuple(found[place] for place in sorted(found))


def _of(
    rows: QuerySet[M], actor: Actor, source_list: str, references: Sequence[str] | None
) -> QuerySet[M]:
    rows = rows.filter(source_list=source_list)
    if references is not None:
        rows = rows.filter(reference__in=references)
    return visible_to(actor, rows)


def _statements(
    actor: Actor, source_list: str, references: Sequence[str] | None
) -> QuerySet[StatementRow]:
    """Return the statements that the actor may see: of organisations not what names persons."""
    rows = _of(StatementRow.objects.order_by("id"), actor, source_list, references)
    if reads_persons(actor):
        return rows
    return rows.filter(prop__in=[prop.value for prop in PUBLIC_PROPERTIES])


def _with_forgotten(
    source_list: str, turnover: Turnover, days: Sequence[date], announced: Told
) -> Turnover:
    rows = ForgottenRow.objects.filter(source_list=source_list)
    came = [row for row in rows if row.first_seen == turnover.as_of != days[0]]
    went = sum(row.persons for row in rows if row.gone_by == turnover.as_of)
    before = days[days.index(turnover.as_of) - 1]
    is_told = announced.covers(EventKind.DELISTED, before, turnover.as_of)
    return replace(
        turnover,
        listed=turnover.listed + sum(row.persons for row in came if not row.is_relisted),
        relisted=turnover.relisted + sum(row.persons for row in came if row.is_relisted),
        delisted=turnover.delisted + went,
        silent=turnover.silent + (0 if is_told else went),
    )


def perhaps_rekeyed(source_list: str, day: date) -> frozenset[str]:
    """Return the references that are gone by a day and perhaps came back under another one.

    References only, of persons too: it is for counts, which nobody can read a person from.
    """
    rows = SpellRow.objects.filter(source_list=source_list)
    gone = [to_spell(row, day) for row in rows.filter(gone_by=day)]
    new = [to_spell(row, day) for row in rows.filter(first_seen=day)] if gone else []
    pairs = rekeyings_among(source_list, (*gone, *new))
    return frozenset(pair.before.reference for pair in filter(may_be_one(source_list), pairs))


def rekeyings_among(source_list: str, spells: Sequence[SeenSpell]) -> Iterator[Rekeying]:
    """Yield the entries that are perhaps re-keyed from one snapshot to the next."""
    gone, new = _by_day(spells, lambda spell: spell.gone_by), _by_day(spells, _came_by)
    for day in sorted(gone.keys() & new.keys()):
        left, right = gone[day], new[day]
        names = {_folded(spell) for spell in left} & {_folded(spell) for spell in right}
        left, right = ([s for s in of_day if _can_be(s, names)] for of_day in (left, right))
        if left and right:
            yield from find_rekeyings(
                _entries(source_list, {s.reference: s.last_seen for s in left}),
                _entries(source_list, {s.reference: s.first_seen for s in right}),
            )


def _by_day(
    spells: Iterable[SeenSpell], day_of: Callable[[SeenSpell], date | None]
) -> Mapping[date, list[SeenSpell]]:
    found: dict[date, list[SeenSpell]] = defaultdict(list)
    for spell in spells:
        if (day := day_of(spell)) is not None:
            found[day].append(spell)
    return found


def _came_by(spell: SeenSpell) -> date | None:
    return None if spell.events[0].after is None else spell.first_seen


def _can_be(spell: SeenSpell, names: Collection[str]) -> bool:
    return is_made_here(spell.reference) or _folded(spell) in names


def _folded(spell: SeenSpell) -> str:
    return comparable(spell.name).casefold()


def _entries(source_list: str, wanted: Mapping[str, date]) -> tuple[ListEntry, ...]:
    """Return each of the entries as the snapshot of its day prints it."""
    places = PresenceRow.objects.filter(
        snapshot__source_list=source_list,
        snapshot__as_of__in=set(wanted.values()),
        entry__reference__in=list(wanted),
    ).select_related("entry", "snapshot")
    return tuple(
        to_entry(place.entry, place.row)
        for place in places.order_by("id")
        if wanted[place.entry.reference] == place.snapshot.as_of
    )
