"""Every public page, in both languages, narrow and wide, light and dark: can everybody use it?

The pages are taken from the list of addresses, so that a new one is looked at without being named.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.support.accessibility import AXE, CONTRAST, WCAG_2_2_AA, faults_of_shape, violations
from tests.support.public_pages import public_pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

LANGUAGES = [("", "en", "ltr"), ("/ur", "ur", "rtl")]
BOTH = pytest.mark.parametrize(("before", "language", "direction"), LANGUAGES, ids=["en", "ur"])
WIDTHS = pytest.mark.parametrize("width", [360, 1280])

# Each language at one width; both at both, which takes twice as long: MISAQ_TEST_THOROUGH=1.
ASKED_OF_AXE = {("en", 1280), ("ur", 360)}
if os.environ.get("MISAQ_TEST_THOROUGH") == "1":
    ASKED_OF_AXE |= {("en", 360), ("ur", 1280)}

MOST_BYTES = {"en": 150_000, "ur": 320_000}
MOST_REQUESTS = 12
FAILURES = (
    "/nothing-is-here/",
    "/findings/?as_of=yesterday",
    "/findings/?q=nothing+has+these+words",
)
FONT = "NotoNastaliqUrdu"


@pytest.fixture(scope="module")
def addresses(site: str) -> tuple[str, ...]:
    """Return an address of every public page, and of some that say what is wrong."""
    return (*public_pages(site).values(), *FAILURES)


@contextmanager
def window(browser: Browser, site: str, width: int) -> Iterator[Page]:
    """Yield a window of a browser that never saw the site."""
    context = browser.new_context(
        base_url=site, viewport={"width": width, "height": 800}, bypass_csp=True
    )
    yield context.new_page()
    context.close()


@contextmanager
def loads(page: Page) -> Iterator[list[Request]]:
    """Yield what a page asks for, with nothing kept from before: each load is a first one."""
    asked: list[Request] = []
    page.on("requestfinished", lambda request: asked.append(request))
    tools = page.context.new_cdp_session(page)
    tools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    yield asked


@WIDTHS
@BOTH
def test_everybody_can_use_every_page(
    browser: Browser,
    site: str,
    addresses: tuple[str, ...],
    before: str,
    language: str,
    direction: str,
    width: int,
) -> None:
    faults = {}
    with window(browser, site, width) as page, loads(page) as asked:
        for address in addresses:
            asked.clear()
            page.emulate_media(color_scheme="light")
            page.goto(f"{before}{address}")
            found = [*_of_shape(page, language, direction), *_of_weight(page, asked, language)]
            if (language, width) in ASKED_OF_AXE:
                found += _asked_of_axe(page)
            faults[address] = found
    assert {address: found for address, found in faults.items() if found} == {}


def _of_shape(page: Page, language: str, direction: str) -> list[str]:
    found = faults_of_shape(page, language, direction)
    return [f"{name}: {wrong}" for name, wrong in found.items()]


def _of_weight(page: Page, asked: list[Request], language: str) -> list[str]:
    """Return whether a first load is too heavy, and whether the font came where it should not."""
    page.evaluate("document.fonts.ready.then(() => true)")
    weight = sum(request.sizes()["responseBodySize"] for request in asked)
    has_font = any(FONT in request.url for request in asked)
    found = []
    if weight > MOST_BYTES[language] or len(asked) > MOST_REQUESTS:
        found.append(f"heavy: {weight} bytes, {len(asked)} requests")
    if has_font is not (language == "ur"):
        found.append("the font for Urdu came, or did not, where it should")
    return found


def _asked_of_axe(page: Page) -> list[str]:
    """Return what axe finds against WCAG 2.2 AA; in the dark, against contrast."""
    page.evaluate(AXE)
    found = violations(page, WCAG_2_2_AA)
    page.emulate_media(color_scheme="dark")
    return [*found, *(f"dark {fault}" for fault in violations(page, CONTRAST))]
