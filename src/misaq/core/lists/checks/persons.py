"""Lists of persons: what their entries lack. Counts alone; no finding is about a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity
from misaq.core.lists.checks.binding import Binding
from misaq.core.lists.checks.defects import DefectCount, defect_counts, latest_of, two_latest
from misaq.core.lists.hygiene import DEFECT_WORDS, Defect
from misaq.core.lists.registers import Lists
from misaq.core.lists.shares import share_changed_by
from misaq.core.lists.summaries import ListSummaries
from misaq.kernel.words import Phrase, join, say

_NUMBERS = (
    Defect.NO_NUMBER,
    Defect.PLACEHOLDER_NUMBER,
    Defect.WRONG_LENGTH_NUMBER,
    Defect.SHARED_NUMBER,
)
_PAPERS = (Defect.NO_DATE, Defect.NO_ORDER, Defect.NO_GROUND, Defect.NO_INSTRUMENT)
_OVER = (
    Defect.OLDER_THAN_MEASURES,
    Defect.DEAD,
    Defect.ACQUITTED,
    Defect.DELISTED_ELSEWHERE,
)
_MANY_NAMESAKES = 0.1
_WORSE = Fraction(3, 2)
"""A share that grew by half or more is said to be worse; less may be chance."""


def _finding(
    code: str,
    binding: Binding,
    counts: Sequence[DefectCount],
    *,
    sentence: Phrase,
    severity: Severity,
    question: Phrase,
    more: tuple[Line, ...] = (),
    aspect: str = "",
) -> Finding:
    return Finding(
        code=code,
        subject=binding.subject,
        sentence=sentence,
        since=counts[-1].as_of,
        working=(*(count.line for count in counts), *more),
        severity=severity,
        question=Question(binding.authority, question),
        aspect=aspect,
    )


def _said(counts: Sequence[DefectCount]) -> Phrase:
    return join(
        [say("{defect} ({count})", defect=DEFECT_WORDS[c.defect], count=c.said) for c in counts]
    )


def _having(
    counted: Iterable[tuple[Binding, tuple[DefectCount, ...]]],
    code: str,
    *defects: Defect,
    severity: Severity,
    question: Phrase,
) -> Iterator[Outcome]:
    """Yield a finding for each list of which entries have one of the defects."""
    for binding, counts in counted:
        found = latest_of(counts, *defects)
        if found:
            yield _finding(
                code,
                binding,
                found,
                sentence=say(
                    "Defects of entries of {title}: {what}.", title=binding.title, what=_said(found)
                ),
                severity=severity,
                question=question,
            )


@check(
    "LST018",
    title=say("Identity numbers that are missing, invented or shared"),
    why=say(
        "An identity number is what tells a listed person from a namesake at a bank counter. An"
        " invented or shared one freezes somebody else's account."
    ),
    working=say(
        "From the last count on record or the last snapshot: entries with no number, with a filler,"
        " with one of the wrong length, and with one that another entry has too."
    ),
    basis=("S50", "ATA:11O", "ATA:11O(4)", "domain 5.3"),
    severity=Severity.GRAVE,
)
def numbers_unfit(lists: Lists, summaries: ListSummaries, as_of: date) -> Iterator[Outcome]:
    """Find lists of persons with unfit identity numbers."""
    yield from _having(
        defect_counts(lists, summaries, as_of),
        "LST018",
        *_NUMBERS,
        severity=Severity.GRAVE,
        question=say(
            "How many accounts are frozen on entries without a sound identity number, and"
            " who checks that they are those of the persons meant?"
        ),
    )


@check(
    "LST019",
    title=say("Entries without a father's name"),
    why=say(
        "Where two in five share their full name with another entry, the father's name is what is"
        " left to tell them apart."
    ),
    working=say(
        "From the last count on record or the last snapshot: entries whose field for the father is"
        " empty or says that there is none."
    ),
    basis=("S50", "ATA:11O(4)", "domain 5.3"),
    severity=Severity.SERIOUS,
)
def fathers_missing(lists: Lists, summaries: ListSummaries, as_of: date) -> Iterator[Outcome]:
    """Find lists of persons with entries that name no father."""
    yield from _having(
        defect_counts(lists, summaries, as_of),
        "LST019",
        Defect.NO_FATHER,
        severity=Severity.SERIOUS,
        question=say(
            "By what are these persons told from their namesakes, and who may list anybody"
            " without it?"
        ),
    )


@check(
    "LST020",
    title=say("A list that cannot be used by name"),
    why=say(
        "Where many entries share their name with another entry, they share it with far more people"
        " who stand on no list. Whoever acts on the name alone acts against strangers."
    ),
    working=say(
        "From the last count on record or the last snapshot: the share of entries whose name stands"
        " in another entry too; report a tenth or more."
    ),
    basis=("S50", "ATA:11O(4)", "domain 5.3"),
    severity=Severity.GRAVE,
)
def unusable_by_name(lists: Lists, summaries: ListSummaries, as_of: date) -> Iterator[Outcome]:
    """Find lists in which many entries share their name."""
    for binding, counts in defect_counts(lists, summaries, as_of):
        shared = latest_of(counts, Defect.SAME_NAME, Defect.SAME_NAME_AND_FATHER)
        if shared and shared[0].defect is Defect.SAME_NAME and shared[0].share >= _MANY_NAMESAKES:
            share = round(100 * shared[0].share)
            yield _finding(
                "LST020",
                binding,
                shared,
                sentence=say(
                    "Of every hundred entries of {title}, {share} have the name of another entry,"
                    " letter for letter.",
                    title=binding.title,
                    share=share,
                ),
                severity=Severity.GRAVE,
                question=say(
                    "By which marks besides the name must banks and officials tell people apart,"
                    " where is that written, and how is somebody cleared who is taken for another?"
                ),
                more=(Line(say("In every hundred: {share}.", share=share)),),
            )


@check(
    "LST021",
    title=say("Other names hidden in the field for the name"),
    why=say(
        "Freezing is due without delay, and whoever compares names letter for letter finds neither"
        " the one nor the other when both stand in one field."
    ),
    working=say(
        "From the last count on record or the last snapshot: entries that write another name after"
        " a sign inside the field for the name."
    ),
    basis=("ATA:11O", "domain 5.3"),
    severity=Severity.MINOR,
)
def aliases_hidden(lists: Lists, summaries: ListSummaries, as_of: date) -> Iterator[Outcome]:
    """Find lists of persons that hide aliases in the name."""
    yield from _having(
        defect_counts(lists, summaries, as_of),
        "LST021",
        Defect.ALIAS_IN_NAME,
        severity=Severity.MINOR,
        question=say("When will the list have a field for other names?"),
    )


@check(
    "LST022",
    title=say("A list that gets worse"),
    why=say(
        "A list is corrected where somebody looks after it. A defect that spreads from one printing"
        " to the next says that new entries are made without the care that old ones had."
    ),
    working=say(
        "For each defect, compare its share in the last two counts on record or snapshots; report"
        " one that grew by half or more, by more than chance would make of it (95 per cent), and"
        " that ten entries or more have."
    ),
    basis=("S46", "S50", "domain 5.3"),
    severity=Severity.SERIOUS,
)
def gets_worse(lists: Lists, summaries: ListSummaries, as_of: date) -> Iterator[Outcome]:
    """Find defects that spread from one count to the next."""
    for binding, counts in defect_counts(lists, summaries, as_of):
        for defect in Defect:
            pair = two_latest(counts, defect)
            if len(pair) > 1 and _is_worse(*pair):
                yield _finding(
                    "LST022",
                    binding,
                    pair,
                    sentence=say(
                        "{title}: {defect}: from {before} of {all_before} entries to {after} of"
                        " {all_after}.",
                        title=binding.title,
                        defect=DEFECT_WORDS[defect],
                        before=pair[0].said,
                        all_before=pair[0].entries,
                        after=pair[1].said,
                        all_after=pair[1].entries,
                    ),
                    severity=Severity.SERIOUS,
                    question=say(
                        "Who made the new entries, by which form, and who checked them before they"
                        " were published?"
                    ),
                    aspect=defect.value,
                )


def _is_worse(before: DefectCount, after: DefectCount) -> bool:
    low, _ = share_changed_by(before.count, before.entries, after.count, after.entries)
    grown = after.count * before.entries >= _WORSE * before.count * after.entries
    return after.count >= 10 and grown and low > 0


@check(
    "LST026",
    title=say("Entries without a day, an order, a ground or an instrument"),
    why=say(
        "A person is listed by an order, on grounds, under a law, on a day from which time limits"
        " run. An entry that lacks one of them cannot be reviewed."
    ),
    working=say(
        "From the last count on record or the last snapshot with the files behind it: entries with"
        " no day of listing, no order, no ground, no instrument; what nobody looked into is not"
        " counted."
    ),
    basis=("S46", "S47", "ATA:11EE(1)", "ATA:11EE(1A)", "domain 5.3"),
    severity=Severity.GRAVE,
)
def without_papers(lists: Lists, summaries: ListSummaries, as_of: date) -> Iterator[Outcome]:
    """Find lists of persons with entries that rest on nothing shown."""
    yield from _having(
        defect_counts(lists, summaries, as_of),
        "LST026",
        *_PAPERS,
        severity=Severity.GRAVE,
        question=say(
            "Where are the orders and grounds of these entries, and what is done with an"
            " entry for which none is found?"
        ),
    )


@check(
    "LST031",
    title=say("Entries whose time or ground is over"),
    why=say(
        "A person who died, was acquitted, was taken off the list that this one followed, or has"
        " stood on it for longer than its measures may last, stays marked until somebody acts."
    ),
    working=say(
        "From the last count on record or the last snapshot with the files behind it: entries older"
        " than the measures may last, of the dead, of the acquitted, of those taken off elsewhere."
    ),
    basis=("S50", "ATA:11EE(2)(a)", "ATA:11U(1)", "ATA:11U(2)", "domain 5.2", "domain 5.5"),
    severity=Severity.GRAVE,
)
def over_but_listed(lists: Lists, summaries: ListSummaries, as_of: date) -> Iterator[Outcome]:
    """Find lists of persons with entries that should have been looked at again."""
    yield from _having(
        defect_counts(lists, summaries, as_of),
        "LST031",
        *_OVER,
        severity=Severity.GRAVE,
        question=say(
            "Who looks for such entries, how often, and how many were taken off last year"
            " on that ground?"
        ),
    )
