"""Two lists side by side, as the bodies on record make them: what no reason explains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from misaq.core.bodies.records import Bodies, Spell, Standing
from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity
from misaq.core.lists.checks.binding import Binding, binding_lists
from misaq.core.lists.registers import Lists
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import join, say


@check(
    "LST029",
    title=say("Entries of two lists with no explanation for the difference"),
    why=say(
        "The brief asks why one ministry lists 171 bodies and another 62. Other laws, other names"
        " and later orders explain a part; what they leave is for somebody to answer."
    ),
    working=say(
        "Make the list of those proscribed and the list of those that the United Nations list from"
        " the bodies on record, as of the day; give every body on one of them only a reason; report"
        " those for which none was found."
    ),
    basis=("S64", "domain 2.6", "domain 5.1"),
    severity=Severity.SERIOUS,
)
def unexplained(lists: Lists, bodies: Bodies, as_of: date) -> Iterator[Outcome]:
    """Find bodies on one of two lists for which no reason on record explains the difference."""
    held = [binding for binding in binding_lists(lists) if not _is_empty(bodies, binding)]
    domestic = [one for one in held if Standing.PROSCRIBED in _standings(bodies, one)]
    designated = [one for one in held if Standing.UN_LISTED in _standings(bodies, one)]
    for left, right in product(domestic, designated):
        if left.key != right.key:
            yield from _compared(bodies, left, right, as_of)


def _standings(bodies: Bodies, binding: Binding) -> frozenset[Standing]:
    return frozenset(s.standing for s in bodies.spells if s.basis in binding.source_list.bases)


def _is_empty(bodies: Bodies, binding: Binding) -> bool:
    return not _standings(bodies, binding)


def _compared(bodies: Bodies, left: Binding, right: Binding, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each of the two lists with bodies that nothing explains."""
    # Imported here: comparing names loads much that no other check needs.
    from misaq.core.lists.body_sides import directory_of, side_of_bodies
    from misaq.core.lists.gap import explain_gap
    from misaq.core.lists.gap_records import OPEN, Which
    from misaq.core.lists.reconcile import reconcile

    one = side_of_bodies(bodies, left.source_list, as_of=as_of)
    other = side_of_bodies(bodies, right.source_list, as_of=as_of)
    gap = explain_gap(reconcile(one, other), directory=directory_of(bodies))
    for which, own, over_there in ((Which.LEFT, left, right), (Which.RIGHT, right, left)):
        lines = [line for line in gap.lines if line.which is which]
        open_ones = [Key(line.reference) for line in lines if line.reason in OPEN]
        if open_ones:
            yield _left_over(bodies, own, over_there, open_ones, len(lines))


def _left_over(
    bodies: Bodies, own: Binding, other: Binding, keys: Sequence[Key], one_sided: int
) -> Finding:
    names = by_key(bodies.bodies)
    titles = [names[key].title for key in keys]
    spells = [_spell_of(bodies, own, key) for key in keys]
    return Finding(
        code="LST029",
        subject=own.subject,
        sentence=say(
            "Of the bodies on {title} that are not on {other}, {count} have no explanation:"
            " {names}.",
            title=own.title,
            other=other.title,
            count=len(keys),
            names=join(titles, "; "),
        ),
        since=None,
        working=(
            *(
                Line(say("{body}: listed {span}.", body=title, span=spell.span), spell.cite)
                for title, spell in zip(titles, spells, strict=True)
            ),
            Line(
                say(
                    "Bodies on {title} alone: {count}; explained: {explained}.",
                    title=own.title,
                    count=one_sided,
                    explained=one_sided - len(keys),
                )
            ),
        ),
        severity=Severity.SERIOUS,
        question=Question(
            other.authority,
            say(
                "For each of these bodies, why does it stand on {title} and not on {other}?",
                title=own.title,
                other=other.title,
            ),
        ),
        aspect=other.key,
    )


def _spell_of(bodies: Bodies, binding: Binding, key: Key) -> Spell:
    own = (s for s in bodies.spells if s.basis in binding.source_list.bases and s.body == key)
    return next(own)
