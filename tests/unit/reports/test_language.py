from __future__ import annotations

import string
from datetime import date

import pytest

from misaq.kernel.errors import NotFound
from misaq.reports.language import ENGLISH, URDU, Language, find_language


def test_days_are_written_in_words() -> None:
    assert ENGLISH.write_day(date(2026, 11, 3)) == "3 November 2026"
    assert URDU.write_day(date(2026, 1, 31)) == "31 جنوری 2026"


@pytest.mark.parametrize("language", [ENGLISH, URDU], ids=lambda language: language.code)
def test_every_language_names_pages_and_months(language: Language) -> None:
    places = [name for _, name, _, _ in string.Formatter().parse(language.wording.page_of) if name]
    assert places == ["page", "pages"]
    written = {language.write_day(date(2026, month, 1)) for month in range(1, 13)}
    assert len(written) == 12


def test_a_language_is_found_by_code_or_tag() -> None:
    assert find_language("ur") is find_language("ur-PK") is URDU
    assert URDU.tag == "ur-PK"
    with pytest.raises(NotFound, match="'xx'"):
        find_language("xx")
