"""The pages of a PDF, by way of a process that may be ended; and all that speaks against them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from misaq.kernel.errors import Problem
from misaq.kernel.words import tell
from misaq.sources.documents.limits import Limits
from misaq.sources.documents.opening import OpenedFile, refuse
from misaq.sources.documents.pdf.content import Page, page_from

_LETTERS = "misaq.sources.documents.pdf.letters"
_LONGEST = 600
_BRING = "Bring the Word or HTML version, or type its text."
_RESAVE = "Ask for the file again, or open it in a viewer and print it to a new PDF."
_CUT = 2048
_MANY_UNREADABLE, _MANY_ARABIC = 0.2, 0.02


@dataclass(frozen=True, slots=True)
class Taken:
    """The pages of a PDF, and what of it was left unread."""

    pages: tuple[Page, ...]
    notes: tuple[str, ...]


def take_pages(opened: OpenedFile, limits: Limits) -> Taken:
    """Return what stands on each page.

    Scripts, forms and attached files are never opened.

    Raises:
        InputRefused: locked, broken, cut short, scanned, in Arabic script, with letters that have
            no code, with too many pages or objects, or too slow; all of it is told together.
    """
    problems = _cut_problems(opened)
    told, ended = _run(opened.data, limits)
    survey = told[0] if told else {}
    problems += _survey_problems(opened.name, survey, limits)
    if not problems:
        problems = _page_problems(opened.name, survey, told[1:], ended, limits)
    if problems:
        refuse(opened.name, problems)
    pages = tuple(page_from(each) for each in told[1:])
    return Taken(pages, tuple(_notes(survey)))


def _cut_problems(opened: OpenedFile) -> list[Problem]:
    if b"%%EOF" in opened.data.rstrip()[-_CUT:]:
        return []
    what = "is cut short: the mark that ends every PDF is missing, so pages may be, too."
    return [Problem(opened.name, what, _RESAVE)]


def _run(data: bytes, limits: Limits) -> tuple[list[dict[str, Any]], str]:
    """Return what the process told, and why it ended early; empty when it did not."""
    args = (limits.pages, limits.page_objects, limits.page_seconds, limits.pdf_memory)
    try:
        done = subprocess.run(  # noqa: S603 - our own module, and no shell
            [sys.executable, "-m", _LETTERS, *(str(each) for each in args)],
            input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=_LONGEST,
            check=False, env=own_modules(),
        )  # fmt: skip
    except subprocess.TimeoutExpired as expired:
        return _lines(expired.stdout or b""), "time"
    # A process that ran out of time is ended by a signal; out of memory it ends with an error.
    ended = "" if done.returncode == 0 else ("time" if done.returncode < 0 else "memory")
    return _lines(done.stdout), ended


def own_modules() -> dict[str, str]:
    """Return an environment in which another Python finds Misaq, wherever it is started from.

    The site's own settings, its secret key among them, are not told to what opens a stranger's
    file.
    """
    passed = {name: text for name, text in os.environ.items() if not name.startswith("MISAQ_")}
    return {**passed, "PYTHONPATH": str(Path(__file__).parents[4])}


def _lines(out: bytes) -> list[dict[str, Any]]:
    # The last line is dropped when the process was ended while it wrote.
    return [json.loads(line) for line in out.splitlines(keepends=True) if line.endswith(b"\n")]


def _survey_problems(name: str, survey: dict[str, Any], limits: Limits) -> list[Problem]:
    if not survey:
        return [
            Problem(name, tell("cannot be taken apart in the time and memory for it."), _RESAVE)
        ]
    if error := survey.get("error"):
        if error == "locked":
            what = "is locked with a password."
            return [
                Problem(name, what, tell("Save it without a password, or bring the Word version."))
            ]
        return [Problem(name, tell("is a broken PDF: its pages cannot be found."), _RESAVE)]
    problems = []
    if survey["pages"] > limits.pages:
        what = f"has {survey['pages']:,} pages; {limits.pages:,} are read at most."
        problems.append(Problem(name, what, tell("Split it and bring each part.")))
    pages = survey["survey"]
    if scanned := _scanned(pages, survey["pages"]):
        what = f"{_named(scanned)} a picture without text, as a scanner makes it."
        problems.append(
            Problem(name, what, tell("{bring} A picture of text is not read.", bring=_BRING))
        )
    letters = sum(each.get("letters", 0) for each in pages)
    if sum(each.get("arabic", 0) for each in pages) > _MANY_ARABIC * max(letters, 1):
        what = "is in Urdu or another Arabic script, whose letters a PDF keeps in no sure order."
        problems.append(Problem(name, what, tell("Bring the Word or HTML version.")))
    if sum(each.get("unreadable", 0) for each in pages) > _MANY_UNREADABLE * max(letters, 1):
        problems.append(
            Problem(name, tell("has letters without codes, so its text is lost."), _BRING)
        )
    return problems


def _scanned(pages: list[dict[str, Any]], last: int) -> list[int]:
    """Return the pages without text that are no cover."""
    pictured = [at for at, each in enumerate(pages, start=1) if each.get("pictured")]
    covers = {1, last} if any(each.get("letters") for each in pages) else set()
    return [at for at in pictured if at not in covers]


def _named(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"page {numbers[0]} is"
    shown = ", ".join(str(each) for each in numbers[:10])
    return f"pages {shown}{' and more' if len(numbers) > 10 else ''} are each"


def _page_problems(
    name: str, survey: dict[str, Any], pages: list[dict[str, Any]], ended: str, limits: Limits
) -> list[Problem]:
    problems = []
    for each in pages:
        page = each["page"]
        if "crowded" in each:
            what = f"page {page} has {each['crowded']:,} objects; {limits.page_objects:,} are read."
            problems.append(
                Problem(name, what, tell("Leave out that page, or bring the Word version."))
            )
        elif "broken" in each:
            problems.append(
                Problem(
                    name,
                    tell("page {page} is broken ({each}).", page=page, each=each["broken"]),
                    _RESAVE,
                )
            )
    if not ended and len(pages) < survey["pages"]:
        what = f"says it has {survey['pages']:,} pages; {len(pages):,} can be found."
        problems.append(Problem(name, what, _RESAVE))
    if ended:
        what = f"page {len(pages) + 1} takes more {ended} than a page may."
        problems.append(
            Problem(name, what, tell("Leave out that page, or bring the Word version."))
        )
    return problems


def _notes(survey: dict[str, Any]) -> list[str]:
    notes = [
        f"Page {at} is a picture without text; it was not read."
        for at, each in enumerate(survey["survey"], start=1)
        if each.get("pictured")
    ]
    if count := survey.get("attached"):
        notes.append(f"Attached files were not opened: {count}.")
    return notes
