"""misaq screen as somebody types it: one name, a file, a stop from outside, refusals."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.integration.database.home import Home

LISTS_YML = """\
- key: XX-PERSONS
  title: Listed persons
  issuer: Ministry of Order
  legal_basis: Order Act
  format: FOURTH_SCHEDULE
  holds_persons: "yes"
  cite: [A/H]
"""
LISTED = """\
name,father,cnic,province,district
Zorawar Misalkhel,Tamseel Misalkhel,99001-1234567-1,Northmark,Chitrgah
Muhammad Khan,Jahandad Khan,99002-7654321-3,Rivermark,Larnkot
"""
PURPOSE = ("--purpose", "customers-again")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Return a folder with a list of two invented people loaded."""
    made = Home(tmp_path_factory.mktemp("screening"))
    (made.pack / "lists").mkdir()
    (made.pack / "lists" / "source_lists.yml").write_text(LISTS_YML)
    listed = made.folder / "listed.csv"
    listed.write_text(LISTED)
    assert made.load().returncode == 0
    done = made.run("lists", "load", "XX-PERSONS", str(listed), "--as-of", "2024-03-01")
    assert done.returncode == 0, done.stderr
    return made


def test_one_name_is_answered_with_reasons_in_80_columns(home: Home) -> None:
    done = home.run(
        "screen", "--name", "Zorawar Misalkhel", "--father", "Tamseel Misalkhel", *PURPOSE
    )
    assert done.returncode == 0, done.stderr
    assert "PROBABLE: Zorawar Misalkhel (XX-PERSONS of 2024-03-01" in done.stdout
    assert "It would be settled by the identity number" in " ".join(done.stdout.split())
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_the_answer_as_json_is_for_programs(home: Home) -> None:
    done = home.run("screen", "--name", "Mohammed Khaan", "--format", "json", *PURPOSE)
    said = json.loads(done.stdout)
    assert said["outcome"] == "HELD_BACK"
    assert [result["result"] for result in said["results"]] == ["HELD_BACK"]


def test_nobody_is_screened_without_a_purpose_of_the_closed_list(home: Home) -> None:
    for purpose in ((), ("--purpose", "curiosity")):
        done = home.run("screen", "--name", "Zorawar Misalkhel", *purpose)
        assert done.returncode == 10
        assert "Misalkhel" not in done.stdout + done.stderr
        said = "There is no such purpose" if purpose else "for a purpose only, and none was given"
        assert said in " ".join(done.stderr.split())


def test_organisations_are_asked_about_without_a_purpose_and_no_person_is_returned(
    home: Home,
) -> None:
    done = home.run("screen", "--name", "Zorawar Misalkhel", "--kind", "organisation")
    assert done.returncode == 0, done.stderr
    assert "Nothing was found." in done.stdout


def test_a_file_is_stopped_from_outside_and_goes_on(home: Home, tmp_path: Path) -> None:
    people, out = tmp_path / "people.csv", tmp_path / "results.csv"
    with people.open("w", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(["name", "customer"])
        for number in range(40_000):
            writer.writerow(
                ["Zorawar Misalkhel" if number % 5_000 == 0 else f"Lakhtai {number}", number]
            )
    arguments = ["screen", str(people), "--out", str(out), *PURPOSE]
    started = subprocess.Popen(
        [sys.executable, "-m", "misaq.cli.main", *arguments],
        env={**os.environ, "MISAQ_HOME": str(home.folder)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    checkpoint = tmp_path / "results.csv.checkpoint"
    while started.poll() is None and not (checkpoint.exists() and _row(checkpoint) > 0):
        time.sleep(0.02)
    started.send_signal(signal.SIGTERM)
    said, told = started.communicate(timeout=60)
    assert started.returncode == 130, told
    assert "goes on from here" in said
    reached = _row(checkpoint)
    assert 0 < reached < 40_000
    done = home.run(*arguments)
    assert done.returncode == 0, done.stderr
    assert f"Going on after row {reached}." in done.stderr
    assert "Columns not used: customer." in done.stderr
    assert "40000 rows: 8 with an alert" in done.stdout
    rows = [int(line["row"]) for line in csv.DictReader(out.read_text().splitlines())]
    assert rows == list(range(2, 40_002, 5_000))
    assert not checkpoint.exists()


def test_without_a_purpose_the_people_of_a_file_are_refused_and_no_one_else(
    home: Home, tmp_path: Path
) -> None:
    rows, out = tmp_path / "rows.csv", tmp_path / "results.csv"
    rows.write_text("name,kind\nZorawar Misalkhel,person\nZorawar Misalkhel,unstated\nA Trust,\n")
    done = home.run("screen", str(rows), "--out", str(out), "--kind", "organisation")
    assert done.returncode == 10
    results = [line["result"] for line in csv.DictReader(out.read_text().splitlines())]
    assert results == ["REFUSED", "REFUSED"]
    assert "for a purpose only" in out.read_text()
    again = home.run("screen", str(rows), "--out", str(out), "--fresh", *PURPOSE)
    assert again.returncode == 0, again.stderr
    references = [line["rank"] for line in csv.DictReader(out.read_text().splitlines())]
    assert references == ["POSSIBLE", "POSSIBLE"]


def _row(checkpoint: Path) -> int:
    try:
        return int(json.loads(checkpoint.read_text())["row"])
    except (OSError, ValueError):
        return 0


def test_rows_that_cannot_be_screened_are_told_together_and_the_rest_is_done(
    home: Home, tmp_path: Path
) -> None:
    people, out = tmp_path / "people.csv", tmp_path / "results.csv"
    people.write_text("name,birth\n,1970\nZorawar Misalkhel,soon\nZorawar Misalkhel,\n")
    done = home.run("screen", str(people), "--out", str(out), *PURPOSE)
    assert done.returncode == 10
    assert "row 2: name: is empty" in done.stderr
    assert "row 3: birth:" in done.stderr
    assert [line["result"] for line in csv.DictReader(out.read_text().splitlines())] == [
        "REFUSED", "REFUSED", "ALERT",
    ]  # fmt: skip
    again = home.run("screen", str(people), "--out", str(out), *PURPOSE)
    assert again.returncode == 13
    assert home.run("screen", str(people), "--out", str(out), "--fresh", *PURPOSE).returncode == 10


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), 10, "Name a file, or give --name"),
        (("people.csv", "--name", "Zorawar"), 10, "both a file and a name"),
        (("people.csv",), 10, "Give --out"),
        (("none.csv", "--out", "r.csv", *PURPOSE), 11, "cannot be opened"),
        (("none.csv", "--out", "r.pdf", *PURPOSE), 10, "ends in .csv or .jsonl"),
        (("--name", "Zorawar", "--list", "YY", *PURPOSE), 11, "kept are: XX-PERSONS"),
        (("--name", "…", *PURPOSE), 10, "holds no letter"),
    ],
)
def test_what_is_refused_says_what_to_do(
    home: Home, arguments: tuple[str, ...], code: int, words: str
) -> None:
    done = home.run("screen", *arguments)
    assert done.returncode == code, done.stderr
    assert words in " ".join(done.stderr.split())


def test_what_was_screened_is_logged_with_counts_and_no_name(home: Home) -> None:
    home.run("screen", "--name", "Lakhtai Brohestan", *PURPOSE)
    kept = home.database.read_bytes()
    assert b"persons.screened" in kept
    assert b"CUSTOMERS_AGAIN" in kept
    assert b"Brohestan" not in kept


def test_forgetting_takes_the_prepared_index_away(home: Home) -> None:
    home.run("screen", "--name", "Lakhtai Brohestan", *PURPOSE)
    prepared = home.folder / "screening"
    assert list(prepared.iterdir()) != []
    assert home.run("lists", "forget").returncode == 0
    assert [kept for kept in prepared.rglob("*") if kept.is_file()] == []


OFFICER = "officer@example.org"


def test_a_file_raises_each_alert_once_for_two_people_to_decide(home: Home, tmp_path: Path) -> None:
    role = ("--role", "BANK_COMPLIANCE_OFFICER:NOBANK")
    assert home.run("accounts", "add", OFFICER, "--name", "Iqra Farzi", *role).returncode == 0
    people, out = tmp_path / "people.csv", tmp_path / "results.csv"
    rows = ["name,father", "Lakhtai Brohestan,", "Zorawar Misalkhel,Tamseel Misalkhel", ",",
            "Zorawar Misalkhel,Tamseel Misalkhel"]  # fmt: skip
    people.write_text("\n".join(rows) + "\n")
    raising = ("--raise-alerts", "--as", OFFICER, "--purpose", "account", "--workers", "1")
    ask = ("screen", str(people), "--out", str(out), *raising)
    stopped = home.run(*ask, "--stop-after", "2")
    assert stopped.returncode == 0, stopped.stderr
    assert "1 alerts raised." in stopped.stdout
    done = home.run(*ask)
    assert done.returncode == 10, done.stderr
    assert "1 alerts raised." in done.stdout
    assert "row 4: no name" in done.stderr
    again = home.run(*ask, "--fresh")
    assert "0 alerts raised; 2 were raised by an earlier run" in again.stdout
    with sqlite3.connect(home.database) as database:
        alerts = database.execute(
            "SELECT a.row, a.raised_by, q.file_digest, q.scope, a.list_version <> '' "
            "FROM screening_alertrow a JOIN screening_queryrow q ON q.id = a.query_id "
            "ORDER BY a.row"
        ).fetchall()
    digest = hashlib.sha256(people.read_bytes()).hexdigest()
    raiser = alerts[0][1]
    assert raiser.startswith("user:")
    assert alerts == [(row, raiser, digest, "INSTITUTION:NOBANK", 1) for row in (3, 5)]


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        ((), 10, "by somebody with an account"),
        (("--as", "nobody@example.org"), 11, "No open account"),
        (("--as", OFFICER, "--office", "INSTITUTION:OTHER"), 12, "in that office"),
        (("--as", OFFICER), 12, "No role you hold"),
    ],
    ids=["nobody asks", "no account", "another office", "not their purpose"],
)
def test_alerts_are_raised_by_whom_the_purpose_is(
    home: Home, tmp_path: Path, given: tuple[str, ...], code: int, words: str
) -> None:
    people, out = tmp_path / "people.csv", tmp_path / "results.csv"
    people.write_text("name\nZorawar Misalkhel\n")
    role = ("--role", "BANK_COMPLIANCE_OFFICER:NOBANK")
    home.run("accounts", "add", OFFICER, "--name", "Iqra Farzi", *role)
    purpose = "before-listing" if words == "No role you hold" else "account"
    done = home.run(
        "screen", str(people), "--out", str(out), "--raise-alerts", *given, "--purpose", purpose
    )
    assert done.returncode == code, done.stderr
    assert words in " ".join(done.stderr.split())
    assert not out.exists()
