"""Every page for people who signed in, in both languages, narrow and wide: can everybody use it?

The pages are taken from the list of addresses, so that a new one is looked at without being named;
one that needs a record fails by name until ``tests/support`` makes it one.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings

from tests.support.accessibility import AXE, CONTRAST, WCAG_2_2_AA, faults_of_shape, violations
from tests.support.member_pages import Visit, member_visits
from tests.support.pages import tree_of
from tests.support.serving import run_over, served
from tests.support.urdu import loose_words

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LANGUAGES = [("", "en", "ltr"), ("/ur", "ur", "rtl")]
BOTH = pytest.mark.parametrize(("before", "language", "direction"), LANGUAGES, ids=["en", "ur"])
NARROW, WIDE = {"width": 360, "height": 800}, {"width": 1280, "height": 800}
FIRST = {"en": WIDE, "ur": NARROW}
"""The width at which axe is asked about a language; at the other too with MISAQ_TEST_THOROUGH=1."""


LATIN = re.compile("[A-Za-z]{2,}")
SAME_IN_URDU = {"MB", "here"}


@dataclass(frozen=True)
class Workplace:
    """A served site with work going on, whom to be there, and what to look at."""

    address: str
    sessions: dict[str, str]
    visits: list[Visit]


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    """Yield a site where there is one of each thing that pages show; it ends with these tests."""
    home = tmp_path_factory.mktemp("workplace")
    with served(home) as address:
        work = json.loads(run_over(home, "-m", "tests.support.member_records"))
        visits = member_visits(address, work["sessions"], work["made"])
        yield Workplace(address, work["sessions"], visits)


@contextmanager
def windows(browser: Browser, workplace: Workplace, **how: Any) -> Iterator[dict[str, Page]]:
    """Yield a window for each role, in which somebody with it has signed in."""
    with ExitStack() as stack:
        yield {role: stack.enter_context(_window(browser, workplace, role, how))
               for role in workplace.sessions}  # fmt: skip


@contextmanager
def _window(
    browser: Browser, workplace: Workplace, role: str, how: dict[str, Any]
) -> Iterator[Page]:
    context = browser.new_context(base_url=workplace.address, viewport=NARROW, **how)
    name, value = settings.SESSION_COOKIE_NAME, workplace.sessions[role]
    context.add_cookies([{"name": name, "value": value, "url": workplace.address}])
    yield context.new_page()
    context.close()


@BOTH
def test_axe_finds_no_violation_of_wcag_2_2_aa(
    browser: Browser, workplace: Workplace, before: str, language: str, direction: str
) -> None:
    faults = {}
    with windows(browser, workplace, bypass_csp=True) as pages:
        for visit in workplace.visits:
            page = pages[visit.role]
            page.set_viewport_size(FIRST[language])
            page.emulate_media(color_scheme="light")
            page.goto(f"{before}{visit.address}")
            page.evaluate(AXE)
            found = violations(page, WCAG_2_2_AA)
            page.emulate_media(color_scheme="dark")
            found += [f"dark {fault}" for fault in violations(page, CONTRAST)]
            if os.environ.get("MISAQ_TEST_THOROUGH") == "1":
                page.emulate_media(color_scheme="light")
                page.set_viewport_size(WIDE if FIRST[language] is NARROW else NARROW)
                found += [f"other width {fault}" for fault in violations(page, WCAG_2_2_AA)]
            faults[visit] = found
    assert {visit: found for visit, found in faults.items() if found} == {}


@BOTH
def test_every_page_has_its_shape_and_stays_within_the_screen_without_scripts(
    browser: Browser, workplace: Workplace, before: str, language: str, direction: str
) -> None:
    faults = {}
    with windows(browser, workplace, java_script_enabled=False) as pages:
        for visit in workplace.visits:
            page = pages[visit.role]
            page.set_viewport_size(NARROW)
            page.goto(f"{before}{visit.address}")
            narrow = faults_of_shape(page, language, direction)
            page.set_viewport_size(WIDE)
            wide = faults_of_shape(page, language, direction)
            loose = english_left(page) if language == "ur" else []
            faults[visit] = [found for found in (narrow, wide, loose) if found]
    assert {visit: found for visit, found in faults.items() if found} == {}


def english_left(page: Page) -> list[str]:
    """Return what an Urdu page says in English, what is on record or was typed apart."""
    found = loose_words(tree_of(page.content().encode()))
    return [text for text in found if set(LATIN.findall(text)) - SAME_IN_URDU]
