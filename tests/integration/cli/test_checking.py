"""The main job as somebody types it: check, explain, paper, demo, over the Pakistan pack."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.integration.database.home import Home

AS_OF = ("--as-of", "2026-11-23")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Return a folder with the built-in pack loaded."""
    made = Home(tmp_path_factory.mktemp("checking"))
    loaded = made.run("load")
    assert loaded.returncode == 0, loaded.stderr
    return made


@pytest.fixture(scope="module")
def run(home: Home) -> dict[str, Any]:
    """Return what `misaq check --format json` prints."""
    done = home.run("check", *AS_OF, "--format", "json")
    assert done.returncode == 1, done.stderr
    data: dict[str, Any] = json.loads(done.stdout)
    return data


def test_the_json_has_four_parts_and_no_time_of_its_own(run: dict[str, Any]) -> None:
    assert list(run) == ["rules_version", "as_of", "findings", "gaps"]
    assert run["as_of"] == "2026-11-23"


def test_at_least_forty_findings_of_twenty_checks_counting_five_of_each(
    run: dict[str, Any],
) -> None:
    codes = [finding["code"] for finding in run["findings"]]
    assert len(set(codes)) >= 20
    assert sum(min(5, codes.count(code)) for code in set(codes)) >= 40


def test_two_runs_are_the_same_to_the_byte(home: Home) -> None:
    first, second = (home.run("check", *AS_OF, "--format", "json").stdout for _ in range(2))
    assert first == second


def test_no_two_findings_share_a_reference(run: dict[str, Any]) -> None:
    refs = [finding["ref"] for finding in run["findings"]]
    assert len(refs) == len(set(refs))


def test_every_finding_stands_on_premises_somebody_read(run: dict[str, Any]) -> None:
    for finding in run["findings"]:
        premises = [line for line in finding["working"] if line["cite"]]
        assert premises, finding["ref"]
        for line in premises:
            assert any(cite["confidence"] != "GK" for cite in line["cite"]), finding["ref"]


def test_every_question_goes_to_somebody_within_some_remit(run: dict[str, Any]) -> None:
    for finding in run["findings"]:
        question = finding["question"]
        assert question["to"]
        assert question["committees"], f"{finding['ref']} can be put by no committee"
        assert question["text"].endswith("?")


def test_no_sentence_calls_anything_unlawful_or_trails_off(run: dict[str, Any]) -> None:
    for finding in run["findings"]:
        for text in (finding["sentence"], finding["question"]["text"]):
            assert "unlawful" not in text.lower()
            assert "illegal" not in text.lower()
            assert "None" not in text
            assert ".." not in text
            assert "{" not in text


def test_a_day_before_the_facts_finds_less(home: Home, run: dict[str, Any]) -> None:
    early = json.loads(home.run("check", "--as-of", "2017-05-04", "--format", "json").stdout)
    assert 0 < len(early["findings"]) < len(run["findings"])
    assert "BOD004" not in {finding["code"] for finding in early["findings"]}


def test_before_anything_was_on_record_nothing_is_found(home: Home) -> None:
    done = home.run("check", *AS_OF, "--known-at", "2020-01-01", "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["findings"] == []


def test_only_the_checks_asked_for_run(home: Home) -> None:
    done = home.run("check", *AS_OF, "--only", "NUM001,NUM002", "--format", "json")
    assert {f["code"] for f in json.loads(done.stdout)["findings"]} == {"NUM001", "NUM002"}


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["check", "--as-of", "2026-13-01"], 10, "is not a date"),
        (["check", "--as-of", "2026"], 10, "is not one day"),
        (["check", "--known-at", "yesterday"], 10, "neither a day nor an instant"),
        (["check", "--only", "POL999"], 11, "There is no check"),
        (["explain", "XYZ"], 11, "There is no check"),
        (["paper", "--committee", "NONE", "--out", "papers"], 11, "There is no committee"),
        (["paper", "--committee", "PCNS", "--out", "p", "--language", "xx"], 11, "language 'xx'"),
        (["check", "--format", "xml"], 2, "xml"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_cannot_be_asked_is_refused_with_what_to_do(
    home: Home, arguments: list[str], code: int, words: str
) -> None:
    done = home.run(*arguments)
    assert done.returncode == code, done.stderr
    assert words in " ".join(done.stderr.split())


def test_the_table_fits_eighty_columns(home: Home) -> None:
    done = home.run("check", *AS_OF)
    assert done.returncode == 1
    assert "GAPS IN OUR RECORD" in done.stdout
    assert max(len(line) for line in done.stdout.splitlines()) <= 80


def test_a_check_is_explained(home: Home) -> None:
    said = home.run("explain", "LAW002").stdout
    assert "Two clocks on one step" in said
    assert "ATA:11CC" in said


def test_a_paper_is_written_in_three_formats_with_a_brief_of_two_pages(
    home: Home, tmp_path: Path
) -> None:
    import pypdfium2

    done = home.run("paper", "--committee", "PCNS", "--out", str(tmp_path), *AS_OF)
    assert done.returncode == 0, done.stderr
    assert {path.suffix for path in tmp_path.iterdir()} == {".html", ".docx", ".pdf"}
    pages = [
        page.get_textpage().get_text_range()
        for page in pypdfium2.PdfDocument(tmp_path / "pcns-2026-11-23.pdf")
    ]
    assert all("DRAFT" in page for page in pages)
    assert "In brief" in pages[0]
    assert next(number for number, page in enumerate(pages, 1) if "Contents" in page) <= 3
    whole = "\n".join(pages)
    for part in ("Status of recommendations", "Gaps in our record", "Numbers on record", "Audit"):
        assert part in whole
    head = home.run("audit", "head").stdout.split()[-1]
    assert head in whole.replace("\r\n", "").replace("\n", "")


def test_an_urdu_paper_stands_beside_the_english_one(home: Home, tmp_path: Path) -> None:
    import pypdfium2

    done = home.run(
        "paper", "--committee", "PCNS", "--out", str(tmp_path), "--language", "ur", *AS_OF
    )
    assert done.returncode == 0, done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {
        f"pcns-2026-11-23-ur.{ending}" for ending in ("html", "docx", "pdf")
    }
    page = (tmp_path / "pcns-2026-11-23-ur.html").read_text(encoding="utf-8")
    assert '<html lang="ur-PK" dir="rtl">' in page
    assert "پارلیمانی کمیٹی برائے قومی سلامتی" in page
    file = pypdfium2.PdfDocument(tmp_path / "pcns-2026-11-23-ur.pdf")
    assert len(file) > 40
    file.close()


def test_the_demo_runs_the_main_job_without_the_site(tmp_path: Path) -> None:
    demo = Home(tmp_path / "demo")
    done = demo.run("demo", "--no-serve")
    assert done.returncode == 0, done.stderr
    assert "findings of" in done.stdout
    assert "in five minutes: /tour/" in done.stdout
    assert sum(line.endswith((".html", ".docx", ".pdf")) for line in done.stdout.splitlines()) == 3
    assert max(len(line) for line in done.stdout.splitlines() if str(tmp_path) not in line) <= 80


def test_what_is_printed_can_be_in_urdu(home: Home) -> None:
    checked = home.run("check", "--only", "LAW007", "--language", "ur", *AS_OF)
    assert checked.stdout.startswith("نتائج بمطابق 2026-11-23")
    explained = home.run("explain", "LAW007", "--language", "ur")
    assert "مدت جو ختم ہو چکی ہے" in explained.stdout
    verdict = home.run("verdict", "P2.7", "--language", "ur", *AS_OF)
    assert "حاصل: جزوی" in verdict.stdout
    unknown = home.run("explain", "LAW007", "--language", "xx")
    assert unknown.returncode == 11
    assert "en, ur" in unknown.stderr
