"""The zip that a DOCX or XLSX is: measured before and while it is unpacked, into nothing."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from enum import Enum

from misaq.kernel.errors import Problem
from misaq.kernel.words import Phrase, say, tell

_MB = 1024 * 1024
_CHUNK = 256 * 1024
_OVERLAP = 64
"""Bytes of the chunk before that are looked at again, for what lies across the two."""
_RESAVE = "Open it and save it again in the same format, without macros."
_RUNS = re.compile(r"\.(exe|com|bat|cmd|scr|js|vbs|ps1|jar|hta|dll|html?|svg)$", re.IGNORECASE)


class Office(Enum):
    """What a package of parts is; the value is its main part."""

    WORD = "word/document.xml"
    SHEET = "xl/workbook.xml"

    @classmethod
    def of(cls, data: bytes) -> Office | None:
        """Return what the bytes are; None when they are another zip, or none."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                names = set(archive.namelist())
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            return None
        if "[Content_Types].xml" not in names:
            return None
        return next((office for office in cls if office.value in names), None)


@dataclass(frozen=True, slots=True)
class PackageLimits:
    """What a package may cost.

    Attributes:
        members: files in it.
        unpacked_bytes: size of all of them.
        ratio: how many times larger one of them may be than it is packed, above 1 MB.
    """

    members: int = 2_000
    unpacked_bytes: int = 200 * _MB
    ratio: int = 200


LIMITS = PackageLimits()


def check_package(
    data: bytes, notes: list[Phrase], office: Office, limits: PackageLimits = LIMITS
) -> list[Problem]:
    """Return what is wrong with a DOCX or XLSX: size, macros, programs, damage, a second format."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return (
                _from_the_list(data, archive, limits)
                or _from_the_parts(archive, limits)
                or _noted(archive, office, notes)
            )
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError):
        return [Problem("content", tell("is damaged: it cannot be unpacked."), _RESAVE)]


def _from_the_list(data: bytes, archive: zipfile.ZipFile, limits: PackageLimits) -> list[Problem]:
    members = archive.infolist()
    found = []
    if len(members) > limits.members:
        found.append(
            Problem(
                "content",
                tell("holds more than {members} files.", members=f"{limits.members:,}"),
                _RESAVE,
            )
        )
    if sum(member.file_size for member in members) > limits.unpacked_bytes:
        found.append(_swells(limits))
    if any(member.flag_bits & 1 for member in members):
        found.append(
            Problem("content", tell("is locked with a password."), tell("Save it without one."))
        )
    if any("vbaproject" in member.filename.lower() for member in members):
        found.append(Problem("content", tell("holds macros."), _RESAVE))
    if any(_RUNS.search(member.filename) for member in members):
        found.append(Problem("content", tell("holds a program or a web page."), _RESAVE))
    if any(".." in m.filename or m.filename.startswith(("/", "\\")) for m in members):
        found.append(Problem("content", tell("names files outside itself."), _RESAVE))
    if len({m.filename for m in members}) != len(members):
        found.append(Problem("content", tell("holds one file twice."), _RESAVE))
    if archive.comment or not data.endswith(b"\0\0"):
        found.append(Problem("content", tell("has something after its end."), _RESAVE))
    return found


def _from_the_parts(archive: zipfile.ZipFile, limits: PackageLimits) -> list[Problem]:
    """Unpack each part into nothing: the sizes a zip gives may lie, and checksums may fail."""
    left = limits.unpacked_bytes
    for member in archive.infolist():
        size, last = 0, b""
        is_xml = member.filename.lower().endswith((".xml", ".rels"))
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                if is_xml and declares_something(last + chunk):
                    return [Problem("content", tell("declares entities of its own."), _RESAVE)]
                last = chunk[-_OVERLAP:]
                size += len(chunk)
                left -= len(chunk)
                if left < 0 or (size > _MB and size > limits.ratio * max(1, member.compress_size)):
                    return [_swells(limits)]
    return []


def declares_something(xml: bytes) -> bool:
    """Return whether XML, in any of its encodings, holds a declaration of types or entities.

    No word processor writes one, wherever in a part it stands.
    """
    plain = xml.replace(b"\0", b"")
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain


def _noted(archive: zipfile.ZipFile, office: Office, notes: list[Phrase]) -> list[Problem]:
    names = archive.namelist()
    if any("/embeddings/" in name for name in names):
        notes.append(say("Other files are packed in it. Nobody looked into them."))
    if office is Office.SHEET and any(
        b"<f>" in archive.read(name) or b"<f " in archive.read(name)
        for name in names
        if name.startswith("xl/worksheets/")
    ):
        notes.append(say("The spreadsheet holds formulas. What they give may change when opened."))
    return []


def _swells(limits: PackageLimits) -> Problem:
    size = limits.unpacked_bytes // _MB
    what = f"swells beyond {size} MB, or {limits.ratio} times its size, when unpacked."
    return Problem("content", what, tell("Save it without pictures, or in parts."))
