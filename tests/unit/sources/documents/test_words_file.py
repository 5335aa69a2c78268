"""The reading words of a pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from misaq.core.sourcebook.reading.lexicon import ColumnRole, Lexicon
from misaq.kernel.errors import InputRefused, NotFound
from misaq.sources.documents.words_file import installed_words, read_words


def _file(folder: Path, text: str) -> Path:
    path = folder / "reading.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_empty_file_is_an_empty_lexicon(tmp_path: Path) -> None:
    assert read_words(_file(tmp_path, "")) == Lexicon()


def test_every_section_is_read(tmp_path: Path) -> None:
    words = read_words(
        _file(
            tmp_path,
            "institutions: [{name: Order, acronyms: [O]}]\nheaders: {mechanism: Mittel}\n"
            "months: {Mai: 5}\nordinals: {zweite: 2}\nmeetings: [Sitzung]\nvoices: {group: [man]}",
        )
    )
    assert words.institutions[0].acronyms == ("O",)
    assert words.headers == ((ColumnRole.MECHANISM, "mittel"),)
    assert words.months == (("mai", 5),)


def test_all_faults_are_said_together(tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as refusal:
        read_words(
            _file(
                tmp_path,
                "bodies: []\nheaders: {x: [y]}\nmonths: {Mai: five}\nvoices: {choir: [z]}\n"
                "institutions: [Order]",
            )
        )
    assert len(refusal.value.problems) == 5


@pytest.mark.parametrize("text", ["- a", "a: [", "\x01"])
def test_other_yaml_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputRefused):
        read_words(_file(tmp_path, text))


def test_every_installed_pack_is_used_unless_one_is_named() -> None:
    assert installed_words("pk") is not None
    assert installed_words("") is not None
    with pytest.raises(NotFound):
        installed_words("zz")
