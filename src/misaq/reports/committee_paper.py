"""A paper for a committee: a brief of two pages, then findings, status, gaps, numbers, method."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from misaq.core.catalogue import find_check
from misaq.core.findings.records import Finding, GapReason, Severity
from misaq.core.findings.running import CheckRun
from misaq.core.institutions.records import Committee
from misaq.core.oversight.agenda import Agenda, Group, Item, agenda_of
from misaq.core.oversight.routing import find_institution
from misaq.core.packs.registers import Registers
from misaq.core.policies.status import list_statuses, open_statuses
from misaq.core.sourcebook.checks.figures import amount, speaker
from misaq.core.sourcebook.records import Observation
from misaq.kernel.ids import Key, by_key
from misaq.kernel.provenance import Citation, Confidence, best_confidence
from misaq.reports.blocks import (
    Align,
    Block,
    Bullets,
    Column,
    Contents,
    Definitions,
    FindingBlock,
    Heading,
    Landscape,
    Note,
    PageBreak,
    Paragraph,
    SourceEntry,
    SourceList,
    Support,
    Table,
)
from misaq.reports.document import Document, Front
from misaq.reports.inline import Cite, Content, Inline, Ref, See, Strong
from misaq.reports.references import isolate

CONFIDENCE_WORDS = {
    Confidence.HIGH: "high: primary text read",
    Confidence.MEDIUM: "medium: secondary text read",
    Confidence.LOW: "low: thin or one-sided",
    Confidence.UNVERIFIED: "unverified: no source read",
}
SEVERITY_WORDS = {Severity.GRAVE: "Grave", Severity.SERIOUS: "Serious", Severity.MINOR: "Minor"}
REASON_WORDS = {
    GapReason.NOT_READ: "not read in full, no search",
    GapReason.UNVERIFIED: "rests on an unverified fact",
    GapReason.NOT_KNOWN: "not on record",
}
_IN_BRIEF = 8
"""Findings shown in the brief: what fits on its two pages."""
_REPLY_LINES = 3
_MOST_BLOCKS = 3
"""Findings of one check, not grave, to one institution set out one by one; more make a table."""


@dataclass(frozen=True, slots=True)
class Versions:
    """What a paper was made from.

    Attributes:
        country: name of the country.
        pack: version of the country pack.
        data: version of everything on record.
        known_at: when it had entered our record, in words.
        audit_head: head of the audit chain.
        audit_rows: rows of the chain up to that head.
    """

    country: str
    pack: str
    data: str
    known_at: str
    audit_head: str
    audit_rows: int


@dataclass(frozen=True, slots=True)
class Paper:
    """What a committee paper is made of.

    Attributes:
        committee: for whom.
        number: how the paper is cited.
        day: its date.
        run: the checks' findings and gaps.
        registers: what is on record.
        versions: what it was made from.
    """

    committee: Committee
    number: str
    day: date
    run: CheckRun
    registers: Registers
    versions: Versions


def committee_paper(paper: Paper) -> Document:
    """Return the paper as a document that every renderer can draw."""
    agenda = agenda_of(paper.committee, paper.run, paper.registers.institutions)
    house = find_institution(paper.registers.institutions, paper.committee.house)
    blocks = (
        *_brief(paper, agenda),
        PageBreak(),
        Contents(depth=1),
        *_findings(agenda),
        *_status(paper),
        *_gaps(paper),
        *_observations(paper, agenda),
        *_method(paper),
        *_abbreviations(paper, agenda),
        *_sources(paper, agenda),
    )
    return Document(
        title="Findings for the committee: internal security on record",
        front=Front(
            institution=house.title,
            committee=paper.committee.title,
            paper_number=paper.number,
            day=paper.day,
            mark="DRAFT",
            prepared_by="Prepared with Misaq for the committee's secretariat",
        ),
        blocks=blocks,
    )


def _count(agenda: Agenda, severity: Severity) -> int:
    return sum(item.finding.severity is severity for item in agenda.items)


def _brief(paper: Paper, agenda: Agenda) -> Iterator[Block]:
    total = len(agenda.items)
    yield Heading("In brief")
    yield Paragraph(
        isolate(
            f"Misaq holds on record what {paper.versions.country} has said and decided on internal"
            f" security, and runs checks over it. As of {paper.run.as_of.isoformat()} the checks"
            f" make {total} findings within the remit of this committee:"
            f" {_count(agenda, Severity.GRAVE)} grave, {_count(agenda, Severity.SERIOUS)} serious,"
            f" {_count(agenda, Severity.MINOR)} minor. {agenda.elsewhere} more lie outside it."
        )
    )
    yield Paragraph(
        isolate(
            f"{len(paper.run.gaps)} times a check met something that nobody here has read or"
            " verified. Those are gaps in our record. They are listed apart and put to nobody."
        )
    )
    yield _by_institution(agenda)
    chosen = agenda_in_brief(agenda)
    if not chosen:
        yield Note(("No finding lies within the remit of this committee on that day.",))
        return
    yield Heading("The gravest, with the question to each", level=2)
    for item in chosen:
        yield Paragraph(
            (
                Strong(f"{item.finding.code}. {item.finding.sentence}"),
                " ",
                *isolate(f"Question to {item.way.to.title}: {item.finding.question.text}"),
                *_pointer(item, agenda),
            )
        )


def _pointer(item: Item, agenda: Agenda) -> tuple[Inline, ...]:
    """Return where the finding is set out; those in tables have no paragraph number."""
    if any(item in _tabled(group) for group in agenda.groups):
        return (" See the table under ", Strong(item.finding.code), ".")
    return (" See paragraph ", See(item.finding.ref), ".")


def agenda_in_brief(agenda: Agenda) -> tuple[Item, ...]:
    """Return the items shown in the brief: the gravest, one check each before a second of any."""
    order = list(Severity)
    ranked = sorted(agenda.items, key=lambda item: order.index(item.finding.severity))
    seen: Counter[str] = Counter()
    turns: list[tuple[int, int, int]] = []
    for place, item in enumerate(ranked):
        turns.append((order.index(item.finding.severity), seen[item.finding.code], place))
        seen[item.finding.code] += 1
    return tuple(ranked[place] for _, _, place in sorted(turns)[:_IN_BRIEF])


def _by_institution(agenda: Agenda) -> Table:
    return Table(
        columns=(
            Column("Who answers in Parliament", 4),
            *(Column(SEVERITY_WORDS[severity], 1, Align.END) for severity in Severity),
        ),
        rows=tuple(
            (
                group.institution.title,
                *(
                    Ref(str(sum(i.finding.severity is severity for i in group.items)))
                    for severity in Severity
                ),
            )
            for group in agenda.groups
        ),
        caption="Findings by who answers for them",
    )


def _findings(agenda: Agenda) -> Iterator[Block]:
    yield Heading("Findings by institution")
    yield Paragraph(
        "Each finding has its working, line by line, with the sources in brackets, the question"
        " and room for a reply. Minor findings, and those a check makes many of, stand in tables.",
        numbered=False,
    )
    for group in agenda.groups:
        yield Heading(group.institution.title, level=2)
        tabled = _tabled(group)
        for item in group.items:
            if item not in tabled:
                yield _finding(item)
        if tabled:
            yield Landscape(tuple(_tables(tabled)))


def _tabled(group: Group) -> tuple[Item, ...]:
    """Return the items that go into tables: minor ones, and those a check makes many of."""
    counts = Counter(item.finding.code for item in group.items)
    return tuple(
        item
        for item in group.items
        if item.finding.severity is Severity.MINOR
        or (
            item.finding.severity is not Severity.GRAVE and counts[item.finding.code] > _MOST_BLOCKS
        )
    )


def _tables(items: tuple[Item, ...]) -> Iterator[Table]:
    """Yield a table for each check: finding, working with sources, question, reply."""
    for code in dict.fromkeys(item.finding.code for item in items):
        mine = [item for item in items if item.finding.code == code]
        severity = SEVERITY_WORDS[mine[0].finding.severity].lower()
        yield Table(
            columns=(
                Column("Finding", 3),
                Column("Working and sources", 5),
                Column("Question", 3),
                Column("Reply", 3),
            ),
            rows=tuple(_row_of(item) for item in mine),
            caption=(Ref(code), f" {find_check(code).title} ({severity})"),
        )


def _row_of(item: Item) -> tuple[Content, ...]:
    since = item.finding.since
    return (
        (
            *isolate(str(item.finding.sentence)),
            *(() if since is None else (" Since ", Ref(str(since)), ".")),
        ),
        _joined(item.finding),
        (*isolate(f"To {item.way.to.title}: "), *isolate(str(item.finding.question.text))),
        "",
    )


def _joined(finding: Finding) -> Content:
    return tuple(
        part
        for place in range(len(finding.working))
        for part in (
            f"({chr(ord('a') + place)}) " if place < 26 else "",
            *_line(finding, place),
            " ",
        )
    )


def _finding(item: Item) -> FindingBlock:
    finding, way = item.finding, item.way
    through = () if way.through is None else (("Through", way.through.title),)
    return FindingBlock(
        code=finding.code,
        sentence=isolate(str(finding.sentence)),
        severity=SEVERITY_WORDS[finding.severity],
        since=Ref(str(finding.since)) if finding.since is not None else "not on record",
        working=tuple(_line(finding, place) for place in range(len(finding.working))),
        sources=tuple(dict.fromkeys(_support(cite) for cite in finding.cite)),
        question=isolate(str(finding.question.text)),
        facts=(
            ("Looked for", str(find_check(finding.code).title)),
            ("To", way.to.title),
            *through,
            ("Reference", Ref(finding.ref)),
        ),
        reply_lines=_REPLY_LINES,
        key=finding.ref,
    )


def _line(finding: Finding, place: int) -> tuple[Inline, ...]:
    line = finding.working[place]
    cites = tuple(part for cite in line.cite for part in (" ", Cite(cite.source)))
    return (*isolate(str(line.text)), *cites)


def _support(cite: Citation) -> Support:
    says = f"as said by {cite.asserted_by}" if cite.asserted_by else ""
    return Support(
        cite.source, CONFIDENCE_WORDS[cite.confidence], ", ".join(filter(None, (cite.at, says)))
    )


def _status(paper: Paper) -> Iterator[Block]:
    statuses = list_statuses(paper.registers.policies, as_of=paper.run.as_of)
    rows = tuple(
        (
            Ref(s.commitment.key),
            isolate(s.commitment.text),
            s.policy.title,
            s.verdict.life.life.value,
            s.verdict.result.value,
            ", ".join(flag.value for flag in s.verdict.flags) or "none",
            "",
        )
        for s in open_statuses(statuses, paper.run.as_of)
    )
    heading = Heading("Status of recommendations and of points in force")
    lead = Paragraph(
        "Life says whether a point still binds. The result says what the record shows and is never"
        " an average. The last column is for the committee: reply received, satisfactory or not,"
        " next date."
    )
    table = Table(
        columns=(
            Column("Point", 1),
            Column("What is asked", 5),
            Column("Set by", 2.6),
            Column("Life", 1.3),
            Column("Result", 1.5),
            Column("Flags", 1.6),
            Column("Reply and next date", 2.6),
        ),
        rows=rows,
    )
    yield Landscape((heading, lead, table))


def _gaps(paper: Paper) -> Iterator[Block]:
    groups: dict[tuple[str, GapReason], list[str]] = {}
    for gap in paper.run.gaps:
        groups.setdefault((gap.code, gap.reason), []).append(gap.subject.key)
    yield Heading("Gaps in our record")
    yield Paragraph(
        "What follows is not known here. It is no finding against anybody. Each line says how often"
        " a check met the gap, and about which records."
    )
    yield Table(
        columns=(
            Column("Check", 1),
            Column("Looked for", 3),
            Column("Why no finding", 2),
            Column("Times", 0.8, Align.END),
            Column("Records", 4),
        ),
        rows=tuple(
            (
                Ref(code),
                str(find_check(code).title),
                REASON_WORDS[reason],
                Ref(str(len(keys))),
                _keys(keys),
            )
            for (code, reason), keys in groups.items()
        ),
    )


def _keys(keys: list[str]) -> Content:
    parts: list[str | Ref] = []
    for key in dict.fromkeys(keys):
        parts += [", ", Ref(key)]
    return tuple(parts[1:])


def _observations(paper: Paper, agenda: Agenda) -> Iterator[Block]:
    book = paper.registers.sourcebook
    cited = {line.text for item in agenda.items for line in item.finding.working}
    series = {o.series for o in book.observations if _is_used(o, paper, agenda)}
    yield Heading("Numbers on record")
    if not cited or not series:
        yield Paragraph("No finding above rests on a number.")
        return
    yield Paragraph(
        "A number is an observation: who gave it, for which day. Where sources differ, all stay."
        " Listed are the quantities that the findings above concern."
    )
    yield Table(
        columns=(
            Column("Quantity", 3),
            Column("Part", 1.2),
            Column("For", 2.1),
            Column("Given by", 1.6),
            Column("Number", 1.4, Align.END),
            Column("Source", 2),
        ),
        rows=tuple(_row(o, paper) for o in book.observations if o.series in series),
    )


def _is_used(observation: Observation, paper: Paper, agenda: Agenda) -> bool:
    """Whether a finding on the agenda is about the observation's series or a sum of it."""
    reckonings = by_key(paper.registers.sourcebook.reckonings)
    subjects = {item.finding.subject.key for item in agenda.items}
    summed = {
        key
        for subject in subjects
        if (reckoning := reckonings.get(Key(subject))) is not None
        for key in (*reckoning.plus, *reckoning.minus, reckoning.total)
    }
    return observation.key in subjects or observation.key in summed


def _row(observation: Observation, paper: Paper) -> tuple[Content, ...]:
    series = by_key(paper.registers.sourcebook.series)[observation.series]
    sources: list[str | Cite] = []
    for cite in observation.cite:
        sources += [" ", Cite(cite.source)]
    return (
        series.title,
        observation.scope,
        Ref(str(observation.as_of)),
        speaker(observation),
        isolate(str(amount(observation))),
        tuple(sources[1:]),
    )


def _method(paper: Paper) -> Iterator[Block]:
    versions = paper.versions
    yield Heading("Method and limits")
    yield Bullets(
        (
            (
                "A check is a function over what is on record. The same record, rules and day give"
                " the same findings; each shows its working, line by line, with its sources."
            ),
            (
                "A finding that something is missing is made only where the text was read in full"
                " or a dated search is on record. A finding never rests on a fact nobody verified."
            ),
            "What an institution says and what others found are kept in two ledgers.",
            (
                "Law is held as dated events, as read on the day shown for each text. Misaq says"
                " that a clock recorded under a rule has run out; it does not say that anything is"
                " unlawful. This paper is not legal advice."
            ),
            "Misaq holds nothing on private persons. Organisations are named as lists name them.",
        )
    )
    yield Heading("What this paper was made from", level=2)
    yield Definitions(
        (
            ("Facts as of", Ref(paper.run.as_of.isoformat())),
            ("On record by", isolate(versions.known_at)),
            ("Rules", Ref(paper.run.rules_version)),
            ("Country pack", Ref(versions.pack)),
            ("Data", Ref(versions.data)),
            ("Audit head", Ref(versions.audit_head)),
            ("Rows in the audit chain", Ref(str(versions.audit_rows))),
        )
    )
    yield Note(
        (
            (
                "Whoever holds this paper can later check that nothing was removed from the audit"
                " chain behind this head: misaq audit verify --head, followed by the head above."
            ),
        ),
        title="The audit head",
    )


def _abbreviations(paper: Paper, agenda: Agenda) -> Iterator[Block]:
    """Yield the short names of institutions that stand in the findings, with their titles."""
    said = " ".join(
        str(text)
        for item in agenda.items
        for text in (item.finding.sentence, *(line.text for line in item.finding.working))
    )
    words = set(re.findall(r"[A-Za-z0-9-]+", said))
    used = [i for i in paper.registers.institutions.institutions if i.key in words]
    if used:
        yield Heading("Short names used")
        by_name = sorted(used, key=lambda institution: institution.key.lower())
        yield Definitions(tuple((Ref(i.key), i.title) for i in by_name))


def _sources(paper: Paper, agenda: Agenda) -> Iterator[Block]:
    registered = by_key(paper.registers.sourcebook.sources)
    cites = [cite for item in agenda.items for cite in item.finding.cite]
    book = paper.registers.sourcebook
    cites += [c for o in book.observations if _is_used(o, paper, agenda) for c in o.cite]
    used = {o.series for o in book.observations if _is_used(o, paper, agenda)}
    cites += [c for o in book.observations if o.series in used for c in o.cite]
    by_source: dict[Key, list[Citation]] = {}
    for cite in cites:
        by_source.setdefault(cite.source, []).append(cite)
    yield Heading("Sources")
    yield SourceList(
        tuple(
            SourceEntry(
                key,
                isolate(f"{registered[key].title}. {registered[key].publisher}."),
                CONFIDENCE_WORDS[best_confidence(by_source[key])],
            )
            for key in sorted(by_source)
        )
    )
