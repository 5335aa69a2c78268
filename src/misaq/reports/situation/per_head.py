"""Events and deaths beside the number of people, where a count of people is on record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from misaq.core.threat.picture.records import PARTS, WHOLE, Part, ResultKind
from misaq.kernel.provenance import Citations
from misaq.kernel.words import say
from misaq.reports.blocks import Block, Heading, Paragraph, Table
from misaq.reports.inline import Content, Ref
from misaq.reports.situation.cells import columns, number, sourced
from misaq.reports.situation.inputs import Draft
from misaq.reports.situation.saying import limits, not_kept

_PARTS = (Part.ATTACKS, Part.OPERATIONS)


def per_head(draft: Draft) -> Iterator[Block]:
    """Yield the rates of the last years of the release, by province."""
    of, voice = draft.of, draft.voice
    yield Heading(voice.plain(say("Per 100,000 people and year")), level=2)
    stored = of.stored(ResultKind.RATES, WHOLE)
    if stored is None:
        yield not_kept(voice, say("Rates"))
        return
    body = stored.body
    words = say("From {first} to {last}, so that months after this one may be in it.",
                first=body["first"], last=body["last"])  # fmt: skip
    yield Paragraph(voice.plain(words))
    for part in _PARTS:
        yield Table(
            columns=columns(
                voice,
                (say("Province"), 2.4, False),
                (say("People"), 1.2, True),
                (say("Counted"), 1, False),
                (say("Events (95 % interval)"), 1.6, True),
                (say("Deaths, best figure (lowest–highest)"), 1.8, True),
            ),
            rows=tuple(
                _row(draft, code, body["populations"][code], rate)
                for code, rate in body["parts"].get(part.value, {}).items()
                if of.area is None or code == of.area_code
            ),
            caption=voice.plain(say("Recorded {part} per 100,000 people", part=PARTS[part])),
        )
    yield from limits(stored, voice)


def _row(draft: Draft, code: str, people: Any, rate: Any) -> tuple[Content, ...]:
    name = draft.voice.plain(say("{area}", area=draft.title_of(code)))
    return (
        name,
        sourced(number(people["people"]), _cite(draft, code), draft.voice),
        Ref(people["on"][:4]),
        _with_span(rate["events"], rate["events_span"]),
        _with_span(rate["deaths"], (rate["deaths_low"], rate["deaths_high"])),
    )


def _cite(draft: Draft, code: str) -> Citations:
    areas = draft.of.registers.places.areas
    counted = next((one.population for one in areas if one.code == code), None)
    return () if counted is None else counted.cite


def counted_by(draft: Draft) -> Citations:
    """Return the sources of the numbers of people that are printed."""
    stored = draft.of.stored(ResultKind.RATES, WHOLE)
    codes = () if stored is None else stored.body["populations"]
    own = draft.of.area_code
    return tuple(cite for code in codes if own in ("", code) for cite in _cite(draft, code))


def _with_span(best: float | None, ends: Any) -> Ref:
    if best is None:
        return Ref("–")
    if not ends or None in ends:
        return Ref(f"{best:.2f}")
    return Ref(f"{best:.2f} ({ends[0]:.2f}–{ends[1]:.2f})")
