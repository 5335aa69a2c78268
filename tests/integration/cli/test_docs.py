"""`misaq docs`: written, compared, refused."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from pytest_django import Settings

from misaq.cli.main import run
from misaq.reports.reference.markdown import anchor

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def clone(tmp_path: Path, settings: Settings) -> Path:
    """Return an empty clone that has nothing but the cases of checks."""
    cases = Path("tests") / "spec" / "checks"
    shutil.copytree(ROOT / cases, tmp_path / cases)
    coding = Path("tests") / "spec" / "incidents"
    shutil.copytree(ROOT / coding, tmp_path / coding)
    settings.MISAQ_CLONE = tmp_path
    return tmp_path


def files_of(folder: Path) -> dict[str, bytes]:
    """Return what stands in a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*.md"))
    }


def test_what_was_written_is_found_up_to_date(
    clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["docs"]) == 0
    first = files_of(clone)
    assert run(["docs", "--check"]) == 0
    assert "are up to date" in capsys.readouterr().out
    assert run(["docs"]) == 0
    assert "0 written, 0 removed" in capsys.readouterr().out
    assert files_of(clone) == first


def test_each_page_that_differs_is_named_and_none_is_changed(
    clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["docs"])
    pages = clone / "docs" / "generated"
    (pages / "errors.md").write_text("mine\n", encoding="utf-8")
    (pages / "states.md").unlink()
    (pages / "old.md").write_text("old\n", encoding="utf-8")
    before = files_of(clone)
    assert run(["docs", "--check"]) == 13
    said = " ".join(capsys.readouterr().err.split())
    assert "docs/generated/errors.md: differs." in said
    assert "docs/generated/states.md: missing." in said
    assert "docs/generated/old.md: describes what is no longer there." in said
    assert said.endswith("run make docs")
    assert files_of(clone) == before
    assert run(["docs"]) == 0
    assert not (pages / "old.md").exists()


def test_every_link_between_pages_leads_to_a_heading(clone: Path) -> None:
    run(["docs"])
    pages = clone / "docs" / "generated"
    broken = []
    for name, text in files_of(pages).items():
        for target in re.findall(r"(?<!!)\]\((?!https?:)([^)<>]+)\)", text.decode()):
            path, _, wanted = target.partition("#")
            file = (pages / name).parent / path if path else pages / name
            inside = pages.resolve() in file.resolve().parents
            real = file if inside else ROOT / "docs" / "generated" / Path(name).parent / path
            if not real.exists() or (wanted and wanted not in anchors_of(real)):
                broken.append(f"{name}: {target}")
    assert broken == []


def anchors_of(file: Path) -> set[str]:
    """Return the names by which the headings of a page are linked to."""
    return {anchor(head) for head in re.findall(r"^#+ (.*)$", file.read_text("utf-8"), re.M)}


def test_without_a_clone_nothing_is_written(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.MISAQ_CLONE = None
    assert run(["docs"]) == 11
    assert "installed without one" in " ".join(capsys.readouterr().err.split())


def test_without_the_cases_it_says_so(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(clone / "tests")
    assert run(["docs"]) == 11
    assert "tests/spec/checks is missing" in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize(
    "text", ["cases: [", "cases: none", ""], ids=["no YAML", "no list", "empty"]
)
def test_a_file_of_cases_that_cannot_be_read_is_named(
    clone: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    (clone / "tests" / "spec" / "checks" / "POL001.yml").write_text(text, encoding="utf-8")
    assert run(["docs", "--check"]) == 10
    assert "tests/spec/checks/POL001.yml cannot be read" in " ".join(
        capsys.readouterr().err.split()
    )


def test_pages_that_cannot_be_written_are_a_refusal(
    clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (clone / "docs").write_text("in the way", encoding="utf-8")
    assert run(["docs"]) == 15
    assert "cannot be written" in capsys.readouterr().err
