"""What the terminal shows: how far a file has come, and the answer about one name."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

from misaq.core.screening.answer import Answer, Outcome
from misaq.core.screening.results import COLUMNS, results_of
from misaq.core.screening.sentences import (
    common_in_words,
    held_back_in_words,
    settles,
    speaks_against,
    speaks_for,
)

WIDTH = 80


class Watch(Protocol):
    """Shows how far it has come."""

    def __call__(self, rows: int, counts: Mapping[str, int], position: int) -> None: ...


@contextmanager
def progress(size: int) -> Iterator[Watch]:
    """Show a bar on stderr while a file is read; nothing where nobody looks.

    Args:
        size: of the file in bytes.
    """
    if not sys.stderr.isatty():
        yield lambda rows, counts, position: None  # noqa: ARG005 -- nobody looks
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(20), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True, width=WIDTH), transient=True) as bar:
        task = bar.add_task("0 rows", total=size)

        def show(rows: int, counts: Mapping[str, int], position: int) -> None:
            told = f"{rows} rows, {counts.get('ALERT', 0)} alerts"
            bar.update(task, completed=position, description=told)

        yield show


def print_answer(answer: Answer, *, as_json: bool) -> None:
    """Print what is known of one name."""
    if as_json:
        told = [dict(zip(COLUMNS[1:], result, strict=True)) for result in results_of(answer)]
        searched = [str(version) for version in answer.searched]
        read = [str(sentence) for sentence in answer.query.told]
        said = {
            "outcome": answer.outcome.value, "searched": searched, "read": read, "results": told
        }  # fmt: skip
        print(json.dumps(said, indent=2, ensure_ascii=False))
        return
    _say(f"Searched: {'; '.join(map(str, answer.searched))}.")
    for sentence in answer.query.told:
        _say(str(sentence))
    if answer.outcome is Outcome.CLEAR:
        _say("Nothing was found.")
    for hit in answer.hits:
        print()
        _say(f"{hit.rank.value}: {hit.name.text} ({hit.version}, {hit.reference}), "
             f"probability {hit.probability:.2f}")  # fmt: skip
        for mark, lines in (("+", speaks_for(hit)), ("-", speaks_against(hit))):
            for line in lines:
                _say(f"{mark} {line}", indent="  ")
        _say(str(common_in_words(hit.commonness)), indent="  ")
        _say(str(settles(hit)), indent="  ")
    if answer.more_hits:
        _say(f"{answer.more_hits} weaker hits are left off.")
    if answer.held_back is not None:
        print()
        _say(str(held_back_in_words(answer.held_back)))


def _say(text: str, indent: str = "") -> None:
    print(
        textwrap.fill(
            "".join(c if c.isprintable() else "?" for c in text),
            WIDTH,
            initial_indent=indent,
            subsequent_indent=indent + "  ",
            break_long_words=False,
        )
    )
