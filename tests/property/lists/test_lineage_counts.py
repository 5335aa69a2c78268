"""Counts of listed bodies: what holds whatever relations somebody asserts."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from misaq.core.bodies.records import Bodies, Body, Relation, RelationKind, Spell, Standing
from misaq.core.lists.lineage import PARTS, RENAMES, chains_of, count_listed, lineage_of
from misaq.kernel.dates import parse_date
from misaq.kernel.ids import Key
from misaq.kernel.periods import Period
from misaq.kernel.provenance import Citation, Confidence

READ = (Citation(Key("GAZETTE"), Confidence.HIGH),)
DAY = date(2020, 1, 1)
NAMES = "ABCDEFGH"


def _relation(first: str, kind: RelationKind, second: str) -> Relation:
    key = Key(f"{first}-{kind.value}-{second}")
    return Relation(key, Key(first), kind, Key(second), "the Gazette", READ)


_relations = st.builds(
    _relation, st.sampled_from(NAMES), st.sampled_from(RelationKind), st.sampled_from(NAMES)
)
_listed = st.frozensets(st.sampled_from(NAMES))


def _bodies(listed: frozenset[str], relations: tuple[Relation, ...], order: str = NAMES) -> Bodies:
    return Bodies(
        tuple(Body(Key(name), name, READ) for name in order),
        tuple(
            Spell(
                Key(f"{name}-banned"),
                Key(name),
                Standing.PROSCRIBED,
                Key("ACT:1"),
                Key("MIN"),
                Period(parse_date("2001"), None),
                READ,
            )
            for name in order
            if name in listed
        ),
        relations,
    )


_many = st.lists(_relations, max_size=12).map(tuple)


@given(_listed, _many, st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_adding_a_rename_never_raises_a_count(
    listed: frozenset[str], relations: tuple[Relation, ...], first: str, second: str
) -> None:
    more = (*relations, _relation(first, RelationKind.RENAMED_TO, second))
    for kinds in (frozenset[RelationKind](), RENAMES, RENAMES | PARTS):
        before = count_listed(_bodies(listed, relations), as_of=DAY, together=kinds)
        after = count_listed(_bodies(listed, more), as_of=DAY, together=kinds)
        assert after.total <= before.total
        assert after.names == before.names


@given(_listed, _many)
def test_what_is_taken_together_only_lowers_a_count_and_loses_nobody(
    listed: frozenset[str], relations: tuple[Relation, ...]
) -> None:
    bodies = _bodies(listed, relations)
    apart = count_listed(bodies, as_of=DAY)
    once = count_listed(bodies, as_of=DAY, together=RENAMES)
    parts = count_listed(bodies, as_of=DAY, together=RENAMES | PARTS)
    assert apart.total == len(listed) >= once.total >= parts.total >= bool(listed)
    for count in (apart, once, parts):
        assert sorted(key for group in count.groups for key in group) == sorted(listed)


@given(_listed, _many, st.permutations(NAMES), st.randoms(use_true_random=False))
def test_the_order_of_the_record_makes_no_difference(listed, relations, order, random):  # type: ignore[no-untyped-def]
    shuffled = list(relations)
    random.shuffle(shuffled)
    one = count_listed(_bodies(listed, relations), as_of=DAY, together=RENAMES)
    other = count_listed(
        _bodies(listed, tuple(shuffled), "".join(order)), as_of=DAY, together=RENAMES
    )
    assert {frozenset(g) for g in one.groups} == {frozenset(g) for g in other.groups}


@given(_many)
def test_no_chain_meets_a_name_twice(relations: tuple[Relation, ...]) -> None:
    for chain in chains_of(lineage_of(_bodies(frozenset(), relations), as_of=DAY)):
        assert len(set(chain.names)) == len(chain.names) == len(chain.renames) + 1
