"""Two languages, each under its own address."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from misaq.apps.pages import reviewing
from tests.support.pages import tree_of
from tests.support.urdu import loose_words


def test_the_other_language_shows_the_same_page_and_filters(reader: Client) -> None:
    here = "/findings/?severity=GRAVE&as_of=2024-06-01"
    there = tree_of(reader.get(here).content).xpath("//a[@hreflang='ur']/@href")
    assert there == [f"/ur{here}"]
    back = tree_of(reader.get(there[0]).content).xpath("//a[@hreflang='en']/@href")
    assert back == [here]


def test_the_language_is_that_of_the_address_whatever_the_browser_prefers(reader: Client) -> None:
    english = tree_of(reader.get("/", headers={"accept-language": "ur"}).content)
    urdu = tree_of(reader.get("/ur/", headers={"accept-language": "en"}).content)
    assert (english.get("lang"), english.get("dir")) == ("en", "ltr")
    assert (urdu.get("lang"), urdu.get("dir")) == ("ur", "rtl")


def test_what_is_not_translated_is_marked_as_english(reader: Client) -> None:
    tree = tree_of(reader.get("/ur/findings/?as_of=2024-06-01").content)
    links = tree.xpath("//*[@class='what']/a")
    english = [link for link in links if not re.search("[\u0621-\u06d5]", link.text_content())]
    assert links
    assert [e for e in english if not e.xpath(".//*[@lang='en' and @dir='ltr']")] == []


def test_dates_and_codes_read_left_to_right_in_urdu(reader: Client) -> None:
    tree = tree_of(reader.get("/ur/findings/?as_of=2024-06-01").content)
    codes = tree.xpath("//*[@class='meta']//bdi[@dir='ltr']/text()")
    assert "2024-06-01" in tree.xpath("//main//bdi[@dir='ltr']/text()")
    assert "INS005" in codes


def test_the_frame_and_the_tags_are_in_urdu(reader: Client) -> None:
    tree = tree_of(reader.get("/ur/findings/?as_of=2024-06-01").content)
    assert tree.xpath("string(//h1)").strip() == "نتائج"
    assert "سنگین" in tree.xpath("//*[contains(@class,'tag-grave')]/text()")
    assert tree.xpath("//a[@class='brand']/text()") == ["میثاق"]


def test_the_urdu_font_is_served_with_its_licence_and_nothing_else_of_its_folder() -> None:
    font = finders.find("fonts/NotoNastaliqUrdu-Regular.woff2")
    assert isinstance(font, str)
    assert Path(font).read_bytes()[:4] == b"wOF2"
    assert finders.find("fonts/OFL.txt")
    assert not finders.find("fonts/__init__.py")
    assert not finders.find("fonts/../__init__.py")


@pytest.mark.parametrize(
    "address", ["/xx/", "/xx/findings/", "/ur-PK/", "/UR/", "/ur/ur/", "/u r/", "/%FF/", "/ur/%FF/"]
)
def test_an_unknown_language_in_the_address_is_a_page_that_is_not_there(
    reader: Client, address: str
) -> None:
    assert reader.get(address).status_code == 404


@pytest.mark.parametrize(
    "wish", ["xx", "ur;q=x", "*", ",,;;q=", "a" * 9000, "ur-PK-\u0660", "\x00"]
)
def test_a_nonsense_wish_for_a_language_does_no_harm(reader: Client, wish: str) -> None:
    reader.cookies["django_language"] = wish.replace("\x00", "%00").replace("\u0660", "%D9")
    answer = reader.get("/findings/", headers={"accept-language": wish})
    assert answer.status_code == 200
    assert tree_of(answer.content).get("lang") == "en"


def test_what_is_not_there_is_said_in_urdu_and_leads_to_the_english_address(reader: Client) -> None:
    answer = reader.get("/ur/no/such/page/?q=1")
    tree = tree_of(answer.content)
    assert answer.status_code == 404
    assert (tree.get("lang"), tree.get("dir")) == ("ur", "rtl")
    assert tree.xpath("string(//h1)").strip() == "یہ صفحہ یہاں نہیں"
    assert loose_words(tree) == []
    assert tree.xpath("//a[@hreflang='en']/@href") == ["/no/such/page/?q=1"]
    english = tree_of(reader.get("/no/such/page/?q=1").content)
    assert english.xpath("//a[@hreflang='ur']/@href") == ["/ur/no/such/page/?q=1"]


def test_a_refusal_is_said_in_the_language_of_the_page(reader: Client) -> None:
    tree = tree_of(reader.get("/ur/findings/?as_of=2024-02-30").content)
    text = " ".join(tree.xpath("string(//main)").split())
    assert "دن کو سال-مہینہ-دن لکھیں" in text
    assert loose_words(tree) == []


def test_pages_that_nobody_reviewed_say_so_and_english_ones_do_not(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def says_so(address: str) -> bool:
        # An address of its own: what other tests drew may still be kept.
        page = reader.get(address, {"asked": "reviews"})
        return bool(tree_of(page.content).xpath("//*[@id='unreviewed']"))

    monkeypatch.setattr(reviewing, "rooms_to_review", lambda _language: frozenset({"law"}))
    assert [says_so(a) for a in ("/law/", "/ur/law/", "/ur/institutions/")] == [False, True, False]
    monkeypatch.setattr(reviewing, "rooms_to_review", lambda _language: frozenset({"pages"}))
    assert [says_so(a) for a in ("/ur/law/clocks/", "/ur/nothing/")] == [True, True]


def test_a_catalogue_without_a_list_of_reviews_counts_as_unreviewed() -> None:
    assert reviewing.rooms_to_review("xx") == reviewing.ON_EVERY_PAGE
