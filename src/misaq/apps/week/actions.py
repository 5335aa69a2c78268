"""Following, keeping, marking as seen, and noting which letters went out."""

from __future__ import annotations

from datetime import datetime

from misaq.apps.audit.actions import Record, action
from misaq.apps.registers.queries import get_registers
from misaq.apps.week.models import FilterRow, FollowRow, ReaderRow
from misaq.apps.week.rhythm import Rhythm
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.changes.rules import hidden_sign
from misaq.core.packs import TABLES, records_of
from misaq.kernel.errors import InputRefused, NotFound, StateConflict
from misaq.kernel.words import tell

MOST_FILTERS = 50
MOST_FOLLOWED = 500


@action(event="week.followed")
def follow(record: Record, /, *, actor: Actor, at: datetime, table: str, key: str) -> None:
    """Follow a record; to follow it twice changes nothing.

    Raises:
        NotAllowed: nobody is signed in.
        NotFound: there is no such record.
        StateConflict: too many are followed already.
    """
    check_may(actor, Permission.SIGNED_IN)
    _check_there(actor, table, key)
    record.about(table, key)
    mine = FollowRow.objects.filter(owner=actor.id)
    if mine.filter(table=table, key=key).exists():
        record.changed_nothing()
        return
    if mine.count() >= MOST_FOLLOWED:
        raise StateConflict(
            tell("You follow {most_followed} records already.", most_followed=MOST_FOLLOWED),
            next_step=tell("Stop following some first."),
            rule="week.most-followed",
        )
    FollowRow.objects.create(owner=actor.id, table=table, key=key, since_at=at)


@action(event="week.unfollowed")
def unfollow(record: Record, /, *, actor: Actor, at: datetime, table: str, key: str) -> None:
    """Stop following a record; what is not followed changes nothing."""
    check_may(actor, Permission.SIGNED_IN)
    gone, _ = FollowRow.objects.filter(owner=actor.id, table=table, key=key).delete()
    if not gone:
        record.changed_nothing()
        return
    record.about(table, key)


@action(event="week.filter-kept")
def keep_filter(record: Record, /, *, actor: Actor, at: datetime, name: str, address: str) -> None:
    """Keep a narrowed list under a name; the same name again replaces it.

    Raises:
        NotAllowed: nobody is signed in.
        InputRefused: no name, hidden signs in it, or an address that is not of this site.
        StateConflict: too many are kept already.
    """
    check_may(actor, Permission.SIGNED_IN)
    label = " ".join(name.split())[:80]
    if sign := hidden_sign(label):
        raise InputRefused(
            tell("The name holds the hidden sign {sign}.", sign=sign),
            next_step=tell("Type it anew, without it."),
            rule="week.filter-name",
        )
    if not label:
        raise InputRefused(
            tell("The filter has no name."), next_step=tell("Give it one."), rule="week.filter-name"
        )
    _check_address(address)
    record.about("week.filters", "own")
    mine = FilterRow.objects.filter(owner=actor.id)
    if mine.count() >= MOST_FILTERS and not mine.filter(name=label).exists():
        raise StateConflict(
            tell("You keep {most_filters} filters already.", most_filters=MOST_FILTERS),
            next_step=tell("Drop some first."),
            rule="week.most-filters",
        )
    FilterRow.objects.update_or_create(
        owner=actor.id, name=label, defaults={"address": address, "kept_at": at}
    )


@action(event="week.filter-dropped")
def drop_filter(record: Record, /, *, actor: Actor, at: datetime, number: int) -> None:
    """Drop one of one's own kept filters; what is not there changes nothing."""
    check_may(actor, Permission.SIGNED_IN)
    gone, _ = FilterRow.objects.filter(owner=actor.id, id=number).delete()
    if not gone:
        record.changed_nothing()
        return
    record.about("week.filters", str(number))


@action(event="week.seen")
def mark_seen(record: Record, /, *, actor: Actor, at: datetime, up_to: datetime) -> None:
    """Remember up to when somebody has seen what changed.

    Args:
        up_to: when the page was made on which they saw it; what came after is not seen.

    Raises:
        InputRefused: that lies in the future.
    """
    check_may(actor, Permission.SIGNED_IN)
    if up_to > at:
        raise InputRefused(
            tell("What is still to come cannot have been seen."),
            next_step=tell("Open the page again."),
            rule="week.seen",
        )
    record.about("week.readers", actor.id)
    ReaderRow.objects.update_or_create(owner=actor.id, defaults={"seen_at": up_to})


@action(event="week.rhythm-chosen")
def choose_rhythm(record: Record, /, *, actor: Actor, at: datetime, rhythm: Rhythm) -> None:
    """Choose how often to get a letter; what changed before is not told."""
    check_may(actor, Permission.SIGNED_IN)
    record.about("week.readers", actor.id)
    row, _ = ReaderRow.objects.get_or_create(owner=actor.id)
    row.rhythm, row.failures = rhythm.value, 0
    row.told_at = row.told_at or at
    row.save()
    record.note(rhythm=rhythm.value)


@action(event="week.letter-sent")
def note_sent(record: Record, /, *, actor: Actor, at: datetime, owner: str) -> None:
    """Note that a letter went out, which told everything up to now."""
    record.about("week.readers", owner)
    ReaderRow.objects.filter(owner=owner).update(told_at=at, tried_at=at, failures=0)


@action(event="week.letter-failed")
def note_failed(record: Record, /, *, actor: Actor, at: datetime, owner: str) -> None:
    """Note that a letter could not be sent; the next one will tell what it would have told."""
    record.about("week.readers", owner)
    row = ReaderRow.objects.get(owner=owner)
    row.tried_at, row.failures = at, row.failures + 1
    row.save()
    record.note(failures=row.failures)


def _check_there(actor: Actor, table: str, key: str) -> None:
    records = records_of(get_registers(actor=actor)).get(table, ()) if table in TABLES else ()
    if not any(record.key == key for record in records):
        raise NotFound(
            tell("There is no such record to follow."),
            next_step=tell("Open its page and follow it from there."),
            rule="week.follow",
        )


def _check_address(address: str) -> None:
    is_own = address.startswith("/") and not address.startswith(("//", "/\\"))
    if not is_own or len(address) > 1000 or any(ord(c) < 33 for c in address):
        raise InputRefused(
            tell("The address is not one of this site."),
            next_step=tell("Narrow a list of this site and keep it from there."),
            rule="week.address",
        )
