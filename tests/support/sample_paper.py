"""An invented paper of an invented country, with everything that strains a renderer."""

from __future__ import annotations

from datetime import date

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
    Lettered,
    Note,
    PageBreak,
    Paragraph,
    Passage,
    SourceEntry,
    SourceList,
    Support,
    Table,
)
from misaq.reports.document import Document, Front
from misaq.reports.inline import Cite, Emphasis, Link, Ref, See, Strong
from misaq.reports.language import URDU
from misaq.reports.references import isolate

HASH = "0123456789abcdef" * 12 + "01234567"
"""200 hexadecimal digits."""

LONG_WORD = "Interdepartmentalcoordinationandrehabilitationoversightsubcommittee"

URDU_SENTENCES = (
    "یہ ایک فرضی جملہ ہے جو صرف اس لیے لکھا گیا کہ سطر کی شکل دیکھی جا سکے۔",
    "کمیٹی نے ادارے سے پوچھا کہ فہرست کب اور کس کے حکم سے بدلی گئی؟",
    "جو معلوم نہیں اسے معلوم نہیں لکھا جاتا ہے، اور جو دیکھا نہیں گیا وہ ہماری کمی ہے۔",
)

_INSTITUTIONS = ("Ministry of Invented Affairs", "Register Office", "National Bureau of Examples")


def sample_paper(findings: int = 25) -> Document:
    """Return an English paper of about forty pages with this many findings."""
    return Document(
        title="What the registers of the Example Republic show, and what they do not",
        front=Front(
            institution="Parliament of the Example Republic",
            committee="Standing Committee on Internal Order",
            paper_number="SCIO/2026/017",
            day=date(2026, 11, 23),
            mark="DRAFT",
            prepared_by="Committee research staff, from the registers of the Example Republic",
            facts=(("Checks", ("Rules of ", Ref("2026-11-01"), ", as of ", Ref("2026-11-23"))),),
        ),
        blocks=(
            *_brief(findings),
            PageBreak(),
            Contents(depth=2),
            *_findings(findings),
            *_tables(),
            *_closing(),
        ),
    )


def urdu_paper() -> Document:
    """Return a paper written right to left, with references inside its sentences."""
    first, second, third = URDU_SENTENCES
    return Document(
        title="مثالی جمہوریہ کے رجسٹر کیا دکھاتے ہیں",
        front=Front(
            institution="مثالی جمہوریہ کی پارلیمان",
            committee="قائمہ کمیٹی",
            paper_number="SCIO/2026/018",
            day=date(2026, 11, 23),
            mark="مسودہ",
            prepared_by="کمیٹی کا عملہ",
        ),
        blocks=(
            Heading("خلاصہ"),
            *_urdu_paragraphs(),
            Bullets(URDU_SENTENCES),
            Table(
                (Column("ادارہ", 2), Column("تاریخ", 1), Column("تعداد", 1, Align.END)),
                tuple(
                    (second, Ref(f"2026-06-{day:02}"), Ref(f"{day * 171:,}"))
                    for day in range(1, 12)
                ),
                caption=first,
            ),
            Heading("نتائج", 2),
            FindingBlock(
                code="LST001",
                sentence=(first, " ", Ref("30-06-2026"), " ", third),
                severity="سنگین",
                since=Ref("2014-12-24"),
                working=(third, ("171 + 60 − 10 ≠ 212 ", second)),
                sources=(Support("S1", "زیادہ", "p. 4"),),
                question=(second, " ", Ref("S.11B(1)")),
            ),
            Definitions(((first, second), ("نشان", Ref(HASH)))),
            SourceList((SourceEntry("S1", first, third),)),
        ),
        language=URDU,
    )


def _urdu_paragraphs() -> tuple[Paragraph, ...]:
    first, second, third = URDU_SENTENCES
    return tuple(
        Paragraph(
            (first, " ", Ref(f"{day:02}-06-2026"), " ", second, " ", Ref("8,300"), " ", third)
        )
        for day in range(1, 9)
    )


def _brief(findings: int) -> tuple[Block, ...]:
    return (
        Heading("In brief"),
        Paragraph(
            (
                "Of ",
                Ref("62"),
                " checks, ",
                Ref("25"),
                " found something to ask about ",
                Cite("S1"),
                ".",
            )
        ),
        Paragraph(isolate("Two lists of 2014-12-24 disagree: 171 + 60 − 10 ≠ 212, see S.11B(1).")),
        Definitions(
            (
                ("Checks run", Ref("62")),
                ("Findings", Ref("25")),
                ("Not verifiable", ("For ", Ref("9"), " checks we hold no evidence either way.")),
            )
        ),
        Heading("The most serious findings", 2),
        Bullets(
            tuple(
                (
                    Strong(f"Finding {number}."),
                    " What was done, and by whom? See paragraph ",
                    See(f"finding-{number}"),
                    ".",
                )
                for number in range(1, min(findings, 3) + 1)
            )
        ),
        Note(
            (
                "No evidence is not evidence of failure: it is a gap in our record.",
                ("Published at ", Link("example.org", "https://example.org/papers/17"), "."),
            ),
            title="How to read this paper",
        ),
    )


def _findings(count: int) -> list[Block]:
    blocks: list[Block] = [Heading("Findings by institution")]
    for number in range(1, count + 1):
        if number % 9 == 1:
            blocks.append(Heading(_INSTITUTIONS[number // 9 % len(_INSTITUTIONS)], 2))
        blocks.append(_finding(number))
    return blocks


def _finding(number: int) -> FindingBlock:
    return FindingBlock(
        code=f"LST{number:03}",
        sentence=isolate(
            f"The register of invented bodies was due on 2019-03-{number:02} and is not on record; "
            f"{number * 171:,} entries wait for a review that rule R{number} asks for."
        ),
        severity="Serious: a duty in law is open" if number % 2 else "For attention",
        since=Ref(f"2019-03-{number:02}") if number % 4 else "",
        facts=(("Question goes to", f"{_INSTITUTIONS[number % 3]}, {LONG_WORD}"),),
        working=tuple(
            isolate(f"Line {line}: 60 days from 2019-01-{line:02} end on 2019-03-{line + 1:02}.")
            for line in range(1, 3 + number % 5)
        ),
        sources=(
            Support("S1", "High: primary text read", "section 4"),
            Support("S2", "Low: thin, indirect or one-sided"),
        )
        if number % 7
        else (),
        question=isolate("On what day was the register laid, and which order of 2019 changed it?"),
        reply="The register was laid on the table of the House." if number == 5 else "",
        key=f"finding-{number}",
    )


def _tables() -> tuple[Block, ...]:
    wide = tuple(
        (
            Ref(f"R{row}"),
            f"Recommendation {row}: let one office keep one list and answer for it every quarter.",
            _INSTITUTIONS[row % 3],
            Ref(f"20{10 + row % 15}-01-{row % 28 + 1:02}"),
            "Not verifiable" if row % 3 else "No evidence",
            "Ask for the order, the date and the name of the office. " * (1 + row % 3),
        )
        for row in range(1, 41)
    )
    return (
        Landscape(
            (
                Heading("Status of recommendations"),
                Table(
                    (
                        Column("No.", 1),
                        Column("Recommendation", 5),
                        Column("Institution", 3),
                        Column("Due", 2),
                        Column("Verdict", 2),
                        Column("Next step", 5),
                    ),
                    wide,
                    caption="Every recommendation, with the verdict of this run",
                ),
            )
        ),
        Heading("Observations"),
        Table(
            (
                Column("What", 3),
                Column("Day", 2),
                Column("Value", 1, Align.END),
                Column("Source", 3),
            ),
            tuple(
                (
                    LONG_WORD if row == 7 else "Entries on the list",
                    Ref(f"2020-{row % 12 + 1:02}"),
                    Ref(f"{row * 1234:,}"),
                    ("Statement ", Ref(HASH[:64]) if row == 9 else Cite("S2")),
                )
                for row in range(1, 41)
            ),
            caption="Observed numbers, as each source gave them",
        ),
        Heading("Gaps in our record"),
        Table((Column("What we have not read", 3), Column("Since", 1)), ()),
    )


def _closing() -> tuple[Block, ...]:
    return (
        Heading("Method"),
        Paragraph(("A verdict is a function of ", Emphasis("rules, evidence and day"), ".")),
        Lettered(
            (
                "Read the registers.",
                "Run the checks.",
                ("Print the working, see ", See("finding-1"), "."),
            )
        ),
        Definitions(
            (("Audit head", Ref(HASH)), ("Data", (Ref("EX-2026.11"), " of ", Ref("2026-11-20"))))
        ),
        Passage(URDU, (Heading("اصل عبارت", 2), *_urdu_paragraphs()[:4])),
        Heading("Sources"),
        SourceList(
            (
                SourceEntry(
                    "S1", ("Invented Gazette, ", Ref("2019/12"), ", pages 4–9"), "Primary text read"
                ),
                SourceEntry("S2", "A newspaper that does not exist", "Thin, indirect or one-sided"),
            )
        ),
    )
