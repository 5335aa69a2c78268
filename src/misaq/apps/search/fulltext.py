"""The full-text index of each kind of database: made, filled, asked.

SQLite keeps it in an FTS5 table, PostgreSQL in a column of type tsvector. Both hold words that are
folded already, so neither needs a dictionary of a language, and neither has one for Urdu.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_SQLITE = (
    "CREATE VIRTUAL TABLE search_words USING fts5("
    "names, words, skeletons, prefix='2 3', tokenize='unicode61 remove_diacritics 0')"
)
_POSTGRESQL = (
    "CREATE TABLE search_words (rowid bigint PRIMARY KEY, vector tsvector NOT NULL)",
    "CREATE INDEX search_words_vector ON search_words USING gin (vector)",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word looked for, as it may stand in the index.

    Attributes:
        word: its folded letters; what begins with them is met too.
        bones: its skeleton, looked for among names; empty where spelling alone is to count.
    """

    word: str
    bones: str = ""


def create(editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index, empty."""
    if editor.connection.vendor == "sqlite":
        editor.execute(_SQLITE)
        return
    for statement in _POSTGRESQL:  # pragma: no cover -- runs where there is PostgreSQL
        editor.execute(statement)


def drop(editor: BaseDatabaseSchemaEditor) -> None:
    """Take the index away."""
    editor.execute("DROP TABLE search_words")


def fill(rows: Iterable[tuple[int, str, str, str]]) -> None:
    """Replace the whole index.

    Args:
        rows: number of the entry, its names, its words, its skeletons.
    """
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_words")
        cursor.executemany(_insert(), list(rows))


def _insert() -> str:
    if connection.vendor == "sqlite":
        return "INSERT INTO search_words (rowid, names, words, skeletons) VALUES (%s, %s, %s, %s)"
    return (  # pragma: no cover -- runs where there is PostgreSQL
        "INSERT INTO search_words (rowid, vector) VALUES (%s, "
        "setweight(to_tsvector('simple', %s), 'A') || setweight(to_tsvector('simple', %s), 'C') || "
        "setweight(to_tsvector('simple', %s), 'B'))"
    )


def find(wanted: Sequence[Wanted], *, most: int) -> tuple[int, ...]:
    """Return the numbers of the entries in which every word is met, the best first."""
    if not wanted:
        return ()
    if connection.vendor == "sqlite":
        sql = (
            "SELECT rowid FROM search_words WHERE search_words MATCH %s "
            "ORDER BY bm25(search_words, 10.0, 1.0, 4.0), rowid LIMIT %s"
        )
        values: tuple[str, int] = (" AND ".join(_fts5(w) for w in wanted), most)
    else:  # pragma: no cover -- runs where there is PostgreSQL
        sql = (
            "SELECT rowid FROM search_words, to_tsquery('simple', %s) asked "
            "WHERE vector @@ asked ORDER BY ts_rank(vector, asked) DESC, rowid LIMIT %s"
        )
        values = (" & ".join(_tsquery(w) for w in wanted), most)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return tuple(row[0] for row in cursor.fetchall())


def _fts5(wanted: Wanted) -> str:
    """Return the part of an FTS5 query; words hold letters and digits alone, so quotes suffice."""
    spelled = f'{{names words}} : "{wanted.word}" *'
    return f'(({spelled}) OR (skeletons : "{wanted.bones}"))' if wanted.bones else f"({spelled})"


def _tsquery(wanted: Wanted) -> str:  # pragma: no cover -- runs where there is PostgreSQL
    spelled = f"'{wanted.word}':*AC"
    return f"({spelled} | '{wanted.bones}':B)" if wanted.bones else spelled
