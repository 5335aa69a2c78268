"""Pairs that wait for a person: judged by keyboard, with and without scripts, in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings

from tests.support.serving import run_over, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BOTH = pytest.mark.parametrize("before", ["", "/ur"], ids=["en", "ur"])
Office = tuple[str, dict[str, Any]]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Yield a site with pairs that wait, and who may sit down at it."""
    home = tmp_path_factory.mktemp("office")
    with served(home) as address:
        yield address, json.loads(run_over(home, "-m", "tests.support.member_records"))


def _sit_down(browser: Browser, office: Office, role: str, **how: Any) -> Page:
    address, work = office
    context = browser.new_context(base_url=address, viewport={"width": 360, "height": 800}, **how)
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": work["sessions"][role], "url": address}
    context.add_cookies([cookie])  # type: ignore[list-item]  # a dict is one
    return context.new_page()


@BOTH
def test_single_keys_choose_move_and_can_be_switched_off(
    browser: Browser, office: Office, before: str
) -> None:
    page = _sit_down(browser, office, "ANALYST")
    page.goto(f"{before}/lists/review/{office[1]['made']['pair']}/")
    page.keyboard.press("n")
    assert page.locator("input[name=verdict][value=NOT_SAME]").is_checked()
    page.keyboard.press("u")
    assert page.locator("input[name=verdict][value=UNSURE]").is_checked()
    page.keyboard.press("j")
    page.wait_for_url(f"**/lists/review/{office[1]['made']['judged_pair']}/")
    page.keyboard.press("k")
    page.wait_for_url(f"**/lists/review/{office[1]['made']['pair']}/")
    page.locator("#keys-off").click()
    page.locator("#id_note").blur()
    page.keyboard.press("s")
    assert not page.locator("input[name=verdict][value=SAME]").is_checked()
    page.context.close()


@BOTH
def test_somebody_judges_without_scripts_and_without_a_mouse(
    browser: Browser, office: Office, before: str
) -> None:
    page = _sit_down(browser, office, "ANALYST", java_script_enabled=False)
    page.goto(f"{before}/lists/review/{office[1]['made']['pair']}/")
    assert page.locator("dl").first.is_visible()
    page.locator("input[name=verdict][value=UNSURE]").press("Space")
    page.locator("input[name=reasons][value=TOO_LITTLE_KNOWN]").press("Space")
    page.locator("#judge button").press("Enter")
    page.goto(f"{before}/lists/review/{office[1]['made']['pair']}/")
    assert page.locator("#withdraw").is_visible()
    page.context.close()


@BOTH
def test_two_lists_side_by_side_are_read_without_scripts(
    browser: Browser, office: Office, before: str
) -> None:
    page = _sit_down(browser, office, "ANALYST", java_script_enabled=False)
    page.goto(f"{before}/lists/side-by-side/?as_of=2020-12-31")
    page.select_option("#id_left", "BANNED")
    page.select_option("#id_right", "COUNCIL")
    page.locator("form.questions button").press("Enter")
    assert page.locator("#one-sided").is_visible()
    assert page.get_by_text("Sample Movement").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.context.close()
