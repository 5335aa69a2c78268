"""Reasons in the law alone: it allows the difference, though no fact on record explains it."""

from __future__ import annotations

from misaq.core.lists.gap_asking import Asked
from misaq.core.lists.gap_records import Explanation, GapReason
from misaq.core.lists.places import place_words
from misaq.core.lists.sides import Road
from misaq.kernel.words import say


def on_another_basis(asked: Asked) -> Explanation | None:
    """The entry rests on a basis from which the other list takes nothing.

    A state's own finding is no reason for a committee to designate. The other way round the law
    expects the state to look, so a designation explains nothing by itself: only one under a regime
    of which the other list has nobody at all does.
    """
    mine, theirs = asked.side.road, asked.other_side.road
    if mine is Road.OWN_FINDING and theirs is Road.DESIGNATION:
        said = say(
            "Rests on the state's own finding; “{other}” holds only what a committee designated.",
            other=asked.other_side.title,
        )
        return Explanation(GapReason.OTHER_BASIS, said)
    shared = asked.around.bases[asked.which]
    if shared and asked.entry.basis and asked.entry.basis not in shared and mine is not theirs:
        said = say(
            "Listed under “{basis}”; “{other}” holds nobody who is listed under it.",
            basis=asked.entry.basis,
            other=asked.other_side.title,
        )
        return Explanation(GapReason.OTHER_BASIS, said)
    return None


def foreign_without_order(asked: Asked) -> Explanation | None:
    """Every place printed with the entry lies abroad, and the other list is a country's own."""
    country = frozenset(word for name in asked.other_side.country for word in place_words(name))
    printed = (*asked.entry.addresses, *asked.entry.nationalities, *asked.entry.districts)
    if not country or not printed:
        return None
    if any(country & place_words(text) for text in printed):
        return None
    said = say(
        "Every place printed with it lies abroad, and no domestic order is on “{other}”.",
        other=asked.other_side.title,
    )
    return Explanation(GapReason.FOREIGN_NO_DOMESTIC_ORDER, said)
