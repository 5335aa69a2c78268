"""What the how-to pages print is true: their pack loads, their check speaks."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from misaq.core.catalogue import check_all
from misaq.core.findings.running import run_checks
from misaq.sources.packfiles import Pack, read_pack
from tests.spec.cases import day_of, registers_of

HOW_TO = Path(__file__).resolve().parents[3] / "docs" / "how-to"


def blocks(page: str, language: str) -> list[str]:
    """Return the blocks of code of a page in one language."""
    text = (HOW_TO / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def pack_of_the_page(folder: Path) -> Pack:
    """Return the pack that the page writes down, file by file."""
    page = "write-a-country-pack.md"
    for block in blocks(page, "yaml") + blocks(page, "csv"):
        name, _, content = block.partition("\n")
        file = folder / name.removeprefix("# ")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return read_pack(folder)


def test_the_pack_of_the_page_loads_and_finds_what_the_page_says(tmp_path: Path) -> None:
    pack = pack_of_the_page(tmp_path)
    run = check_all(pack.registers, as_of=date(2026, 11, 23))
    (found,) = run.findings
    said = " ".join(blocks("write-a-country-pack.md", "text")[0].split())
    assert f"{found.code} {found.ref}" in said
    assert str(found.sentence) in said
    assert str(found.question.text) in said


def test_the_check_of_the_page_speaks_and_is_silent_as_its_cases_say() -> None:
    (source,) = blocks("add-a-check.md", "python")
    scope: dict[str, Any] = {"__name__": "limits"}
    exec(source, scope)  # noqa: S102 -- the example is our own
    (table,) = blocks("add-a-check.md", "yaml")
    cases = yaml.load(table, Loader=yaml.BaseLoader)["cases"]  # noqa: S506 -- all stays text
    assert [found_in(scope["measure_without_limit"], case) for case in cases] == [
        case.get("findings", []) for case in cases
    ]


def found_in(check: Any, case: dict[str, Any]) -> list[str]:
    """Return the keys of what the check finds in a case."""
    law = registers_of(case).law
    run = run_checks([check], {type(law): law}, as_of=day_of(case), rules_version="test")
    assert run.gaps == ()
    return [finding.subject.key for finding in run.findings]
