"""Communities that incidents entered here harmed: sealed one by one, counted from ten on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.models import Q

from misaq.apps.incidents.models import EntryRow
from misaq.apps.incidents.queries.handed import to_entry_version
from misaq.apps.incidents.queries.registers import get_register
from misaq.apps.screening.keys import unseal_secret
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.incidents.deciding import Ruling
from misaq.core.incidents.entries import SOURCE
from misaq.core.incidents.sealed import COMMUNITY, LEAST, shown_counts


@dataclass(frozen=True, slots=True)
class CommunityCounts:
    """Incidents by the community they harmed, as far as they may be shown.

    Attributes:
        before: only incidents of the years before this one are counted.
        counts: incidents of each community of the vocabulary; None for one that is kept back.
        told: incidents of which a community was told; None where they are fewer than are shown.
        not_told: incidents of which none was; None with the other, which it would give away.
    """

    before: int
    counts: Mapping[str, int | None]
    told: int | None
    not_told: int | None


def list_communities(*, actor: Actor) -> tuple[str, ...]:
    """Return the communities that may be named of an incident, in the order of the pack."""
    vocabularies = get_register(actor=actor).vocabularies
    mine = (one for one in vocabularies if (one.source, one.field) == (SOURCE, COMMUNITY))
    return tuple(word.text for one in mine for word in one.words)


def count_communities(*, actor: Actor, today: date) -> CommunityCounts:
    """Count incidents of past years by the community they harmed, as it stood when this year began.

    What is accepted, corrected or withdrawn today, of whatever year, would be told by the change
    of a count: it waits until the year is over.

    Raises:
        NotAllowed: the actor reads no single events.
    """
    check_may(actor, Permission.READ_EVENTS)
    began = datetime(today.year, 1, 1, tzinfo=UTC)
    standing = EntryRow.objects.filter(
        Q(superseded_at=None) | Q(superseded_at__gte=began),
        ruling=Ruling.ACCEPTED.value,
        decided_at__lt=began,
        is_withdrawal=False,
    )
    past = [row for row in standing if to_entry_version(row).entry.starts.year < today.year]
    sealed = [bytes(row.sealed_community) for row in past if row.sealed_community is not None]
    found = Counter(map(unseal_secret, sealed))
    named = dict.fromkeys(list_communities(actor=actor), 0) | dict(found)
    may_be_told = len(sealed) >= LEAST
    return CommunityCounts(
        before=today.year,
        counts=shown_counts(named),
        told=len(sealed) if may_be_told else None,
        not_told=len(past) - len(sealed) if may_be_told else None,
    )
