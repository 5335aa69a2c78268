"""A review sheet of the translations: given to a native reader, and taken back.

    python -m tools.words_sheet give ur sheet.csv
    python -m tools.words_sheet take ur sheet.csv --by "A. Reader"

The reader corrects the column ``translation`` where it needs it, and writes ``yes`` in the column
``reviewed`` of each line that is right as it then stands. Lines left blank stay unreviewed. Nothing
is taken while a single line has a fault; all faults are listed.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from tools.words import LOCALE, ROOT, files_of, read_catalogue, strings_of
from tools.words_faults import faults_of_one
from tools.words_review import is_mark, is_reviewed, mark_of

COLUMNS = ("context", "english", "form", "translation", "reviewed", "where", "glossary")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_YES = "yes"

Row = Mapping[str, str]
Place = tuple[str, str, int]
"""Context, English and form of number of a translation."""


def rows_of(catalog: Catalog, terms: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Yield a row for each form of each translation, those of one file together."""
    messages = [message for message in catalog if message.id]
    for message in sorted(messages, key=lambda m: (_where(m), _english(m))):
        for form, translation in enumerate(strings_of(message)):
            yield {
                "context": message.context or "",
                "english": _safe(_english(message, form)),
                "form": str(form),
                "translation": _safe(translation),
                "reviewed": _YES if is_reviewed(message) else "",
                "where": _where(message),
                "glossary": "; ".join(_terms_in(_english(message), terms)),
            }


def glossary_terms(text: str) -> dict[str, str]:
    """Return the Urdu of each word that GLOSSARY.md settles."""
    terms = {}
    for block in text.split("\n## ")[1:]:
        found = re.search(r"^- Urdu: (.+?)(?: \(not reviewed.*)?$", block, re.MULTILINE)
        if found:
            terms[block.partition("\n")[0]] = found[1]
    return terms


def take(catalog: Catalog, rows: Sequence[Row], *, by: str, day: date) -> list[str]:
    """Put what came back into the catalogue, unless there is a fault; return every fault.

    Args:
        catalog: what translators wrote so far; changed in place.
        rows: the lines of the sheet.
        by: who reviewed.
        day: when.
    """
    messages = {_place(message)[:2]: message for message in catalog if message.id}
    faults, changed = [], dict[tuple[str, str], dict[int, Row]]()
    for number, row in enumerate(rows, start=2):
        faults += [f"line {number}: {fault}" for fault in _faults(row, messages)]
        changed.setdefault((row.get("context", ""), _key(row, messages)), {})[_form(row)] = row
    if not faults:
        for place, forms in changed.items():
            _put(messages[place], forms, by=by, day=day)
    return faults


def _put(message: Message, forms: Mapping[int, Row], *, by: str, day: date) -> None:
    strings = list(strings_of(message))
    for form, row in forms.items():
        strings[form] = _plain(row["translation"])
    was_reviewed = is_reviewed(message)
    before = strings_of(message)
    message.string = strings[0] if isinstance(message.id, str) else tuple(strings)
    said_yes = [_form for _form, row in forms.items() if row["reviewed"].strip().lower() == _YES]
    if was_reviewed and strings_of(message) == before:
        return
    message.user_comments = [c for c in message.user_comments if not is_mark(c)]
    if len(said_yes) == len(strings):
        message.user_comments.append(mark_of(message, by, day))


def _faults(row: Row, messages: Mapping[tuple[str, str], Message]) -> Iterator[str]:
    absent = [column for column in COLUMNS[:5] if row.get(column) is None]
    if absent:
        yield f"the columns {absent} are missing"
        return
    place = (row["context"], _key(row, messages))
    message = messages.get(place)
    if message is None:
        yield f"no message {row['english']!r} is in the catalogue: give the sheet anew"
        return
    if _form(row) not in range(len(strings_of(message))):
        yield f"{row['english']!r} has no form {row['form']!r}"
        return
    if row["reviewed"].strip().lower() not in ("", _YES):
        yield f"{row['reviewed']!r} under reviewed: write yes, or leave it empty"
    translation = _plain(row["translation"])
    if not translation.strip():
        yield f"{row['english']!r} has no translation"
    else:
        yield from faults_of_one(_english(message, _form(row)), translation)


def _key(row: Row, messages: Mapping[tuple[str, str], Message]) -> str:
    """Return the English of the first form, by which the catalogue knows a message."""
    english, context = _plain(row.get("english") or ""), row.get("context") or ""
    if (context, english) in messages:
        return english
    plurals = (m for (c, _), m in messages.items() if c == context and not isinstance(m.id, str))
    return next((_english(m) for m in plurals if english in m.id), english)


def _form(row: Row) -> int:
    text = row.get("form") or ""
    return int(text) if text.isascii() and text.isdigit() else -1


def _place(message: Message) -> Place:
    return message.context or "", _english(message), 0


def _english(message: Message, form: int = 0) -> str:
    return message.id if isinstance(message.id, str) else message.id[min(form, 1)]


def _where(message: Message) -> str:
    return ", ".join(sorted({place for place, _ in message.locations}))


def _terms_in(english: str, terms: Mapping[str, str]) -> Iterator[str]:
    for word, term in terms.items():
        if re.search(rf"\b{re.escape(word)}", english, re.IGNORECASE):
            yield f"{word} = {term}"


def _safe(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _plain(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def _give(path: Path, sheet: Path) -> int:
    terms = glossary_terms((ROOT / "GLOSSARY.md").read_text(encoding="utf-8"))
    rows = list(rows_of(read_catalogue(path), terms))
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    open_lines = sum(1 for row in rows if not row["reviewed"])
    print(f"{sheet}: {len(rows)} lines, {open_lines} not reviewed")
    return 0


def _take(path: Path, sheet: Path, by: str) -> int:
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    catalog = read_catalogue(path)
    faults = take(catalog, rows, by=by, day=datetime.now(UTC).date())
    if faults:
        print("\n".join(faults))
        print(f"{len(faults)} faults; nothing was taken.")
        return 1
    for file_path, content in files_of(path, catalog).items():
        file_path.write_bytes(content)
    done = sum(1 for message in catalog if message.id and is_reviewed(message))
    print(f"{path.relative_to(ROOT)}: {done} of {len(catalog)} reviewed")
    return 0


def main() -> int:
    """Give or take a sheet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("act", choices=("give", "take"))
    parser.add_argument("language")
    parser.add_argument("sheet", type=Path)
    parser.add_argument("--by", help="who reviewed, when the sheet is taken back")
    given = parser.parse_args()
    path = LOCALE / given.language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        parser.error(f"there is no catalogue of {given.language!r}")
    if given.act == "give":
        return _give(path, given.sheet)
    if not (given.by or "").strip():
        parser.error("say who reviewed: --by NAME")
    return _take(path, given.sheet, " ".join(given.by.split()))


if __name__ == "__main__":
    sys.exit(main())
