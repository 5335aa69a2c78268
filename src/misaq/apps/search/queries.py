"""Asking the index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from misaq.apps.findings.index import Item
from misaq.apps.findings.queries import get_run
from misaq.apps.registers.queries import data_version
from misaq.apps.search import fulltext
from misaq.apps.search.entries import MADE_BY
from misaq.apps.search.fulltext import Wanted
from misaq.apps.search.kinds import KINDS
from misaq.apps.search.models import EntryRow, IndexState
from misaq.core.access.actors import Actor
from misaq.core.access.rules import permissions_of
from misaq.core.names.folding import fold, is_urdu, skeleton, words_in
from misaq.kernel.words import Phrase

MOST_HITS = 500
MOST_WORDS = 12
LONGEST_WORD = 64
_AROUND = 110


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found.

    Attributes:
        table: its register table.
        key: its key.
        title: what people call it.
        passage: a part of what it says around the first word met; empty when that adds nothing.
    """

    table: str
    key: str
    title: str
    passage: str

    @property
    def kind(self) -> Phrase:
        """Return what people call records of its table."""
        return KINDS[self.table]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found.

    Attributes:
        asked: the words looked for, as typed.
        hits: records, the best first.
        findings: findings in which every word occurs.
        alike: words that stand nowhere so spelled, for which names that sound alike were taken.
        is_cut: whether there are more hits than can be shown.
    """

    asked: str
    hits: tuple[Hit, ...] = ()
    findings: tuple[Item, ...] = ()
    alike: tuple[str, ...] = ()
    is_cut: bool = False


def is_index_current(*, actor: Actor) -> bool:
    """Return whether the index shows the registers as they are."""
    return IndexState.objects.filter(id=1, data_version=wanted_version(actor=actor)).exists()


def wanted_version(*, actor: Actor) -> str:
    """Return what an index that shows the registers as they are was made from."""
    return f"{MADE_BY} {data_version(actor=actor)}"


def search(*, actor: Actor, asked: str, as_of: date) -> Answer:
    """Return the records and findings in which every word of ``asked`` occurs.

    A word meets what begins with it, in any case and with or without marks. A word in the Urdu
    script also meets names written in the Latin one; a word that stands nowhere as spelled meets
    names with its consonants.
    """
    text = " ".join(asked.split())[:200]
    words = _whole_words(text)
    if not words:
        return Answer(text)
    permitted = [permission.value for permission in permissions_of(actor)]
    wanted = [_wanted(word) for word in words]
    numbers = fulltext.find(wanted, most=MOST_HITS + 1)
    rows = EntryRow.objects.in_bulk(numbers)
    hits = [
        _hit(rows[number], words)
        for number in numbers
        if number in rows and rows[number].permission in permitted
    ]
    return Answer(
        asked=text,
        hits=_exact_first(hits, text),
        findings=_findings(actor, as_of, words),
        alike=tuple(w.word for w in wanted if w.bones and not is_urdu(w.word)),
        is_cut=len(numbers) > MOST_HITS,
    )


def _whole_words(text: str) -> tuple[str, ...]:
    """Return the words, without the joined spelling of what a hyphen parts."""
    parted = [part for word in fold(text).split() for part in _parts(word)]
    return tuple(word[:LONGEST_WORD] for word in dict.fromkeys(parted))[:MOST_WORDS]


def _parts(word: str) -> tuple[str, ...]:
    found = words_in(word)
    return found[:-1] if len(found) > 1 and found[-1] == "".join(found[:-1]) else found


def _wanted(word: str) -> Wanted:
    """Return what to look for; the skeleton where the script or the spelling calls for it."""
    bones = skeleton(word)
    if bones and (is_urdu(word) or not fulltext.find([Wanted(word)], most=1)):
        return Wanted(word, bones)
    return Wanted(word)


def _hit(row: EntryRow, words: Sequence[str]) -> Hit:
    passage = _passage(row.text, words)
    return Hit(row.table, row.key, row.title, "" if passage == row.title else passage)


def _passage(text: str, words: Sequence[str]) -> str:
    """Return the text around the first word met, cut at spaces."""
    low = text.casefold()
    places = [place for word in words if (place := low.find(word)) >= 0]
    start = max(0, min(places, default=0) - _AROUND // 2)
    piece = text[start : start + 2 * _AROUND]
    head = piece.split(" ", 1)[-1] if start else piece
    whole = start + 2 * _AROUND >= len(text)
    tail = head if whole else head.rsplit(" ", 1)[0]
    return f"{'… ' if start else ''}{tail}{'' if whole else ' …'}"


def _exact_first(hits: Sequence[Hit], text: str) -> tuple[Hit, ...]:
    """Put a record whose key or name is just what was typed before all others.

    What sources of incidents call an organisation stands behind the organisation itself.
    """
    wanted = fold(text)

    def rank(hit: Hit) -> tuple[int, bool]:
        exact = 0 if fold(hit.key) == wanted else 1 if fold(hit.title) == wanted else 2
        return exact, hit.table == "incidents.actors"

    return tuple(sorted(hits, key=rank))


def _findings(actor: Actor, as_of: date, words: Sequence[str]) -> tuple[Item, ...]:
    run = get_run(actor=actor, as_of=as_of)
    return tuple(
        item for item in run.items if _has_all(words, {*words_in(item.text)}, fold(item.text))
    )


def _has_all(words: Sequence[str], there: set[str], text: str) -> bool:
    return all(any(t.startswith(word) for t in there) or word in text.split() for word in words)
