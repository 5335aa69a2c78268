"""Markdown that shows any text as it is, and reads well before it is rendered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_MARKS = re.compile(r"([\\*_\[\]`])|(<)")
_ROLE = re.compile(r":[a-z]+:(?=`)")
_SLUG_DROPS = re.compile(r"[^\w\- ]")


def plain(text: object) -> str:
    """Return text in which nothing is taken for markup, on one line."""
    return _escaped(" ".join(str(text).split()))


def prose(text: object) -> str:
    """Return text from a docstring: what stands between backticks stays code."""
    parts = _ROLE.sub("", str(text)).replace("``", "`").split("`")
    if len(parts) % 2 == 0:
        return plain(text)
    return " ".join(
        "".join(
            code(part) if place % 2 else _escaped(part) for place, part in enumerate(parts)
        ).split()
    )


def _escaped(text: str) -> str:
    return _MARKS.sub(lambda found: f"\\{found[1]}" if found[1] else "&lt;", text)


def code(text: object) -> str:
    """Return the text set as code; a backtick inside it is kept."""
    one_line = " ".join(str(text).split())
    fence = "``" if "`" in one_line else "`"
    pad = " " if "`" in one_line else ""
    return f"{fence}{pad}{one_line}{pad}{fence}"


def codes(texts: Iterable[object], nothing: str = "none") -> str:
    """Return the texts set as code, with commas."""
    return ", ".join(code(text) for text in texts) or nothing


def link(text: str, target: str) -> str:
    """Return a link; the text is markdown already."""
    return f"[{text}](<{target}>)" if re.search(r"[()\s]", target) else f"[{text}]({target})"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of cells that are markdown already; an empty text when there are no rows."""
    body = [_row(row) for row in rows]
    if not body:
        return ""
    return "\n".join([_row(heads), "|" + "---|" * len(heads), *body])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(re.sub(r"(?<!\\)\|", r"\\|", cell) for cell in cells) + " |"


def bullets(items: Iterable[str], indent: str = "") -> str:
    """Return a list of items that are markdown already."""
    return "\n".join(f"{indent}- {item}" for item in items)


def fenced(text: str, language: str) -> str:
    """Return a block of code; its fence is longer than any in the text."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def anchor(heading: str) -> str:
    """Return the name by which a heading of plain words is linked to."""
    return _SLUG_DROPS.sub("", heading.replace("`", "").lower()).replace(" ", "-")


def count(number: int, one: str, many: str = "") -> str:
    """Return "1 finding", "3 findings"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
