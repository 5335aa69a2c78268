"""The languages of papers, with the words that the renderers themselves write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Direction(Enum):
    """Which way a language is written."""

    LTR = "ltr"
    RTL = "rtl"


@dataclass(frozen=True, slots=True)
class Wording:
    """Words around the content.

    Attributes:
        page_of: template with ``{page}`` and ``{pages}``, in this order.
        months: January to December.
        paragraphs: template with ``{first}`` and ``{last}``; ``paragraph`` with ``{first}``.
    """

    page_of: str
    months: tuple[str, ...]
    paragraph: str
    paragraphs: str
    contents: str
    paper: str
    date: str
    prepared_by: str
    severity: str
    since: str
    not_known: str
    working: str
    sources: str
    no_source: str
    confidence: str
    question: str
    reply: str
    no_rows: str


@dataclass(frozen=True, slots=True)
class Language:
    """A language of papers.

    Attributes:
        code: the tag of the language ("en", "ur").
        direction: which way it is written.
        wording: the words around the content.
    """

    code: str
    direction: Direction
    wording: Wording

    @property
    def is_rtl(self) -> bool:
        """Whether it is written right to left."""
        return self.direction is Direction.RTL

    def write_day(self, day: date) -> str:
        """Return the day as the language writes it: "23 November 2026"."""
        return f"{day.day} {self.wording.months[day.month - 1]} {day.year}"

    def write_span(self, first: int | None, last: int | None) -> str:
        """Return the paragraphs from ``first`` to ``last``; nothing when there are none."""
        if first is None or last is None:
            return ""
        template = self.wording.paragraph if first == last else self.wording.paragraphs
        return template.format(first=first, last=last)


ENGLISH = Language(
    "en",
    Direction.LTR,
    Wording(
        page_of="Page {page} of {pages}",
        months=(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
        paragraph="paragraph {first}",
        paragraphs="paragraphs {first}–{last}",
        contents="Contents",
        paper="Paper",
        date="Date",
        prepared_by="Prepared by",
        severity="Severity",
        since="Since",
        not_known="Not known",
        working="Working",
        sources="Sources",
        no_source="No source supports this.",
        confidence="Confidence",
        question="Question",
        reply="Reply",
        no_rows="Nothing is on record here.",
    ),
)

URDU = Language(
    "ur",
    Direction.RTL,
    Wording(
        page_of="صفحہ {page} از {pages}",
        months=(
            "جنوری",
            "فروری",
            "مارچ",
            "اپریل",
            "مئی",
            "جون",
            "جولائی",
            "اگست",
            "ستمبر",
            "اکتوبر",
            "نومبر",
            "دسمبر",
        ),
        paragraph="پیرا {first}",
        paragraphs="پیرا {first} تا {last}",
        contents="فہرست",
        paper="دستاویز",
        date="تاریخ",
        prepared_by="تیار کردہ",
        severity="شدت",
        since="کب سے",
        not_known="معلوم نہیں",
        working="حساب",
        sources="ماخذ",
        no_source="اس کی تائید میں کوئی ماخذ نہیں۔",
        confidence="اعتماد",
        question="سوال",
        reply="جواب",
        no_rows="یہاں کچھ ریکارڈ پر نہیں۔",
    ),
)
