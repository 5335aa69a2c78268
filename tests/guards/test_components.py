"""Pages are made of components, and a living page shows every component in both directions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from misaq.apps.pages.samples import SAMPLES
from misaq.apps.pages.templatetags import blocks, components, tables
from tests.support.pages import tree_of

APPS = Path(__file__).resolve().parents[2] / "src" / "misaq" / "apps"
PAGES = APPS / "pages"
DRAWN = {path.stem for path in (PAGES / "templates" / "components").glob("*.html")}

COPIED = {
    "{% table %}": r"<table|<thead|<caption|<t[hdr][ >]",
    "{% summary %}": r"<d[ltd][ >]",
    "{% status %} or |tag": r"class=\"tag\b",
    "{% note %}": r"class=\"notice",
    "{% empty %}": r"class=\"empty",
    "{% error_summary %}": r"error-summary",
    "{% field %}": r"<label|<fieldset|class=\"(?:field|hint|error)\"",
    "{% button %}": r"<button|class=\"button",
    "{% matrix %}": r"class=\"scroll",
    "{% ledgers %}": r"class=\"[\w ]*ledgers",
    "{% working %}": r"class=\"(?:working|cites)",
    "{% diff %}": r"<ins|class=\"[\w ]*\bdiff\b",
    "{% local_nav %} or the frame": r"<nav",
    "components/filters.html": r"class=\"filters",
    "a rule of a style sheet": r"<style|\bstyle=",
    "a file of static/": r"<script(?![^>]*(?:\bsrc=|/json))|\son(?:click|change|load|submit)=",
}


def templates() -> list[Path]:
    """Return every template but the components themselves and the frame."""
    found = APPS.glob("*/templates/**/*.html")
    return sorted(p for p in found if p.parent.name != "components" and p.name != "base.html")


@pytest.mark.parametrize("path", templates(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_template_copies_no_component(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    copied = {
        use: found
        for use, markup in COPIED.items()
        if (found := sorted(set(re.findall(markup, text))))
    }
    assert copied == {}, f"{path.relative_to(APPS)}: use what stands before each"


def test_every_component_has_a_sample_and_a_name() -> None:
    with_template = set(SAMPLES) - {"status"}
    drawn = {path.stem for path in (PAGES / "templates" / "samples").glob("*.html")}
    assert with_template | {"empty"} == DRAWN
    assert drawn == set(SAMPLES)


def test_the_living_page_shows_each_in_both_directions(client: Client) -> None:
    tree = tree_of(client.get("/components/").content)
    for name in SAMPLES:
        (shown,) = tree.xpath(f"//section[@data-component='{name}']")
        sides = shown.xpath("./div[@dir='ltr' or @dir='rtl']")
        assert [(side.get("lang"), side.get("dir")) for side in sides] == [
            ("en", "ltr"),
            ("ur", "rtl"),
        ]
        assert all(side.text_content().strip() for side in sides), name


def test_every_tag_is_described_and_has_a_sample() -> None:
    described = (PAGES / "COMPONENTS.md").read_text(encoding="utf-8")
    samples = "".join(
        path.read_text(encoding="utf-8") for path in (PAGES / "templates").rglob("*.html")
    )
    tags = {name for room in (blocks, components, tables) for name in room.register.tags}
    assert [
        name
        for name in sorted(tags)
        if f"{{% {name} " not in described + " "
        and f"{{% {name}}}" not in described
        and f"{{% {name} %}}" not in described
    ] == []
    assert [name for name in sorted(tags) if f"{{% {name} " not in samples] == []
