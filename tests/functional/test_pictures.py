"""Pictures in a browser: by pointer and by key, without JavaScript, under the site's policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

ADDRESS = "/pictures/verdicts/P1/?as_of=2024-06-01"
KINDS = (
    "verdicts/P1",
    "coverage",
    "responsibilities/P1",
    "observations/arrests",
    "lineage/P1/P2",
    "timeline",
    "tiles/arrests",
)


def shown_words(page: Page) -> list[str]:
    """Return the words that can be seen below the drawing."""
    found: list[str] = page.locator(".chart-wide .readout").evaluate_all(
        "all => all.filter(one => getComputedStyle(one).opacity === '1')"
        ".map(one => one.firstChild.getAttribute('aria-label'))"
    )
    return found


def test_a_mark_that_is_pointed_at_says_its_exact_value(page: Page) -> None:
    page.goto(ADDRESS)
    assert shown_words(page) == []
    page.locator(".chart-wide .mark > path").first.hover()
    assert shown_words(page) == ["Point P1.1: no evidence, from 2015-01-01 until 2016-03-31."]


def test_marks_are_reached_by_key_one_after_another(page: Page) -> None:
    page.goto(ADDRESS)
    found = []
    for _ in range(60):
        page.keyboard.press("Tab")
        found += [words for words in shown_words(page) if words not in found]
    assert found[0].startswith("Point P1.1: no evidence")
    assert found[-1] == "The policy: expired 2020."


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
@pytest.mark.parametrize("language", ["", "/ur"], ids=["en", "ur"])
def test_every_kind_fits_and_breaks_no_policy(
    browser: Browser, site: str, language: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        base_url=site,
        java_script_enabled=False,
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    refused: list[str] = []

    def note(message: ConsoleMessage) -> None:
        refused.append(message.text)

    page.on("console", note)
    try:
        for kind in KINDS:
            page.goto(f"{language}/pictures/{kind}/?as_of=2024-06-01")
            room = "narrow" if width < 640 else "wide"
            box = page.locator(f".chart-{room} svg").bounding_box()
            assert box is not None, kind
            assert box["x"] >= 0, kind
            assert box["x"] + box["width"] <= width, kind
            assert page.evaluate("document.documentElement.scrollWidth") <= width, kind
            other = {"narrow": "wide", "wide": "narrow"}[room]
            assert not page.locator(f".chart-{other} svg").is_visible(), kind
            outside = page.locator(f".chart-{room} svg text").evaluate_all(
                "all => all.filter(one => { const a = one.getBoundingClientRect(),"
                " b = one.ownerSVGElement.getBoundingClientRect();"
                " return a.left < b.left - 3 || a.right > b.right + 3; })"
                ".map(one => one.textContent)"
            )
            assert outside == [], kind
    finally:
        context.close()
    assert refused == []
