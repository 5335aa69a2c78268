"""Results in, documents out: one model of a paper, drawn as HTML, DOCX and PDF.

Build a :class:`~misaq.reports.document.Document` from blocks and render it::

    paper = Document(
        title="What the registers show",
        front=Front(
            institution="Parliament of the Example Republic", committee="Committee on Order",
            paper_number="CO/2026/17", day=date(2026, 11, 23), mark="DRAFT", prepared_by="Staff",
        ),
        blocks=(
            Heading("In brief"),
            Paragraph(("Two lists disagree, see paragraph ", See("gap"), ".")),
            PageBreak(),
            FindingBlock("LST001", isolate("171 are listed, 62 are on record."), severity="Serious",
                         sources=(Support("S1", "High: text read"),), question="Why?", key="gap"),
            SourceList((SourceEntry("S1", ("Gazette of ", Ref("2014-12-24"))),)),
        ),
    )
    write(paper, (Format.HTML, Format.DOCX, Format.PDF), Path("papers"), "co-2026-17")

Content is a string, a span (``Ref``, ``Strong``, ``Link`` …) or a tuple of both. Paragraphs and
findings are numbered 1, 2, 3 … through the whole paper, whatever the format.
"""
