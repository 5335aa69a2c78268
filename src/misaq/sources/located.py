"""YAML and CSV files read as text values that remember their line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import yaml

from misaq.kernel.errors import Problem
from misaq.kernel.words import tell
from misaq.sources.structure import Path

_LIST_MARK = " | "
MOST_BYTES = 16_000_000
"""The largest file that is read."""

_DEEPEST = 12
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(slots=True)
class Located:
    """The records of one file.

    Attributes:
        name: the file's name inside the pack.
        records: plain values, one per record, in file order.
        lines: line of each value, by path; the first part of a path is the record's place.
        problems: what is wrong with the file itself.
    """

    name: str
    records: list[Any] = field(default_factory=list)
    lines: dict[Path, int] = field(default_factory=lambda: {(): 1})
    problems: list[Problem] = field(default_factory=list)

    def where(self, path: Path) -> str:
        """Return "file:line" for the path, or for the nearest value around it."""
        known = (path[:length] for length in range(len(path), -1, -1))
        nearest = next(part for part in known if part in self.lines)
        return f"{self.name}:{self.lines[nearest]}"


def read_located(root: FilePath, file: FilePath) -> Located:
    """Return the records of a YAML list or a CSV table; what is wrong stands in ``problems``."""
    located = Located(file.relative_to(root).as_posix())
    try:
        if file.stat().st_size > MOST_BYTES:
            located.problems.append(
                Problem(
                    located.name,
                    tell("larger than {value} MB.", value=MOST_BYTES // 1000000),
                    tell("Spread the table over several files: <table>.<part>.yml."),
                )
            )
            return located
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        located.problems.append(
            Problem(
                located.name,
                tell("not UTF-8 at byte {start}.", start=error.start),
                tell("Save the file as UTF-8."),
            )
        )
        return located
    except OSError as error:
        located.problems.append(
            Problem(
                located.name,
                tell("cannot be read: {strerror}.", strerror=error.strerror),
                tell("Check the file's rights."),
            )
        )
        return located
    if file.suffix == ".csv":
        _read_csv(text, located)
    else:
        _read_yaml(text, located)
    return located


def _read_yaml(text: str, located: Located) -> None:
    try:
        node = _composed(text, located)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        located.problems.append(
            Problem(
                f"{located.name}:{line}",
                tell("not YAML: {problem}.", problem=error.problem),
                tell("Correct the line."),
            )
        )
        return
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        what = f"not YAML: the character U+{ord(text[error.position]):04X} cannot stand in it."
        located.problems.append(Problem(f"{located.name}:{line}", what, tell("Take it out.")))
        return
    if node is None:
        return
    if not isinstance(node, yaml.SequenceNode):
        located.problems.append(
            Problem(
                f"{located.name}:1",
                tell("a list of records was expected."),
                tell('Start each with "- ".'),
            )
        )
        return
    located.records = _plain(node, (), located)


def _composed(text: str, located: Located) -> yaml.Node | None:
    """Return the tree of a text; None when it is empty or uses what pack files may not."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        refused = _refusal(event, depth)
        if refused is not None:
            line = event.start_mark.line + 1 if event.start_mark else 1
            located.problems.append(Problem(f"{located.name}:{line}", *refused))
            return None
    return yaml.compose(text, Loader=_LOADER)


def _refusal(event: yaml.Event, depth: int) -> tuple[str, str] | None:
    """Return what is wrong with a part of the text, and the next step; None when nothing is."""
    if getattr(event, "anchor", None) is not None:
        return "anchors and aliases (& and *) are not read.", "Write the values out, or quote them."
    if depth > _DEEPEST:
        return f"more than {_DEEPEST} levels deep.", "No record is: correct the brackets."
    return None


def _plain(node: yaml.Node, path: Path, located: Located) -> Any:
    located.lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, n), located) for n, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return dict(_pairs(node, path, located))
    return node.value


def _pairs(node: yaml.MappingNode, path: Path, located: Located) -> Iterator[tuple[str, Any]]:
    seen: set[str] = set()
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            located.problems.append(
                Problem(
                    f"{located.name}:{line}",
                    tell("a field's name is not a text."),
                    tell("Name the field."),
                )
            )
            continue
        name = str(key_node.value)
        if name in seen:
            located.problems.append(
                Problem(
                    f"{located.name}:{line}",
                    tell("the field {name} stands twice in one record.", name=repr(name)),
                    tell("Keep one of them."),
                )
            )
        seen.add(name)
        yield name, _plain(value_node, (*path, name), located)
        located.lines[(*path, name)] = line


def _read_csv(text: str, located: Located) -> None:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        for name in {name for name in header if header.count(name) > 1}:
            what = f"the column {name!r} stands twice."
            located.problems.append(Problem(f"{located.name}:1", what, tell("Keep one of them.")))
        for row in reader:
            _add_row(header, row, reader.line_num, located)
    except csv.Error as error:
        located.problems.append(
            Problem(
                f"{located.name}:{reader.line_num}",
                tell("not CSV: {error}.", error=error),
                tell("Correct the row."),
            )
        )


def _add_row(header: list[str], row: list[str], line: int, located: Located) -> None:
    if not any(cell.strip() for cell in row):
        return
    if len(row) != len(header):
        located.problems.append(
            Problem(
                f"{located.name}:{line}",
                tell(
                    "the row has {row} cells and the header {header}.",
                    row=len(row),
                    header=len(header),
                ),
                tell("Quote cells that contain commas."),
            )
        )
        return
    place = len(located.records)
    located.lines[(place,)] = line
    located.records.append(
        {name: cell for name, cell in zip(header, row, strict=True) if cell.strip()}
    )


def split_lists(record: dict[str, Any], list_fields: frozenset[str]) -> dict[str, Any]:
    """Return a CSV record with its list fields cut at " | "."""
    return {
        name: value.split(_LIST_MARK) if name in list_fields and isinstance(value, str) else value
        for name, value in record.items()
    }
