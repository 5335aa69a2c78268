"""misaq read: what a document seems to say, as proposals. Nothing is stored."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from misaq.core.sourcebook.reading.passages import Anchor, ReadText
    from misaq.core.sourcebook.reading.proposals import Proposal


class ReadFormat(StrEnum):
    """How proposals are printed."""

    TABLE = "table"
    JSON = "json"


def read(
    file: Annotated[
        Path, typer.Argument(help="A text, DOCX, HTML or PDF file.", show_default=False)
    ],
    format: Annotated[  # noqa: A002 - the option's name
        ReadFormat, typer.Option(help="A table to look at, or JSON for programs.")
    ] = ReadFormat.TABLE,
    pack: Annotated[
        str, typer.Option(help="Country pack whose words to use; every installed one by default.")
    ] = "",
    max_mb: Annotated[
        float, typer.Option(min=0.001, help="Refuse a file larger than this, in MB.")
    ] = 20,
) -> None:
    """Read a document and print what it seems to say: proposals with their places.

    Nothing enters a register: a person takes each proposal or leaves it.

    Raises:
        NotFound: no such file or pack.
        InputRefused: the file is none that can be read; every problem is told.
    """
    # Reading libraries are loaded here, so that other commands start without them.
    from misaq.core.sourcebook.reading.propose import propose
    from misaq.sources.documents.limits import Limits
    from misaq.sources.documents.read import read_document
    from misaq.sources.documents.words_file import installed_words

    words = installed_words(pack)
    text = read_document(file, Limits(file_bytes=int(max_mb * 1024 * 1024)))
    proposals = propose(text, words)
    if format is ReadFormat.JSON:
        # Escapes say the same to a program, where the terminal has no Unicode.
        print(json.dumps(as_json(text, proposals), indent=2, ensure_ascii=not _speaks_unicode()))
    else:
        _print_tables(text, proposals)


def as_json(text: ReadText, proposals: tuple[Proposal, ...]) -> dict[str, Any]:
    """Return what is published of a reading: the document, and every proposal in order."""
    return {
        "document": {
            "name": text.name,
            "sha256": text.sha256,
            "kind": text.kind.value,
            "passages": sum(1 for _ in text.passages()),
            "notes": list(text.notes),
        },
        "proposals": [_proposal_json(proposal) for proposal in proposals],
    }


def _proposal_json(proposal: Proposal) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kind": proposal.kind.value,
        "text": proposal.text,
        "under": proposal.under,
        "inferred": proposal.inferred,
        "anchor": _anchor_json(proposal.anchor),
        "reason": proposal.reason,
    }
    for name, value in proposal.extra:
        told[name] = list(value) if isinstance(value, tuple) else value
    return told


def _anchor_json(anchor: Anchor) -> dict[str, Any]:
    told: dict[str, Any] = {"passage": anchor.passage, "sha256": anchor.sha256}
    if anchor.lines is not None:
        told["first_line"], told["last_line"] = anchor.lines
    for name in ("paragraph", "table", "row", "column", "place"):
        if value := getattr(anchor, name):
            told[name] = value
    if anchor.boxes:
        told["page"] = anchor.page
        told["boxes"] = [asdict(box) for box in anchor.boxes]
    return told


def _speaks_unicode() -> bool:
    return (sys.stdout.encoding or "ascii").casefold().replace("-", "") in ("utf8", "utf8sig")


def _print_tables(text: ReadText, proposals: tuple[Proposal, ...]) -> None:
    from rich.console import Console
    from rich.markup import escape

    console = Console(highlight=False, safe_box=True)
    count = sum(1 for _ in text.passages())
    name = printable(text.name)
    console.print(f"[bold]{escape(name)}[/] ({text.kind.value}, {count} passages)")
    console.print(f"sha256 {text.sha256}", style="dim", soft_wrap=True)
    for note in text.notes:
        console.print(f"Not read: {escape(printable(note))}")
    for kind in dict.fromkeys(proposal.kind for proposal in proposals):
        _print_kind(console, kind.value, [each for each in proposals if each.kind is kind])
    counts = Counter(proposal.kind.value for proposal in proposals)
    told = ", ".join(f"{number} {kind}" for kind, number in counts.items()) or "nothing"
    console.print(f"\nProposed: {told}. Nothing was stored.")
    if any(proposal.inferred for proposal in proposals):
        console.print("? = inferred; --format json gives the reason of each.")


def _print_kind(console: Console, kind: str, proposals: list[Proposal]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=f"{kind} ({len(proposals)})", title_justify="left", expand=True,
                  box=box.ASCII if not _speaks_unicode() else box.SIMPLE_HEAD)  # fmt: skip
    table.add_column("", width=1)
    # "fold", for rich would cut a long word with a sign that a plain terminal lacks.
    table.add_column("where", width=14, overflow="fold")
    table.add_column("text", ratio=3, overflow="fold")
    table.add_column("more", ratio=2, overflow="fold")
    for each in proposals:
        row = ("?" if each.inferred else "", place_of(each.anchor), each.text, _more(each))
        table.add_row(*(Text(printable(cell)) for cell in row))
    console.print()
    console.print(table)


def _more(proposal: Proposal) -> str:
    shown = {name: value for name, value in proposal.extra if value not in (None, "", ())}
    for long in ("sentence", "places", "written"):
        shown.pop(long, None)
    told = [f"under: {shorten(proposal.under)}"] if proposal.under else []
    for name, value in shown.items():
        words = "; ".join(value) if isinstance(value, tuple) else str(value)
        told.append(f"{name}: {shorten(words)}")
    return "\n".join(told)


def place_of(anchor: Anchor) -> str:
    """Return where a passage stands, in a few characters."""
    if anchor.lines is not None:
        first, last = anchor.lines
        return f"line {first}" if first == last else f"lines {first}-{last}"
    if anchor.page is not None:
        cell = f" t{anchor.table} r{anchor.row} c{anchor.column}" if anchor.table else ""
        return f"p. {anchor.page}{cell or ' ' * bool(anchor.place) + anchor.place}"
    if anchor.table is not None:
        return f"table {anchor.table} r{anchor.row} c{anchor.column}"
    return f"{anchor.place or 'par.'} {anchor.paragraph}"


def shorten(text: str, longest: int = 60) -> str:
    """Return a text cut at a word, with dots where something was left out."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0] + " ..."


def printable(text: str) -> str:
    """Return a text that the terminal can show and cannot be steered by.

    Control characters become "?", as does what the terminal's encoding lacks.
    """
    shown = "".join(c if c.isprintable() or c == "\n" or c in "\u200c\u200d" else "?" for c in text)
    encoding = sys.stdout.encoding or "ascii"
    return shown.encode(encoding, "replace").decode(encoding)
