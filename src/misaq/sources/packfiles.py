"""Reading a country pack: a folder of YAML and CSV files, one table or more.

``<room>/<table>.yml`` (a list of records) or ``<room>/<table>.csv`` (a row each); a table may be
spread over ``<table>.<part>.yml``. ``pack.yml`` names the country. All that is wrong is reported
together; a pack loads whole or not at all.
"""

from __future__ import annotations

import hashlib
import re
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from misaq.core.packs import TABLES, Flaw, Registers, Tile, find_flaws, from_records
from misaq.kernel.errors import InputRefused, NotFound, Problem
from misaq.kernel.ids import Key
from misaq.kernel.titles import TranslatedTitle
from misaq.kernel.words import tell
from misaq.sources.located import Located, read_located, split_lists
from misaq.sources.structure import BaseValidationError, from_plain, list_faults, to_plain

T = TypeVar("T")

_SUFFIXES = (".yml", ".csv")
_OTHER_FILES = frozenset({"pack.yml", "reading.yml"})


@dataclass(frozen=True, slots=True)
class Country:
    """What a pack says of itself.

    Attributes:
        code: ISO 3166-1 code in small letters ("pk").
        title: name of the country.
        law_read_on: day up to which the law was read, in words.
        languages: language codes, the first the pack's own.
        titles: its name in other languages.
        tiles: where each part of the country stands in its tile map.
    """

    code: Key
    title: str
    law_read_on: str
    languages: tuple[str, ...] = ("en",)
    titles: tuple[TranslatedTitle, ...] = ()
    tiles: tuple[Tile, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """A country pack as read.

    Attributes:
        country: what it says of itself.
        registers: its records; they hold together.
        version: SHA-256 of its records, the same for the same content in any file layout.
    """

    country: Country
    registers: Registers
    version: str


def read_pack(root: Path) -> Pack:
    """Return the pack in a folder.

    Raises:
        NotFound: there is no such folder, or no ``pack.yml`` in it.
        InputRefused: some file is wrong; every problem is listed by file and line.
    """
    country = _read_country(root)
    problems: list[Problem] = []
    places: dict[tuple[str, Key], tuple[Located, int]] = {}
    records: dict[str, tuple[Any, ...]] = {}
    unread: dict[str, frozenset[Key]] = {}
    tables = list(_tables(root, problems))
    whole = not problems
    for table, located in tables:
        read = tuple(_records(table, located, places, problems))
        records[table] = records.get(table, ()) + read
        unread[table] = unread.get(table, frozenset()) | _keys_as_written(located)
    registers = from_records(records)
    if whole:
        problems += [_flaw_problem(flaw, places) for flaw in find_flaws(registers, also=unread)]
    if problems:
        raise InputRefused(
            tell("The pack was not loaded: 1 problem.")
            if len(problems) == 1
            else tell("The pack was not loaded: {count} problems.", count=len(problems)),
            next_step=tell("Correct them all and load again; nothing was changed."),
            problems=tuple(problems),
        )
    return Pack(country, registers, version_of(records))


def _keys_as_written(located: Located) -> frozenset[Key]:
    """Return the keys of the file's records, those that cannot be read among them."""
    plain = [record.get("key") for record in located.records if isinstance(record, dict)]
    return frozenset(Key(key.strip()) for key in plain if isinstance(key, str))


def version_of(records: Mapping[str, tuple[Any, ...]]) -> str:
    """Return the SHA-256 of the records, whatever their order."""
    lines = sorted(
        f"{table}\t{record.key}\t{to_plain(record)!r}"
        for table, rows in records.items()
        for record in rows
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _read_country(root: Path) -> Country:
    file = root / "pack.yml"
    if not file.is_file():
        raise NotFound(
            tell("There is no country pack in {name}: it has no pack.yml.", name=root.name),
            next_step=tell(
                "Name the folder of a country pack, such as the packs/pk folder of Misaq."
            ),
        )
    located = read_located(root, file)
    problems: list[Problem] = list(located.problems)
    if not problems and len(located.records) != 1:
        problems.append(
            Problem("pack.yml:1", tell("one record was expected."), tell("Describe one country."))
        )
    if not problems:
        country = _record(Country, located, 0, problems)
        if country is not None:
            return country
    raise InputRefused(
        tell("The pack does not say which country it is of."),
        next_step=tell("Correct pack.yml and load again; nothing was changed."),
        problems=tuple(problems),
    )


def _tables(root: Path, problems: list[Problem]) -> Iterator[tuple[str, Located]]:
    files = sorted(p for p in root.rglob("*") if p.is_file() and p.suffix in (*_SUFFIXES, ".yaml"))
    for file in files:
        name = file.relative_to(root).as_posix()
        if name in _OTHER_FILES:
            continue
        table = f"{file.parent.relative_to(root).as_posix()}.{file.name.split('.')[0]}"
        if table not in TABLES:
            problems.append(
                Problem(
                    name,
                    tell("there is no table {table}.", table=repr(table)),
                    tell("Tables are: {given}.", given=", ".join(TABLES)),
                )
            )
            continue
        located = read_located(root, file)
        problems += located.problems
        if file.suffix == ".csv":
            fields = _list_fields(TABLES[table])
            located.records = [split_lists(record, fields) for record in located.records]
        yield table, located


def _list_fields(record_class: type[Any]) -> frozenset[str]:
    hints = typing.get_type_hints(record_class)
    return frozenset(name for name, kind in hints.items() if typing.get_origin(kind) is tuple)


def _records(
    table: str,
    located: Located,
    places: dict[tuple[str, Key], tuple[Located, int]],
    problems: list[Problem],
) -> Iterator[Any]:
    for place in range(len(located.records)):
        record = _record(TABLES[table], located, place, problems)
        if record is not None:
            places[table, record.key] = (located, place)
            yield record


def _record(kind: type[T], located: Located, place: int, problems: list[Problem]) -> T | None:
    """Return one record of a file; None when it has problems, which are added."""
    plain = located.records[place]
    if not isinstance(plain, dict):
        what = "a record of named fields was expected."
        problems.append(Problem(located.where((place,)), what, tell('Write "field: value" lines.')))
        return None
    try:
        return from_plain(kind, plain)
    except BaseValidationError as error:
        problems += _faults(error, located, place)
        return None


def _faults(error: BaseException, located: Located, place: int) -> list[Problem]:
    return [
        Problem(located.where((place, *path)), _named(path, what), next_step)
        for path, what, next_step in list_faults(error)
    ]


def _named(path: tuple[str | int, ...], what: str) -> str:
    named = ".".join(str(part) for part in path)
    return f"{named}: {what}" if named else what


def _flaw_problem(flaw: Flaw, places: Mapping[tuple[str, Key], tuple[Located, int]]) -> Problem:
    located, place = places[flaw.table, flaw.key]
    path = tuple(
        int(part) if part.isdigit() else part for part in re.findall(r"[^.\[\]]+", flaw.path)
    )
    return Problem(
        located.where((place, *path)),
        tell(
            "{place}: {what}",
            place=f"{flaw.key} {flaw.path}".rstrip(),
            what=flaw.what,
        ),
        flaw.next_step,
    )
