"""The rows under the title, the same in every format."""

from __future__ import annotations

from misaq.reports.document import Document
from misaq.reports.inline import Content, Ref, is_empty
from misaq.reports.mixed import mixed


def front_rows(document: Document) -> tuple[tuple[Content, Content], ...]:
    """Return paper number, date, who prepared it, then the further facts."""
    front, wording = document.front, document.language.wording
    rows: tuple[tuple[Content, Content], ...] = (
        (wording.paper, Ref(front.paper_number)),
        (wording.date, mixed(document.language.write_day(front.day), document.language)),
        (wording.prepared_by, front.prepared_by),
        *front.facts,
    )
    return tuple(row for row in rows if not is_empty(row[1]))
