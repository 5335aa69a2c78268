"""`misaq read`, as somebody types it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from misaq.cli.main import run
from misaq.cli.read import printable, shorten
from tests.support.documents import FIXTURES
from tests.support.pdfs import save, typeset_named

PAGE = FIXTURES / "rowspan-responsible.html"
URDU = FIXTURES / "urdu.html"


def test_json_has_the_document_and_its_proposals(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(PAGE), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["document"]["name"] == PAGE.name
    assert told["document"]["kind"] == "html"
    assert len(told["document"]["sha256"]) == 64
    assert told["document"]["passages"] == 25
    first = next(each for each in told["proposals"] if each["kind"] == "mechanism")
    assert first["under"] == "Shorten the queues at the ferries"
    assert first["inferred"] is False
    assert {"table": 1, "row": 2, "column": 2}.items() <= first["anchor"].items()


def test_the_table_fits_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(PAGE)]) == 0
    printed = capsys.readouterr().out
    assert max(len(line) for line in printed.splitlines()) <= 80
    assert "Nothing was stored." in " ".join(printed.split())


def test_a_pdf_says_pages_and_boxes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = save(typeset_named("borderless"), tmp_path)
    assert run(["read", str(file), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["document"]["kind"] == "pdf"
    assert told["document"]["notes"] == []
    first = next(each for each in told["proposals"] if each["kind"] == "mechanism")
    assert first["anchor"]["page"] == 1
    [box] = first["anchor"]["boxes"]
    assert box["page"] == 1
    assert box["left"] < box["right"]
    assert box["top"] < box["bottom"]
    assert run(["read", str(file)]) == 0
    assert "p. 1 t1 r2 c2" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("form", ["table", "json"])
def test_a_terminal_without_unicode_shows_what_it_can(form: str) -> None:
    environ = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
               "PYTHONIOENCODING": "ascii"}  # fmt: skip
    command = "import sys; from misaq.cli.main import run; sys.exit(run(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", command, "read", str(URDU), "--format", form],
        capture_output=True, env=environ, check=False, cwd=Path(__file__).parents[3] / "src",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    done.stdout.decode("ascii")


def test_refusals_have_their_exit_codes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    assert run(["read", str(tmp_path / "a.pdf")]) == 10
    assert "is a broken PDF" in " ".join(capsys.readouterr().err.split())
    assert run(["read", str(tmp_path / "none.txt")]) == 11
    assert run(["read", str(PAGE), "--pack", "../x"]) == 11
    assert run(["read", str(PAGE), "--max-mb", "0.001"]) == 10


def test_a_file_cannot_steer_the_terminal() -> None:
    assert printable("a\x1b[31mb\u202ec") == "a?[31mb?c"


def test_long_words_are_cut_at_a_space() -> None:
    assert shorten("one two three", 9) == "one two ..."
    assert shorten("one", 9) == "one"
