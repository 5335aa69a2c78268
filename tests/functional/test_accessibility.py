"""Every public page, in both languages, narrow and wide, light and dark: can everybody use it?

The pages are taken from the list of addresses, so that a new one is looked at without being named.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.public_pages import public_pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LANGUAGES = [("", "en", "ltr"), ("/ur", "ur", "rtl")]
BOTH = pytest.mark.parametrize(("before", "language", "direction"), LANGUAGES, ids=["en", "ur"])
WIDTHS = pytest.mark.parametrize("width", [360, 1280])

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


def violations(page: Page, only: dict[str, Any]) -> list[str]:
    """Return what axe objects to, each with the element."""
    found = page.evaluate(
        "options => axe.run(document, options).then(found => found.violations)",
        {"runOnly": only, "resultTypes": ["violations"]},
    )
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


@WIDTHS
@BOTH
def test_axe_finds_no_violation_of_wcag_2_2_aa(
    browser: Browser,
    site: str,
    addresses: tuple[str, ...],
    before: str,
    language: str,
    direction: str,
    width: int,
) -> None:
    faults = {}
    with window(browser, site, width) as page:
        for address in addresses:
            page.emulate_media(color_scheme="light")
            page.goto(f"{before}{address}")
            page.evaluate(AXE)
            found = violations(page, {"type": "tag", "values": RULES})
            # Of all the rules, darkness changes only what this one sees.
            page.emulate_media(color_scheme="dark")
            dark = violations(page, {"type": "rule", "values": ["color-contrast"]})
            faults[address] = [*found, *(f"dark {fault}" for fault in dark)]
    assert {address: found for address, found in faults.items() if found} == {}


SHAPE = """() => ({
    over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    heads: document.querySelectorAll('h1').length,
    marks: ['header', 'nav', 'main', 'footer'].filter(name => !document.querySelector(name)),
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    clipped: [...document.querySelectorAll('main *')].filter(part => {
        const box = part.getBoundingClientRect();
        const shut = part.closest('.scroll, code, thead, details:not([open]), textarea, select');
        return box.width && !shut && (box.left < -1 || box.right > innerWidth + 1);
    }).map(part => part.outerHTML.slice(0, 120)),
    leading: [...document.querySelectorAll('main :lang(ur)')].filter(part => {
        const look = getComputedStyle(part);
        const own = [...part.childNodes].some(
            node => node.nodeType === 3 && /[\\u0621-\\u06d5]/.test(node.data)
        );
        return own && parseFloat(look.lineHeight) < 2.19 * parseFloat(look.fontSize);
    }).map(part => part.outerHTML.slice(0, 120)),
})"""


@WIDTHS
@BOTH
def test_every_page_has_its_shape_and_stays_within_the_screen(
    browser: Browser,
    site: str,
    addresses: tuple[str, ...],
    before: str,
    language: str,
    direction: str,
    width: int,
) -> None:
    right = {
        "over": 0,
        "heads": 1,
        "marks": [],
        "lang": language,
        "dir": direction,
        "clipped": [],
        "leading": [],
    }
    with window(browser, site, width) as page:
        shapes = {}
        for address in addresses:
            page.goto(f"{before}{address}")
            shapes[address] = page.evaluate(SHAPE)
    wrong = {
        address: {name: value for name, value in shape.items() if value != right[name]}
        for address, shape in shapes.items()
    }
    assert {address: faults for address, faults in wrong.items() if faults} == {}


@BOTH
def test_no_first_load_is_heavy_and_the_font_is_for_urdu_alone(
    browser: Browser,
    site: str,
    addresses: tuple[str, ...],
    before: str,
    language: str,
    direction: str,
) -> None:
    heavy, fonts = {}, {}
    for address in addresses:
        asked: list[Request] = []
        with window(browser, site, 1280) as page:
            page.on("requestfinished", lambda request, asked=asked: asked.append(request))
            page.goto(f"{before}{address}")
            page.evaluate("document.fonts.ready.then(() => true)")
            weight = sum(request.sizes()["responseBodySize"] for request in asked)
        fonts[address] = any(FONT in request.url for request in asked)
        if weight > MOST_BYTES[language] or len(asked) > MOST_REQUESTS:
            heavy[address] = (weight, len(asked))
    assert heavy == {}
    assert set(fonts.values()) == {language == "ur"}
