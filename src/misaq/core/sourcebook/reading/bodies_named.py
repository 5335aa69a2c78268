"""Institutions that a text names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from misaq.core.sourcebook.reading.lexicon import InstitutionName, Lexicon
from misaq.core.sourcebook.reading.passages import Anchor, Passage, comparable
from misaq.core.sourcebook.reading.proposals import Proposal, ProposalKind

_MOST_PLACES = 20
_LONGEST_NAME = 8

# Everything is bounded: what repeats without end would be looked at again from each of its words.
_WORD = r"[A-Z][\w’'-]{1,60}"
_NAME = rf"{_WORD}(?:(?:,? (?:and|of|for|on|the|&) (?:the )?|, | ){_WORD}){{0,30}}"
_OFFICE = (
    r"Ministry|Commission|Authority|Committee|Department|Council|Agency|Bureau|Directorate|Division"
    r"|Tribunal|Court|Assembly|Senate|Board|Secretariat|Office|Police|Inspectorate|Corps|Parliament"
)
_CUES = (
    re.compile(rf"\b(?:Ministry|Department|Office|Bureau|Directorate|Commission|Committee|Council"
               rf"|Board|Agency|Authority|House|Chamber) (?:of|for|on) (?:the )?{_NAME}"),
    re.compile(rf"\b(?:{_WORD} ){{1,12}}(?:{_OFFICE})\b"),
    re.compile(r"\bparliamentary committees?"
               r"(?: on(?: the)? [a-z]+(?: [a-z]+)?| for [a-z]+ [a-z]+)?", re.I),
    re.compile(r"\b(?:interior|foreign|home|defence|defense|finance|law|justice|education|health)"
               r" (?:ministry|office|department)\b", re.I),
    re.compile(r"\b(?:parliament|cabinet|police|military|armed forces|army|judiciary|senate"
               r"|intelligence agencies|law-enforcement agencies|supreme court|high court)\b",
               re.I),
)  # fmt: skip
# A column for both may read "Ministry of Law, by June 2025".
_TIME = re.compile(r"(?:by|within|until|before|from|in|during)\b|\W*\d", re.I)
_LEADING = re.compile(r"^(?:The|A|An|This|That|In|On|By|For|And|Then|While|When|Even|Under|If)\s+")


@dataclass(slots=True)
class _Found:
    """One institution and the places that name it."""

    name: str
    reason: str
    written: dict[str, None] = field(default_factory=dict)
    anchors: list[Anchor] = field(default_factory=list)
    duties: dict[str, None] = field(default_factory=dict)
    is_known: bool = False


def propose_institutions(
    passages: tuple[Passage, ...],
    lexicon: Lexicon,
    duties: tuple[tuple[str, Passage, str], ...] = (),
) -> tuple[Proposal, ...]:
    """Return each institution once, in the order of first mention, with its places.

    Args:
        duties: names from a column of those responsible, where, and what for.
    """
    found: dict[str, _Found] = {}
    names = _patterns(lexicon.institutions)
    told = {(passage.anchor, text) for text, passage, _ in duties}
    for passage in passages:
        if (passage.anchor, passage.body) not in told:
            _look(passage, names, found)
    for text, passage, served in duties:
        for name in _split_names(text):
            if len(name.split()) > _LONGEST_NAME:
                _look(replace(passage, text=name, marker=""), names, found)
                continue
            each = _enter(found, names, name, "named in a column of those responsible")
            each.duties[served] = None
            if passage.anchor not in each.anchors:
                _note(each, name, passage.anchor)
    return tuple(_proposal(each) for each in found.values())


def _patterns(
    institutions: tuple[InstitutionName, ...],
) -> tuple[tuple[re.Pattern[str], InstitutionName], ...]:
    """Return what to look for, longest name first, so that a name inside a name waits its turn."""
    pairs: list[tuple[int, re.Pattern[str], InstitutionName]] = []
    for each in institutions:
        pairs += [(len(w), _pattern(w, re.I), each) for w in (each.name, *each.written)]
        pairs += [(len(acronym), _pattern(acronym, 0), each) for acronym in each.acronyms]
    pairs.sort(key=lambda pair: -pair[0])
    return tuple((pattern, each) for _, pattern, each in pairs)


def _pattern(written: str, flags: int) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in written.split())
    return re.compile(rf"(?<![\w-]){words}(?![\w-])", flags)


def _look(
    passage: Passage,
    names: tuple[tuple[re.Pattern[str], InstitutionName], ...],
    found: dict[str, _Found],
) -> None:
    hits: list[tuple[int, str, str, bool]] = []
    text = passage.body
    for pattern, institution in names:
        hits += [(m.start(), m[0], institution.name, True) for m in pattern.finditer(text)]
        text = pattern.sub(lambda match: "\0" * len(match[0]), text)
    for cue in _CUES:
        hits += [(m.start(), m[0], "", False) for m in cue.finditer(text)]
        text = cue.sub(lambda match: "\0" * len(match[0]), text)
    for _, written, name, known in sorted(hits):
        _enter_hit(written, name, known, passage.anchor, found)


def _enter_hit(
    written: str, name: str, known: bool, anchor: Anchor, found: dict[str, _Found]
) -> None:
    shown = name or _LEADING.sub("", written)
    reason = "a name or acronym in the lexicon" if known else "a general word for an institution"
    each = found.setdefault(comparable(shown), _Found(shown, reason, is_known=known))
    _note(each, written, anchor)


def _enter(
    found: dict[str, _Found],
    names: tuple[tuple[re.Pattern[str], InstitutionName], ...],
    name: str,
    reason: str,
) -> _Found:
    known = next((each.name for pattern, each in names if pattern.fullmatch(name)), name)
    return found.setdefault(comparable(known), _Found(known, reason, is_known=known != name))


def _split_names(text: str) -> list[str]:
    """Return the names in a cell: parted by a comma, semicolon, slash or line, never by "and"."""
    parts = re.split(r"\s*[;/،؛]\s*|,\s+(?!and\b)|\s+\+\s+", text)
    names = [part.strip(" .") for part in parts if len(part.strip(" .–—-")) > 1]
    return [name for name in names if not _TIME.match(name)]


def _note(each: _Found, written: str, anchor: Anchor) -> None:
    each.written[written] = None
    each.anchors.append(anchor)


def _proposal(found: _Found) -> Proposal:
    places = tuple(dict.fromkeys(_place(anchor) for anchor in found.anchors))
    return Proposal(
        ProposalKind.INSTITUTION,
        found.name,
        found.anchors[0],
        found.reason,
        extra=(
            ("count", len(found.anchors)),
            ("written", tuple(found.written)),
            ("places", places[:_MOST_PLACES]),
            ("responsible_for", tuple(found.duties)),
        ),
    )


def _place(anchor: Anchor) -> str:
    if anchor.lines is not None:
        first, last = anchor.lines
        return f"line {first}" if first == last else f"lines {first}–{last}"
    page = f"page {anchor.page}, " if anchor.page is not None else ""
    if anchor.table is not None:
        return f"{page}table {anchor.table}, row {anchor.row}, column {anchor.column}"
    if page:
        return page.rstrip(", ")
    return f"paragraph {anchor.paragraph}"
