"""The style sheet serves both directions, fetches nothing, and can be read by everybody."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

APPS = Path(__file__).resolve().parents[2] / "src" / "misaq" / "apps"
SHEET = APPS / "pages" / "static" / "misaq" / "site.css"
CSS = re.sub(r"/\*.*?\*/", "", SHEET.read_text(encoding="utf-8"), flags=re.DOTALL)

PHYSICAL = re.compile(
    r"(?<![\w-])(?:"
    r"(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)"
    r"|(?:left|right|top|bottom|width|height|min-width|min-height|max-height)"
    r"|border-(?:top|bottom)-(?:left|right)-radius"
    r")\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)


def tokens(block: str) -> dict[str, str]:
    """Return the colours that a block names."""
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


LIGHT = tokens(CSS.partition("@media")[0])
DARK = LIGHT | tokens(CSS.partition("and (prefers-color-scheme: dark)")[2].partition("}\n}")[0])

PAIRS = [
    ("ink", "paper"),
    ("ink", "sheet"),
    ("ink", "soft"),
    ("quiet", "paper"),
    ("quiet", "sheet"),
    ("quiet", "soft"),
    ("link", "paper"),
    ("link", "sheet"),
    ("link", "soft"),
    ("link-strong", "paper"),
    ("brand-ink", "brand"),
    ("focus-ink", "focus"),
    ("grave", "grave-soft"),
    ("serious", "serious-soft"),
    ("minor", "minor-soft"),
    ("good", "good-soft"),
]


def test_no_property_names_a_side_of_the_screen() -> None:
    assert PHYSICAL.findall(CSS) == []


def test_nothing_is_fetched_but_our_own_font() -> None:
    assert re.findall(r"url\((.*?)\)", CSS) == ['"../fonts/NotoNastaliqUrdu-Regular.woff2"']
    assert "@import" not in CSS


def test_there_is_one_style_sheet() -> None:
    assert list(APPS.rglob("*.css")) == [SHEET]


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(scheme: dict[str, str], text: str, ground: str) -> None:
    assert contrast(scheme[text], scheme[ground]) >= 4.5


def test_focus_can_be_seen_and_print_is_thought_of() -> None:
    assert ":focus-visible" in CSS
    assert "@media print" in CSS
    assert "prefers-reduced-motion" in CSS
