"""What holds for every kind of page in Urdu."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.support.urdu import foreign_letters, loose_words, one_page_of_each_kind

MANY = 40


@pytest.mark.django_db
def test_urdu_pages_set_english_and_numbers_apart_and_have_urdu_letters(reader: Client) -> None:
    pages = list(one_page_of_each_kind(reader))
    assert len(pages) > MANY
    loose = [f"{address}: {text}" for address, tree in pages for text in loose_words(tree)]
    assert "\n".join(loose) == ""
    foreign = [f"{address}: {text}" for address, tree in pages for text in foreign_letters(tree)]
    assert "\n".join(foreign) == ""
