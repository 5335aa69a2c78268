"""Reasons in names and relations: a body listed under another name, or part of a listed one."""

from __future__ import annotations

from misaq.core.bodies.records import RelationKind
from misaq.core.lists.gap_asking import Asked, Surroundings
from misaq.core.lists.gap_records import Explanation, GapReason, RenameGroup, Which
from misaq.core.lists.sides import Directory, KnownRelation
from misaq.core.names.comparison import NameRelation
from misaq.kernel.words import say

_PARTS = frozenset(
    {
        RelationKind.SPLINTER_OF,
        RelationKind.FACTION_OF,
        RelationKind.WING_OF,
        RelationKind.FRONT_OF,
        RelationKind.AFFILIATE_OF,
    }
)
_PARTS_BY_NAME = frozenset({NameRelation.FACTION, NameRelation.WING})


def another_name(asked: Asked) -> Explanation | None:
    """By the record, the other list has the body under another name."""
    return _same_body(asked) or _renamed(asked)


def _same_body(asked: Asked) -> Explanation | None:
    theirs = asked.around.bodies_on(asked.other).get(asked.body)
    if not asked.body or theirs is None or asked.possible_partner is not None:
        return None
    said = say(
        "The record has it as another name of “{name}”, which “{other}” holds.",
        name=asked.title_of(theirs),
        other=asked.other_side.title,
    )
    return Explanation(GapReason.ALIAS_OR_RENAME, said, theirs)


def _renamed(asked: Asked) -> Explanation | None:
    on_other = asked.around.bodies_on(asked.other)
    if asked.body in on_other:
        return None
    for body in names_of(asked.around.directory, asked.body):
        if body in on_other:
            said = say(
                "Another name of the body that “{other}” holds as “{name}”: the record has the "
                "rename.",
                name=asked.title_of(on_other[body]),
                other=asked.other_side.title,
            )
            return Explanation(GapReason.ALIAS_OR_RENAME, said, on_other[body])
    return None


def named_as_former(asked: Asked) -> Explanation | None:
    """By what the names say, the other list has the body under a former or later name."""
    theirs = _by_name(asked, frozenset({NameRelation.FORMER}))
    if theirs is None:
        return None
    said = say(
        "By its name, formerly or later “{name}”, which “{other}” holds.",
        name=asked.title_of(theirs),
        other=asked.other_side.title,
    )
    return Explanation(GapReason.ALIAS_OR_RENAME, said, theirs)


def part_of_a_listed_body(asked: Asked) -> Explanation | None:
    """A faction, wing, front or splinter of what the other list holds, or the body it came of."""
    on_other = asked.around.bodies_on(asked.other)
    for relation in _relations_of(asked.around.directory, asked.body):
        near = relation.target if relation.source == asked.body else relation.source
        if near in on_other:
            said = say(
                "“{name}”, which “{other}” holds, is related by the record ({kind}; {by}).",
                name=asked.title_of(on_other[near]),
                other=asked.other_side.title,
                kind=relation.kind.value.replace("_", " "),
                by=relation.asserted_by,
            )
            return Explanation(GapReason.FACTION_WING_OR_FRONT, said, on_other[near])
    theirs = _by_name(asked, _PARTS_BY_NAME)
    if theirs is None:
        return None
    said = say(
        "By its name, a part of “{name}”, which “{other}” holds, or the whole of it.",
        name=asked.title_of(theirs),
        other=asked.other_side.title,
    )
    return Explanation(GapReason.FACTION_WING_OR_FRONT, said, theirs)


def _by_name(asked: Asked, kinds: frozenset[NameRelation]) -> str | None:
    said = asked.around.relations[asked.which].get(asked.entry.reference, ())
    return next((theirs for relation, theirs in said if relation in kinds), None)


def _relations_of(directory: Directory, body: str) -> tuple[KnownRelation, ...]:
    return tuple(
        relation
        for relation in directory.relations
        if body and relation.kind in _PARTS and body in (relation.source, relation.target)
    )


def names_of(directory: Directory, body: str) -> tuple[str, ...]:
    """Return the other bodies that renames on record tie to a body, nearest first."""
    found, waiting = {body}, [body] if body else []
    ordered: list[str] = []
    while waiting:
        here = waiting.pop(0)
        for relation in directory.relations:
            if relation.kind is RelationKind.RENAMED_TO and here in (
                relation.source,
                relation.target,
            ):
                near = relation.target if relation.source == here else relation.source
                if near not in found:
                    found.add(near)
                    ordered.append(near)
                    waiting.append(near)
    return tuple(ordered)


def rename_groups(around: Surroundings) -> tuple[RenameGroup, ...]:
    """Return the entries of each list that are one body under several names."""
    return tuple(
        group for which in Which for group in _groups(around, which) if len(group.references) > 1
    )


def _groups(around: Surroundings, which: Which) -> tuple[RenameGroup, ...]:
    bodies = around.bodies[which]
    placed: dict[str, list[str]] = {}
    first_of: dict[str, str] = {}
    for entry in around.side(which).entries:
        body = bodies.get(entry.reference, "")
        if not body:
            continue
        family = {body, *names_of(around.directory, body)}
        first = next((first_of[one] for one in family if one in first_of), body)
        first_of[body] = first
        placed.setdefault(first, []).append(entry.reference)
    return tuple(RenameGroup(which, tuple(references)) for references in placed.values())
