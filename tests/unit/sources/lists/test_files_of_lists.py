"""Bytes of lists: packed, damaged, swollen, empty."""

from __future__ import annotations

import gzip

import pytest

from misaq.kernel.errors import SourceChanged
from misaq.sources.documents.limits import Limits
from misaq.sources.lists.files import NamedBytes, is_web_page, unpack
from tests.support.files_to_read import five_fields_xlsx, gzipped, zipped

DATA = b"name,listed_on\nExample Front,\n"


@pytest.mark.parametrize(
    ("file", "name"),
    [
        (NamedBytes("a.csv", DATA), "a.csv"),
        (NamedBytes("a.csv.gz", gzipped(DATA)), "a.csv"),
        (NamedBytes("a.zip", zipped(DATA, "in/b.csv")), "b.csv"),
    ],
)
def test_is_unpacked_once(file: NamedBytes, name: str) -> None:
    assert unpack(file) == NamedBytes(name, DATA)


def test_a_spreadsheet_is_a_zip_and_stays_one() -> None:
    file = NamedBytes("a.xlsx", five_fields_xlsx())
    assert unpack(file) is file
    assert unpack(NamedBytes("a.xlsx.gz", gzipped(file.data))).data == file.data


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (gzipped(gzipped(DATA)), "packed twice"),
        (gzipped(zipped(DATA)), "packed twice"),
        (zipped(gzipped(DATA)), "packed twice"),
        (zipped(zipped(DATA)), "packed twice"),
        (gzipped(DATA)[:-9], "damaged"),
        (gzipped(DATA)[:15] + b"\xff\xff" + gzipped(DATA)[17:], "damaged"),
        (zipped(DATA)[:-30], "damaged"),
        (b"", "is empty"),
        (b" \r\n\x1a", "is empty"),
        (gzipped(b""), "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
    ],
)
def test_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(SourceChanged) as caught:
        unpack(NamedBytes("list", data))
    assert what in str(caught.value)
    assert caught.value.problems[0].next_step


def test_what_swells_is_refused_before_it_fills_the_memory() -> None:
    limits = Limits(file_bytes=1_000, unpacked_bytes=2_000)
    bomb = b"0" * 5_000
    for data in (bomb, gzip.compress(bomb), zipped(bomb)):
        with pytest.raises(SourceChanged, match="larger than"):
            unpack(NamedBytes("list", data), limits=limits)


def test_a_zip_of_several_files_is_refused() -> None:
    import io
    import zipfile

    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("a.csv", DATA)
        archive.writestr("b.csv", DATA)
    with pytest.raises(SourceChanged, match="2 files"):
        unpack(NamedBytes("list.zip", written.getvalue()))


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        (b"<!DOCTYPE html><html>", True),
        (b"\xef\xbb\xbf\n <html lang='en'>", True),
        ("<html>".encode("utf-16"), True),
        (b"<?xml version='1.0'?><data-set/>", False),
        (DATA, False),
    ],
)
def test_a_web_page_is_known(data: bytes, *, answer: bool) -> None:
    assert is_web_page(data) is answer
