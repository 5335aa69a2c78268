"""Files made to hang, to hide or to tell: refused, or kept without what they hid, and in time."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from misaq.kernel.errors import InputRefused
from misaq.sources.uploads.kinds import FileKind, inspect
from misaq.sources.uploads.sheets import read_rows
from tests.support.uploaded_files import jpeg, package, png

SECONDS = 8.0
"""Of the processor, for what takes well under one: a busy machine is no fault, a trap is."""


@contextmanager
def in_time() -> Iterator[None]:
    """Fail where the block takes longer."""

    def stop(*_: object) -> None:
        raise AssertionError(f"It took more than {SECONDS} seconds of the processor.")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("filling", [b"\n", b"\t", b",", b" \n", b"\r\n", b'"\n"'])
def test_no_emptiness_of_a_table_takes_for_ever(filling: bytes) -> None:
    with in_time():
        assert inspect("a.csv", b"key" + filling * 400_000).kind is FileKind.CSV


def test_a_table_of_countless_columns_is_refused_in_time() -> None:
    header = ",".join(f"c{number}" for number in range(200_000))
    with in_time(), pytest.raises(InputRefused, match="columns"):
        read_rows("a.csv", f"{header}\n1\n".encode())


def test_a_picture_of_countless_parts_is_cleaned_in_time() -> None:
    with in_time():
        assert inspect("a.png", png(*[(b"tRNS", b"")] * 100_000)).kind is FileKind.PNG
    whole = jpeg()
    with in_time():
        many = whole[:2] + b"\xff\xdb\x00\x02" * 500_000 + whole[2:]
        assert inspect("a.jpg", many).kind is FileKind.JPEG


def test_a_second_picture_behind_the_end_goes_with_the_place_in_it() -> None:
    kept = inspect("a.jpg", jpeg() + jpeg(exif=b"GPS 33.7, 73.1"))
    assert kept.data == jpeg()
    assert kept.notes != ()


def test_what_stands_between_the_scans_of_a_picture_goes_too() -> None:
    whole = jpeg()
    comment = b"\xff\xfe\x00\x09GPS 33.\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x66"
    kept = inspect("a.jpg", whole[:-2] + comment + whole[-2:])
    assert b"GPS" not in kept.data
    assert kept.data.endswith(b"\x66\xff\xd9")


@pytest.mark.parametrize("padding", [0, 5_000, 300_000])
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_a_declaration_is_found_wherever_it_stands(padding: int, codec: str) -> None:
    xml = f"<?xml version='1.0'?><!--{'x' * padding}--><!DOCTYPE a [<!ENTITY b SYSTEM 'c'>]><a/>"
    with pytest.raises(InputRefused, match="entities"):
        inspect("a.docx", package(word__other_xml=b"", **{"word__o.xml": xml.encode(codec)}))
