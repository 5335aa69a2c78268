"""`misaq lists read` and `fetch`, as somebody types them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from misaq.apps.lists.keys import list_files, list_store
from misaq.apps.lists.queries import list_snapshots
from misaq.cli import lists_files
from misaq.cli.main import run
from misaq.core.access.actors import PUBLIC
from misaq.core.lists.records import Sex
from misaq.kernel.ids import Key
from misaq.sources.lists import fetch as fetching
from misaq.sources.lists import parts
from misaq.sources.lists.fetch import Fetched
from misaq.sources.lists.files import NamedBytes
from tests.support.files_to_read import PRINTED_PLAIN, un_xml

ADDRESS = "https://example.org/lists/council.xml"

pytestmark = pytest.mark.usefixtures("_loaded")


@pytest.fixture
def publisher(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Return what a publisher has at its addresses; one address sends on to another."""
    answers = {ADDRESS: un_xml(), "https://example.org/banned": PRINTED_PLAIN}

    def fetch(address: str) -> Fetched:
        name = address.rpartition("/")[2]
        return Fetched(NamedBytes(name, answers[address]), address, ("https://example.org/old",))

    monkeypatch.setattr(fetching, "fetch", fetch)
    return answers


def _run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = run(["lists", *words])
    printed = capsys.readouterr()
    return code, " ".join((printed.out + printed.err).split())


def test_read_counts_and_keeps_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "council.xml"
    file.write_bytes(un_xml())
    code, said = _run(capsys, "read", "COUNCIL", str(file))
    assert code == 0
    assert "COUNCIL, 2025-04-19: 2 entries" in said
    assert "organisation 1, person 1" in said
    assert "Not used: DATAID (changed for entries that stayed" in said
    assert "Nothing was kept." in said
    assert "NAMOONA" not in said
    assert list_snapshots(actor=PUBLIC, source_list="COUNCIL") == ()


def test_read_refuses_with_every_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "banned.csv"
    file.write_bytes(b"name,listed_on\nA,31-02-2001\nB,32-01-2001\n")
    code, said = _run(capsys, "read", "BANNED", str(file))
    assert code == 14
    assert "row 2" in said
    assert "row 3" in said


def test_a_file_that_does_not_say_its_day_is_read_as_of_today(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists_files, "now", lambda: datetime(2026, 3, 6, tzinfo=UTC))
    file = tmp_path / "banned.csv"
    file.write_bytes(PRINTED_PLAIN)
    assert "BANNED, 2026-03-06: 2 entries" in _run(capsys, "read", "BANNED", str(file))[1]


@pytest.mark.usefixtures("publisher")
def test_fetch_shows_the_way_and_keeps_where_it_came_from(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, said = _run(capsys, "fetch", "COUNCIL", ADDRESS)
    assert code == 0
    assert "https://example.org/old sends on." in said
    (kept,) = list_snapshots(actor=PUBLIC, source_list="COUNCIL")
    assert kept.as_of.isoformat() == "2025-04-19"
    assert kept.origin.address == ADDRESS


@pytest.mark.usefixtures("publisher")
def test_fetch_takes_the_address_of_the_list_and_the_day(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists_files, "now", lambda: datetime(2026, 3, 6, tzinfo=UTC))
    assert _run(capsys, "fetch", "BANNED")[0] == 0
    (kept,) = list_snapshots(actor=PUBLIC, source_list="BANNED")
    assert kept.as_of.isoformat() == "2026-03-06"


def test_a_list_without_an_address_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    code, said = _run(capsys, "fetch", "COUNCIL")
    assert code == 10
    assert "has no address on record" in said


def test_no_such_file_and_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(capsys, "read", "COUNCIL", str(tmp_path / "none.xml"))[0] == 11
    assert _run(capsys, "read", "COUNCIL", str(tmp_path))[0] == 10


@pytest.mark.usefixtures("publisher")
def test_kept_states_say_where_they_came_from_and_are_read_again(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "No bytes of COUNCIL are kept." in _run(capsys, "kept", "COUNCIL")[1]
    _run(capsys, "fetch", "COUNCIL", ADDRESS)
    _run(capsys, "fetch", "BANNED", "--as-of", "2026-03-06")
    said = _run(capsys, "kept", "COUNCIL")[1]
    assert f"council.xml {ADDRESS}" in said
    assert "of 2026-03-06" in _run(capsys, "kept", "BANNED")[1]
    assert "changed: 0." in _run(capsys, "kept", "COUNCIL", "--read-again")[1]
    monkeypatch.setattr(parts, "find_sex", lambda text: Sex.FEMALE)
    digest = said[:12]
    assert "changed: 1." in _run(capsys, "kept", "COUNCIL", "--read-again", "--state", digest)[1]


@pytest.mark.usefixtures("publisher")
def test_bytes_that_are_gone_are_told_and_the_rest_is_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _run(capsys, "fetch", "COUNCIL", ADDRESS)
    (state,) = list_store().list_states(Key("COUNCIL"))
    list_files().remove(state.origin.digests[0])
    code, said = _run(capsys, "kept", "COUNCIL", "--read-again")
    assert code == 0
    assert "not here" in said
    assert "changed: 0." in said
    assert _run(capsys, "kept", "COUNCIL", "--state", "ffff")[0] == 11
