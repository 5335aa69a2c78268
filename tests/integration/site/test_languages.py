"""Two languages, each under its own address."""

from __future__ import annotations

import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.test import Client

from tests.support.pages import tree_of


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
