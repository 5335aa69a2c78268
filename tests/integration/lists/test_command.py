"""`misaq lists`, as somebody types it: lines of at most 80 columns, persons only when asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from misaq.apps.audit.queries import list_entries
from misaq.cli.main import WIDTH, run
from misaq.core.access.actors import operator
from tests.support.lists_at_hand import BANNED_DAYS, banned, council, load_all

pytestmark = pytest.mark.usefixtures("_loaded")


class Typist:
    """Somebody at the command line."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def types(self, *arguments: str, code: int = 0) -> str:
        """Return what is printed; every line of it fits."""
        found = run(["lists", *arguments])
        out, err = self._capsys.readouterr()
        assert found == code, err
        printed = str(out if code == 0 else err)
        if "json" not in arguments:
            assert max(map(len, printed.splitlines()), default=0) <= WIDTH, printed
        return printed

    def asks(self, *arguments: str) -> Any:
        """Return what is printed as JSON."""
        return json.loads(self.types(*arguments, "--format", "json"))


@pytest.fixture
def typist(capsys: pytest.CaptureFixture[str]) -> Typist:
    """Return somebody at the command line."""
    return Typist(capsys)


def _written(folder: Path, number: int) -> Path:
    (file,) = council(number).files
    path = folder / file.name
    path.write_bytes(file.data)
    return path


def test_snapshots_are_loaded_once(typist: Typist, tmp_path: Path) -> None:
    files = [str(_written(tmp_path, number)) for number in range(3)]
    first = typist.types("load", "COUNCIL", "--each", *files)
    assert "COUNCIL, 2018-01-10: 4 entries (person 2, organisation 2)." in first
    assert "New 0, back 0, gone 2, amended 1; nothing says so of 3." in first
    again = typist.types("load", "COUNCIL", "--each", *files)
    assert again.count("already there; nothing changed") == 3
    (data,) = typist.asks("load", "COUNCIL", files[0])
    assert (data["is_new"], data["as_of"], data["by_kind"]["PERSON"]) == (False, "2018-01-10", 2)


def test_a_day_can_be_given_with_the_files(typist: Typist, tmp_path: Path) -> None:
    (file,) = banned(0).files
    path = tmp_path / file.name
    path.write_bytes(file.data)
    refused = typist.types("load", "BANNED", str(path), code=10)
    assert "do not say of which day" in " ".join(refused.split())
    day = BANNED_DAYS[0].isoformat()
    assert f"BANNED, {day}: 2 entries" in typist.types("load", "BANNED", str(path), "--as-of", day)


def test_refusals_say_what_to_do(typist: Typist, tmp_path: Path) -> None:
    assert "There is no file" in typist.types("load", "COUNCIL", str(tmp_path / "x"), code=11)
    assert "cannot be read" in typist.types("load", "COUNCIL", str(tmp_path), code=10)
    for arguments in (["history", "NOWHERE"], ["diff", "NOWHERE", "--from", "2020-01-01"]):
        assert "no list" in typist.types(*arguments, code=11)
    assert "No snapshot" in typist.types("history", "COUNCIL", code=11)
    assert "is not a date" in typist.types("diff", "COUNCIL", "--from", "yesterday", code=10)


def test_lists_are_shown_with_what_is_kept(typist: Typist) -> None:
    load_all()
    shown = typist.types("show")
    assert "COUNCIL" in shown
    assert "snapshots: 3" in shown
    data = {one["key"]: one for one in typist.asks("show")}
    assert data["COUNCIL"]["latest"]["entries"] == 4


def test_a_history_counts_persons_and_names_organisations(typist: Typist) -> None:
    load_all()
    shown = typist.types("history", "COUNCIL")
    assert "2019-01-10          2        1        0        0        2        1        3" in shown
    assert "Gone, and nothing says so (1)" in shown
    assert "EXAMPLE LEAGUE (QDe.902)" in shown
    assert "ZARGHUN" not in shown
    assert "QDi" not in shown
    data = typist.asks("history", "COUNCIL")
    assert {spell["reference"] for spell in data["spells"]} == {"QDe.901", "QDe.902"}


def test_whoever_reads_of_persons_is_recorded(typist: Typist) -> None:
    load_all()
    assert "ZARGHUN" in typist.types("history", "COUNCIL", "--reference", "QDi.911", "--persons")
    event = list_entries(actor=operator(7))[-1]
    assert (event.event, event.object_key) == ("list.persons-read", "COUNCIL")
    assert dict(event.facts) == {"entries": 1}
    typist.types("history", "COUNCIL", "--persons")
    typist.types("diff", "COUNCIL", "--from", "2018-02-01", "--to", "2020-02-01", "--persons")
    facts = [dict(event.facts) for event in list_entries(actor=operator(7))[-2:]]
    assert facts == [{"entries": 3}, {"entries": 2}]
    refused = typist.types("history", "COUNCIL", "--reference", "QDi.911", code=11)
    assert "open to you" in " ".join(refused.split())


def test_one_entry_is_told_through_time(typist: Typist) -> None:
    load_all()
    shown = typist.types("history", "COUNCIL", "--reference", "QDe.901")
    assert "other name" not in shown
    assert "Exemplary Front [2020-01-10 to 2020-01-10]" in " ".join(shown.split())
    data = typist.asks("history", "COUNCIL", "--reference", "QDe.902")
    assert [spell["first_seen"] for spell in data["spells"]] == ["2018-01-10", "2020-01-10"]


def test_what_changed_is_said_in_words_and_as_data(typist: Typist) -> None:
    load_all()
    shown = " ".join(
        typist.types("diff", "COUNCIL", "--from", "2018-02-01", "--to", "2019-02-01").split()
    )
    assert "0 added, 1 removed, 1 amended" in shown
    assert "who are not named here: 0 added, 1 removed, 0 amended" in shown
    assert "EXAMPLE LEAGUE (QDe.902) is gone; the list says nothing of why." in shown
    data = typist.asks("diff", "COUNCIL", "--from", "2018-02-01")
    assert (data["earlier"], data["later"]) == ("2018-01-10", "2020-01-10")


def test_the_delisted_are_forgotten_when_their_time_is_over(typist: Typist) -> None:
    load_all()
    shown = " ".join(typist.types("forget").split())
    assert shown == "Forgotten: 1 persons. Tombstones that went: 0. Files removed: 1."
    assert "Forgotten: 0 persons" in typist.types("forget")
