"""Pages of lineage and hygiene in a browser: by keyboard, narrow, in both languages."""

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
    """Yield a site with lists, and who may sit down at it."""
    home = tmp_path_factory.mktemp("desk")
    with served(home) as address:
        yield address, json.loads(run_over(home, "-m", "tests.support.member_records"))


def _narrow(browser: Browser, office: Office, role: str = "") -> Page:
    address, work = office
    context = browser.new_context(base_url=address, viewport={"width": 360, "height": 800})
    if role:
        name, value = settings.SESSION_COOKIE_NAME, work["sessions"][role]
        context.add_cookies([{"name": name, "value": value, "url": address}])
    return context.new_page()


def _overflows(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@BOTH
def test_a_reader_goes_from_lineage_to_one_body_by_keyboard(
    browser: Browser, office: Office, before: str
) -> None:
    page = _narrow(browser, office)
    page.goto(f"{before}/lists/lineage/?as_of=2021-06-01")
    assert not _overflows(page)
    link = page.locator(f"main a[href*='{before}/lists/lineage/']").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/lists/lineage/*/**")
    assert page.locator("h1").count() == 1
    assert not _overflows(page)
    page.context.close()


@BOTH
def test_a_desk_brings_a_sample_and_is_told_what_is_wrong_with_it(
    browser: Browser, office: Office, before: str
) -> None:
    page = _narrow(browser, office, "HOME_DEPARTMENT_DESK")
    page.goto(f"{before}/lists/COUNCIL/hygiene/")
    assert not _overflows(page)
    file = {"name": "s.csv", "mimeType": "text/csv", "buffer": b"case,result\nnobody,right\n"}
    page.locator("input[name=sample]").set_input_files([file])  # type: ignore[list-item]  # a dict is one
    page.locator("form:has(input[name=sample]) button").focus()
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    assert page.locator("[role=alert], .error-summary").count() >= 1
    page.context.close()
