"""A file of incidents as it comes: packed or not, text or sheet, made ready for the engine."""

from __future__ import annotations

import codecs
import csv
import gzip
import hashlib
import io
import itertools
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from misaq.kernel.errors import Problem, SourceChanged
from misaq.kernel.words import say, tell
from misaq.sources.incidents.sheets import sheet_to_csv
from misaq.sources.lists.files import is_web_page

MOST_BYTES = 8 * 1024**3
"""The largest table that is read has 2 GB."""
_CHUNK = 1024 * 1024
_HEAD = 256 * 1024
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_TABLES = (".csv", ".txt", ".tsv")
_DELIMITERS: Mapping[str, object] = {
    ",": say("commas"),
    ";": say("semicolons"),
    "\t": say("tabs"),
    "|": say("upright strokes"),
}
_SMALL = 64 * 1024 * 1024
"""So far a file is looked through for foreign bytes; what comes after, the engine finds."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A table of text, ready to be read.

    Attributes:
        path: where the text lies now: unpacked, UTF-8 or to be read as Latin.
        name: what the file was called, without its folder.
        digest: SHA-256 of the bytes as they came.
        size: how many bytes came.
        header: names of the columns, without space around them.
        delimiter: what stands between the cells of the header.
        head_rows: rows before the first event: the header, and one of HXL tags where it stands.
        is_utf8: whether every byte that was looked at is UTF-8.
    """

    path: Path
    name: str
    digest: str
    size: int
    header: tuple[str, ...]
    delimiter: str
    head_rows: int
    is_utf8: bool


def refuse(file: str, *problems: Problem) -> SourceChanged:
    """Return the refusal of a whole file, for all its problems at once."""
    return SourceChanged(
        tell("{file} was not read.", file=file),
        next_step=tell("Nothing of it was kept. Correct what is wrong, and add it again."),
        rule="incidents.file",
        problems=problems,
    )


def open_table(file: Path, scratch: Path, *, delimiter: str = ",") -> Opened:
    """Unpack a file where needed, and look at its head.

    Args:
        file: CSV, the same packed by gzip or zip, or XLSX.
        scratch: folder that may be written to; what is unpacked lies there.
        delimiter: what stands between cells.

    Raises:
        SourceChanged: it is no table, is damaged, or is separated by something else.
    """
    digest, size = _hashed(file)
    path = _unpacked(file, scratch)
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    _check_is_table(file.name, head)
    is_utf8 = _is_utf8(path)
    lines = _lines(head.decode("utf-8-sig" if is_utf8 else "cp1252", errors="replace"), delimiter)
    header = tuple(cell.strip() for cell in lines[0]) if lines else ()
    _check_delimiter(file.name, header, delimiter)
    has_tags = len(lines) > 1 and _is_tag_row(lines[1])
    return Opened(
        path, file.name, digest, size, header, delimiter, 2 if has_tags else 1, is_utf8
    )  # fmt: skip


def as_utf8(opened: Opened, scratch: Path) -> Path:
    """Return the text of a file in Windows Latin as UTF-8."""
    if opened.is_utf8:
        return opened.path
    target = scratch / "as-utf8.csv"
    text = opened.path.read_bytes().decode("cp1252", errors="replace")
    target.write_text(text, encoding="utf-8", newline="")
    return target


def _hashed(file: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    if size == 0:
        what = tell("is empty.")
        raise refuse(file.name, Problem(file.name, what, tell("Fetch it again.")))
    return digest.hexdigest(), size


def _unpacked(file: Path, scratch: Path) -> Path:
    with file.open("rb") as stream:
        start = stream.read(4)
    target = scratch / "unpacked.csv"
    try:
        if start.startswith(_GZIP):
            with gzip.open(file, "rb") as packed:
                _copy(packed, target, file.name)
        elif start.startswith(_ZIP):
            with zipfile.ZipFile(file) as archive:
                _unzip(archive, file, target)
        else:
            return file
    except (EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, gzip.BadGzipFile) as e:
        what = tell("is damaged: it breaks off, or its bytes were changed.")
        raise refuse(file.name, Problem(file.name, what, tell("Fetch it again."))) from e
    return target


def _unzip(archive: zipfile.ZipFile, file: Path, target: Path) -> None:
    members = [each for each in archive.infolist() if not each.is_dir()]
    if any(each.filename == "xl/workbook.xml" for each in members):
        if sum(each.file_size for each in members) > MOST_BYTES:
            raise _swells(file.name)
        sheet_to_csv(file, target)
        return
    tables = [each for each in members if each.filename.lower().endswith(_TABLES)]
    if len(tables) != 1 or tables[0].flag_bits & 1:
        what = tell("is a zip with {count} tables in it, or locked.", count=len(tables))
        raise refuse(file.name, Problem(file.name, what, tell("Unpack it; add the one table.")))
    with archive.open(tables[0]) as packed:
        _copy(packed, target, file.name)


def _copy(packed: IO[bytes] | gzip.GzipFile, target: Path, name: str) -> None:
    written = 0
    with target.open("wb") as stream:
        while chunk := packed.read(_CHUNK):
            written += len(chunk)
            if written > MOST_BYTES:
                raise _swells(name)
            stream.write(chunk)


def _swells(name: str) -> SourceChanged:
    what = tell("unpacks to more than {size} GB.", size=MOST_BYTES // 1024**3)
    return refuse(name, Problem(name, what, tell("No table is so large; look at it.")))


def _check_is_table(name: str, head: bytes) -> None:
    if head.startswith(_WIDE):
        what = tell("is written in UTF-16.")
        raise refuse(name, Problem(name, what, tell("Save it as UTF-8, or fetch it as CSV.")))
    if b"\0" in head:
        raise refuse(name, Problem(name, tell("is no text."), tell("Bring CSV or XLSX.")))
    if is_web_page(head):
        what = tell("is a web page, not a table.")
        raise refuse(name, Problem(name, what, tell("The site may ask to log in; look at it.")))
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        what = tell("is an answer of an API (JSON), not a table.")
        raise refuse(name, Problem(name, what, tell("Ask the publisher for CSV.")))
    if not head.strip(b"\xef\xbb\xbf \t\r\n"):
        raise refuse(name, Problem(name, tell("is empty."), tell("Fetch it again.")))


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    looked_at = 0
    try:
        with path.open("rb") as stream:
            while looked_at < _SMALL and (chunk := stream.read(_CHUNK)):
                decoder.decode(chunk)
                looked_at += len(chunk)
    except UnicodeDecodeError:
        return False
    return True


def _lines(text: str, delimiter: str) -> list[list[str]]:
    """Return the first two rows."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return list(itertools.islice((line for line in reader if line), 2))
    except csv.Error:
        return []


def _check_delimiter(name: str, header: tuple[str, ...], delimiter: str) -> None:
    if len(header) > 2:
        return
    found = max(_DELIMITERS, key=lambda sign: sum(cell.count(sign) for cell in header))
    if found != delimiter and any(found in cell for cell in header):
        what = tell("is separated by {found}, not by {wanted}.", found=_DELIMITERS[found],
                    wanted=_DELIMITERS.get(delimiter, repr(delimiter)))  # fmt: skip
        next_step = tell("Save it as CSV with commas, or say so in its mapping file.")
        raise refuse(name, Problem("header", what, next_step))


def _is_tag_row(line: list[str]) -> bool:
    """Return whether the row holds tags of the Humanitarian Exchange Language."""
    said = [cell for cell in line if cell.strip()]
    return bool(said) and all(cell.strip().startswith("#") for cell in said)
