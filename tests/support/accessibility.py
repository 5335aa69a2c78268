"""What axe objects to on a page, and how the page stands on its screen."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
WCAG_2_2_AA = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
CONTRAST = {"type": "rule", "values": ["color-contrast"]}
"""Of all the rules, darkness changes only what this one sees."""

_SHAPE = """() => ({
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


def violations(page: Page, only: dict[str, Any]) -> list[str]:
    """Return what axe objects to, each with the element; axe must be on the page."""
    found = page.evaluate(
        "options => axe.run(document, options).then(found => found.violations)",
        {"runOnly": only, "resultTypes": ["violations"]},
    )
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def faults_of_shape(page: Page, language: str, direction: str) -> dict[str, Any]:
    """Return what is wrong with how the page stands: too wide, without its parts, cut off."""
    right = {
        "over": 0,
        "heads": 1,
        "marks": [],
        "lang": language,
        "dir": direction,
        "clipped": [],
        "leading": [],
    }
    return {name: found for name, found in page.evaluate(_SHAPE).items() if found != right[name]}
