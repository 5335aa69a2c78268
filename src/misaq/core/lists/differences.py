"""What changed on a list between two snapshots: as records, in words, and as plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from misaq.core.lists.records import ListEntry, PartyKind, Snapshot
from misaq.core.lists.rekeying import Likeness, Rekeying, find_rekeyings
from misaq.core.lists.spells import EventKind
from misaq.core.lists.statements import PROPERTY_WORDS, Property, Said, said_by
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citations
from misaq.kernel.words import Phrase, join, say


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An entry that stands in both snapshots and says something else.

    Attributes:
        before: as the earlier snapshot prints it.
        after: as the later one does.
        taken: values that the later one no longer says.
        given: values that it says and the earlier one did not.
    """

    before: ListEntry
    after: ListEntry
    taken: tuple[Said, ...]
    given: tuple[Said, ...]

    @property
    def is_said(self) -> bool:
        """Return whether the list prints a day of amendment that it did not print before."""
        return any(said.prop is Property.AMENDED_ON for said in self.given)


@dataclass(frozen=True, slots=True)
class Notified:
    """An announcement that tells of an entry that came or went.

    Attributes:
        reference: the entry.
        kind: what is announced of it.
        on: the day that the announcement gives.
        cite: its source.
    """

    reference: str
    kind: EventKind
    on: ImpreciseDate
    cite: Citations = ()


@dataclass(frozen=True, slots=True)
class ListDifference:
    """What changed between two snapshots of one list.

    Attributes:
        source_list: the list.
        before: day of the earlier snapshot.
        after: day of the later one.
        added: entries that only the later one has, by reference.
        removed: entries that only the earlier one has, by reference.
        changed: entries that say something else, by reference.
        rekeyed: pairs of a removed and an added entry that are perhaps the same; they stand
            among the added and the removed as well.
        notified: what was announced of entries that came and went.
    """

    source_list: Key
    before: date
    after: date
    added: tuple[ListEntry, ...] = ()
    removed: tuple[ListEntry, ...] = ()
    changed: tuple[EntryChange, ...] = ()
    rekeyed: tuple[Rekeying, ...] = ()
    notified: tuple[Notified, ...] = ()

    def notice_of(self, reference: str, *, gone: bool) -> Notified | None:
        """Return what was announced of an entry that is gone, or that came; None where nothing."""
        return next(
            (
                one
                for one in self.notified
                if one.reference == reference and (one.kind is EventKind.DELISTED) == gone
            ),
            None,
        )

    def mirrored(self) -> ListDifference:
        """Return the same difference, read backwards."""
        return ListDifference(
            source_list=self.source_list,
            before=self.after,
            after=self.before,
            added=self.removed,
            removed=self.added,
            changed=tuple(
                EntryChange(one.after, one.before, one.given, one.taken) for one in self.changed
            ),
            rekeyed=tuple(Rekeying(one.after, one.before, one.likeness) for one in self.rekeyed),
        )

    def only(self, fits: Callable[[ListEntry], bool]) -> ListDifference:
        """Return the part of the difference that is about entries that fit."""
        return replace(
            self,
            added=tuple(filter(fits, self.added)),
            removed=tuple(filter(fits, self.removed)),
            changed=tuple(one for one in self.changed if fits(one.before) and fits(one.after)),
            rekeyed=tuple(one for one in self.rekeyed if fits(one.before) and fits(one.after)),
            notified=tuple(
                one
                for one in self.notified
                if any(
                    one.reference == entry.reference and fits(entry)
                    for entry in (*self.added, *self.removed)
                )
            ),
        )


def compare_snapshots(before: Snapshot, after: Snapshot) -> ListDifference:
    """Return what changed from the one snapshot to the other, whichever is older."""
    old = {entry.reference: entry for entry in before.entries}
    new = {entry.reference: entry for entry in after.entries}
    added = tuple(new[reference] for reference in sorted(new.keys() - old.keys()))
    removed = tuple(old[reference] for reference in sorted(old.keys() - new.keys()))
    both = ((old[reference], new[reference]) for reference in sorted(old.keys() & new.keys()))
    return ListDifference(
        source_list=after.source_list,
        before=before.as_of,
        after=after.as_of,
        added=added,
        removed=removed,
        changed=tuple(filter(None, (_change(left, right) for left, right in both))),
        rekeyed=tuple(sorted(find_rekeyings(removed, added), key=_references)),
    )


def sentences_of(difference: ListDifference) -> tuple[Phrase, ...]:
    """Return the difference in words, one sentence for each thing that changed."""
    return (
        summary_of(difference),
        *added_sentences(difference),
        *removed_sentences(difference),
        *(rekeyed_sentence(pair) for pair in difference.rekeyed),
        *(sentence for change in difference.changed for sentence in change_sentences(change)),
    )


def summary_of(difference: ListDifference) -> Phrase:
    """Return how much changed, in one sentence."""
    return say(
        "From {before} to {after}: {added} added, {removed} removed, {changed} amended.",
        before=difference.before,
        after=difference.after,
        added=len(difference.added),
        removed=len(difference.removed),
        changed=len(difference.changed),
    )


def change_sentences(change: EntryChange) -> Iterator[Phrase]:
    """Yield what of an entry changed, one sentence for each part of it, and whether it is said."""
    name, reference = change.after.name, change.after.reference
    for prop in Property:
        taken = [said.original for said in change.taken if said.prop is prop]
        given = [said.original for said in change.given if said.prop is prop]
        if taken or given:
            yield _changed_part(name, reference, prop, taken, given)
    if not change.is_said:
        yield say(
            "{name} ({reference}): the list prints no new day of amendment.",
            name=name,
            reference=reference,
        )


def to_data(difference: ListDifference) -> Mapping[str, object]:
    """Return the difference as plain data, ready for JSON."""
    return {
        "source_list": difference.source_list,
        "earlier": difference.before.isoformat(),
        "later": difference.after.isoformat(),
        "added": [
            _entry_data(entry, difference.notice_of(entry.reference, gone=False))
            for entry in difference.added
        ],
        "removed": [
            _entry_data(entry, difference.notice_of(entry.reference, gone=True))
            for entry in difference.removed
        ],
        "changed": [_change_data(change) for change in difference.changed],
        "perhaps_rekeyed": [
            {
                "before": pair.before.reference,
                "after": pair.after.reference,
                "likeness": pair.likeness.value,
            }
            for pair in difference.rekeyed
        ],
    }


def csv_rows(difference: ListDifference) -> Iterator[tuple[str, ...]]:
    """Yield the difference as rows of texts.

    Each has: what happened, reference, kind, name, part, sort of name or number, before, after.
    """
    for what, entries in (("added", difference.added), ("removed", difference.removed)):
        for entry in entries:
            yield (what, entry.reference, entry.kind.value, entry.name, "", "", "", "")
    for pair in difference.rekeyed:
        old, new = pair.before.reference, pair.after.reference
        kind, name = pair.after.kind.value, pair.after.name
        yield ("perhaps re-keyed", new, kind, name, "", "", old, new)
    for change in difference.changed:
        entry = change.after
        about = ("amended", entry.reference, entry.kind.value, entry.name)
        for said in change.taken:
            yield (*about, said.prop.value, said.qualifier, said.original, "")
        for said in change.given:
            yield (*about, said.prop.value, said.qualifier, "", said.original)


def of_kinds(*kinds: PartyKind) -> Callable[[ListEntry], bool]:
    """Return whether an entry is of one of the kinds, as a question."""
    return lambda entry: entry.kind in kinds


def _change(before: ListEntry, after: ListEntry) -> EntryChange | None:
    old = {said.sameness: said for said in said_by(before)}
    new = {said.sameness: said for said in said_by(after)}
    taken = tuple(said for key, said in old.items() if key not in new)
    given = tuple(said for key, said in new.items() if key not in old)
    return EntryChange(before, after, taken, given) if taken or given else None


def _references(pair: Rekeying) -> tuple[str, str]:
    first, second = sorted((pair.before.reference, pair.after.reference))
    return first, second


def added_sentences(difference: ListDifference) -> tuple[Phrase, ...]:
    """Return the sentences about the entries that were added."""
    return tuple(
        _added(entry, difference.notice_of(entry.reference, gone=False))
        for entry in difference.added
    )


def removed_sentences(difference: ListDifference) -> tuple[Phrase, ...]:
    """Return the sentences about the entries that are gone."""
    return tuple(
        _removed(entry, difference.notice_of(entry.reference, gone=True))
        for entry in difference.removed
    )


def _added(entry: ListEntry, notice: Notified | None) -> Phrase:
    if notice is not None:
        return say(
            "{name} ({reference}) was added; an announcement of {day} tells of it.",
            name=entry.name,
            reference=entry.reference,
            day=notice.on,
        )
    if entry.listed_on is None:
        return say(
            "{name} ({reference}) was added; the list prints no day of listing.",
            name=entry.name,
            reference=entry.reference,
        )
    return say(
        "{name} ({reference}) was added; the list prints {day} as the day of listing.",
        name=entry.name,
        reference=entry.reference,
        day=entry.listed_on,
    )


def _removed(entry: ListEntry, notice: Notified | None) -> Phrase:
    if notice is not None:
        return say(
            "{name} ({reference}) is gone; an announcement of {day} tells of it.",
            name=entry.name,
            reference=entry.reference,
            day=notice.on,
        )
    return say(
        "{name} ({reference}) is gone; the list says nothing of why.",
        name=entry.name,
        reference=entry.reference,
    )


def rekeyed_sentence(pair: Rekeying) -> Phrase:
    """Return the sentence about two entries that are perhaps the same."""
    if pair.likeness is Likeness.OTHER_SPELLING:
        return say(
            "{old} is gone and {new} is new. The list gives no references of its own: perhaps it "
            "is the same entry, spelled otherwise.",
            old=pair.before.name,
            new=pair.after.name,
        )
    return say(
        "{name}: {old} is gone and {new} is new, with the same names and dates. Perhaps it is the "
        "same entry under another reference.",
        name=pair.after.name,
        old=pair.before.reference,
        new=pair.after.reference,
    )


def _changed_part(
    name: str, reference: str, prop: Property, taken: Sequence[str], given: Sequence[str]
) -> Phrase:
    about = {"name": name, "reference": reference, "part": PROPERTY_WORDS[prop]}
    if not taken:
        return say("{name} ({reference}): {part} added: {given}.", **about, given=_listed(given))
    if not given:
        return say("{name} ({reference}): {part} gone: {taken}.", **about, taken=_listed(taken))
    return say(
        "{name} ({reference}): {part} was {taken}, is {given}.",
        **about,
        taken=_listed(taken),
        given=_listed(given),
    )


def _listed(values: Sequence[str]) -> Phrase:
    return join([say("“{value}”", value=value) for value in values], "; ")


def _entry_data(entry: ListEntry, notice: Notified | None) -> Mapping[str, object]:
    return {
        "reference": entry.reference,
        "kind": entry.kind.value,
        "name": entry.name,
        "listed_on": None if entry.listed_on is None else entry.listed_on.text,
        "announced_on": None if notice is None else notice.on.text,
    }


def _change_data(change: EntryChange) -> Mapping[str, object]:
    return {
        "reference": change.after.reference,
        "kind": change.after.kind.value,
        "name": change.after.name,
        "taken": [_said_data(said) for said in change.taken],
        "given": [_said_data(said) for said in change.given],
        "day_of_amendment_printed": change.is_said,
    }


def _said_data(said: Said) -> Mapping[str, str]:
    return {
        "property": said.prop.value,
        "qualifier": said.qualifier,
        "value": said.original,
        "language": said.language,
    }
