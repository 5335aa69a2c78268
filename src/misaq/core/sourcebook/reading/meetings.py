"""Meetings that a text says were held: which one, on what day, about what."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from misaq.core.sourcebook.reading.days import DayFound, find_days
from misaq.core.sourcebook.reading.digits import western
from misaq.core.sourcebook.reading.lexicon import Lexicon
from misaq.core.sourcebook.reading.passages import Anchor, Passage
from misaq.core.sourcebook.reading.proposals import Proposal, ProposalKind
from misaq.core.sourcebook.reading.sentences import split_sentences

_HELD = re.compile(
    r"\b(met|meets?|meeting|held|convened?|took place|organi[sz]ed|gathered|sat|hosted|conducted"
    r"|discussed|deliberated|explored|brainstormed|considered|examined|reviewed)\b|منعقد|اجلاس",
    re.I,
)
_AHEAD = re.compile(
    r"\b(?:will be|shall be|would be|to be|will|shall|would)"
    r" (?:held|meet|convened?|hold|discuss|take place)\b"
    r"|\bis (?:planned|scheduled)\b",
    re.I,
)
_THEME = re.compile(
    r"\b(?:(?:deliberated|pondered)(?: about| upon| on| over)?|discuss(?:ed|ing)|explor(?:ed|ing)"
    r"|brainstormed(?: as to| on| about)?|suggest(?:ed|ing)|consider(?:ed|ing)|examin(?:ed|ing)"
    r"|review(?:ed|ing)|debat(?:ed|ing)|focus(?:ed|ing)(?: on)?|on the (?:theme|topic|subject) of"
    r"|dealt with|looked (?:at|into)|about|was on|titled|themed?)\s+(.+)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Mention:
    """One sentence about one meeting."""

    ordinal: int | None
    day: date | None
    theme: str
    sentence: str
    anchor: Anchor
    doubt: str


def propose_consultations(passages: tuple[Passage, ...], lexicon: Lexicon) -> tuple[Proposal, ...]:
    """Return each meeting once, in the order of first mention.

    A meeting is known by its ordinal or, without one, by its day; a sentence that gives neither
    proposes nothing.
    """
    meetings: dict[tuple[str, object], _Mention] = {}
    for passage in passages:
        for sentence in split_sentences(passage.body):
            mention = _mention(sentence, passage.anchor, lexicon)
            if mention is not None:
                _add(mention, meetings)
    return tuple(_proposal(mention) for mention in meetings.values())


def _add(mention: _Mention, meetings: dict[tuple[str, object], _Mention]) -> None:
    key: tuple[str, object] = ("ordinal", mention.ordinal)
    if mention.ordinal is None:
        same_day = [k for k, known in meetings.items() if known.day == mention.day]
        if same_day:
            return
        key = ("day", mention.day)
    known = meetings.get(key)
    if known is None:
        meetings[key] = mention
    elif known.day is None and mention.day is not None:
        # The sentence with the day is the better anchor; the place in the order stays.
        meetings[key] = replace(mention, theme=mention.theme or known.theme)
    elif mention.day is not None and mention.day != known.day:
        meetings[("ordinal and day", (mention.ordinal, mention.day))] = replace(
            mention, doubt="another sentence gives the same ordinal another day"
        )


def _mention(sentence: str, anchor: Anchor, lexicon: Lexicon) -> _Mention | None:
    ordinal = find_ordinal(sentence, lexicon)
    days = find_days(sentence, lexicon)
    named = _meeting_noun(lexicon).search(sentence)
    if named is None or (ordinal is None and not days):
        return None
    if not _HELD.search(sentence) or _AHEAD.search(sentence):
        return None
    day = days[0] if days else None
    doubt = _doubt(days)
    return _Mention(ordinal, day.day if day else None, _theme(sentence), sentence, anchor, doubt)


def _doubt(days: tuple[DayFound, ...]) -> str:
    if not days:
        return "the text gives no day for it"
    if len(days) > 1:
        return "the sentence names several days; the first is taken"
    return days[0].doubt


def _theme(sentence: str) -> str:
    found = _THEME.search(sentence)
    return found[1].strip(" .") if found else ""


def _meeting_noun(lexicon: Lexicon) -> re.Pattern[str]:
    nouns = "|".join(sorted((re.escape(noun) for noun in lexicon.meetings), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{nouns or '(?!)'})(?:s|’s|'s)?(?!\w)", re.I)


def find_ordinal(sentence: str, lexicon: Lexicon) -> int | None:
    """Return which meeting of a series the sentence speaks of; None when it does not say."""
    nouns = _meeting_noun(lexicon).pattern
    words = dict(lexicon.ordinals)
    names = "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))
    before = re.compile(
        rf"(?<!\w)(?:(?P<word>{names or '(?!)'})|(?P<figure>\d{{1,2}})(?:st|nd|rd|th|واں|ویں))\s+"
        rf"(?:[^\W\d_][\w-]*\s+){{0,2}}?{nouns}",
        re.I,
    )
    if found := before.search(sentence):
        word = found["word"]
        return words[word.casefold()] if word else int(western(found["figure"]))
    after = re.search(rf"{nouns}\s+(?:no\.?\s*|#\s*)?(\d{{1,2}})(?![\w,]|\.\d)", sentence, re.I)
    return int(western(after[1])) if after else None


def _proposal(mention: _Mention) -> Proposal:
    reason = "a sentence says that this meeting was held"
    if mention.ordinal is not None:
        reason = "a sentence names this meeting of a series"
    day = mention.day.isoformat() if mention.day else None
    return Proposal(
        ProposalKind.CONSULTATION,
        mention.sentence,
        mention.anchor,
        f"{reason}; inferred: {mention.doubt}" if mention.doubt else reason,
        inferred=bool(mention.doubt),
        extra=(("ordinal", mention.ordinal), ("date", day), ("theme", mention.theme or None)),
    )
