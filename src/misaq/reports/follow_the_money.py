"""Organisations on a list as FollowTheMoney, the form in which investigators exchange them.

Written by ourselves, without the library: one object a line, an `Organization` and the `Sanction`
that says which list it stands on. Persons, vessels and entries of an unstated kind are refused; a
party gets no topic, for that it is listed says nothing of what it did.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from misaq.core.lists.records import (
    IdentifierKind,
    ListEntry,
    NameQuality,
    PartyKind,
    Snapshot,
    SourceList,
)
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.errors import InputRefused
from misaq.kernel.ids import Key, fingerprint
from misaq.kernel.words import tell

_PROPERTY = {
    NameQuality.PRIMARY: "name",
    NameQuality.STRONG: "alias",
    NameQuality.WEAK: "weakAlias",
    NameQuality.FORMER: "previousName",
    NameQuality.ORIGINAL_SCRIPT: "alias",
}
_UNITED_NATIONS = re.compile(r"[A-Z]{2}e\.\d{3}", re.ASCII)

Entity = Mapping[str, object]


def lines(source_list: SourceList, snapshot: Snapshot) -> Iterator[str]:
    """Yield a snapshot's organisations, two lines each; everything else on it is left out.

    Each organisation comes before what is said of it; the same snapshot gives the same lines.
    """
    for entry in snapshot.entries:
        if entry.kind is PartyKind.ORGANISATION:
            for entity in to_entities(source_list, entry):
                yield json.dumps(entity, ensure_ascii=False, sort_keys=True)


def to_entities(source_list: SourceList, entry: ListEntry) -> tuple[Entity, Entity]:
    """Return an organisation, and the statement that it stands on the list.

    Raises:
        InputRefused: the entry is no organisation.
    """
    if entry.kind is not PartyKind.ORGANISATION:
        raise InputRefused(
            tell("Only organisations are given away as FollowTheMoney."),
            next_step=tell("Leave out persons, vessels and entries whose kind is not stated."),
            rule="lists.exchange",
        )
    body = party_id(source_list.key, entry.reference)
    return (
        _entity(body, "Organization", source_list, _body(entry)),
        _entity(f"{body}-listed", "Sanction", source_list, _listing(source_list, entry, body)),
    )


def party_id(source_list: Key, reference: str) -> str:
    """Return the identifier of an entry: the same for every snapshot, on every machine."""
    return f"misaq-{fingerprint(source_list, reference)}"


def _entity(
    identifier: str, schema: str, source_list: SourceList, properties: Mapping[str, Sequence[str]]
) -> Entity:
    return {
        "id": identifier,
        "schema": schema,
        "datasets": [_plain(source_list.key)],
        "properties": {
            name: list(dict.fromkeys(values)) for name, values in properties.items() if any(values)
        },
    }


def _plain(key: Key) -> str:
    return re.sub(r"[^a-z0-9]+", "_", key.lower()).strip("_")


def _body(entry: ListEntry) -> Mapping[str, Sequence[str]]:
    names: dict[str, list[str]] = {}
    for name in entry.names:
        names.setdefault(_PROPERTY[name.quality], []).append(name.text)
    if "name" not in names:
        names["name"] = [entry.name]
    registered = [n.value for n in entry.identifiers if n.kind is IdentifierKind.REGISTRATION]
    return {**names, "address": entry.addresses, "registrationNumber": registered}


def _listing(source_list: SourceList, entry: ListEntry, body: str) -> Mapping[str, Sequence[str]]:
    is_united_nations = _UNITED_NATIONS.fullmatch(entry.reference) is not None
    return {
        "entity": [body],
        "authority": [source_list.issuer],
        "program": [entry.basis],
        "summary": [source_list.legal_basis],
        "listingDate": _dates([entry.listed_on] if entry.listed_on is not None else []),
        "modifiedAt": _dates(entry.amended_on),
        "recordId": [entry.reference],
        "unscId": [entry.reference] if is_united_nations else [],
        "sourceUrl": [source_list.address],
    }


def _dates(days: Sequence[ImpreciseDate]) -> list[str]:
    """Return the days that FollowTheMoney can write: known, or a whole month or year.

    A span of its own ("2012..2013") has no such form and is left out, not narrowed.
    """
    return [day.text for day in days if ".." not in day.text]
