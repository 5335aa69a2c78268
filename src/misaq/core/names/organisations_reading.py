"""Reading the name of an organisation: what stands in brackets, after a dash, after "formerly"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from misaq.core.names.organisations_acronyms import derive, read_acronym, read_spelled
from misaq.core.names.organisations_letters import show
from misaq.core.names.organisations_records import OrganisationName, OrganisationWord
from misaq.core.names.organisations_tokens import (
    Token,
    read_words,
    says_only_a_part,
    sort_of,
    split_words,
)
from misaq.core.names.organisations_words import WordSort

_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]?")
_APART = re.compile(r"\s+[-–—]+\s+|[–—]+|\s*[,;|:]+(?:\s+|$)|\s*[/\\]\s*")
_ALIAS = re.compile(
    r"\s*@\s*|(?<!\w)(?:a\.?k\.?a\.?|alias|urf|also known as)[\s:]+|\sعرف\s", re.IGNORECASE
)
_FORMER = re.compile(
    r"(?:^|(?<=[\s(,-]))(?:formerly(?: known as| called)?|f\.?k\.?a\.?|previously(?: known as)?|"
    r"earlier|ex(?:-|\s(?=\w{2,8}$)))[-\s:]*|(?:^|\s)(?:سابقہ|سابق)\s+",
    re.IGNORECASE,
)
_FACTION_LETTER = re.compile(r"\s*([A-Z]{2,8})-([A-Z])\s*")
_SHORT_FORMER = re.compile(r"[B-DF-HJ-NP-TV-Z]{2,5}|[A-Z]+[a-z][A-Z]+")
"""An acronym that is a whole former name ("ex-SSP"); what follows is of the name of today."""
_SPLIT_OFF = frozenset({"group", "faction", "dhara", "splinter"})
_MOST_PARTS = 16
_MOST_WORDS = 500
_DEEPEST = 2


@lru_cache(maxsize=65536)
def read_organisation(text: str) -> OrganisationName:
    """Return the name of an organisation, read into words with their parts to play.

    Any text has a reading; one without a letter or digit has no words and meets nothing. Of a text
    of more than 500 words, which is nobody's name, the first 500 are read.
    """
    first, *others = [part for part in _ALIAS.split(show(text)) if part.strip()] or [""]
    return _read(text, first, tuple(_read_inner(other, 0) for other in _kept(others)), 0)


def _read_inner(text: str, depth: int) -> OrganisationName:
    """Return a name that stands in another, as far down as names nest."""
    return _read(text, text, (), depth + 1)


def _read(
    text: str, shown: str, others: tuple[OrganisationName, ...], depth: int
) -> OrganisationName:
    draft = _Draft()
    draft.take(shown)
    inner = depth < _DEEPEST
    reading = read_words(draft.tokens[:_MOST_WORDS])
    by_key = _by_key(reading.words)
    return OrganisationName(
        text=text,
        words=tuple(by_key.values()),
        by_key=by_key,
        exact=(*reading.exact, *draft.faction),
        faction=tuple(draft.faction),
        formers=tuple(_read_inner(one, depth) for one in draft.formers[:_MOST_PARTS] if inner),
        given=frozenset(draft.given),
        derived=derive(reading.initials),
        others=others,
        asides=tuple(_read_inner(one, depth) for one in draft.asides if inner),
    )


@dataclass(slots=True)
class _Draft:
    """What has been read of a name so far."""

    tokens: list[Token] = field(default_factory=list)
    faction: list[str] = field(default_factory=list)
    formers: list[str] = field(default_factory=list)
    given: set[str] = field(default_factory=set)
    asides: list[str] = field(default_factory=list)

    def take(self, text: str) -> None:
        """Take a name apart at "formerly", its brackets, dashes and commas."""
        now, formers = _cut_formers(text)
        self.formers += formers
        body, *parts = _APART.split(" ".join(_BRACKETS.sub(" ", now).split()))
        self._take_body(body)
        for part in parts[:_MOST_PARTS]:
            self._take_part(part.strip(), in_brackets=False)
        self._take_words(" ".join(parts[_MOST_PARTS:]))
        for inside in _kept(_BRACKETS.findall(now)):
            self._take_part(inside, in_brackets=True)
        for part in _kept(_APART.split(" ".join(formers))[1:]):
            # "X formerly Y, student wing": of which of the two? Of both, lest a wing be called X.
            if _says_faction_or_wing(split_words(part)):
                self._take_part(part, in_brackets=False)

    def _take_words(self, text: str) -> None:
        self.tokens += [Token(word, is_apart=True) for word in split_words(text)]

    def _take_body(self, body: str) -> None:
        lettered = _FACTION_LETTER.fullmatch(body)
        if lettered:
            self.faction.append(lettered.group(2).casefold())
            self.given.add((lettered.group(1) + lettered.group(2)).casefold())
            body = lettered.group(1)
        words = split_words(body)
        spelled = read_spelled(words)
        self.tokens = [Token(spelled.upper())] if spelled else [Token(word) for word in words]

    def _take_part(self, part: str, *, in_brackets: bool) -> None:
        """Take what stands apart from the name for what it says."""
        start, formers = _cut_formers(part)
        self.formers += formers
        words = split_words(start)
        acronym = read_acronym(start.strip()) or read_spelled(words)
        if not words:
            return
        if acronym and sort_of(words[0])[2] is WordSort.NAME:
            self.given |= {acronym, read_acronym(start.split("-")[0].strip()) or acronym}
        elif len(words) == 1 and len(words[0]) == 1:
            self.faction.append(sort_of(words[0])[0])
        elif len(words) > 1 and sort_of(words[-1])[1] in _SPLIT_OFF:
            self.faction += [sort_of(word)[0] for word in words[:-1]]
        elif in_brackets and len(words) > 1 and not says_only_a_part(words):
            self.asides.append(start)
        else:
            self._take_words(start)


def _cut_formers(text: str) -> tuple[str, list[str]]:
    """Return the text without what follows each "formerly", and these; brackets stay whole."""
    masked = _BRACKETS.sub(lambda found: "\0" * len(found.group()), text)
    marks = list(_FORMER.finditer(masked))
    if not marks:
        return text, []
    now, formers = [text[: marks[0].start()]], []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=True):
        former = text[mark.end() : end]
        first, *rest = former.split(maxsplit=1) or [""]
        if rest and _SHORT_FORMER.fullmatch(first):
            former = first
            now += rest
        formers.append(former)
    return " ".join(now), _kept(formers)


def _says_faction_or_wing(words: Sequence[str]) -> bool:
    sorts = {sort_of(word)[2] for word in words}
    if not sorts.isdisjoint({WordSort.WING, WordSort.FACTION}):
        return True
    return len(words) > 1 and sort_of(words[-1])[1] in _SPLIT_OFF


def _by_key(words: Sequence[OrganisationWord]) -> dict[str, OrganisationWord]:
    """Return the words by key. A name said twice counts once; "group" twice does not."""
    by_key: dict[str, OrganisationWord] = {}
    times: dict[str, int] = {}
    for word in words:
        times[word.key] = times.get(word.key, 0) + 1
        if times[word.key] == 1:
            by_key[word.key] = word
        elif not word.is_name:
            by_key[f"{word.key} {times[word.key]}"] = word
    return by_key


def _kept(parts: list[str]) -> list[str]:
    """Return the parts that say something: not hundreds, for each costs a comparison."""
    stripped = (part.strip(" -:,)(") for part in parts)
    return [part for part in stripped if part][:_MOST_PARTS]
