"""Plain text and CSV: readable, without markup, and with a word on what a spreadsheet would run."""

from __future__ import annotations

import re

from misaq.kernel.errors import Problem
from misaq.kernel.words import Phrase, say, tell

_MARKUP = re.compile(r"\s*(<\?xml|<!doctype|<html|<svg|<script|<head|<body|#!)", re.IGNORECASE)
# Only blanks and returns may stand before a sign: none of them begins a cell, so no text of any
# length is looked at twice.
_FORMULA = re.compile(r"(?:^|[,;\t\n\"])[ \r\u00a0]*[=+@-](?=[A-Za-z(@=\"'])")
_SAVE = "Save it as plain text in UTF-8."


def decode(data: bytes) -> str | None:
    """Return the text of UTF-8, or of UTF-16 that says so; None for anything else."""
    for start, codec in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if data.startswith(start):
            try:
                return data.decode(codec)
            except UnicodeDecodeError:
                return None
    return None


def check_text(data: bytes, notes: list[Phrase]) -> list[Problem]:  # noqa: ARG001 -- as every check
    """Return what is wrong with a text."""
    text = decode(data)
    if not data or text is None:
        return [Problem("content", tell("is empty, or no text in UTF-8 or UTF-16."), _SAVE)]
    if any(ord(sign) < 0x20 and sign not in "\t\n\r\f" for sign in text):
        return [Problem("content", tell("holds signs that no text holds."), _SAVE)]
    if _MARKUP.match(text) or re.search(r"<(script|svg|iframe)\b", text, re.IGNORECASE):
        return [Problem("content", tell("is a web page, a drawing or a script."), _SAVE)]
    return []


def check_csv(data: bytes, notes: list[Phrase]) -> list[Problem]:
    """Return what is wrong with a CSV, and note what a spreadsheet would take for a formula."""
    problems = check_text(data, notes)
    text = decode(data)
    if not problems and text is not None and _FORMULA.search(text):
        notes.append(say("Some cells begin like formulas. Open it as text, not in a spreadsheet."))
    return problems
