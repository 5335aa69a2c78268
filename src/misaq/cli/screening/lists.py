"""The lists of the database, ready to be asked, and what is logged of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from misaq.cli.screening.running import Ask
from misaq.core.access.actors import Actor
from misaq.core.lists.records import ListEntry, PartyKind
from misaq.core.screening.answer import Answer, ListVersion
from misaq.core.screening.answering import both, screen
from misaq.core.screening.index import Index, build, by_list, remembering
from misaq.core.screening.policy import ORGANISATIONS_ONLY
from misaq.core.screening.purposes import no_purpose
from misaq.core.screening.query import Query
from misaq.kernel.errors import NotFound
from misaq.kernel.ids import Key
from misaq.kernel.words import tell
from misaq.sources.screening.index_file import forget_indexes, load_index

_FOLDER = "screening"
_MAY_BE_PERSON = frozenset({PartyKind.PERSON, PartyKind.UNSTATED})


@dataclass(frozen=True, slots=True)
class OpenLists:
    """Lists that can be asked.

    Attributes:
        versions: which, each as it stands.
        ask: answers a query, and says how many entries were left out.
    """

    versions: tuple[ListVersion, ...]
    ask: Ask


def as_alert(query: Query, answer: Answer) -> tuple[dict[str, str], tuple[dict[str, Any], ...]]:
    """Return what alerts are raised from: who was asked about, and each hit."""
    from misaq.apps.screening.mapping import from_hit, from_query

    return from_query(query), tuple(map(from_hit, answer.hits))


def prepare_search() -> None:
    """Prepare what the site searches, now that a list has changed: whoever asks next need not wait.

    The site prepares it itself where this was not done. Whatever was prepared of other lists, or of
    an older state, goes: nobody who was taken off a list stays in a file.
    """
    from misaq.apps.screening.searching import prepare
    from misaq.cli.database import whoever_types

    forget_prepared()
    prepare(actor=whoever_types())


def forget_prepared() -> None:
    """Take away what was made ready for screening; it is made again when it is needed."""
    forget_indexes(_folder())


def _folder() -> Path:
    from django.conf import settings

    home: Path = settings.MISAQ_HOME
    return home / _FOLDER


def open_lists(
    actor: Actor, keys: Sequence[str], *, has_purpose: bool, shows_common: bool
) -> OpenLists:
    """Return the lists of those keys, or all of which a snapshot is kept or bodies are on record.

    Args:
        has_purpose: whether people may be asked about; without a purpose they are refused.
        shows_common: whether a common name alone may be a hit.

    Raises:
        NotFound: there is no such list, or neither a snapshot of it nor a body on it, or of any.
    """
    from misaq.apps.lists.queries import list_source_lists
    from misaq.apps.screening.searching import Searchable, lists_on_record, screen_person

    on_record = lists_on_record(at_hand=list_source_lists(actor=actor))
    versions = _versions(actor, keys, on_record)
    index = remembering(load_index(_folder(), versions, lambda: _made(actor, versions, on_record)))
    found = Searchable(index)

    def ask(query: Query) -> tuple[Answer, int]:
        if query.kind not in _MAY_BE_PERSON:
            return screen(index, query, ORGANISATIONS_ONLY), 0
        if not has_purpose:
            raise no_purpose()
        person = replace(query, kind=PartyKind.PERSON)
        answer, cleared = screen_person(found, person, actor=actor, shows_common=shows_common)
        if query.kind is not PartyKind.PERSON:
            answer = both(answer, screen(index, query, ORGANISATIONS_ONLY), query)
        return answer, cleared

    return OpenLists(versions, ask)


_OnRecord = Mapping[ListVersion, tuple[ListEntry, ...]]
"""Lists of which no file is kept, each with the bodies on record that stand on it."""


def _versions(actor: Actor, keys: Sequence[str], on_record: _OnRecord) -> tuple[ListVersion, ...]:
    from misaq.apps.lists.queries import list_source_lists

    at_hand = {
        each.source_list.key: ListVersion(
            each.source_list.key, each.latest.as_of, each.latest.digest
        )
        for each in list_source_lists(actor=actor)
        if each.latest is not None
    }
    at_hand |= {version.source_list: version for version in on_record}
    missing = [key for key in keys if Key(key) not in at_hand]
    if missing or not at_hand:
        known = ", ".join(sorted(at_hand))
        raise NotFound(
            tell("No snapshot is kept of {lists}.", lists=", ".join(missing) or tell("any list")),
            next_step=tell(
                "Load one with `misaq lists load`; kept are: {known}.", known=known or "–"
            ),
            rule="screening.lists",
        )
    return tuple(sorted(at_hand[Key(key)] for key in (dict.fromkeys(keys) or at_hand)))


def _made(actor: Actor, versions: Sequence[ListVersion], on_record: _OnRecord) -> Index:
    from misaq.apps.lists.queries import get_snapshot

    read = [version for version in versions if version not in on_record]
    snapshots = [get_snapshot(actor=actor, source_list=version.source_list) for version in read]
    entries = by_list(snapshots, {each.source_list: each.digest for each in read})
    bodies = {version: on_record[version] for version in versions if version in on_record}
    return build({**entries, **bodies})
