"""Collect the words of Misaq for translators, and compile what they wrote.

    python -m tools.words            bring every catalogue up to date and compile it
    python -m tools.words --check    change nothing; fail when a word is missing or stale

Words are literals in ``say("…")`` and the gettext functions of the code, in the translation tags of
the templates, the words of fixed values, and what the forms of records say. Nothing outside Python
is needed.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from misaq.apps.changes.hints import words_of_forms
from misaq.kernel.words import word_of
from tools.foreign_words import foreign_files
from tools.words_faults import faults_of
from tools.words_review import rooms_to_review

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "misaq"
LOCALE = PACKAGE / "locale"
_PLURAL = (1, 2)
_CONTEXT = ((1, "c"), 2)
_BOTH = ((1, "c"), 2, 3)
KEYWORDS = {
    "say": None,
    "tell": None,
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": _PLURAL,
    "ngettext_lazy": _PLURAL,
    "pgettext": _CONTEXT,
    "pgettext_lazy": _CONTEXT,
    "npgettext": _BOTH,
    "npgettext_lazy": _BOTH,
}
FIXED_VALUES = re.compile(r"[a-z]+(?:[ _][a-z]+)*|[A-Z]+(?:_[A-Z]+)*")
"""How values are spelled that are shown by their own words (``IN_FORCE``, ``text only``)."""
VALUE_FILES = (
    "*/records.py",
    "law/validity.py",
    "law/deadlines.py",
    "oversight/tracking.py",
    "policies/*.py",
)
_NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)
_CHURN = re.compile(rb'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By):.*\n', re.MULTILINE)

Found = tuple[int, str | tuple[str, ...], list[str], str | None]


def collect() -> Catalog:
    """Return every word to translate, without translations."""
    catalog = Catalog(project="Misaq", charset="utf-8")
    for place, path in [*_own_files(), *foreign_files()]:
        for _line, text, _comments, context in _extracted(path):
            if text:
                # Lines move with every change; the file is enough to find the words.
                catalog.add(text, locations=[(place, 0)], context=context)
    for place, word in [*_words_of_values(), *_words_of_forms()]:
        catalog.add(word, locations=[(place, 0)])
    return catalog


def _own_files() -> Iterator[tuple[str, Path]]:
    patterns = ("*.py", "templates/**/*.html", "templates/**/*.txt")
    for path in sorted({path for pattern in patterns for path in PACKAGE.rglob(pattern)}):
        yield path.relative_to(PACKAGE).as_posix(), path


def _words_of_values() -> Iterator[tuple[str, str]]:
    """Yield where each fixed value is declared, and its word."""
    paths = {path for pattern in VALUE_FILES for path in (PACKAGE / "core").glob(pattern)}
    for path in sorted(paths):
        place = path.relative_to(PACKAGE).as_posix()
        name = "misaq." + place.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        for _, declared in inspect.getmembers(importlib.import_module(name), inspect.isclass):
            if issubclass(declared, Enum) and declared.__module__ == name:
                for value in declared:
                    if FIXED_VALUES.fullmatch(str(value.value)):
                        yield place, word_of(value).template


def _words_of_forms() -> Iterator[tuple[str, str]]:
    """Yield what the forms of records say: the meanings and the names of their fields."""
    for word in words_of_forms():
        yield "apps/changes/hints.py", word


def catalogues() -> Iterator[Path]:
    """Yield the file of each language."""
    yield from sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))


def read_catalogue(path: Path) -> Catalog:
    """Return what translators wrote."""
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.parents[1].name)
    catalog.creation_date = catalog.revision_date = _NO_DAY
    return catalog


def updated(path: Path, template: Catalog) -> Catalog:
    """Return the catalogue with the words there are now; translations of others are dropped."""
    catalog = read_catalogue(path)
    catalog.update(
        template, no_fuzzy_matching=True, update_creation_date=False, keep_user_comments=True
    )
    catalog.obsolete.clear()
    return catalog


def written(catalog: Catalog) -> bytes:
    """Return the catalogue as translators read it: the same for the same words, whenever made."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, sort_output=True, include_lineno=False, width=98)
    return _CHURN.sub(b"", buffer.getvalue())


def compiled(catalog: Catalog) -> bytes:
    """Return the catalogue as programs read it."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def files_of(path: Path, catalog: Catalog) -> dict[Path, bytes]:
    """Return every file that is made of a catalogue, with what belongs in it."""
    rooms = "".join(f"{room}\n" for room in rooms_to_review(catalog))
    return {
        path: written(catalog),
        path.with_suffix(".mo"): compiled(catalog),
        path.with_name("unreviewed.txt"): rooms.encode(),
    }


def missing(catalog: Catalog) -> list[Message]:
    """Return the messages without a whole translation."""
    return [m for m in catalog if m.id and (m.fuzzy or not all(strings_of(m)))]


def strings_of(message: Message) -> tuple[str, ...]:
    """Return the translation, one string for each form of number."""
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(string)


def stale(path: Path) -> Iterator[str]:
    """Say what `python -m tools.words` would change, and what is left to translate."""
    catalog = updated(path, collect())
    for file, content in files_of(path, catalog).items():
        if not file.exists() or file.read_bytes() != content:
            yield f"{file.relative_to(ROOT)} is stale: run `python -m tools.words`."
    for message in missing(catalog):
        yield f"{path.relative_to(ROOT)}: not translated: {message.id!r}"
    for fault in faults_of(catalog):
        yield f"{path.relative_to(ROOT)}: {fault}"


def main() -> int:
    """Bring every catalogue up to date, or say what is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, say what is missing")
    if parser.parse_args().check:
        found = [line for path in catalogues() for line in stale(path)]
        print("\n".join(found))
        return 1 if found else 0
    template = collect()
    for path in catalogues():
        catalog = updated(path, template)
        for file, content in files_of(path, catalog).items():
            file.write_bytes(content)
        left = len(missing(catalog))
        print(f"{path.relative_to(ROOT)}: {len(catalog) - left} of {len(catalog)} translated")
    return 0


def _extracted(path: Path) -> Iterator[Found]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = templatize(text, origin=path.name)
    yield from extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS)


if __name__ == "__main__":
    sys.exit(main())
