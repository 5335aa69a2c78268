"""From files to a snapshot: counts, days, formats."""

from __future__ import annotations

from datetime import date

import pytest

from misaq.kernel.errors import InputRefused, NotFound, SourceChanged
from misaq.sources.lists.files import NamedBytes
from misaq.sources.lists.formats import FORMATS
from misaq.sources.lists.read import read_snapshot
from tests.support.files_to_read import (
    DAY,
    FILES,
    INDIA_CSV,
    PRINTED,
    PRINTED_PLAIN,
    five_fields_xlsx,
    gzipped,
    read,
    source_list,
    zipped,
)

FORMS = sorted(FORMATS)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_a_good_file_and_reads_it_the_same_twice(form: str) -> None:
    snapshot = read(form)
    assert snapshot == read(form)
    references = [each.reference for each in snapshot.entries]
    assert references
    assert len(set(references)) == len(references)
    assert all(each.row and each.name for each in snapshot.entries)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_read_packed(form: str) -> None:
    plain = read(form)
    for pack in (gzipped, zipped):
        files = [NamedBytes(f"{f.name}.packed", pack(f.data)) for f in FILES[form]]
        assert read(form, *files).entries == plain.entries


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_why_it_ignores_a_field(form: str) -> None:
    assert set(read(form).ignored) <= set(FORMATS[form].ignored)
    assert all(FORMATS[form].ignored.values())
    assert str(FORMATS[form].title)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("data", [b"", b"\x00" * 50, b"<html><body>Sign in</body></html>"])
def test_every_form_refuses_what_is_no_list(form: str, data: bytes) -> None:
    files = [NamedBytes(f.name, data) for f in FILES[form]]
    with pytest.raises(SourceChanged) as caught:
        read(form, *files)
    assert caught.value.problems
    assert caught.value.next_step


def test_a_spreadsheet_where_text_is_wanted() -> None:
    with pytest.raises(SourceChanged, match="spreadsheet"):
        read("UK_CONLIST_CSV", five_fields_xlsx())


def test_utf_16_is_read_where_it_says_so() -> None:
    assert read("INDIA_TABLE", INDIA_CSV.decode().encode("utf-16")).entries == (
        read("INDIA_TABLE", INDIA_CSV).entries
    )


def test_a_broken_spreadsheet_says_every_cell() -> None:
    with pytest.raises(SourceChanged, match="formula"):
        read("FOURTH_SCHEDULE", five_fields_xlsx("=1+1"))


def _plain(*, floor: int = 1, day: date | None = DAY) -> object:
    return read_snapshot(
        source_list=source_list("PRINTED_ORGANISATIONS", floor=floor),
        files=[NamedBytes("a.csv", PRINTED_PLAIN)],
        as_of=day,
    )


def test_below_the_floor_nothing_is_read() -> None:
    with pytest.raises(SourceChanged, match="has 2 entries; this list has never had fewer than 3"):
        _plain(floor=3)


def test_above_the_ceiling_is_told() -> None:
    snapshot = read_snapshot(
        source_list=source_list("PRINTED_ORGANISATIONS", ceiling=1),
        files=[NamedBytes("a.csv", PRINTED_PLAIN)],
        as_of=DAY,
    )
    assert len(snapshot.entries) == 2
    assert "2 entries, more than the 1 expected" in snapshot.warnings[0]


def test_a_list_that_does_not_say_its_day_needs_one() -> None:
    with pytest.raises(InputRefused, match="of which day"):
        _plain(day=None)


def test_the_day_of_the_file_wins_and_the_difference_is_told() -> None:
    snapshot = read("UN_XML")
    assert snapshot.as_of != DAY
    assert any("not of 2026-03-06" in warning for warning in snapshot.warnings)


def test_a_day_within_what_the_file_says_is_taken() -> None:
    snapshot = read_snapshot(
        source_list=source_list("PRINTED_ORGANISATIONS"),
        files=[NamedBytes("a.csv", PRINTED)],
        as_of=date(2015, 9, 1),
        part="ministry_2015",
    )
    assert (snapshot.as_of, snapshot.warnings) == (date(2015, 9, 1), ())


def test_no_files_and_no_reader() -> None:
    with pytest.raises(InputRefused, match="No file"):
        read_snapshot(source_list=source_list("UN_XML"), files=[])
    with pytest.raises(NotFound, match="MAGIC"):
        read_snapshot(source_list=source_list("MAGIC"), files=FILES["UN_XML"])
    with pytest.raises(InputRefused, match="one file; 2 were given"):
        read("UN_XML", *FILES["UN_XML"], *FILES["UN_XML"])
