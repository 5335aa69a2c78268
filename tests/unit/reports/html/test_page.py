from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html as lxml_html

from misaq.reports.document import Document
from misaq.reports.html.page import draw_html
from misaq.reports.html.style import quote_css
from tests.support.sample_paper import HASH, sample_paper, urdu_paper


def _tree(paper: Document) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(draw_html(paper).decode("utf-8"))


def test_nothing_is_fetched_and_nothing_runs() -> None:
    tree = _tree(sample_paper(2))
    assert tree.xpath("//script | //link | //img | //iframe | //@src | //@onclick") == []
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    (style,) = tree.xpath("//style/text()")
    assert re.findall(r"url\((?!data:)", style) == []
    assert "@import" not in style


def test_language_and_direction_are_declared() -> None:
    english, urdu = _tree(sample_paper(1)), _tree(urdu_paper())
    assert (english.get("lang"), english.get("dir")) == ("en", "ltr")
    assert (urdu.get("lang"), urdu.get("dir")) == ("ur-PK", "rtl")
    assert english.xpath("//div[@lang='ur-PK']/@dir") == ["rtl"]


def test_every_link_inside_the_page_leads_somewhere() -> None:
    tree = _tree(sample_paper(5))
    anchors = tree.xpath("//@id")
    assert len(anchors) == len(set(anchors))
    targets = {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")}
    assert targets
    assert targets <= set(anchors)


def test_references_are_read_left_to_right() -> None:
    tree = _tree(urdu_paper())
    assert "30-06-2026" in tree.xpath("//bdi[@dir='ltr']/text()")
    assert tree.xpath("//bdi[@class='ref long']/text()") == [HASH]


def test_mark_and_number_stand_on_every_printed_page() -> None:
    (style,) = _tree(sample_paper(1)).xpath("//style/text()")
    assert f"@top-center{{content:{quote_css('DRAFT · SCIO/2026/017')}" in style
    assert "counter(page)" in style
    assert "counter(pages)" in style


def test_the_style_is_not_ended_by_a_mark() -> None:
    paper = sample_paper(1)
    hostile = '</style><script>alert(1)</script>"}'
    front = replace(paper.front, mark=hostile, paper_number=hostile)
    tree = _tree(replace(paper, front=front, title=hostile))
    assert tree.xpath("//script") == []
    assert tree.xpath("//h1")[0].text_content() == hostile


@pytest.mark.parametrize("text", ['"', "\\", "\n", "</style>", "ق", "\U0001f600"])
def test_a_css_string_holds_only_letters_digits_and_escapes(text: str) -> None:
    assert re.fullmatch(r'"(?:[A-Za-z0-9+]|\\[0-9a-f]{6})*"', quote_css(text))


def test_tables_have_headers_and_say_when_they_are_empty() -> None:
    tree = _tree(sample_paper(1))
    assert len(tree.xpath("//table")) == len(tree.xpath("//table/thead/tr[th/@scope='col']"))
    assert "Nothing is on record here." in tree.xpath("//td/text()")


def test_a_finding_leaves_out_a_date_that_is_not_on_record() -> None:
    (finding,) = _tree(sample_paper(28)).xpath("//article[.//p[@class='code']/bdi='LST028']")
    words = finding.text_content()
    assert "Since" not in words
    assert "No source supports this." in words
