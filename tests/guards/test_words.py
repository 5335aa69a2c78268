"""The words of the site can be collected, translated and compiled with Python alone."""

from __future__ import annotations

import pytest

from tools.words import catalogues, collect, compiled, faults_of, read_catalogue

CATALOGUES = list(catalogues())


def test_words_of_code_and_templates_are_found() -> None:
    found = {message.id for message in collect()}
    assert "Findings" in found  # say() in urls.py
    assert "Skip to the content" in found  # a template
    assert "The records cannot be read just now." in found  # gettext() in code
    assert "Page %(number)s of %(last)s" in found  # a block of a template
    assert "{code}: {title}" in found  # a place for a value


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_a_translation_keeps_the_places_for_values(path: object) -> None:
    catalog = read_catalogue(path)  # type: ignore[arg-type]
    assert [fault for message in catalog for fault in faults_of(message)] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_what_programs_read_is_what_translators_wrote(path: object) -> None:
    assert path.with_suffix(".mo").read_bytes() == compiled(read_catalogue(path))  # type: ignore[attr-defined,arg-type]
