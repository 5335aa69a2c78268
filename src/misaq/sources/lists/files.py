"""The bytes of a list as they came: packed once at most, of bearable size, and no web page."""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from misaq.kernel.errors import Problem, SourceChanged
from misaq.kernel.words import tell
from misaq.sources.documents.limits import Limits

LIMITS = Limits(file_bytes=64 * 1024 * 1024, unpacked_bytes=64 * 1024 * 1024)
"""The largest file of a list that is read here has 5 MB."""

_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_CHUNK = 1024 * 1024
_HTML = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body)\b", re.I)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class NamedBytes:
    """A file of a list.

    Attributes:
        name: what it is called, without its folder.
        data: every byte of it, as it came.
    """

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The hash of the bytes as they came."""
        return hashlib.sha256(self.data).hexdigest()


def refuse(file: str, *problems: Problem) -> SourceChanged:
    """Return the refusal of a whole file, for all its problems at once."""
    return SourceChanged(
        tell("{file} was not read.", file=file),
        next_step=tell(
            "Nothing of it was kept. Fetch it again from the publisher; if it stays so, its form "
            "has changed and the reader has to learn it."
        ),
        rule="lists.file",
        problems=problems,
    )


def unpack(file: NamedBytes, *, limits: Limits = LIMITS) -> NamedBytes:
    """Return the file without its gzip or zip; a file that is not packed as it is.

    A spreadsheet (XLSX) is a zip and stays one.

    Raises:
        SourceChanged: empty, too large, damaged, packed twice, or a zip of more than one file.
    """
    _check_size(file, limits)
    if file.data.startswith(_GZIP):
        inner = NamedBytes(file.name.removesuffix(".gz"), _gunzip(file, limits))
    elif file.data.startswith(_ZIP) and not _is_sheet(file):
        inner = _unzip(file, limits)
    else:
        return file
    if inner.data.startswith(_GZIP) or (inner.data.startswith(_ZIP) and not _is_sheet(inner)):
        what = tell("is packed twice: in it is another packed file.")
        raise refuse(file.name, Problem(file.name, what, tell("Unpack it once and bring that.")))
    _check_size(inner, limits)
    return inner


def is_web_page(data: bytes) -> bool:
    """Say whether the bytes begin as a page for people, which many sites send for an error."""
    head = data[:4096]
    for mark in _MARKS:
        head = head.removeprefix(mark)
    return _HTML.match(head.replace(b"\0", b"")) is not None


def is_sheet(data: bytes) -> bool:
    """Say whether the bytes are a spreadsheet (XLSX)."""
    return data.startswith(_ZIP) and b"xl/workbook.xml" in data


def _is_sheet(file: NamedBytes) -> bool:
    return is_sheet(file.data)


def _check_size(file: NamedBytes, limits: Limits) -> None:
    if len(file.data) > limits.file_bytes and not file.data.startswith((_GZIP, _ZIP)):
        raise refuse(file.name, _swells(file.name, limits.file_bytes))
    if not file.data.strip(b" \t\r\n\f\v\0\x1a\xef\xbb\xbf\xff\xfe"):
        next_step = tell("Fetch it again; an empty answer often means that the site refused.")
        raise refuse(file.name, Problem(file.name, tell("is empty."), next_step))


def _gunzip(file: NamedBytes, limits: Limits) -> bytes:
    unpacked = bytearray()
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(file.data)) as stream:
            while chunk := stream.read(_CHUNK):
                unpacked += chunk
                if len(unpacked) > limits.unpacked_bytes:
                    raise refuse(file.name, _swells(file.name, limits.unpacked_bytes))
    except (EOFError, OSError, zlib.error) as error:
        raise refuse(file.name, _damaged(file.name, len(unpacked))) from error
    return bytes(unpacked)


def _unzip(file: NamedBytes, limits: Limits) -> NamedBytes:
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if len(members) != 1 or members[0].flag_bits & 1:
                raise refuse(file.name, _not_one(file.name, len(members)))
            with archive.open(members[0]) as stream:
                data = stream.read(limits.unpacked_bytes + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        ValueError,
        NotImplementedError,
        OSError,
    ) as error:
        raise refuse(file.name, _damaged(file.name, 0)) from error
    if len(data) > limits.unpacked_bytes:
        raise refuse(file.name, _swells(file.name, limits.unpacked_bytes))
    return NamedBytes(members[0].filename.rpartition("/")[2] or file.name, data)


def _swells(name: str, most: int) -> Problem:
    what = tell("is larger than {size} MB.", size=f"{most / _CHUNK:g}")
    return Problem(name, what, tell("No list is so large. Check what was fetched."))


def _damaged(name: str, good: int) -> Problem:
    what = tell("is damaged: it breaks off or breaks after {good} good bytes.", good=f"{good:,}")
    return Problem(name, what, tell("Fetch it again and let it finish."))


def _not_one(name: str, count: int) -> Problem:
    what = tell("is a zip with {count} files in it, or locked.", count=count)
    return Problem(name, what, tell("Unpack it and bring the one file of the list."))
