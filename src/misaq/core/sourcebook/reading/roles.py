"""What the columns of a table hold, by the words in its header."""

from __future__ import annotations

import re
from dataclasses import dataclass

from misaq.core.sourcebook.reading.lexicon import ColumnRole, Lexicon
from misaq.core.sourcebook.reading.passages import comparable

_LONGEST_HEADER = 8
_SERIAL = re.compile(
    r"(s(r|l|er)?\.?\s*(no|num|#)?\.?|no\.?|nos\.?|#|№|serial( no\.?| number)?)", re.I
)
# "Recommendation 2: End night raids" states one; it does not head a column of them.
_STATED = re.compile(r"recommendation\s*(no\.?\s*)?(\d{1,2}|[ivx]{1,4})\s*[:.–—-]\s*\w", re.I)
_STRONG_MECHANISM = re.compile(r"mechanism|implement", re.I)

# A header that names several roles ("Implementing agency", "Implementation status") holds the
# first of these.
_DECISIVE = (ColumnRole.OTHER, ColumnRole.INSTITUTION, ColumnRole.TIME, ColumnRole.MEETING)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what, each from 0.

    Attributes:
        recommendation: its column; None when rows that span the table hold the recommendations.
        mechanisms: columns of mechanisms.
        institutions: columns of institutions.
        times: columns of time limits.
        doubt: why this may be wrong; empty when the header says it in so many words.
        words: the header as it stands, for the reason.
    """

    recommendation: int | None
    mechanisms: tuple[int, ...]
    institutions: tuple[int, ...] = ()
    times: tuple[int, ...] = ()
    doubt: str = ""
    words: str = ""


def roles_in(text: str, lexicon: Lexicon) -> frozenset[ColumnRole]:
    """Return the roles that a header text names; none when it is too long to be a header."""
    if _SERIAL.fullmatch(text.strip()):
        return frozenset({ColumnRole.SERIAL})
    if not text.strip() or len(text.split()) > _LONGEST_HEADER or _STATED.match(text.strip()):
        return frozenset()
    plain = comparable(text)
    found = {role for role, cue in lexicon.headers if re.search(rf"(?<!\w){re.escape(cue)}", plain)}
    if "recommended by" in plain:
        return frozenset({ColumnRole.OTHER})
    for role in _DECISIVE:
        if role in found:
            return frozenset({role})
    if re.search(r"\brecommendations?\b", plain) and not _STRONG_MECHANISM.search(plain):
        found.discard(ColumnRole.MECHANISM)  # "Way forward / recommendation"
    return frozenset(found)


def find_columns(
    texts: tuple[str, ...], lexicon: Lexicon, *, named_above: bool = False
) -> Columns | None:
    """Return what each column holds by its header; None when this is no header of that kind.

    Args:
        texts: the header cells, left to right in the order of the file.
        named_above: whether rows across the table are called recommendations, so that the header
            need not name a column for them.
    """
    roles = tuple(roles_in(text, lexicon) for text in texts)
    recommendation, doubt = _recommendation_column(roles)
    mechanisms = tuple(
        at
        for at, found in enumerate(roles)
        if at != recommendation and ColumnRole.MECHANISM in found
    )
    strong = named_above or any(_STRONG_MECHANISM.search(texts[at]) for at in mechanisms)
    if recommendation is None and not strong:
        return None
    if not mechanisms and (doubt or recommendation is None):
        return None
    return Columns(
        recommendation,
        mechanisms,
        institutions=_with(ColumnRole.INSTITUTION, roles),
        times=_with(ColumnRole.TIME, roles),
        doubt=doubt,
        words=" | ".join(texts),
    )


def _with(role: ColumnRole, roles: tuple[frozenset[ColumnRole], ...]) -> tuple[int, ...]:
    return tuple(at for at, found in enumerate(roles) if role in found)


def _recommendation_column(roles: tuple[frozenset[ColumnRole], ...]) -> tuple[int | None, str]:
    """Return the column of recommendations and why it may be another; None when there is none."""
    named = _with(ColumnRole.RECOMMENDATION, roles)
    acted = _with(ColumnRole.MECHANISM, roles)
    for at in named:
        if at not in acted:
            return at, ""
    areas = _with(ColumnRole.AREA, roles)
    pure_areas = [at for at in areas if at not in acted]
    if named and set(acted) - set(named):
        return named[0], ""
    if pure_areas and acted:
        return pure_areas[0], "the header does not call this column recommendations"
    if named:
        return named[0], ""
    mixed = [at for at in areas if at in acted]
    if mixed and len(acted) > 1:
        return mixed[0], "the header does not say which column holds recommendations"
    return None, ""


def speaks_of_carrying_out(text: str) -> bool:
    """Say whether a heading speaks of mechanisms or implementation."""
    return _STRONG_MECHANISM.search(text) is not None


def names_recommendations(text: str, lexicon: Lexicon) -> bool:
    """Say whether a heading or caption speaks of recommendations."""
    plain = comparable(text)
    return any(
        role is ColumnRole.RECOMMENDATION and re.search(rf"(?<!\w){re.escape(cue)}", plain)
        for role, cue in lexicon.headers
    )
