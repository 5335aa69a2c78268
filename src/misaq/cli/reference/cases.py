"""The cases that hold the checks to their word, read from the tests of a clone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from misaq.kernel.errors import InputRefused, NotFound
from misaq.kernel.words import tell
from misaq.reports.reference.checks import Case, SpecTables
from misaq.reports.reference.coding import CodingCase

FOLDER = Path("tests") / "spec" / "checks"
CODING = Path("tests") / "spec" / "incidents" / "coding.yml"
BASE = "_base.yml"
WIDTH = 10_000
"""Lines stand as their author broke them."""


def read_spec_tables(clone: Path) -> SpecTables:
    """Return the cases of every check.

    Raises:
        NotFound: the folder of cases is not there.
        InputRefused: a file of cases cannot be read.
    """
    folder = clone / FOLDER
    if not (folder / BASE).is_file():
        raise NotFound(
            tell(
                "There are no cases of checks: {as_posix} is missing.", as_posix=FOLDER.as_posix()
            ),
            next_step=tell("Run `misaq docs` in a whole clone of Misaq."),
            rule="docs.cases",
        )
    base = folder / BASE
    day = _text(_fields(_compose(base)).get("as_of"))
    files = [file for file in sorted(folder.glob("*.yml")) if file.name != BASE]
    return SpecTables(
        base=base.read_text(encoding="utf-8"),
        cases={file.stem: _read_cases(file, day) for file in files},
    )


def read_coding_cases(clone: Path) -> tuple[CodingCase, ...]:
    """Return the cases of coding.

    Raises:
        NotFound: the file of cases is not there.
        InputRefused: it cannot be read.
    """
    file = clone / CODING
    if not file.is_file():
        raise NotFound(
            tell(
                "There are no cases of coding: {as_posix} is missing.", as_posix=CODING.as_posix()
            ),
            next_step=tell("Run `misaq docs` in a whole clone of Misaq."),
            rule="docs.cases",
        )
    cases = _fields(_compose(file)).get("cases")
    if not isinstance(cases, yaml.SequenceNode):
        raise _refusal(file, "a list of cases was expected under `cases`")
    return tuple(_coding_case(_fields(each)) for each in cases.value)


def _coding_case(fields: dict[str, yaml.Node]) -> CodingCase:
    event = _fields(fields.get("event"))
    return CodingCase(
        name=_text(fields.get("name")),
        says=_text(fields.get("says")),
        event=tuple((name, _text(value)) for name, value in event.items()),
        outcome=(
            _text(fields.get("primary")),
            _text(fields.get("nature")),
            _text(fields.get("rule")),
        ),
    )


def _read_cases(file: Path, day: str) -> tuple[Case, ...]:
    cases = _fields(_compose(file)).get("cases")
    if not isinstance(cases, yaml.SequenceNode):
        raise _refusal(file, "a list of cases was expected under `cases`")
    return tuple(_case(_fields(each), day) for each in cases.value)


def _case(fields: dict[str, yaml.Node], day: str) -> Case:
    return Case(
        name=_text(fields.get("name")),
        says=_text(fields.get("says")),
        records=_laid_out(fields.get("records")),
        as_of=_text(fields.get("as_of")) or day,
        findings=_texts(fields.get("findings")),
        gaps=_texts(fields.get("gaps")),
        words=_texts(fields.get("words")),
        stored=_laid_out(
            fields.get("summaries") or fields.get("releases") or fields.get("studies")
        ),
    )


def _laid_out(node: yaml.Node | None) -> str:
    return _write(node) if node is not None and node.value else ""


def _compose(file: Path) -> yaml.Node | None:
    try:
        node: yaml.Node | None = yaml.compose(file.read_text(encoding="utf-8"), yaml.SafeLoader)
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise _refusal(file, " ".join(str(error).split())) from error
    return node


def _refusal(file: Path, why: str) -> InputRefused:
    return InputRefused(
        tell(
            "{as_posix} cannot be read: {why}.", as_posix=(FOLDER / file.name).as_posix(), why=why
        ),
        next_step=tell("Correct the file and run `make docs` again."),
        rule="docs.cases",
    )


def _fields(node: yaml.Node | None) -> dict[str, yaml.Node]:
    pairs: list[Any] = node.value if isinstance(node, yaml.MappingNode) else []
    return {str(name.value): value for name, value in pairs}


def _text(node: yaml.Node | None) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _texts(node: yaml.Node | None) -> tuple[str, ...]:
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    return tuple(_item(item) for item in items)


def _item(node: yaml.Node) -> str:
    """Return a key; where a case says more than a key, all of it on one line."""
    return _text(node) if isinstance(node, yaml.ScalarNode) else " ".join(_write(node).split())


def _write(node: yaml.Node) -> str:
    """Return the YAML of a node as its author laid it out, without comments."""
    return str(yaml.serialize(node, allow_unicode=True, width=WIDTH))
