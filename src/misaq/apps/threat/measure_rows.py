"""Rows of the tables of measures: what each kind of kept result says, in words and figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from misaq.apps.incidents.queries import get_register
from misaq.apps.institutions.queries import get_register as get_institutions
from misaq.apps.pages.titles import heading_of
from misaq.apps.registers.one_state import once
from misaq.apps.threat.beside import OUTCOMES, RETURNS
from misaq.apps.threat.naming import area_name, group_name
from misaq.apps.threat.spans import month_words
from misaq.core.access.actors import PUBLIC
from misaq.core.threat.picture.plain import months_of_plain
from misaq.core.threat.picture.records import PARTS, Part, Plain, ResultKind, Stored, Toll
from misaq.kernel.words import Phrase, join, say

Cell = Phrase | str
Row = tuple[Cell, ...]

NONE = "–"
"""Stands where there is no figure."""
_COUNTRY = say("The whole country")


def about(one: Stored) -> Cell:
    """Return what a result is about."""
    return _NAMES[_SUBJECTS.get(one.kind, "area")](one.subject)


def _area(code: str) -> Cell:
    return area_name(code) if code else _COUNTRY


def _operation(key: str) -> Cell:
    titles = once("threat-operation-titles", _titles)
    return titles.get(key, key)


def _titles() -> Mapping[str, str]:
    register = get_register(actor=PUBLIC)
    found = {str(one.key): heading_of(one) for one in register.operations}
    found.update((str(one.key), one.text) for one in register.assurances)
    return found


def _class(key: str) -> Cell:
    return group_name(ResultKind.CLASSES, key).words


def _figure(name: str) -> Cell:
    return {"EVENTS": say("attacks"), "DEATHS": say("deaths in attacks")}.get(name, name)


_NAMES: Mapping[str, Callable[[str], Cell]] = {
    "area": _area,
    "operation": _operation,
    "class": _class,
    "figure": _figure,
    "year": str,
}
_SUBJECTS = {
    ResultKind.OPERATION: "operation",
    ResultKind.ASSURANCE: "operation",
    ResultKind.DISPLACEMENT: "operation",
    ResultKind.RE_EMERGENCE: "operation",
    ResultKind.CLASS_MONTHS: "class",
    ResultKind.PLACEBOS: "figure",
    ResultKind.HOT_SPOTS: "year",
}


def _n(value: float | None, digits: int = 2) -> str:
    return NONE if value is None else f"{value:,.{digits}f}"


def _span(span: Sequence[float | None] | None, digits: int = 2) -> str:
    return "" if span is None else f" ({_n(span[0], digits)} – {_n(span[1], digits)})"


def _percent(value: float | None) -> str:
    return NONE if value is None else f"{100 * value:.1f} %"


def classes_rows(one: Stored) -> Iterator[Row]:
    """Yield events and deaths of a class."""
    for part in months_of_plain(one.subject, one.body).parts:
        toll = sum((*part.months, *part.no_month.values()), Toll())
        if toll.events:
            deaths = f"{toll.best:,} ({toll.low:,} – {toll.high:,})"
            yield about(one), PARTS[part.part], f"{toll.events:,}", deaths


def rates_rows(one: Stored) -> Iterator[Row]:
    """Yield rates by area and part."""
    for part, areas in one.body["parts"].items():
        for area, rate in areas.items():
            people = one.body["populations"][area]
            yield (
                _area(area),
                PARTS[Part(part)],
                _n(rate["events"], 3) + _span(rate["events_span"], 3),
                f"{_n(rate['deaths'])} ({_n(rate['deaths_low'])} – {_n(rate['deaths_high'])})",
                f"{people['people']:,} ({people['on'][:4]})",
            )


def levels_rows(one: Stored) -> Iterator[Row]:
    """Yield levels of an area."""
    for level in one.body["levels"]:
        sure = level["stability"]
        months = f"{month_words(level['starts'])} – {month_words(level['ends'] - 1)}"
        yield about(one), months, _n(level["mean"]), NONE if sure is None else _n(sure)


def concentration_rows(one: Stored) -> Iterator[Row]:
    """Yield how attacks of an area lie."""
    body = one.body
    yield (
        about(one),
        f"{body['events']:,}",
        f"{body['touched']} / {body['areas']}",
        NONE if body["half"] is None else f"{body['half']}{_span(body['half_span'], 0)}",
        _n(body["gini"]) + _span(one.uncertainty and one.uncertainty[:2]),
        _n(body["expected_gini"]),
    )


def spots_rows(one: Stored) -> Iterator[Row]:
    """Yield hot districts of a year."""
    body = one.body
    hot: Cell = join([str(_area(code)) for code in body["hot"]]) if body["hot"] else NONE
    yield one.subject, hot, f"{body['wrong']} / {body['maps']:,}", _percent(body["false_span"][1])


def repeats_rows(one: Stored) -> Iterator[Row]:
    """Yield pairs by distance and days."""
    for cell in one.body["cells"]:
        yield (
            about(one),
            f"{cell['beyond']:g} – {cell['within']:g}",
            f"{cell['days']}",
            f"{cell['pairs']:,}",
            f"{_n(cell['plain'])} ({_n(cell['plain_p'], 3)})",
            f"{_n(cell['conditional'])} ({_n(cell['conditional_p'], 3)})",
        )


def studies_rows(one: Stored) -> Iterator[Row]:
    """Yield the study of an operation."""
    body = one.body
    yield (
        about(one),
        f"{body['before']:,}",
        f"{body['after']:,}",
        _n(body["expected"], 0) + _span(one.uncertainty and one.uncertainty[:2], 0),
        _n(body["p"]),
        OUTCOMES[str(body["outcome"])],
    )


def trials_rows(one: Stored) -> Iterator[Row]:
    """Yield how the test does."""
    body = one.body
    yield (
        about(one),
        f"{body['placebos']:,}",
        f"{body['units']}",
        _percent(body["false_share"]),
        _percent(body["median_change"]),
    )


def displaced_rows(one: Stored) -> Iterator[Row]:
    """Yield the zones of an operation."""
    body = one.body
    yield (
        about(one),
        " / ".join(f"{n:,}" for n in body["before"]),
        " / ".join(f"{n:,}" for n in body["after"]),
        _percent(body["target_change"]),
        _n(body["quotient"]) + _span(body["span"]),
    )


def returns_rows(one: Stored) -> Iterator[Row]:
    """Yield whether attacks came back."""
    body = one.body
    yield (
        about(one),
        RETURNS[str(body["outcome"])],
        NONE if body["fell"] is None else f"{body['fell']}",
        NONE if body["months"] is None else f"{body['months']}",
        _new_names(body),
    )


def _new_names(body: Plain) -> Cell:
    names = [
        f"{group_name(ResultKind.ACTORS, one['actor']).words} ({month_words(one['month'])})"
        for one in body["names"]
    ]
    return join(names) if names else NONE


_WAYS: Mapping[str, Phrase] = {
    "attack_to_operation": say("operations after attacks"),
    "large_to_operation": say("operations after attacks with five deaths or more"),
    "operation_to_attack": say("attacks after operations"),
    "operation_to_large": say("attacks with five deaths or more after operations"),
}


def reactions_rows(one: Stored) -> Iterator[Row]:
    """Yield reactions by lag; one lag of a province."""
    days = (1, 3, 7, 14, 30) if not one.subject else (7,)
    for way, words in _WAYS.items():
        found = one.body[way]
        near = {each["days"]: each for each in found["near"]}
        for lag in (each for each in found["lags"] if each["days"] in days):
            share = near[lag["days"]]
            yield (
                about(one),
                words,
                f"{lag['days']}",
                f"{_n(lag['excitation'])} ({_n(lag['p'], 3)})",
                f"{_n(lag['ratio'])}{_span(lag['ratio_null'])}",
                f"{_percent(share['share'])} ({_percent(share['expected'])})",
            )


_ANSWERS: Mapping[str, Phrase] = {
    "FORCE": say("force"),
    "ARREST": say("arrest or surrender"),
    "TRIAL": say("charge or trial"),
    "DIALOGUE": say("talks, amnesty or rehabilitation"),
}


def answers_rows(one: Stored) -> Iterator[Row]:
    """Yield answers by kind."""
    for kind in one.body["kinds"]:
        span = kind["span"]
        ends = "" if span is None else f" ({_percent(span[0])} – {_percent(span[1])})"
        yield _ANSWERS[kind["kind"]], f"{kind['many']:,}", _percent(kind["share"]) + ends
    yield say("not on record"), f"{one.body['unknown']:,}", NONE
    yield from _operations_rows(one.body)


def _operations_rows(body: Plain) -> Iterator[Row]:
    """Yield what is known of operations: forces, lead, law, requisition, and what came of them."""
    operations = body.get("operations", 0)
    if not operations:
        return
    titles = once("threat-institution-titles", _institutions)
    yield say("Operations of the state"), f"{operations:,}", NONE
    for one in body["tiers"]:
        words = _TIERS.get(one["key"], say("which forces led is not known"))
        yield words, f"{one['many']:,}", _of(one["many"], operations)
    for one in body["leads"]:
        led = say("led by {institution}", institution=titles.get(one["key"], one["key"]))
        yield led, f"{one['many']:,}", _of(one["many"], operations)
    for one in body["bases"]:
        rested = say("rested on {provision}", provision=one["key"])
        yield rested, f"{one['many']:,}", _of(one["many"], operations)
    called = body["requisitions"]
    yield say("who called the forces in is known"), f"{called:,}", _of(called, operations)
    for one in body["outcomes"]:
        known = say(
            "persons {what}; known of {many} operations",
            what=_OUTCOMES[one["name"]],
            many=one["operations"],
        )
        yield known, f"{one['persons']:,}", NONE


def _of(many: int, operations: int) -> str:
    return _percent(many / operations)


def _institutions() -> Mapping[str, str]:
    return {str(one.key): heading_of(one) for one in get_institutions(actor=PUBLIC).institutions}


_TIERS: Mapping[str, Phrase] = {
    "POLICE": say("led by police"),
    "CIVIL_FORCES": say("led by civil armed forces"),
    "MILITARY": say("led by the military"),
}
_OUTCOMES: Mapping[str, Phrase] = {
    "killed": say("killed on the other side"),
    "arrested": say("arrested"),
    "charged": say("charged with an offence"),
    "convicted": say("convicted"),
    "acquitted": say("acquitted"),
    "released": say("released without a charge"),
    "rehabilitated": say("through a programme of rehabilitation"),
}


def assured_rows(one: Stored) -> Iterator[Row]:
    """Yield spans before and after an assurance."""
    body = one.body
    for beside in body["beside"]:
        before, after = beside["before"], beside["after"]
        yield (
            about(one),
            f"{beside['months']}",
            NONE if before is None else f"{before[0]:,}",
            NONE if after is None else f"{after[0]:,}",
        )
