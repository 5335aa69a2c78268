"""What a form writes: which record, what stands there now, and which steps come of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from misaq.apps.changes.fields import (
    ENTERED,
    ENTRIES,
    Control,
    FieldSpec,
    kept_from,
    specs_of,
    typed_of,
)
from misaq.apps.changes.forms import Choices
from misaq.apps.changes.labels import label_of
from misaq.apps.changes.showing import in_words
from misaq.apps.pages.parts import Change as FieldShown
from misaq.apps.registers.bodies import Body, digest_of_body, to_body
from misaq.apps.registers.differences import compare_fields
from misaq.apps.registers.entry_rules import WORDS_OF_OTHERS, check_entry_is_there
from misaq.apps.registers.index import get_index
from misaq.apps.registers.overlays import ENTRY, entry_place, find_entry
from misaq.apps.registers.queries import read_standing
from misaq.core.access.actors import Actor
from misaq.core.changes.operations import Operation, OperationKind, key_here
from misaq.kernel.errors import NotFound
from misaq.kernel.words import Phrase, tell
from misaq.sources.structure import from_plain

_TITLE_LENGTH = 80
_REWRITES = frozenset({OperationKind.AMEND, OperationKind.REPLACE})
_TAKES_AWAY = frozenset({OperationKind.WITHDRAW, OperationKind.REMOVE})


@dataclass(frozen=True, slots=True)
class Target:
    """What a form writes.

    Attributes:
        kind: what is to be done.
        key: key of the record; empty for a new one.
        field: list that one more entry goes to, or the place of the entry that is changed or
            taken out; empty otherwise.
        record_class: class of the record, or of the entry.
        standing: the record, or the entry, as it stands; None for a new one.
    """

    kind: OperationKind
    table: str
    key: str
    field: str
    record_class: type[Any]
    standing: Body | None

    @property
    def specs(self) -> tuple[FieldSpec, ...]:
        """Return the fields of the form; none to withdraw a record or take an entry out."""
        return () if self.kind in _TAKES_AWAY else specs_of(self.record_class)

    @property
    def list_field(self) -> str:
        """Return the list that the form is about; empty for a record as a whole."""
        return self.field.partition(ENTRY)[0]

    @property
    def seen(self) -> str:
        """Return what stands for the record as it was looked at; empty where nothing rests on it:
        a new record, one more entry."""
        rests = self.kind not in {OperationKind.CREATE, OperationKind.APPEND}
        return digest_of_body(self.standing) if rests and self.standing is not None else ""

    @property
    def kept(self) -> Mapping[str, Any]:
        """Return the fields of the record that the form does not show."""
        if self.kind not in _REWRITES or self.standing is None:
            return {}
        kept = kept_from(self.specs, self.standing)
        return {name: value for name, value in kept.items() if name != "key"}

    def initial(self) -> dict[str, str]:
        """Return what stands in the form at first."""
        if self.kind in _REWRITES and self.standing is not None:
            return typed_of(self.specs, self.standing)
        return {}

    def steps(self, key: str, body: Mapping[str, Any]) -> tuple[Operation, ...]:
        """Return the steps that the filled-in form stands for; none when nothing differs."""
        if self.kind is OperationKind.CREATE:
            return (Operation(self.kind, self.table, key_here(key), value=dict(body)),)
        if self.kind is OperationKind.APPEND:
            return (Operation(self.kind, self.table, self.key, self.field, dict(body)),)
        if self.kind in _TAKES_AWAY:
            step = Operation(self.kind, self.table, self.key, self.field, base=self.standing)
            return (step,)
        if self.kind is OperationKind.REPLACE:
            entry = to_body(from_plain(self.record_class, body))
            step = Operation(self.kind, self.table, self.key, self.field, entry, self.standing)
            return () if entry == self.standing else (step,)
        after = to_body(from_plain(self.record_class, {**body, "key": self.key}))
        return tuple(
            Operation(self.kind, self.table, self.key, c.field, value=c.after, base=c.before)
            for c in compare_fields(self.standing or {}, after)
        )


def target_of(*, actor: Actor, query: Mapping[str, str]) -> Target:
    """Return what a form writes, from its address.

    Raises:
        NotFound: there is no form for that, or no such record.
    """
    kind = {k.value: k for k in OperationKind}.get(query.get("do", ""))
    table, key, field = (query.get(name, "") for name in ("table", "key", "field"))
    record_class = _class_of(kind, table, field)
    if kind is None or record_class is None:
        raise NotFound(
            tell("There is no form for that."),
            next_step=tell("Begin on the page for a new change."),
            rule="changes.form",
        )
    if kind is OperationKind.CREATE:
        return Target(kind, table, "", "", record_class, None)
    standing = read_standing(actor=actor, table=table).get(key)
    if standing is None:
        raise NotFound(
            tell("There is no record of that key in this register."),
            next_step=tell("Look for it in its list, or check the key for a slip."),
            rule="changes.record",
        )
    if kind in {OperationKind.REPLACE, OperationKind.REMOVE}:
        standing = check_entry_is_there(table, key, field, find_entry(standing, field))
    return Target(kind, table, key, field, record_class, standing)


def _class_of(kind: OperationKind | None, table: str, field: str) -> type[Any] | None:
    if kind is OperationKind.APPEND:
        return ENTRIES.get((table, field))
    if kind in {OperationKind.REPLACE, OperationKind.REMOVE}:
        place = (table, field.partition(ENTRY)[0])
        return None if place in WORDS_OF_OTHERS else ENTRIES.get(place)
    if kind in {OperationKind.CREATE, OperationKind.AMEND, OperationKind.WITHDRAW}:
        return ENTERED.get(table)
    return None


@dataclass(frozen=True, slots=True)
class EntryShown:
    """One entry of a list that a record holds, as the page of its form lists it.

    Attributes:
        place: what names it in the address of its own form.
        parts: its fields: what each is called, and what it says.
        can_change: whether it can be changed or taken out; the words of others cannot.
    """

    place: str
    parts: tuple[tuple[Phrase, str], ...]
    can_change: bool


def entries_of(target: Target) -> tuple[tuple[str, tuple[EntryShown, ...]], ...]:
    """Return the lists of entries that a record holds, each with what stands in it."""
    if target.kind is not OperationKind.AMEND or target.standing is None:
        return ()
    body, table = target.standing, target.table
    return tuple(
        (field, tuple(_entry_shown(table, field, entry) for entry in body.get(field, ())))
        for entered, field in ENTRIES
        if entered == table
    )


def _entry_shown(table: str, field: str, entry: Body) -> EntryShown:
    can_change = (table, field) not in WORDS_OF_OTHERS
    return EntryShown(entry_place(field, entry), parts_of(entry), can_change)


def parts_of(entry: Body) -> tuple[tuple[Phrase, str], ...]:
    """Return the fields of an entry: what each is called, and what it says."""
    said = ((name, ", ".join(in_words(value).splitlines())) for name, value in entry.items())
    return tuple((label_of(name), text) for name, text in said)


def choices_for(*, actor: Actor, specs: Sequence[FieldSpec]) -> Choices:
    """Return the records that the fields of a form may name, by table: key, and what it is
    called."""
    tables = {table for spec in specs if spec.control is Control.KEY for table in spec.tables}
    titles = get_index(actor=actor).titles
    return {
        table: [
            (str(key), f"{key}: {title[:_TITLE_LENGTH]}")
            for key, title in titles.get(table, {}).items()
        ]
        for table in tables
    }


def differing(
    specs: Sequence[FieldSpec], now: Mapping[str, str], typed: Mapping[str, str]
) -> tuple[FieldShown, ...]:
    """Return the fields in which what is there now and what was typed differ."""
    return tuple(
        FieldShown(label_of(spec.name), now.get(spec.name, ""), typed.get(spec.name, ""))
        for spec in specs
        if _plain(now.get(spec.name, "")) != _plain(typed.get(spec.name, ""))
    )


def steps_in_words(steps: Sequence[Operation]) -> tuple[FieldShown, ...]:
    """Return steps as they are saved, each with what it would put there."""
    return tuple(
        FieldShown(label_of(_named(step)), in_words(step.base), in_words(step.value))
        for step in steps
    )


def _named(step: Operation) -> str:
    return step.field.partition(ENTRY)[0] or step.table


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
