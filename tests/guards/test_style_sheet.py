"""The style sheet serves both directions, fetches nothing, and can be read by everybody."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.templatetags.static import static

from misaq.apps.pages.style import FOLDER, ORDER, style_sheet

APPS = Path(__file__).resolve().parents[2] / "src" / "misaq" / "apps"
OTHERS = sorted(path for path in APPS.rglob("*.css") if path.parent != FOLDER)
CSS = re.sub(r"/\*.*?\*/", "", style_sheet(), flags=re.DOTALL)

PHYSICAL = re.compile(
    r"(?<![\w-])(?:"
    r"(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)"
    r"|(?:left|right|top|bottom|width|height|min-width|min-height|max-height)"
    r"|border-(?:top|bottom)-(?:left|right)-radius"
    r")\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(", re.IGNORECASE)
RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")


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


def file(name: str) -> str:
    """Return a file of the sheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", (FOLDER / f"{name}.css").read_text("utf-8"), flags=re.DOTALL)


TOKENS = file("tokens")
LIGHT = tokens(TOKENS.partition("@media")[0])
DARK = LIGHT | tokens(TOKENS.partition("(prefers-color-scheme: dark)")[2].partition("}\n}")[0])
PRINT = LIGHT | tokens(TOKENS.partition("@media print")[2])
SCHEMES = {"light": LIGHT, "dark": DARK, "print": PRINT}

TEXTS = [
    ("ink", "paper sheet soft grave-soft serious-soft minor-soft good-soft"),
    ("quiet", "paper sheet soft grave-soft serious-soft good-soft"),
    ("link", "paper sheet soft grave-soft serious-soft good-soft"),
    ("link-strong", "paper sheet soft grave-soft serious-soft good-soft"),
    ("brand-ink", "brand"),
    ("focus-ink", "focus"),
    ("grave", "grave-soft paper sheet"),
    ("serious", "serious-soft"),
    ("minor", "minor-soft"),
    ("good", "good-soft"),
]
PAIRS = [(text, ground) for text, grounds in TEXTS for ground in grounds.split()]
SHAPES = [
    ("edge", "paper"),
    ("edge", "sheet"),
    ("edge", "soft"),
    ("focus", "focus-ink"),
    ("grave", "paper"),
]


def test_no_property_names_a_side_of_the_screen() -> None:
    assert PHYSICAL.findall(CSS) == []


def test_nothing_is_fetched_but_our_own_font() -> None:
    font = static("fonts/NotoNastaliqUrdu-Regular.woff2")
    assert re.findall(r"url\((.*?)\)", CSS) == [f'"{font}"']
    assert "@import" not in CSS


def test_every_file_of_the_sheet_is_sent() -> None:
    assert sorted(f"{name}.css" for name in ORDER) == sorted(p.name for p in FOLDER.iterdir())


def test_a_room_has_at_most_one_sheet_beside_it_and_it_keeps_the_rules() -> None:
    rooms = [path.relative_to(APPS).parts[0] for path in OTHERS]
    assert sorted(set(rooms)) == sorted(rooms)
    for path in OTHERS:
        css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        rules = re.sub(r"@media[^{]*", "", css)
        assert PHYSICAL.findall(rules) == [], path.name
        assert COLOUR.findall(css) == [], path.name
        assert "letter-spacing" not in css, path.name
        assert "url(" not in css, path.name


def test_colours_are_named_among_the_tokens_alone() -> None:
    # A line between two parts of the header, and paper, which is white with black on it.
    allowed = {"layout": 1, "media": 2}
    found = {name: len(COLOUR.findall(file(name))) for name in ORDER if name != "tokens"}
    assert {name: count for name, count in found.items() if count} == allowed


def test_every_name_that_is_used_is_declared() -> None:
    used = set(re.findall(r"var\((--[\w-]+)", CSS))
    assert used - set(re.findall(r"(--[\w-]+):", CSS)) == set()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(scheme: str, text: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme][text], SCHEMES[scheme][ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_edges_of_what_is_pressed_can_be_seen(scheme: str, shape: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme][shape], SCHEMES[scheme][ground]) >= 3


def test_each_pair_that_a_rule_declares_is_among_those_reckoned() -> None:
    colour = re.compile(r"(?<![\w-])color:\s*var\(--([\w-]+)\)")
    ground = re.compile(r"background(?:-color)?:\s*var\(--([\w-]+)\)")
    declared = {
        (text.group(1), under.group(1))
        for _selector, body in RULE.findall(CSS)
        if (text := colour.search(body)) and (under := ground.search(body))
    }
    assert declared
    assert declared - set(PAIRS) == set()


def test_nastaliq_has_room_and_no_space_between_its_letters() -> None:
    assert "letter-spacing" not in CSS
    urdu = [body for selector, body in RULE.findall(CSS) if selector.strip() == ":lang(ur)"]
    leadings = [float(n) for body in urdu for n in re.findall(r"--leading[\w-]*:\s*([\d.]+)", body)]
    assert len(leadings) == 3
    assert min(leadings) >= 2.2


def test_no_rule_gives_urdu_a_leading_or_a_weight_of_its_own() -> None:
    fixed = re.compile(r"line-height:\s*[\d.]+|font-weight:\s*[5-9]00|font:\s")
    for selector, body in RULE.findall(CSS):
        in_english = ":lang(en)" in selector or ".whole" in selector
        if ":lang(ur)" in selector and not in_english:
            assert fixed.findall(body) == [], selector


def test_focus_can_be_seen_and_print_and_the_readers_own_choices_are_thought_of() -> None:
    for words in (":focus-visible", "@media print", "prefers-reduced-motion", "forced-colors"):
        assert words in CSS, words
    motion = [
        line for line in CSS.splitlines() if re.search(r"transition|animation|scroll-b", line)
    ]
    assert all("no-preference" in line for line in motion)
