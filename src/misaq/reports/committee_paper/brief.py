"""The first two pages: how much was found, by whom it is answered, and the gravest of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from misaq.core.findings.records import Severity
from misaq.core.oversight.agenda import Agenda, Item
from misaq.kernel.words import say
from misaq.reports.blocks import Align, Block, Column, Heading, Note, Paragraph, Table
from misaq.reports.committee_paper.findings import tabled
from misaq.reports.committee_paper.inputs import Draft
from misaq.reports.committee_paper.terms import CONFIDENCE_WORDS, SEVERITY_WORDS
from misaq.reports.inline import Plain, Ref, See, Strong
from misaq.reports.language import ENGLISH
from misaq.reports.voice import Voice, Words

_IN_BRIEF = 8
"""Findings shown in the brief: what fits on its two pages."""


def brief(draft: Draft) -> Iterator[Block]:
    """Yield the brief."""
    voice = draft.voice
    yield Heading(voice.plain(say("In brief")))
    yield from about_the_language(voice)
    yield Paragraph(_totals(draft))
    yield Paragraph(
        voice.plain(
            say(
                "{count} times a check met something that nobody here has read or verified. Those"
                " are gaps in our record. They are listed apart and put to nobody.",
                count=len(draft.paper.run.gaps),
            )
        )
    )
    yield _by_institution(draft)
    chosen = in_brief(draft.agenda)
    if not chosen:
        words = say("No finding lies within the remit of this committee on that day.")
        yield Note((voice.plain(words),))
        return
    yield Heading(voice.plain(say("The gravest, with the question to each")), level=2)
    for item in chosen:
        yield _short(item, draft)


def in_brief(agenda: Agenda) -> tuple[Item, ...]:
    """Return the items shown in the brief: the gravest, one check each before a second of any."""
    order = list(Severity)
    ranked = sorted(agenda.items, key=lambda item: order.index(item.finding.severity))
    seen: Counter[str] = Counter()
    turns: list[tuple[int, int, int]] = []
    for place, item in enumerate(ranked):
        turns.append((order.index(item.finding.severity), seen[item.finding.code], place))
        seen[item.finding.code] += 1
    return tuple(ranked[place] for _, _, place in sorted(turns)[:_IN_BRIEF])


def about_the_language(voice: Voice) -> Iterator[Block]:
    """Say once what is not translated, and that nobody read the translation over."""
    if voice.language is ENGLISH:
        return
    lines = (
        say(
            "What stands on record in English only is printed in English and set apart; it is not"
            " translated here."
        ),
        say(
            "No native reader has reviewed this translation. Where the two differ, the English"
            " paper holds."
        ),
    )
    yield Note(tuple(map(voice.plain, lines)), title=voice.plain(say("About the language")))


def _totals(draft: Draft) -> Words:
    agenda, voice = draft.agenda, draft.voice
    counts = {severity: _count(agenda, severity) for severity in Severity}
    return voice.plain(
        say(
            "Misaq holds on record what {country} has said and decided on internal security, and"
            " runs checks over it. As of {day} the checks make {total} findings within the remit of"
            " this committee: {grave} grave, {serious} serious, {minor} minor. {elsewhere} more lie"
            " outside it.",
            country=voice.text_of_title(draft.paper.versions.country),
            day=draft.paper.run.as_of.isoformat(),
            total=len(agenda.items),
            grave=counts[Severity.GRAVE],
            serious=counts[Severity.SERIOUS],
            minor=counts[Severity.MINOR],
            elsewhere=agenda.elsewhere,
        )
    )


def _count(agenda: Agenda, severity: Severity) -> int:
    return sum(item.finding.severity is severity for item in agenda.items)


def _by_institution(draft: Draft) -> Table:
    voice = draft.voice
    return Table(
        columns=(
            Column(voice.plain(say("Who answers in Parliament")), 4),
            *(Column(voice.plain(SEVERITY_WORDS[one]), 1, Align.END) for one in Severity),
        ),
        rows=tuple(
            (
                voice.title(group.institution),
                *(
                    Ref(str(sum(i.finding.severity is severity for i in group.items)))
                    for severity in Severity
                ),
            )
            for group in draft.agenda.groups
        ),
        caption=voice.plain(say("Findings by who answers for them")),
    )


def _short(item: Item, draft: Draft) -> Paragraph:
    """Return the finding in one paragraph: code, sentence, how grave and how sure, the question."""
    voice, finding = draft.voice, item.finding
    sentence: tuple[Plain, ...] = _plain(voice.say(finding.sentence))
    weight = say(
        "({severity}; how sure: {sureness})",
        severity=SEVERITY_WORDS[finding.severity],
        sureness=CONFIDENCE_WORDS[finding.confidence],
    )
    to = say("Question to {institution}:", institution=item.way.to.title)
    return Paragraph(
        (
            Strong((Ref(finding.code), ". ", *sentence)),
            " ",
            *voice.plain(weight),
            " ",
            *voice.plain(to),
            " ",
            *voice.say(finding.question.text),
            " ",
            *_pointer(item, draft),
        )
    )


def _plain(words: Words) -> tuple[Plain, ...]:
    return tuple(part for part in words if not isinstance(part, Strong))  # type: ignore[misc]


def _pointer(item: Item, draft: Draft) -> Words:
    """Return where the finding is set out; those in tables have no paragraph number."""
    voice = draft.voice
    if any(item in tabled(group) for group in draft.agenda.groups):
        return (*voice.plain(say("See the table under:")), " ", Ref(item.finding.code))
    return (*voice.plain(say("See paragraph:")), " ", See(item.finding.ref))
