"""The house keeps its own word: the README's commands exist, and CI runs what people run."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from misaq.project.variables import VARIABLES

ROOT = Path(__file__).resolve().parents[2]
TARGETS = [
    "help",
    "demo",
    "serve",
    "test",
    "quick",
    "check",
    "fix",
    "bench",
    "docs",
    "adr",
    "lock",
    "clean",
]


def text_of(name: str) -> str:
    """Return a file of the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


def test_make_alone_lists_every_target() -> None:
    listed = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert [name for name in TARGETS if not re.search(rf"^  {name} ", listed, re.MULTILINE)] == []
    assert [line for line in listed.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "ARCHITECTURE.md", "docs/README.md"])
def test_every_make_command_in_the_words_is_a_target(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:^    |`)make ([a-z]+)", text_of(name), re.MULTILINE))
    assert named - targets == set()


def test_ci_runs_the_check_and_the_test_command_of_the_readme() -> None:
    assert "\n    make test\n" in text_of("README.md")
    assert text_of(".ci/run").endswith("\nmake check\nmake test\n")


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "GLOSSARY.md",
        "THREAT_MODEL.md",
        "docs/README.md",
        "docs/adr/README.md",
    ],
)
def test_every_link_leads_somewhere(name: str) -> None:
    folder = (ROOT / name).parent
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text_of(name))
    assert [link for link in links if not (folder / link).exists()] == []


def test_the_threat_model_names_only_tests_and_modules_that_exist() -> None:
    text = text_of("THREAT_MODEL.md")
    files = re.findall(r"`((?:tests|tools|requirements)/[\w./]*)`", text)
    assert [name for name in files if not (ROOT / name).exists()] == []
    for module in re.findall(r"`(misaq\.[a-z_.]+)`", text):
        path = ROOT / "src" / Path(*module.split("."))
        assert path.is_dir() or path.with_suffix(".py").is_file(), module


def test_decision_records_are_numbered_once_and_say_their_status() -> None:
    records = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
    numbers = [record.name[:4] for record in records]
    assert numbers == sorted(set(numbers))
    for record in records:
        text = record.read_text(encoding="utf-8")
        assert re.match(rf"# {record.name[:4]}\.? \S", text), record.name
        assert re.search(
            r"^(- )?Status: (proposed|accepted|succeeded by \d{4})", text, re.MULTILINE
        ), record.name
        for part in ("Context", "Choices", "Decision", "Consequences"):
            assert f"\n## {part}\n" in text, f"{record.name} lacks {part}"


def test_every_decision_record_that_code_names_exists() -> None:
    numbers = {path.name[:4] for path in (ROOT / "docs" / "adr").glob("[0-9]*.md")}
    missing = [
        f"{path.relative_to(ROOT)}: adr {number}"
        for folder in ("src", "tests", "tools")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for number in re.findall(r"\badr[ /](\d{4})\b", path.read_text(encoding="utf-8"))
        if number not in numbers
    ]
    assert missing == []


def test_every_setting_that_setup_tests_or_ci_read_is_in_the_list_of_settings() -> None:
    listed = {variable.name for variable in VARIABLES}
    readers = [ROOT / ".ci" / "run", ROOT / "Makefile", *sorted((ROOT / "tools").glob("*.py"))]
    readers += [ROOT / "tests" / "conftest.py", *sorted((ROOT / "tests" / "support").glob("*.py"))]
    unlisted = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in readers
        for name in re.findall(r"\bMISAQ_[A-Z_]+\b", path.read_text(encoding="utf-8"))
        if name not in listed
    }
    assert sorted(unlisted) == []


def test_no_path_of_somebodys_machine_is_in_the_repository() -> None:
    folders = ("src", "tests", "tools", "docs", "requirements", "benchmarks")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    files += [*ROOT.glob("*.md"), ROOT / "Makefile", ROOT / "pyproject.toml", ROOT / ".ci" / "run"]
    ends = {".py", ".md", ".txt", ".in", ".toml", ".yml", ".csv", ".html", ".css", ".js", ""}
    found = []
    for path in sorted(files):
        if path.suffix not in ends or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8")
        found += [
            f"{path.relative_to(ROOT)}: {place}"
            for place in re.findall(r"(?<![\w.:/])/(?:home|root|Users)/[\w.]+", text)
        ]
    assert found == []
