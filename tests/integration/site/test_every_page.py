"""What holds for every page that links lead to, in both languages."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from misaq.apps.lists import plain_urls as list_files
from misaq.apps.open_data import plain_urls as open_data_files
from misaq.apps.pages.access import is_for_everybody
from misaq.apps.threat.reckoning import reckon_pack
from misaq.core.access.actors import operator
from tests.support.kept_forecasts import keep_all
from tests.support.kept_incidents import keep_releases
from tests.support.lists_at_hand import load_all
from tests.support.pages import tree_of, walk
from tests.support.public_pages import IN_A_PROCESS, public_names

NOT_LINKED = {"robots", "favicon", "style"}


@pytest.fixture
def _lists(reader: Client, settings: Settings, tmp_path: Path) -> None:
    """Load the lists of Examplia and reckon its threat picture, so that pages have what to show."""
    settings.MISAQ_HOME = tmp_path
    settings.MISAQ_LISTS_KEY = "a key that only tests have, 32 letters and more"
    load_all()
    keep_all()
    keep_releases()
    reckon_pack(
        actor=operator(7), at=datetime(2024, 3, 1, tzinfo=UTC), tell_line=lambda _line: None
    )


@pytest.mark.usefixtures("_lists")
@pytest.mark.parametrize(("start", "language"), [("/", "en"), ("/ur/", "ur")])
def test_links_lead_to_every_page_and_each_is_whole(
    reader: Client, start: str, language: str
) -> None:
    visited, faults = set(), []
    for address, answer in walk(reader, start, within=start):
        if language == "en" and address.startswith("/ur/"):
            continue
        if answer.status_code in {301, 302}:
            visited.add(answer.resolver_match.view_name)
            continue
        if answer.status_code != 200:
            faults.append(f"{address}: {answer.status_code}")
            continue
        visited.add(answer.resolver_match.view_name)
        if "html" not in answer["Content-Type"]:
            continue
        faults += [f"{address}: {fault}" for fault in faults_of(answer, language)]
    assert "\n".join(sorted(faults)) == ""
    missed = {name for name in public_names() if not name.startswith(IN_A_PROCESS)}
    if language != "en":  # files and feeds have one address for all languages
        plain = (*open_data_files.urlpatterns, *list_files.urlpatterns)
        missed -= {str(pattern.name) for pattern in plain}
    assert missed - visited - NOT_LINKED == set()


def faults_of(answer: Any, language: str) -> list[str]:
    """Return what is wrong with a page."""
    tree = tree_of(answer.content)
    text = answer.content.decode()
    without_listings = re.sub(r"<pre.*?</pre>", "", text, flags=re.DOTALL)
    ids = Counter(tree.xpath("//@id"))
    labelled = set(tree.xpath("//label/@for"))
    rules = {
        "language": tree.get("lang") == language,
        "direction": tree.get("dir") == {"en": "ltr", "ur": "rtl"}[language],
        "one heading": len(tree.xpath("//h1")) == 1 and bool(tree.xpath("string(//h1)").strip()),
        "title": tree.xpath("string(//title)").strip() not in {"", "· Misaq"},
        "landmarks": all(tree.xpath(f"//{name}") for name in ("header", "nav", "main", "footer")),
        "skip link": tree.xpath("//body/a[1]/@href") == ["#main"],
        "no script inside": not tree.xpath(
            "//script[not(starts-with(@src, '/static/')) and not(@type='application/json')]"
            " | //@onclick | //@onload"
        ),
        "no style inside": not tree.xpath("//style | //@style"),
        "ids once": not [name for name, count in ids.items() if count > 1],
        "fields labelled": set(tree.xpath("//select/@id | //input[not(@type='hidden')]/@id"))
        <= labelled,
        "no field without id": not tree.xpath(
            "//select[not(@id)] | //input[not(@id or @type='hidden')]"
        ),
        "table heads": all(table.xpath(".//th") for table in tree.xpath("//table")),
        "cells named": not tree.xpath("//table[contains(@class,'cards')]//td[not(@data-label)]"),
        "no bare values": not re.search(r"\{\{|\{%|>None<", without_listings),
        "escaped": "<b>lists</b>" not in text,
        "kept by caches, where it is the same for all": (
            "public, no-cache" if is_for_everybody(answer.resolver_match.func) else "no-store"
        )
        in answer["Cache-Control"],
        "policy": "default-src 'self'" in answer["Content-Security-Policy"],
        "no guessing": answer["X-Content-Type-Options"] == "nosniff",
        "referrer": answer["Referrer-Policy"] == "same-origin",
    }
    return [name for name, holds in rules.items() if not holds]


def test_links_stay_on_the_day_that_was_asked_for(reader: Client) -> None:
    for start in ("/?as_of=2022-01-01", "/findings/?as_of=2022-01-01"):
        tree = tree_of(reader.get(start).content)
        links = tree.xpath("//main//a/@href | //nav[contains(@class,'rooms')]//a/@href")
        assert [link for link in links if "as_of=2022-01-01" not in link] == []
