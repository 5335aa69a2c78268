"""The words of the site can be collected, translated and compiled with Python alone."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from django.utils.translation.template import templatize

from tools.words import (
    PACKAGE,
    catalogues,
    collect,
    compiled,
    missing,
    read_catalogue,
    updated,
    written,
)
from tools.words_faults import faults_of
from tools.words_review import is_reviewed, mark_of, rooms_to_review

CATALOGUES = pytest.mark.parametrize(
    "path", list(catalogues()), ids=lambda path: path.parents[1].name
)


def catalogue(original: str, translation: str) -> Catalog:
    """Return a catalogue of one message."""
    made = Catalog(locale="ur")
    made.add(original, translation, locations=[("apps/law/views.py", 0)])
    return made


def test_words_of_code_templates_values_and_companions_are_found() -> None:
    found = {message.id for message in collect()}
    assert "Findings" in found  # say() in urls.py
    assert "Skip to the content" in found  # a template
    assert "The records cannot be read just now." in found  # gettext() in code
    assert "Page %(number)s of %(last)s" in found  # a block of a template
    assert "{code}: {title}" in found  # a place for a value
    assert "splinter of" in found  # the word of a fixed value
    assert "This field is required." in found  # Django
    assert "Incorrect password." in found  # allauth
    assert ("%(n)s reminder", "%(n)s reminders") in found  # a plural


@CATALOGUES
def test_every_word_is_translated_and_nothing_is_left_of_words_that_went(path: Path) -> None:
    catalog = updated(path, collect())
    assert [message.id for message in missing(catalog)] == []
    assert {message.id for message in read_catalogue(path)} == {message.id for message in catalog}


@CATALOGUES
def test_a_translation_keeps_the_places_and_is_written_as_its_language_is(path: Path) -> None:
    assert list(faults_of(read_catalogue(path))) == []


@CATALOGUES
def test_what_is_kept_is_what_translators_wrote_whenever_it_is_made(path: Path) -> None:
    catalog = read_catalogue(path)
    assert path.read_bytes() == written(catalog)
    assert path.with_suffix(".mo").read_bytes() == compiled(catalog)
    assert path.with_name("unreviewed.txt").read_text().split() == rooms_to_review(catalog)
    assert str(PACKAGE.parents[1]) not in path.read_text()
    assert not re.search(r"^#:.*:\d+|Creation-Date", path.read_text(), re.MULTILINE)


@pytest.mark.parametrize(
    ("original", "translation", "fault"),
    [
        pytest.param("{a} is {b}.", "{a} ہے۔", "places", id="a place left out"),
        pytest.param("%(n)s days", "%(m)s دن", "places", id="a place made up"),
        pytest.param("<b>No</b>", "نہیں", "markup", id="markup left out"),
        pytest.param("The law", "law", "Latin letters", id="not translated at all"),
        pytest.param("The law", "قانون law", "Latin letters", id="half translated"),
        pytest.param("The book", "كتاب", "Arabic letter", id="an Arabic kaf"),
        pytest.param("Year 3", "سال ٣", "Arabic letter", id="an Arabic digit"),
        pytest.param("Law, order", "قانون, حکم", "comma", id="a Latin comma"),
        pytest.param("Is it so?", "کیا ایسا ہے?", "question mark", id="a Latin question mark"),
        pytest.param("It is so.", "ایسا ہے", "does not end", id="no full stop"),
        pytest.param(" and", "اور", "spaces", id="a space lost"),
    ],
)
def test_a_fault_of_a_translation_is_found(original: str, translation: str, fault: str) -> None:
    found = list(faults_of(catalogue(original, translation)))
    assert any(fault in line for line in found), found


def test_a_sound_translation_has_no_fault() -> None:
    sound = catalogue("{a}, in <b>CSV</b>: is it %(b)s?", "{a}، <b>CSV</b> میں: کیا یہ %(b)s ہے؟")
    assert list(faults_of(sound)) == []


def test_a_review_holds_until_the_translation_changes() -> None:
    made = catalogue("The law", "قانون")
    message = made["The law"]
    assert rooms_to_review(made) == ["law"]
    message.user_comments.append(mark_of(message, "A. Reader", date(2026, 1, 2)))
    assert is_reviewed(message)
    assert rooms_to_review(made) == []
    message.string = "قوانین"
    assert not is_reviewed(message)


@pytest.mark.parametrize(
    "path",
    sorted(PACKAGE.rglob("templates/**/*.html")),
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_a_template_says_nothing_outside_a_translation(path: Path) -> None:
    """What is neither a tag nor markup is blank, a sign, or the same in every language."""
    bare = templatize_text(path.read_text(encoding="utf-8"))
    words = re.findall(r"[A-Za-z]{2,}", bare)
    assert [word for word in words if word not in SAME_EVERYWHERE] == []


SAME_EVERYWHERE = frozenset(
    {
        "API",
        "Atom",
        "CSV",
        "DCAT",
        "DOCX",
        "FollowTheMoney",
        "HTML",
        "JSON",
        "PDF",
        "Popolo",
        "SKOS",
        "UTC",
        "XLSX",
    }
    | {"action", "amp", "iCalendar", "nbsp"}
)


def templatize_text(source: str) -> str:
    """Return what stands in a template besides tags, values, comments, code and markup."""
    templatize(source)  # refuses a template that cannot be read
    for block in ("comment", "blocktranslate"):
        source = re.sub(rf"{{% {block}\b.*?{{% end{block} %}}", " ", source, flags=re.DOTALL)
    source = re.sub(r"<(code|pre|script|style)\b.*?</\1>", " ", source, flags=re.DOTALL)
    source = re.sub(r"\b[\w.-]+\.(?:zip|json|csv|ics)\b", " ", source)
    source = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", " ", source, flags=re.DOTALL)
    return re.sub(r"<[^>]*>", " ", source, flags=re.DOTALL)


def glossary_phrases() -> list[tuple[str, str]]:
    """Return the English and Urdu of each legal phrase that the glossary settles."""
    text = (PACKAGE.parents[1] / "GLOSSARY.md").read_text(encoding="utf-8")
    lines = re.findall(r"^- Urdu phrases: (.+)$", text, re.MULTILINE)
    pairs = [pair.split(" = ") for line in lines for pair in line.split("; ")]
    return [(english, urdu) for english, urdu in pairs]


@pytest.mark.parametrize(
    ("english", "urdu"), glossary_phrases(), ids=lambda phrase: phrase if phrase.isascii() else ""
)
def test_legal_phrases_are_those_of_the_glossary(english: str, urdu: str) -> None:
    """A message that says the phrase says it in the words of the glossary."""
    catalog = read_catalogue(next(catalogues()))
    said = re.compile(rf"(?<![\w-]){english}(?![\w-])", re.IGNORECASE)
    strange = [
        f"{message.id}: {message.string}"
        for message in catalog
        if isinstance(message.id, str)
        and said.search(message.id)
        and urdu not in str(message.string)
    ]
    assert strange == []


def test_nothing_is_called_unlawful_that_english_does_not_call_so() -> None:
    """Misaq says that a clock has run out, never that something is unlawful."""
    catalog = read_catalogue(next(catalogues()))
    said = {str(m.id) for m in catalog if "غیر قانونی" in str(m.string)}
    assert said
    assert all("unlawful" in original for original in said)


def test_every_word_of_the_glossary_has_its_urdu() -> None:
    text = (PACKAGE.parents[1] / "GLOSSARY.md").read_text(encoding="utf-8")
    blocks = text.split("\n## ")[1:]
    without = [block.partition("\n")[0] for block in blocks if "\n- Urdu: " not in block]
    assert without == []
