"""Titles in other languages lead on pages of that language, the pack's own beside them."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.support.pages import tree_of

RECORDS = (
    ("/institutions/MOO/", "/institutions/", "وزارتِ نظم", "Ministry of Order"),
    (
        "/committees/HC-ORDER/",
        "/committees/",
        "ایوان کی کمیٹی برائے نظم",
        "House Committee on Order",
    ),
    ("/law/instruments/EXA/", "/law/", "مثالی قانون 2010", "Example Act 2010"),
    ("/policies/P1/", "/policies/", "مثالی منصوبہ 2015", "Example Plan 2015"),
    ("/framework/MIL/", "/framework/", "عسکریت پسندی", "Militancy"),
    ("/bodies/FRONT/", "/bodies/", "مثالی محاذ", "Example Front"),
)
IDS = ["institution", "committee", "instrument", "policy", "class", "body"]


@pytest.mark.parametrize(("page", "lists", "urdu", "english"), RECORDS, ids=IDS)
def test_an_urdu_page_leads_with_the_urdu_title(
    reader: Client, page: str, lists: str, urdu: str, english: str
) -> None:
    tree = tree_of(reader.get(f"/ur{page}").content)
    assert " ".join(tree.xpath("//h1")[0].text_content().split()) == urdu
    assert english in tree.xpath("//p[@class='quiet']/bdi[@lang='en'][@dir='ltr']/text()")
    shown = tree_of(reader.get(f"/ur{lists}").content).xpath("//main")[0]
    assert urdu in " ".join(shown.text_content().split())
    assert english in shown.text_content()


@pytest.mark.parametrize(("page", "lists", "urdu", "english"), RECORDS, ids=IDS)
def test_an_english_page_has_the_english_title_alone(
    reader: Client, page: str, lists: str, urdu: str, english: str
) -> None:
    tree = tree_of(reader.get(page).content)
    assert tree.xpath("//h1")[0].text_content().strip() == english
    assert urdu not in reader.get(lists).content.decode()


def test_a_title_that_nobody_read_a_source_for_says_so(reader_of_pakistan: Client) -> None:
    tree = tree_of(reader_of_pakistan.get("/ur/institutions/NACTA/").content)
    (line,) = tree.xpath("//p[@class='quiet'][bdi='National Counter Terrorism Authority']")
    assert line.xpath("./span[contains(@class, 'tag-open')]")
