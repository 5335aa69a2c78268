"""A person's errands by keyboard alone, with no JavaScript, on a wide screen and a narrow one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NARROW, WIDE = 360, 1280
ADDRESSES = (
    "/",
    "/findings/?as_of=2024-06-01",
    "/gaps/?as_of=2024-06-01",
    "/checks/",
    "/checks/LAW001/?as_of=2024-06-01",
    "/about/",
    "/method/",
    "/nothing-is-here/",
)


def focused(page: Page) -> str:
    """Return the text of what has the focus; nothing when that is the browser itself."""
    found = page.locator("*:focus")
    return " ".join(found.inner_text().split()) if found.count() else ""


def tab_to(page: Page, text: str, *, at_most: int = 60) -> None:
    """Press Tab until what has the focus begins with the text."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if focused(page).startswith(text):
            return
    raise AssertionError(f"{text!r} cannot be reached by keyboard")


def heading(page: Page) -> str:
    """Return the heading of the page."""
    return " ".join(page.locator("h1").inner_text().split())


def test_the_first_key_offers_to_skip_to_the_content(page: Page) -> None:
    page.goto("/findings/")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the content"
    assert page.locator(".skip").bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_from_the_home_page_to_the_question_of_a_grave_finding(page: Page) -> None:
    page.goto("/?as_of=2024-06-01")
    tab_to(page, "See these findings")
    page.keyboard.press("Enter")
    page.wait_for_url("**/findings/?severity=GRAVE&as_of=2024-06-01")
    assert heading(page) == "Findings"
    sentence = " ".join(page.locator(".what a").first.inner_text().split())
    tab_to(page, sentence)
    page.keyboard.press("Enter")
    page.wait_for_url("**/findings/*/?as_of=2024-06-01")
    assert heading(page) == sentence
    assert page.get_by_role("heading", name="The question").is_visible()
    assert "House Committee on" in page.locator(".question").inner_text()
    assert page.locator("ol.working > li").count() > 0


def test_narrowing_the_list_and_taking_it_back(page: Page) -> None:
    page.goto("/findings/?as_of=2024-06-01")
    everything = page.locator(".list > li").count()
    page.get_by_label("Words").focus()
    page.keyboard.type("example front")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=example+front**")
    assert 0 < page.locator(".list > li").count() < everything
    assert page.get_by_label("Words").input_value() == "example front"
    tab_to(page, "Clear the filters")
    page.keyboard.press("Enter")
    page.wait_for_url("**/findings/?as_of=2024-06-01")
    assert page.locator(".list > li").count() == everything


def test_reading_the_same_finding_in_the_other_language(page: Page) -> None:
    page.goto("/findings/?as_of=2024-06-01&severity=GRAVE")
    tab_to(page, "اردو")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ur/findings/?as_of=2024-06-01&severity=GRAVE")
    html = page.locator("html")
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("ur", "rtl")
    brand, tongues = page.locator(".brand").bounding_box(), page.locator(".tongues").bounding_box()
    assert brand is not None
    assert tongues is not None
    assert brand["x"] > tongues["x"]


def test_a_wrong_day_is_explained(page: Page) -> None:
    page.goto("/findings/")
    page.get_by_label("As of").fill("31 June")
    page.keyboard.press("Enter")
    page.wait_for_url("**as_of=31+June**")
    assert heading(page) == "This address cannot be read"
    assert "such as 2024-12-31" in page.locator("main").inner_text()


@pytest.mark.parametrize("language", ["", "/ur"], ids=["en", "ur"])
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_nothing_runs_over_the_edge(browser: Browser, site: str, width: int, language: str) -> None:
    context = browser.new_context(base_url=site, viewport={"width": width, "height": 800})
    page = context.new_page()
    addresses = [f"{language}{address}" for address in (*ADDRESSES, _first_finding(page))]
    page.goto(f"{language}/")
    rooms = page.locator(".rooms a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    over = {}
    for address in (*addresses, *rooms):
        page.goto(address)
        over[address] = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
    context.close()
    assert {address: edge for address, edge in over.items() if edge > 0} == {}


def test_nothing_comes_from_elsewhere_and_nothing_is_refused(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site)
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for address in ADDRESSES[:-1]:
        page.goto(address)
    context.close()
    assert [url for url in asked if not url.startswith(site)] == []
    assert said == []


def test_a_table_becomes_cards_on_a_narrow_screen(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, viewport={"width": NARROW, "height": 800})
    page = context.new_page()
    page.goto("/checks/")
    row = page.locator("table.cards tbody tr").first
    label = row.locator("td").first.evaluate("e => getComputedStyle(e, '::before').content")
    assert row.evaluate("e => getComputedStyle(e).display") == "block"
    assert "Severity" in label
    context.close()


def _first_finding(page: Page) -> str:
    page.goto("/findings/?as_of=2024-06-01")
    return str(page.locator(".what a").first.get_attribute("href"))
