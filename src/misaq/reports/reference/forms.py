"""How values are written in the files of a pack, with examples that a test reads back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from misaq.core.law.records import Span
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citation, Confidence
from misaq.reports.reference.markdown import code, plain, table
from misaq.reports.reference.values import values_table


@dataclass(frozen=True, slots=True)
class Form:
    """A form of text.

    Attributes:
        title: its name, as the tables of fields link to it.
        says: the rule.
        kind: the class that such a text becomes.
        examples: texts of this form, each with what it means.
    """

    title: str
    says: str
    kind: type[object]
    examples: tuple[tuple[str, str], ...]


FORMS: tuple[Form, ...] = (
    Form(
        "Keys",
        "1 to 80 Latin letters, digits and . : ( ) _ / -, beginning with a letter or a digit. "
        "Capital and small letters differ. A record is named by its key for good.",
        Key,
        (
            ("ATA", "an instrument"),
            ("ATA:11B(1)", "a provision of it"),
            ("P2.17", "point 17 of policy P2"),
        ),
    ),
    Form(
        "Dates",
        "As much of the day as the source gives. A month is the whole month, never its first day.",
        ImpreciseDate,
        (
            ("2014-12-24", "that day"),
            ("2014-12", "some day of that month"),
            ("2014", "some day of that year"),
            ("2012..2013", "from the first day of the one to the last day of the other"),
        ),
    ),
    Form(
        "Spans of time",
        "A count and hours, days, working days, months or years.",
        Span,
        (
            ("30 days", "thirty days"),
            ("48 hours", "forty-eight hours"),
            ("10 working days", "days off left out, where a counting rule says so"),
            ("1 month", "one month"),
        ),
    ),
    Form(
        "Citations",
        "Key of a source, a slash and the confidence; then, when there is more to say, @ and the "
        "place in the source, ~ and who says so inside it. The source GK (general knowledge) "
        "always goes with the confidence GK, and no other source does.",
        Citation,
        (
            ("ATA/H", "read in the primary text"),
            ("ATA/H @ s. 11D(3)", "the same, with the place"),
            ("DAWN1/M @ par. 4 ~ the minister", "a newspaper, in which a minister says so"),
            ("GK/GK", "no source was read"),
        ),
    ),
)


def forms_of_text() -> Iterator[str]:
    """Yield the rules by which values are written, each with examples."""
    yield "## How values are written"
    yield (
        "Every value is text; quotes are needed only where YAML would read something else. In YAML "
        'a list is written as a list, in CSV with " | " between its items. An empty value is '
        "refused: leave the field out."
    )
    for form in FORMS:
        yield f"### {form.title}"
        yield plain(form.says)
        yield table(
            ("written", "meaning"), [(code(text), plain(said)) for text, said in form.examples]
        )
    yield "### Confidence"
    yield values_table(Confidence, "letters")
