"""What recurs and what moves: answer to attack, near repeats, hot spots, return, displacement."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from misaq.core.threat.picture.records import ResultKind, Stored
from misaq.kernel.words import Phrase, join, say
from misaq.reports.blocks import Block, Heading, Paragraph, Table
from misaq.reports.inline import Content, Ref
from misaq.reports.situation.cells import NO_SAYING, columns, number
from misaq.reports.situation.inputs import Draft
from misaq.reports.situation.saying import general_limit, limits, not_kept

_WAYS: tuple[tuple[str, Phrase], ...] = (
    ("attack_to_operation", say("an operation after an attack")),
    ("large_to_operation", say("an operation after a large attack")),
    ("operation_to_attack", say("an attack after an operation")),
    ("operation_to_large", say("a large attack after an operation")),
)
_DAYS = (7, 30)
_RETURNS = {
    "CAME_BACK": say("came back to half of the year before"),
    "NOT_BACK_YET": say("not back by the end of the data"),
    "NEVER_FELL": say("never fell below half of the year before"),
    "CANNOT_SAY": say("too little is recorded to say"),
}
_ANSWERS = {
    "FORCE": say("force"),
    "ARREST": say("arrest or surrender"),
    "TRIAL": say("charge, trial, conviction or acquittal"),
    "DIALOGUE": say("talks, agreement, amnesty or rehabilitation"),
}

Section = Callable[[Draft, Stored], Iterator[Block]]


def further(draft: Draft) -> Iterator[Block]:
    """Yield each measure that is kept; a sentence for each that is not."""
    voice, of = draft.voice, draft.of
    yield Heading(voice.plain(say("What recurs and what moves")))
    words = say("Of the whole release, so that months after this one may be in it.")
    yield Paragraph(voice.plain(words))
    year = str(of.month // 12)
    sections: tuple[tuple[Phrase, ResultKind, str, Section], ...] = (
        (say("Attack and answer"), ResultKind.REACTIVITY, of.area_code, _reactivity),
        (say("Near repeats"), ResultKind.NEAR_REPEAT, of.area_code, _near_repeat),
        (say("Hot spots"), ResultKind.HOT_SPOTS, year, _hot_spots),
        (say("Kinds of answer"), ResultKind.ANSWERS, of.area_code, _answers),
    )
    for title, kind, subject, section in sections:
        yield Heading(voice.plain(title), level=2)
        stored = of.stored(kind, subject)
        if stored is None:
            yield not_kept(voice, title)
            continue
        yield from section(draft, stored)
        yield from limits(stored, voice)
    yield from _after_operations(draft)


def _reactivity(draft: Draft, stored: Stored) -> Iterator[Block]:
    voice = draft.voice
    rows = tuple(
        _lag_row(draft, words, lag)
        for name, words in _WAYS
        for lag in stored.body[name]["lags"]
        if lag["days"] in _DAYS
    )
    yield Table(
        columns=columns(
            voice,
            (say("What follows what, in the same area"), 2.6, False),
            (say("Within days"), 1, True),
            (say("Pairs"), 1, True),
            (say("Expected by chance"), 1.2, True),
            (say("Times as many"), 1, True),
            (say("Share of chance with as many"), 1.3, True),
        ),
        rows=rows,
    )


def _lag_row(draft: Draft, words: Phrase, lag: Any) -> tuple[Content, ...]:
    return (
        draft.voice.plain(words),
        Ref(str(lag["days"])),
        number(lag["after"]),
        _maybe(draft, lag["expected"], 1),
        _maybe(draft, lag["excitation"], 2),
        _maybe(draft, lag["p"], 3),
    )


def _near_repeat(draft: Draft, stored: Stored) -> Iterator[Block]:
    voice = draft.voice
    yield Table(
        columns=columns(
            voice,
            (say("Kilometres apart"), 1.4, True),
            (say("Within days"), 1, True),
            (say("Pairs"), 1, True),
            (say("Times as many as by chance within the area"), 2, True),
            (say("Share of chance with as many"), 1.6, True),
        ),
        rows=tuple(
            (Ref(f"{cell['beyond']:g}–{cell['within']:g}"), Ref(str(cell["days"])),
             number(cell["pairs"]), _maybe(draft, cell["conditional"], 2),
             _maybe(draft, cell["conditional_p"], 3))
            for cell in stored.body["cells"]
        ),
    )  # fmt: skip


def _hot_spots(draft: Draft, stored: Stored) -> Iterator[Block]:
    body, voice = stored.body, draft.voice
    hot = [code for code in body["hot"] if _is_inside(draft, code)]
    if hot:
        names = join([draft.title_of(code) for code in hot])
        said = say("In {year} attacks piled up in: {names}.", year=stored.subject, names=names)
    else:
        said = say("In {year} attacks piled up in no district more than chance would have it.",
                   year=stored.subject)  # fmt: skip
    yield Paragraph(voice.plain(said))


def _is_inside(draft: Draft, code: str) -> bool:
    """Whether a district lies in the area of the report, by the record of areas."""
    parents = {one.code: str(one.parent or "") for one in draft.of.registers.places.areas}
    here, wanted = code, draft.of.area_code
    while here and here != wanted:
        here = parents.get(here, "")
    return here == wanted


def _answers(draft: Draft, stored: Stored) -> Iterator[Block]:
    body, voice = stored.body, draft.voice
    yield Paragraph(
        voice.plain(
            say("Of {all} answers of the state the kind of {known} is known.",
                all=f"{body['known'] + body['unknown']:,}", known=f"{body['known']:,}")
        )
    )  # fmt: skip
    yield Table(
        columns=columns(
            voice, (say("Kind of answer"), 3, False), (say("Number"), 1, True),
            (say("Share"), 1, True),
        ),
        rows=tuple(
            (voice.plain(_ANSWERS[one["kind"]]), number(one["many"]), _share(draft, one["share"]))
            for one in body["kinds"]
        ),
    )  # fmt: skip


def _after_operations(draft: Draft) -> Iterator[Block]:
    """Yield whether attacks came back, and whether they rose next door, after each operation."""
    of, voice = draft.of, draft.voice
    yield Heading(voice.plain(say("Return, and displacement")), level=2)
    rows: list[tuple[Content, ...]] = []
    for one in of.operations:
        key = str(one.operation.key)
        back = of.stored(ResultKind.RE_EMERGENCE, key)
        moved = of.stored(ResultKind.DISPLACEMENT, key)
        if back is not None or moved is not None:
            title = voice.plain(say("{title}", title=one.operation.title))
            rows.append((title, *_back(draft, back), _moved(draft, moved)))
    if not rows:
        yield not_kept(voice, say("Return and displacement"))
        return
    yield Table(
        columns=columns(
            voice,
            (say("Operation"), 2.4, False),
            (say("Attacks where it was"), 2.2, False),
            (say("Months until then"), 1, True),
            (say("Names not seen there for 24 months"), 2.2, False),
            (say("Displacement quotient"), 1.2, True),
        ),
        rows=tuple(rows),
    )
    yield Paragraph(
        voice.plain(
            say("A quotient below nought: attacks next door rose, beside areas far off, while they"
                " fell where the operation was. Above nought: they fell next door too.")
        )
    )  # fmt: skip
    for kind in (ResultKind.RE_EMERGENCE, ResultKind.DISPLACEMENT):
        first = next(iter(of.results.get(kind, ())), None)
        if first is not None:
            yield general_limit(first, voice)


def _back(draft: Draft, stored: Stored | None) -> tuple[Content, Content, Content]:
    voice = draft.voice
    none = voice.plain(say("–"))
    if stored is None:
        return voice.plain(NO_SAYING), none, none
    words = voice.plain(_RETURNS[stored.body["outcome"]])
    names = [_actor(draft, str(one["actor"])) for one in stored.body["names"]]
    told = voice.plain(join(names)) if names else none
    return words, _maybe(draft, stored.body["months"], 0), told


def _actor(draft: Draft, key: str) -> str:
    """Return what a body or an actor is called; its key where it has no name on record."""
    registers = draft.of.registers
    titles = {str(one.key): one.title for one in registers.incidents.actors}
    titles |= {str(one.key): one.title for one in registers.bodies.bodies}
    return titles.get(key, key)


def _moved(draft: Draft, stored: Stored | None) -> Content:
    return _maybe(draft, None if stored is None else stored.body["quotient"], 2)


def _maybe(draft: Draft, figure: Any, digits: int) -> Content:
    return draft.voice.plain(say("–")) if figure is None else number(figure, digits)


def _share(draft: Draft, share: float | None) -> Content:
    return draft.voice.plain(say("–")) if share is None else Ref(f"{100 * share:.0f}%")
