"""What colleagues are called on these pages; the log and the alerts know them by number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from misaq.apps.accounts.queries import names_of
from misaq.apps.registers.queries import get_registers
from misaq.core.access.actors import Actor
from misaq.core.access.scopes import ScopeKind

_USER = "user:"


def office_choices(actor: Actor, offices: Iterable[str]) -> list[tuple[str, str]]:
    """Return offices, by scope, with what they are called; the scope where the record says none."""
    institutions = get_registers(actor=actor).institutions.institutions
    titles = {f"{ScopeKind.INSTITUTION.value}:{each.key}": each.title for each in institutions}
    return [(office, titles.get(office, office)) for office in offices]


def people_named(actor: Actor, ids: Iterable[str]) -> Mapping[str, str]:
    """Return the name of each person by their id; whoever has no account is left out."""
    numbers = {one: int(one.removeprefix(_USER)) for one in ids if one.startswith(_USER)}
    names = names_of(actor=actor, users=frozenset(numbers.values()))
    return {one: names[number] for one, number in numbers.items() if number in names}
