"""The zip that a DOCX is: checked before anything in it is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib

from misaq.kernel.errors import Problem
from misaq.kernel.words import tell
from misaq.sources.documents.limits import Limits
from misaq.sources.documents.opening import OpenedFile, refuse
from misaq.sources.uploads.packages import declares_something

_MAIN = "word/document.xml"
_CHUNK = 1024 * 1024
_RESAVE = "Open it in a word processor and save it again as DOCX."


def check_docx(opened: OpenedFile, limits: Limits) -> None:
    """Check that the bytes are a whole DOCX of bearable size.

    Raises:
        InputRefused: broken, locked, without its text, or larger unpacked than the limit.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(opened.data)) as archive:
            problems = _problems(opened.name, archive, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError):
        problems = [
            Problem(opened.name, tell("is a damaged DOCX (its zip cannot be opened)."), _RESAVE)
        ]
    if problems:
        refuse(opened.name, problems)


def _problems(name: str, archive: zipfile.ZipFile, limits: Limits) -> list[Problem]:
    members = archive.infolist()
    names = {member.filename for member in members}
    problems: list[Problem] = []
    if _MAIN not in names:
        problems.append(
            Problem(name, _not_word(names), tell("Bring the text as DOCX, HTML or text."))
        )
    if any(member.flag_bits & 1 for member in members):
        problems.append(
            Problem(name, tell("is locked with a password."), tell("Save it without one."))
        )
    if len(members) > limits.members:
        problems.append(
            Problem(
                name,
                tell("holds more than {members} files.", members=f"{limits.members:,}"),
                _RESAVE,
            )
        )
    if sum(member.file_size for member in members) > limits.unpacked_bytes:
        problems.append(_unpacks(name, limits))
    return problems or _unpack(name, archive, limits) or _declarations(name, archive)


def _not_word(names: set[str]) -> str:
    for folder, what in (
        ("xl/", "a spreadsheet"),
        ("ppt/", "a slide show"),
        ("content.xml", "ODF"),
    ):
        if any(each.startswith(folder) for each in names):
            return f"is {what}, not a DOCX."
    return f"is a zip without {_MAIN}, so it is no DOCX."


def _unpack(name: str, archive: zipfile.ZipFile, limits: Limits) -> list[Problem]:
    """Unpack every member into nothing: sizes written in a zip may lie, and checksums may fail."""
    left = limits.unpacked_bytes
    for member in archive.infolist():
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    return [_unpacks(name, limits)]
    return []


def _declarations(name: str, archive: zipfile.ZipFile) -> list[Problem]:
    """Refuse XML that declares entities of its own: no word processor writes it, and it can
    swell without end or name files of this machine."""
    for member in archive.namelist():
        if member.lower().endswith((".xml", ".rels")) and declares_something(archive.read(member)):
            return [
                Problem(
                    name,
                    tell("{member} in it declares entities of its own.", member=member),
                    _RESAVE,
                )
            ]
    return []


def _unpacks(name: str, limits: Limits) -> Problem:
    size = f"{limits.unpacked_bytes / 1024 / 1024:g}"
    return Problem(
        name,
        tell("unpacks to more than {size} MB.", size=size),
        tell("Leave out its pictures and save it."),
    )
