"""Collect the words of the site and its checks for translators, and compile what they wrote.

    python tools/words.py            bring every catalogue up to date and compile it

Words are literals in ``say("…")`` and ``gettext("…")`` of the code and in the translation tags of
the templates. Nothing outside Python is needed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "misaq"
LOCALE = PACKAGE / "locale"
KEYWORDS = {
    "say": None,
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}

Found = tuple[int, str | tuple[str, ...], list[str], str | None]


def collect() -> Catalog:
    """Return every word to translate, without translations."""
    catalog = Catalog(project="Misaq", charset="utf-8")
    for path in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("templates/**/*.html")]):
        place = path.relative_to(PACKAGE).as_posix()
        for _line, text, _comments, context in _extracted(path):
            if text:
                # Lines move with every change; the file is enough to find the words.
                catalog.add(text, locations=[(place, 0)], context=context)
    return catalog


def catalogues() -> Iterator[Path]:
    """Yield the file of each language."""
    yield from sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))


def read_catalogue(path: Path) -> Catalog:
    """Return what translators wrote."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parents[1].name)


def compiled(catalog: Catalog) -> bytes:
    """Return the catalogue as programs read it."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def places_of(text: str) -> set[str]:
    """Return the places that a template holds for values: ``{name}`` and ``%(name)s``."""
    return set(re.findall(r"\{(\w+)\}", text)) | set(re.findall(r"%\((\w+)\)s", text))


def faults_of(message: Message) -> list[str]:
    """Return what would break a translated sentence: a place left out, or one made up."""
    if not isinstance(message.id, str) or not isinstance(message.string, str):
        return []
    if not message.string or places_of(message.id) == places_of(message.string):
        return []
    return [f"{message.id!r}: the places differ in {message.string!r}"]


def main() -> None:
    """Bring every catalogue up to date and compile it."""
    template = collect()
    for path in catalogues():
        catalog = read_catalogue(path)
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalog.obsolete.clear()
        buffer = io.BytesIO()
        write_po(
            buffer, catalog, omit_header=False, sort_output=True, include_lineno=False, width=98
        )
        path.write_bytes(buffer.getvalue())
        path.with_suffix(".mo").write_bytes(compiled(catalog))
        done = sum(1 for message in catalog if message.id and message.string)
        print(f"{path.relative_to(ROOT)}: {done} of {len(catalog)} translated")


def _extracted(path: Path) -> Iterator[Found]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = templatize(text, origin=path.name)
    yield from extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS)


if __name__ == "__main__":
    main()
