"""How many ordinary names alert: against real lists, and against a list that prints fathers.

Nobody asked about here but the listed stands on a list. At one recall of the listed every engine is
held to the same duty; as shipped, Misaq is held to its own rules. The real lists print few fathers:
a father given there can seldom be compared. The invented list has the five fields of a Fourth
Schedule, which is what this is for. Nothing was chosen by the quarter of the listed people that is
held back; their recall is printed apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from benchmarks.screening_data import (
    Asked,
    FiveFields,
    five_fields,
    listed_people,
    ordinary_people,
    people_of_the_world,
)
from benchmarks.screening_peers import logic_v2
from misaq.core.lists.records import ListEntry, PartyKind
from misaq.core.screening.answering import screen
from misaq.core.screening.index import Index
from misaq.core.screening.policy import Policy
from misaq.core.screening.spellings import plain

_PEOPLE = 2_000
_RECALL = 0.95
_FEW = 150
"""People a slow peer is asked about."""

Value = Callable[[Asked], float]
"""How much speaks for an alert; the higher the more."""
_EVERYTHING = Policy(shows_common=True)
NOTHING = -99.0
"""The value of whoever meets nobody."""


def measure_alerts(index: Index) -> None:
    """Print recall of listed people and alerts on others, at one recall and as shipped."""
    _measure_lists(index)
    _measure_five_fields(five_fields(_PEOPLE))


# --- the real lists -----------------------------------------------------------------------------


def _measure_lists(index: Index) -> None:
    listed, held = listed_people(held_back=False), listed_people(held_back=True)
    ordinary, world = ordinary_people(_PEOPLE), people_of_the_world(_PEOPLE // 2)
    print(f"\n(a) real lists: share alerting at {_RECALL:.0%} recall of {len(listed)} listed "
          f"people, name only (recall of the {len(held)} held back)")  # fmt: skip
    print(f"{'':<40}{'held back':>10}{'ordinary':>10}{'worst prov.':>12}{'best':>8}{'world':>8}")
    few = ordinary[::4]
    for title, value in (
        ("token_sort (peer)", best_by(index, fuzz.token_sort_ratio)),
        ("token_set (peer)", best_by(index, fuzz.token_set_ratio)),
        ("WRatio (peer)", best_by(index, fuzz.WRatio)),
    ):
        _alert_line(title, value, listed, held, few, world[: len(few) // 2])
    slow = logic_v2(index, [*listed[:_FEW], *held[:_FEW], *ordinary[:_FEW], *world[:_FEW]])
    if slow is not None:
        _alert_line(f"logic-v2 (peer), {_FEW} of each", slow, listed[:_FEW], held[:_FEW],
                    ordinary[:_FEW], world[:_FEW])  # fmt: skip
    _alert_line("Misaq, by likeness and rarity", by_name(index), listed, held, ordinary, world)
    for title, birth, father in (("year of birth", True, False), ("father", False, True)):
        asked = [with_facts(each, birth=birth, father=father) for each in ordinary]
        known = [with_facts(each, birth=birth, father=father) for each in listed]
        value = by_evidence(index)
        least = threshold(value, known)
        if least is None:
            not_reached(f"  Misaq with {title}", value, known)
            continue
        print(f"{'  Misaq with ' + title + ', by the evidence':<50}"
              f"{share(value, asked, least):>10.4f}")  # fmt: skip
    print("\n  as shipped: share with an alert (share held back for commonness)")
    shipped_line(index, "listed, name only", listed)
    shipped_line(index, "listed, held back, name only", held)
    shipped_line(index, "world, name only", world)
    shipped_line(index, "ordinary, name only", ordinary)
    for title, birth, father in (("year of birth", True, False), ("father", False, True)):
        asked = [with_facts(each, birth=birth, father=father) for each in ordinary]
        shipped_line(index, f"ordinary with {title}", asked)
    known = [with_facts(each, birth=True, father=False) for each in held]
    shipped_line(index, "listed, held back, with year of birth", known)


# --- a list that prints fathers -----------------------------------------------------------------


def _measure_five_fields(people: FiveFields) -> None:
    index = people.index
    print(f"\n(b) an invented list of {len(index.entries):,} people with name, father, number and "
          f"district: share alerting at {_RECALL:.0%} recall of {len(people.listed)} asked for in "
          "another spelling")  # fmt: skip
    print(f"{'':<40}{'strangers':>10}{'worst prov.':>12}{'best':>8}{'namesakes':>10}")
    few = slice(0, _PEOPLE // 4)
    bare = [_bare(each) for each in people.listed]
    for title, value in (
        ("token_sort, name only (peer)", best_by(index, fuzz.token_sort_ratio)),
        ("WRatio, name only (peer)", best_by(index, fuzz.WRatio)),
        ("Misaq, name only", by_name(index)),
    ):
        _five_line(title, value, bare, [_bare(each) for each in people.strangers[few]],
                   [_bare(each) for each in people.namesakes[few]])  # fmt: skip
    both = best_by(index, fuzz.token_sort_ratio, with_father=True)
    _five_line("token_sort, name and father (peer)", both, people.listed, people.strangers[few],
               people.namesakes[few])  # fmt: skip
    slow = logic_v2(index, [*bare[:_FEW], *map(_bare, people.strangers[:_FEW]),
                            *map(_bare, people.namesakes[:_FEW])])  # fmt: skip
    if slow is not None:
        _five_line(f"logic-v2, name only (peer), {_FEW} of each", slow, bare[:_FEW],
                   [_bare(each) for each in people.strangers[:_FEW]],
                   [_bare(each) for each in people.namesakes[:_FEW]])  # fmt: skip
    _five_line("Misaq, name, father and district", by_evidence(index), people.listed,
               people.strangers, people.namesakes)  # fmt: skip
    print("\n  as shipped: share with an alert (share held back for commonness)")
    shipped_line(index, "listed, other spelling, all three", people.listed)
    shipped_line(index, "strangers, all three", people.strangers)
    shipped_line(index, "namesakes, all three", people.namesakes)
    shipped_line(index, "strangers, name only", [_bare(each) for each in people.strangers])
    shared = _shared_by_chance(people)
    print(f"    floor: {shared:.4f} of strangers share name and father to the letter by chance")


def _shared_by_chance(people: FiveFields) -> float:
    """Return the share of strangers whom no rule can tell from somebody listed.

    Their name is printed to the letter, and so is the father, or, where one of the two has none,
    the district.
    """
    known: dict[str, list[ListEntry]] = {}
    for entry in people.index.entries:
        known.setdefault(plain(entry.name), []).append(entry)
    met = sum(
        any(_shares_all(asked, entry) for entry in known.get(plain(asked.query.name), ()))
        for asked in people.strangers
    )
    return met / len(people.strangers)


def _shares_all(asked: Asked, entry: ListEntry) -> bool:
    fathers = {plain(father) for father in entry.fathers}
    is_local = asked.query.district in entry.districts
    if not fathers or not asked.father:
        return is_local
    return plain(asked.father) in fathers


def _five_line(
    title: str,
    value: Value,
    listed: Sequence[Asked],
    strangers: Sequence[Asked],
    namesakes: Sequence[Asked],
) -> None:
    least = threshold(value, listed)
    if least is None:
        not_reached(title, value, listed)
        return
    worst, best = _worst_and_best(value, strangers, least)
    print(f"{title:<40}{share(value, strangers, least):>10.4f}{worst:>12.4f}{best:>8.4f}"
          f"{share(value, namesakes, least):>10.4f}")  # fmt: skip


def _bare(asked: Asked) -> Asked:
    return with_facts(asked, birth=False, father=False)


# --- engines ------------------------------------------------------------------------------------


def by_name(index: Index) -> Value:
    """Return how alike and rare the best listed name is."""

    def value(asked: Asked) -> float:
        hits = screen(index, asked.query, _EVERYTHING).hits
        names = [hit.pair.name for hit in hits if hit.pair.name is not None]
        return max((name.score + name.bits / 40 for name in names), default=NOTHING)

    return value


def by_evidence(index: Index) -> Value:
    """Return the evidence of the best hit, of its name and of what else was given."""

    def value(asked: Asked) -> float:
        hits = screen(index, asked.query, _EVERYTHING).hits
        return max((hit.pair.bits for hit in hits), default=NOTHING)

    return value


def best_by(index: Index, scorer: Callable[..., float], *, with_father: bool = False) -> Value:
    """Return the best score over every name of a listed person, with the father if asked."""
    people = (entry for entry in index.entries if entry.kind is PartyKind.PERSON)
    names = [
        plain(f"{name.text} {' '.join(entry.fathers) if with_father else ''}")
        for entry in people
        for name in entry.names
    ]

    def best(asked: Asked) -> float:
        text = f"{asked.query.name} {asked.query.father if with_father else ''}"
        found = process.extractOne(plain(text), names, scorer=scorer)
        return float(found[1]) if found else NOTHING

    return best


# --- what is measured ---------------------------------------------------------------------------


def _alert_line(
    title: str,
    value: Value,
    listed: Sequence[Asked],
    held: Sequence[Asked],
    ordinary: Sequence[Asked],
    world: Sequence[Asked],
) -> None:
    least = threshold(value, listed)
    if least is None:
        not_reached(title, value, listed)
        return
    worst, best = _worst_and_best(value, ordinary, least)
    print(f"{title:<40}{share(value, held, least):>10.3f}{share(value, ordinary, least):>10.4f}"
          f"{worst:>12.4f}{best:>8.4f}{share(value, world, least):>8.4f}")  # fmt: skip


def _worst_and_best(value: Value, people: Sequence[Asked], least: float) -> tuple[float, float]:
    by_province: dict[str, list[Asked]] = {}
    for asked in people:
        by_province.setdefault(asked.province, []).append(asked)
    shares = [share(value, group, least) for group in by_province.values()]
    return max(shares), min(shares)


def shipped_line(index: Index, title: str, people: Sequence[Asked]) -> None:
    """Print the share of people with an alert, and by province of the name the worst and best."""
    answers = [screen(index, asked.query) for asked in people]
    alerted = [bool(answer.hits) for answer in answers]
    held = sum(answer.held_back is not None and not answer.hits for answer in answers)
    by_province: dict[str, list[bool]] = {}
    for asked, is_alert in zip(people, alerted, strict=True):
        by_province.setdefault(asked.province, []).append(is_alert)
    shares = [sum(group) / len(group) for group in by_province.values()]
    told = f"; by province {max(shares):.4f} to {min(shares):.4f}" if len(shares) > 1 else ""
    print(f"    {title:<44}{sum(alerted) / len(people):>8.4f} ({held / len(people):.4f}){told}")


def with_facts(asked: Asked, *, birth: bool, father: bool) -> Asked:
    """Return somebody asked about with their birth, their father, both or neither."""
    query = replace(
        asked.query,
        birth=asked.birth if birth else None,
        father=asked.father if father else "",
        district=asked.query.district if father else "",
    )
    return replace(asked, query=query)


def threshold(value: Value, listed: Iterable[Asked]) -> float | None:
    """Return the value from which the asked-for recall of the listed is kept.

    None where it is not reached: too many met nothing at all.
    """
    values = sorted(value(asked) for asked in listed)
    least = values[int(len(values) * (1 - _RECALL))]
    return None if least <= NOTHING else least


def not_reached(title: str, value: Value, listed: Sequence[Asked]) -> None:
    """Print that an engine does not find as many as is asked for, and how many it finds."""
    found = sum(value(asked) > NOTHING for asked in listed) / len(listed)
    print(f"{title:<40}  recall not reached: {found:.3f} meet anything at all")


def share(value: Value, people: Sequence[Asked], least: float) -> float:
    """Return the share of people with at least that value."""
    return sum(value(asked) >= least for asked in people) / max(1, len(people))
