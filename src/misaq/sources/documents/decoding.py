"""Bytes as text, in encodings that are certain; nothing is guessed."""

from __future__ import annotations

import codecs
import re

from misaq.core.sourcebook.reading.passages import DocumentKind
from misaq.kernel.errors import Problem
from misaq.kernel.words import tell
from misaq.sources.documents.opening import OpenedFile, refuse

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)", re.I
)
# What browsers take these names to mean.
_WINDOWS_1252 = frozenset({"windows-1252", "cp1252", "iso-8859-1", "latin1", "us-ascii", "ascii"})
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")


def decode(opened: OpenedFile) -> str:
    """Return the text of a file, code points unchanged, without its byte order mark.

    UTF-8 is read with or without a mark, UTF-16 with one; Windows-1252 only where an HTML file
    declares it.

    Raises:
        InputRefused: another encoding, or no text at all; the first wrong byte is named.
    """
    encoding, data = _encoding(opened)
    problems: list[Problem] = []
    text = ""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + len(opened.data) - len(data)
        problems.append(_undecodable(opened, encoding, at))
    problems += _controls(opened.name, text)
    if not problems and not text.strip():
        problems.append(Problem(opened.name, tell("has nothing but white space in it.")))
    if problems:
        refuse(opened.name, problems)
    return text


def _encoding(opened: OpenedFile) -> tuple[str, bytes]:
    for mark, name in _MARKS:
        if opened.data.startswith(mark):
            return name, opened.data[len(mark) :]
    # A text with letters beyond ASCII that is whole as UTF-8 is UTF-8, whatever an old editor
    # left in its head; any other encoding would have broken the rules of UTF-8 somewhere.
    if opened.kind is DocumentKind.HTML and not _is_utf8(opened.data):
        declared = _DECLARED.search(opened.data[:4096])
        name = (declared[1] or declared[2]).decode("ascii").casefold() if declared else ""
        if name in _WINDOWS_1252:
            return "cp1252", opened.data
    return "utf-8", opened.data


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _undecodable(opened: OpenedFile, encoding: str, at: int) -> Problem:
    if b"\0" in opened.data[:4096] and encoding == "utf-8":
        what = f"is no text: it has a NUL byte at offset {opened.data.index(0)}."
        return Problem(opened.name, what, tell("Bring the document as DOCX, HTML or UTF-8 text."))
    byte = opened.data[at] if at < len(opened.data) else 0
    return Problem(
        opened.name,
        tell(
            "is not {upper}: byte 0x{byte} at offset {at} belongs to no character.",
            upper=encoding.upper(),
            byte=f"{byte:02x}",
            at=f"{at:,}",
        ),
        tell("Save it as UTF-8; in a word processor choose “Plain text” and then “UTF-8”."),
    )


def _controls(name: str, text: str) -> list[Problem]:
    found = _CONTROL.search(text)
    if found is None:
        return []
    what = f"is no text: it has the control character U+{ord(found[0]):04X}"
    line = text.count("\n", 0, found.start()) + 1
    return [
        Problem(
            name,
            tell("{what} on line {line}.", what=what, line=line),
            tell("Bring it as DOCX, HTML or UTF-8 text."),
        )
    ]
