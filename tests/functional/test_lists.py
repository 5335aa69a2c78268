"""Somebody looks up when an organisation came on a list and left it, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.walking import Walker

if TYPE_CHECKING:
    from playwright.sync_api import Page

LANGUAGES = [("", "ltr"), ("/ur", "rtl")]


@pytest.mark.parametrize(("language", "direction"), LANGUAGES, ids=["english", "urdu"])
def test_an_organisation_is_found_on_a_list_and_its_spells_read(
    page: Page, language: str, direction: str
) -> None:
    page.goto(f"{language}/lists/")
    page.locator("main a[href*='/lists/COUNCIL/']").first.click()
    page.locator("main a[href$='/lists/COUNCIL/entries/']").click()
    page.get_by_label("Words" if not language else "الفاظ").first.fill("league")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator("main a[href*='QDe.902']").click()
    assert page.locator("h1").inner_text() == "EXAMPLE LEAGUE"
    assert page.locator("html").get_attribute("dir") == direction
    assert page.locator("article").count() == 2
    body = page.locator("main").inner_text()
    for day in ("2006-07-08", "2019-01-10", "2020-01-10"):
        assert day in body
    page.locator("main a[href*='/lists/parties/LEAGUE/']").click()
    assert "2018-01-01" in page.locator("main").inner_text()
    assert "QDe.902" in page.locator("main").inner_text()


@pytest.mark.parametrize(("language", "direction"), LANGUAGES, ids=["english", "urdu"])
def test_two_days_are_compared_by_keyboard(page: Page, language: str, direction: str) -> None:
    page.goto(f"{language}/lists/COUNCIL/changes/")
    first = page.locator("input[name=from]")
    assert first.input_value() == "2019-01-10"
    first.fill("2018-01-10")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "from=2018-01-10" in page.url
    assert "2018-01-10" in page.locator("h2").first.inner_text()
    assert "Exemplary Front" in page.locator("main").inner_text()
    page.set_viewport_size({"width": 360, "height": 800})
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow <= 0
    assert page.locator("html").get_attribute("dir") == direction


@pytest.mark.parametrize("language", ["", "/ur"], ids=["english", "urdu"])
def test_a_reader_counts_bodies_once_under_several_names_by_keyboard(
    page: Page, language: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    walker = Walker(page, language)
    walker.open("/lists/lineage/?as_of=2021-06-01")
    walker.fits()
    counts = page.locator("main table").first.locator("tbody td:nth-of-type(1)")
    assert [each.strip() for each in counts.all_inner_texts()] == ["2", "2", "1"]
    walker.unfold(".chart details")
    walker.sees(".chart details table")
    walker.open("/lists/side-by-side/?as_of=2021-06-01")
    walker.choose("left", "BANNED")
    walker.choose("right", "COUNCIL")
    walker.choose("renames", "once")
    walker.press()
    assert "renames=once" in page.url
    walker.sees("table tbody tr")
