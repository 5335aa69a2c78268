"""What an uploaded file is, decided by its content; its name has to agree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

import puremagic

from misaq.core.changes.rules import hidden_sign
from misaq.kernel.errors import InputRefused, Problem
from misaq.kernel.words import Phrase, say, tell
from misaq.sources.uploads.packages import Office, check_package
from misaq.sources.uploads.pictures import check_jpeg, check_png, without_metadata
from misaq.sources.uploads.plain_text import check_csv, check_text


class FileKind(Enum):
    """The files that are kept."""

    PDF = "PDF"
    DOCX = "DOCX"
    XLSX = "XLSX"
    CSV = "CSV"
    TXT = "TXT"
    PNG = "PNG"
    JPEG = "JPEG"


MEDIA_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.CSV: "text/csv; charset=utf-8",
    FileKind.TXT: "text/plain; charset=utf-8",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
}

_PACKAGES = {Office.WORD: FileKind.DOCX, Office.SHEET: FileKind.XLSX}
_ENDINGS = {
    "pdf": FileKind.PDF,
    "docx": FileKind.DOCX,
    "xlsx": FileKind.XLSX,
    "csv": FileKind.CSV,
    "txt": FileKind.TXT,
    "png": FileKind.PNG,
    "jpg": FileKind.JPEG,
    "jpeg": FileKind.JPEG,
}
_NOT_INSIDE = re.compile(
    r"exe|com|bat|cmd|scr|pif|msi|dll|js|jse|vbs|ps1|sh|py|jar|app|apk|lnk|hta|html?|xhtml|svg|xml|"
    r"zip|rar|7z|gz|tar|iso|docm|xlsm|php|aspx?|jsp|pdf|docx?|xlsx?|csv|txt|png|jpe?g|gif",
    re.IGNORECASE,
)
_LONGEST_NAME = 200
_PRINT = "Print it to PDF again and bring that."
_BRING = "Bring PDF, DOCX, XLSX, CSV, plain text, PNG or JPEG."


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that may be kept.

    Attributes:
        kind: what it is.
        data: its bytes as they are kept: of a picture, without what the camera wrote into it.
        notes: what whoever opens it must know.
    """

    kind: FileKind
    data: bytes
    notes: tuple[Phrase, ...] = ()


def inspect(name: str, data: bytes) -> Inspected:
    """Return what a file is.

    Raises:
        InputRefused: it is none of the kinds that are kept, damaged, dangerous, or not what its
            name says; every problem is listed.
    """
    problems = list(_name_problems(name))
    kind = _kind_by_content(name, data)
    if kind is None:
        what = f"is no kind of file that is kept{_guess(data)}"
        raise refused([*problems, Problem("content", what, _BRING)])
    said = _ENDINGS.get(_ending(name))
    if said is not None and said is not kind:
        what = f"the name says {said.value}, the content is {kind.value}."
        problems.append(Problem("name", what, tell("Give it the ending of what it is.")))
    notes: list[Phrase] = []
    problems += _CHECKS[kind](data, notes)
    if problems:
        raise refused(problems)
    if kind in {FileKind.PNG, FileKind.JPEG}:
        data = _cleaned(kind, data, notes)
    return Inspected(kind, data, tuple(notes))


def check_name(name: str) -> str:
    """Return the name of a file without any folder in it.

    Raises:
        InputRefused: it is empty, too long, holds hidden signs, or two endings.
    """
    last = re.split(r"[/\\]", name)[-1].strip()
    if problems := list(_name_problems(last)):
        raise refused(problems)
    return last


def refused(problems: list[Problem]) -> InputRefused:
    """Return the refusal of a file, with all that is wrong with it."""
    return InputRefused(
        tell("This file cannot be kept."),
        next_step=problems[0].next_step or _BRING,
        rule="evidence.file",
        problems=tuple(problems),
    )


def _name_problems(name: str) -> list[Problem]:
    found = []
    if not name or len(name) > _LONGEST_NAME:
        found.append(
            Problem(
                "name",
                tell("has 1 to {longest_name} characters.", longest_name=_LONGEST_NAME),
                tell("Shorten the name."),
            )
        )
    if sign := hidden_sign(name):
        found.append(
            Problem(
                "name",
                tell("holds the hidden sign {sign}.", sign=sign),
                tell("Type the name anew."),
            )
        )
    if _ending(name) not in _ENDINGS:
        found.append(
            Problem("name", tell("ends in none of {given}.", given=", ".join(_ENDINGS)), _BRING)
        )
    inner = name.split(".")[1:-1]
    if any(_NOT_INSIDE.fullmatch(part.strip()) for part in inner):
        found.append(Problem("name", tell("has two endings."), tell("Leave one ending, the last.")))
    return found


def _ending(name: str) -> str:
    return name.rpartition(".")[2].strip().lower() if "." in name else ""


def _kind_by_content(name: str, data: bytes) -> FileKind | None:
    if data.startswith(b"%PDF-"):
        return FileKind.PDF
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileKind.PNG
    if data.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if data.startswith(b"PK\x03\x04"):
        office = Office.of(data)
        return None if office is None else _PACKAGES[office]
    if check_text(data, []):
        return None
    return FileKind.CSV if _ending(name) == "csv" else FileKind.TXT


def _guess(data: bytes) -> str:
    try:
        found = puremagic.from_string(data[:4096])
    except (puremagic.PureError, ValueError):
        return "."
    return f": it looks like {found}." if found else "."


def _check_pdf(data: bytes, notes: list[Phrase]) -> list[Problem]:
    if b"%%EOF" not in data[-2048:]:
        return [Problem("content", tell("is a PDF without its end."), _PRINT)]
    if b"PK\x05\x06" in data[-66_000:] or data[:1024].lower().count(b"<script"):
        return [Problem("content", tell("is a PDF and something else at once."), _PRINT)]
    if b"/Launch" in data:
        return [Problem("content", tell("is a PDF that starts programs."), _PRINT)]
    if b"/JavaScript" in data or b"/JS" in data:
        notes.append(say("The PDF holds a script. Open it in a reader that runs none."))
    if b"/EmbeddedFile" in data:
        notes.append(say("Other files are packed in the PDF. Nobody looked into them."))
    if b"/Encrypt" in data:
        notes.append(say("The PDF is locked or limited."))
    return []


def _cleaned(kind: FileKind, data: bytes, notes: list[Phrase]) -> bytes:
    cleaned = without_metadata(data, is_png=kind is FileKind.PNG)
    if cleaned != data:
        notes.append(
            say("What the camera wrote into the picture, such as the place, was taken out.")
        )
    return cleaned


_CHECKS = {
    FileKind.PDF: _check_pdf,
    FileKind.DOCX: lambda data, notes: check_package(data, notes, Office.WORD),
    FileKind.XLSX: lambda data, notes: check_package(data, notes, Office.SHEET),
    FileKind.CSV: check_csv,
    FileKind.TXT: check_text,
    FileKind.PNG: check_png,
    FileKind.JPEG: check_jpeg,
}
