"""What the tables of this room share: choices, values that are known, pairs that stand together."""

from __future__ import annotations

from enum import Enum

from django.db.models import Q

from misaq.kernel.sensitivity import Sensitivity

INTERNAL, PERSONAL, SECRET = Sensitivity.INTERNAL, Sensitivity.PERSONAL, Sensitivity.SECRET
ID, DIGEST, KEY = 64, 64, 80


def choices(kind: type[Enum]) -> list[tuple[str, str]]:
    """Return the values of an enum as a field offers them."""
    return [(str(each.value), str(each.value)) for each in kind]


def known(field: str, kind: type[Enum], *, may_be_empty: bool = False) -> Q:
    """Return the condition that a field holds a value of an enum."""
    values = [str(each.value) for each in kind]
    return Q(**{f"{field}__in": ["", *values] if may_be_empty else values})


def paired(at: str, *others: str) -> Q:
    """Return the condition that an instant and what goes with it are all there or none is."""
    none = Q(**{f"{at}__isnull": True}, **dict.fromkeys(others, ""))
    all_of_them = Q(**{f"{at}__isnull": False})
    for other in others:
        all_of_them &= ~Q(**{other: ""})
    return none | all_of_them
