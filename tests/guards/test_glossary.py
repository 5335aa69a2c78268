"""The glossary settles words: its entries are whole, its code exists, its words hold."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src" / "misaq"


@dataclass(frozen=True)
class Entry:
    """One word of the glossary."""

    word: str
    sentence: str
    in_code: str
    avoid: tuple[str, ...]


def entries() -> list[Entry]:
    """Return every entry of GLOSSARY.md, in its order."""
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    found = []
    for block in text.split("\n## ")[1:]:
        word, _, rest = block.partition("\n")
        facts = dict(re.findall(r"^- ([A-Z][A-Za-z ]+): (.+)$", rest, re.MULTILINE))
        sentence = rest.strip().partition("\n\n")[0]
        avoid = tuple(part.strip() for part in facts.get("Avoid", "").split(","))
        found.append(Entry(word, sentence, facts.get("In code", ""), avoid))
    return found


ENTRIES = entries()


def words_of(name: str) -> list[str]:
    """Return the words of an identifier: ThreatClass and threat_class are threat, class."""
    return re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+", name)


def names_in_code() -> Iterator[tuple[str, str]]:
    """Yield (place, name) of every module, class and stored code under src/misaq."""
    for path in sorted(SOURCES.rglob("*.py")):
        place = str(path.relative_to(ROOT))
        yield place, path.stem
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                yield place, node.name


def uses(name: str, avoided: str) -> bool:
    """Tell whether an identifier says an avoided word, in the singular or with an s."""
    said = " ".join(words_of(name)).lower()
    return re.search(rf"\b{re.escape(avoided.lower())}s?\b", said) is not None


def test_entries_are_in_order_and_once() -> None:
    words = [entry.word for entry in ENTRIES]
    assert words == sorted(set(words))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.word)
def test_an_entry_has_a_sentence_a_place_and_words_to_avoid(entry: Entry) -> None:
    assert entry.sentence.endswith(".")
    assert entry.in_code
    assert all(entry.avoid)


@pytest.mark.parametrize(
    "path",
    [path for entry in ENTRIES for path in re.findall(r"`(misaq\.[\w.]+)`", entry.in_code)],
)
def test_what_an_entry_points_to_exists(path: str) -> None:
    try:
        importlib.import_module(path)
    except ModuleNotFoundError:
        module, _, name = path.rpartition(".")
        assert hasattr(importlib.import_module(module), name)


def test_no_word_is_both_used_and_avoided() -> None:
    words = {entry.word for entry in ENTRIES}
    assert words & {avoided for entry in ENTRIES for avoided in entry.avoid} == set()


def test_code_does_not_say_an_avoided_word() -> None:
    avoided = {(word, entry.word) for entry in ENTRIES for word in entry.avoid}
    said = [
        f"{place}: {name} says {word!r}; the word is {instead!r}"
        for place, name in names_in_code()
        for word, instead in sorted(avoided)
        if uses(name, word)
    ]
    assert said == []


@pytest.mark.parametrize(
    ("name", "avoided", "is_used"),
    [
        ("StakeholderList", "stakeholder", True),
        ("StakeholdersAll", "stakeholder", True),
        ("data_points", "data point", True),
        ("Kpis", "kpi", True),
        ("Interaction", "action", False),
        ("PatchyRow", "patch", False),
    ],
)
def test_the_look_is_for_whole_words(name: str, avoided: str, is_used: bool) -> None:
    assert uses(name, avoided) is is_used


def test_no_module_is_named_for_nothing() -> None:
    nothing = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert [place for place, name in names_in_code() if name.lower() in nothing] == []
