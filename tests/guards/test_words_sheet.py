"""A review sheet goes out, comes back, and is taken whole or not at all."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from babel.messages.catalog import Catalog

from tools.words import strings_of
from tools.words_review import is_reviewed
from tools.words_sheet import COLUMNS, glossary_terms, rows_of, take

DAY = date(2026, 1, 2)
TERMS = {"clock": "مدت"}


def catalogue() -> Catalog:
    """Return a catalogue of three messages: plain, in a context, and in two numbers."""
    made = Catalog(locale="ur")
    made.add("A clock runs.", "مدت جاری ہے۔", locations=[("core/law/clocks.py", 0)])
    made.add("May", "مئی", context="month", locations=[("apps/law/views.py", 0)])
    made.add(
        ("- %(n)s day", "- %(n)s days"),
        ("- %(n)s دن", "- %(n)s ایام"),
        locations=[("apps/a.py", 0)],
    )
    return made


def sheet(made: Catalog) -> list[dict[str, str]]:
    """Return the sheet as a spreadsheet program would write it."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, COLUMNS)
    writer.writeheader()
    writer.writerows(rows_of(made, TERMS))
    return list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))


def reviewed(made: Catalog) -> list[str]:
    """Return the English of what is reviewed."""
    return [str(message.id) for message in made if message.id and is_reviewed(message)]


def test_a_sheet_names_the_place_and_the_terms_and_holds_no_formula() -> None:
    rows = sheet(catalogue())
    by_english = {row["english"]: row for row in rows}
    assert len(rows) == 4
    assert by_english["A clock runs."]["glossary"] == "clock = مدت"
    assert by_english["A clock runs."]["where"] == "core/law/clocks.py"
    assert [row["english"][0] for row in rows if "day" in row["english"]] == ["'", "'"]


def test_what_is_marked_and_only_that_is_reviewed() -> None:
    made = catalogue()
    rows = sheet(made)
    for row in rows:
        row["reviewed"] = "Yes" if "clock" in row["english"] or row["form"] == "1" else ""
    assert take(made, rows, by="A. Reader", day=DAY) == []
    assert reviewed(made) == ["A clock runs."]  # of the two forms of days only one was read
    assert [row["reviewed"] for row in sheet(made) if "clock" in row["english"]] == ["yes"]


def test_both_forms_of_number_come_back_as_they_were_corrected() -> None:
    made = catalogue()
    rows = sheet(made)
    for row in rows:
        if row["translation"].endswith("ایام"):
            row["translation"] = "'- %(n)s دن"
        row["reviewed"] = "yes" if "day" in row["english"] else ""
    assert take(made, rows, by="A. Reader", day=DAY) == []
    (days,) = [message for message in made if isinstance(message.id, tuple)]
    assert strings_of(days) == ("- %(n)s دن", "- %(n)s دن")
    assert is_reviewed(days)


def test_every_fault_is_said_and_then_nothing_is_taken() -> None:
    made = catalogue()
    rows = sheet(made)
    clock, may = rows[0], rows[-1]
    by_english = {row["english"]: row for row in rows}
    by_english["A clock runs."] |= {"translation": "مدت جاری ہے", "reviewed": "yes"}
    by_english["May"] |= {"reviewed": "perhaps"}
    rows.append({**clock, "english": "Gone."})
    rows.append({**may, "form": "7"})
    faults = take(made, rows, by="A. Reader", day=DAY)
    assert len(faults) == 4
    assert all(fault.startswith("line ") for fault in faults)
    assert reviewed(made) == []
    assert strings_of(made["A clock runs."]) == ("مدت جاری ہے۔",)


def test_a_sheet_without_its_columns_is_refused() -> None:
    assert "missing" in take(catalogue(), [{"english": "May"}], by="A. Reader", day=DAY)[0]


def test_a_correction_after_a_review_is_unreviewed_until_it_is_read() -> None:
    made = catalogue()
    rows = [{**row, "reviewed": "yes"} for row in sheet(made)]
    assert take(made, rows, by="A. Reader", day=DAY) == []
    assert len(reviewed(made)) == 3
    for row in rows:
        if row["english"] == "May":
            row |= {"translation": "ماہ مئی", "reviewed": ""}
    assert take(made, rows, by="B. Reader", day=DAY) == []
    assert len(reviewed(made)) == 2


@pytest.mark.parametrize(
    ("block", "terms"),
    [
        ("# G\n\n## clock\n\nA span.\n\n- Urdu: مدت (not reviewed by a native reader)\n", TERMS),
        ("# G\n\n## clock\n\nA span.\n\n- Urdu: مدت\n", TERMS),
        ("# G\n\n## clock\n\nA span.\n", {}),
    ],
)
def test_terms_are_those_of_the_glossary(block: str, terms: dict[str, str]) -> None:
    assert glossary_terms(block) == terms
