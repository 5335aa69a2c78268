"""Which month, area and source a situation report is about; what cannot be is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass

from misaq.apps.places.queries import get_gazetteer
from misaq.apps.threat.queries import Kept, choose_basis, list_bases
from misaq.core.access.actors import Actor
from misaq.core.places.records import Area, Level
from misaq.core.threat.picture.records import Basis
from misaq.kernel.errors import InputRefused, NotFound
from misaq.kernel.words import tell
from misaq.reports.situation.inputs import month_text

_MONTH = re.compile(r"([1-9]\d{3})-(0[1-9]|1[0-2])", re.ASCII)
_SHOWN = 40
"""Characters of what was asked for that a refusal repeats."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is about.

    Attributes:
        month: years times 12 plus month less one.
        area: the province; None for the whole country.
        kept: the source, with the number of its row.
    """

    month: int
    area: Area | None
    kept: Kept


def asked_for(*, actor: Actor, month: str = "", area: str = "", source: str = "") -> Asked:
    """Return what is asked for; without a month the last that the source covers.

    Raises:
        InputRefused: the month is not written as one.
        NotFound: no such province, nothing of the source, or the month is not covered.
    """
    kept = choose_basis(actor=actor, key=source)
    if kept is None:
        raise NotFound(
            tell("Nothing of the threat picture is reckoned yet, so that there is no report."),
            next_step=tell("Who runs this site can reckon it: misaq threat compute."),
            rule="situation.basis",
        )
    found = None if not area else _province(actor, area)
    return Asked(_month(actor, kept.basis, month), found, kept)


def last_month(basis: Basis) -> int:
    """Return the last month a source covers."""
    return basis.first_month + basis.months - 1


def _province(actor: Actor, code: str) -> Area:
    area = get_gazetteer(actor=actor).find(code)
    if area is None or area.level is not Level.PROVINCE:
        raise NotFound(
            tell("There is no province {code} on record.", code=repr(code[:_SHOWN])),
            next_step=tell("Choose a province from the list, or leave it out for the country."),
            rule="situation.area",
        )
    return area


def _month(actor: Actor, basis: Basis, text: str) -> int:
    if not text:
        return last_month(basis)
    written = _MONTH.fullmatch(text)
    if written is None:
        raise InputRefused(
            tell("{text} is not a month.", text=repr(text[:_SHOWN])),
            next_step=tell("Write year and month: 2018-06."),
            rule="situation.month",
        )
    month = int(written[1]) * 12 + int(written[2]) - 1
    if not basis.first_month <= month <= last_month(basis):
        raise NotFound(
            tell("{source} {release} holds nothing of {month}: it covers {first} to {last}.",
                 source=basis.source, release=basis.release, month=text,
                 first=month_text(basis.first_month), last=month_text(last_month(basis))),
            next_step=_instead(actor, basis, month),
            rule="situation.month",
        )  # fmt: skip
    return month


def _instead(actor: Actor, basis: Basis, month: int) -> str:
    others = [
        one.basis.key
        for one in list_bases(actor=actor)
        if one.basis != basis and one.basis.first_month <= month <= last_month(one.basis)
    ]
    if others:
        return tell("Choose a month it covers, or a source that covers this one: {sources}.",
                    sources=", ".join(others))  # fmt: skip
    return tell("Choose a month it covers, or add a newer release: misaq data add.")
