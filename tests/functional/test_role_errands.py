"""Each role's main errand by keyboard alone, from signing in to what is seen at the end.

They are the paths of the tour. Each is walked in Urdu at 360 pixels without JavaScript, and in
English at 1280 pixels. With MISAQ_SCREENSHOTS the walk in English takes the tutorial's pictures.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support import walking
from tests.support.documents import FIXTURES
from tests.support.serving import run_over, served
from tests.support.walking import Walker

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PEOPLE = """
from misaq.cli.database import open_database
open_database()
from misaq.cli.demo_lists import add_demo_list
from misaq.cli.demo_people import add_demo_people
print("\\n".join(add_demo_people(country="xx")))
print("\\n".join(add_demo_list()))
"""
DOCUMENT = (FIXTURES / "rowspan-responsible.html").read_bytes()


def today() -> date:
    """Return the machine's day, which the served site has as well, also after midnight."""
    return date.today()  # noqa: DTZ011 -- the served site has the machine's day as well


@dataclass(frozen=True)
class Office:
    """A served site where the demo's people work, and their passwords by name."""

    address: str
    passwords: dict[str, str]


@dataclass(frozen=True)
class Setting:
    """How somebody sees the site; the last two keep what two walks write apart."""

    language: str
    width: int
    has_scripts: bool
    number: int
    granted: str

    @property
    def before(self) -> str:
        """Return what addresses in the language begin with."""
        return "" if self.language == "en" else f"/{self.language}"


NARROW_URDU = Setting("ur", 360, has_scripts=False, number=7, granted="AUDITOR")
WIDE_ENGLISH = Setting("en", 1280, has_scripts=True, number=8, granted="ANALYST")


@dataclass(frozen=True)
class Desk:
    """Where somebody sits down to work, in one setting."""

    browser: Browser
    office: Office
    setting: Setting

    @contextmanager
    def sat_at(self, who: str = "") -> Iterator[Walker]:
        """Yield somebody at the keyboard, signed in by the form unless nobody is named."""
        context = self.browser.new_context(
            base_url=self.office.address,
            java_script_enabled=self.setting.has_scripts,
            viewport={"width": self.setting.width, "height": 800},
            reduced_motion="reduce",
        )
        walker = Walker(context.new_page(), self.setting.before, self._pictures())
        if who:
            sign_in(walker, who, self.office.passwords[who])
        yield walker
        context.close()

    def _pictures(self) -> Path | None:
        kept = os.environ.get("MISAQ_SCREENSHOTS", "")
        if not kept or self.setting != WIDE_ENGLISH:
            return None
        Path(kept).mkdir(parents=True, exist_ok=True)
        return Path(kept)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Yield a site where the demo's people have accounts; it ends with these tests."""
    home = tmp_path_factory.mktemp("office")
    with served(home, MISAQ_SECOND_FACTOR="off") as address:
        told = [line.split() for line in run_over(home, "-c", PEOPLE).splitlines()]
        people = {
            words[0].partition("@")[0]: words[1] for words in told if "@" in "".join(words[:1])
        }
        yield Office(address, people)


@pytest.fixture(
    params=[NARROW_URDU, WIDE_ENGLISH], ids=["narrow in Urdu, no scripts", "wide in English"]
)
def desk(request: pytest.FixtureRequest, browser: Browser, office: Office) -> Desk:
    """Return where somebody sits down, in each setting."""
    return Desk(browser, office, request.param)


def sign_in(walker: Walker, who: str, password: str) -> None:
    """Sign in, and open one's week."""
    walker.open("/account/sign-in/")
    walker.fill("login", f"{who}@misaq.example")
    walker.fill("password", password)
    walker.enter()
    walker.follow_exactly("/work/")
    walker.sees("#rooms")


def test_anybody_reads_a_finding_a_picture_and_takes_the_data(desk: Desk) -> None:
    with desk.sat_at() as walker:
        walker.open("/tour/")
        walker.picture("tour")
        walker.follow_exactly("/findings/")
        walker.go("main .what a")
        walker.sees(".question blockquote")
        walker.sees("ol.working > li")
        walker.picture("finding", ".question")
        walker.follow_exactly("/")
        walker.follow_exactly("/pictures/")
        walker.go('main .list a[href*="/pictures/"], main ul a[href*="/pictures/"]')
        walker.sees(".chart svg")
        walker.picture("picture")
        walker.unfold(".chart details")
        walker.sees(".chart table")
        walker.follow_exactly("/data/")
        table = walker.take('[href$="policies.policies.csv"]')
        assert table.read_text(encoding="utf-8").startswith("key,")


def test_a_secretariat_puts_a_question_records_the_reply_and_takes_the_table_on_paper(
    desk: Desk,
) -> None:
    with desk.sat_at("secretariat") as walker:
        walker.picture("week")
        walker.follow_exactly("/findings/")
        walker.choose("institution", "MOO")
        walker.press(within="main form.filters")
        walker.go("main .what a")
        walker.go('main a[href*="?finding="]')
        walker.go('main a[href*="/HC-ORDER/new/"]')
        assert walker.page.input_value("[name=text]")
        assert walker.page.input_value("[name=to]") == "MOO"
        walker.fill("made_on", str(today() - timedelta(days=20)))
        walker.fill("due", str(today() + timedelta(days=10)))
        walker.picture("recommendation", "form.questions")
        walker.press(within="main form.questions")
        walker.choose("happening", "REPLIED")
        walker.fill("on", str(today()))
        walker.fill("text", "The list will be published.")
        walker.press(within='main form[action$="/record/"]')
        assert walker.sees(".moments").inner_text().count("The list will be published.") == 1
        walker.picture("reply")
        walker.go('main a[href$="/HC-ORDER/"], nav a[href$="/HC-ORDER/"]')
        walker.picture("committee-table", "table")
        assert walker.take('[href$="status.docx"]').read_bytes().startswith(b"PK")


def test_a_focal_person_brings_a_file_and_claims_with_it(desk: Desk) -> None:
    number = desk.setting.number
    with desk.sat_at("focal") as walker:
        walker.follow_exactly("/work/evidence/")
        name = f"gazette-{number}.txt"
        text = f"Notice {number}: the list is published.".encode()
        walker.bring("file", {"name": name, "mimeType": "text/plain", "buffer": text})
        walker.press(within="main form.questions")
        assert name in walker.page.inner_text("h1")
        walker.follow_exactly("/work/")
        walker.follow_exactly("/work/points/")
        walker.follow("/work/points/P1.1/")
        walker.follow("/work/claim/P1.1/")
        walker.choose("by", "MOO")
        walker.fill("what", f"Notice {number} publishes the list.")
        walker.choose("shows", "delivered")
        walker.fill("dated", str(today()))
        walker.mark("brought", walker.page.locator("[name=brought]").first.input_value())
        walker.picture("claim", "[name=what]")
        walker.press(within="main form.questions")
        assert f"Notice {number} publishes the list." in walker.sees("ol.list").inner_text()
        walker.picture("ledgers")


def import_a_source(walker: Walker, number: int) -> str:
    """Hand in a spreadsheet of one source; return the address of the change request."""
    walker.follow_exactly("/work/")
    walker.follow_exactly("/work/import/")
    walker.follow("/work/import/sourcebook.sources/")
    sheet = (
        f"key,title,kind,publisher,read\ngazette{number},Gazette {number},gazette,Printer,full\n"
    )
    rows = {"name": "sources.csv", "mimeType": "text/csv", "buffer": sheet.encode()}
    walker.bring("sheet", rows)
    walker.press(within="main form.questions")
    assert f"here:gazette{number}" in walker.page.inner_text("main")
    walker.fill("reason", "It printed the notice.")
    walker.picture("import")
    walker.press(within="main form.questions")
    return walker.page.url


def test_a_verifier_decides_a_change_and_records_what_was_found(desk: Desk) -> None:
    number = desk.setting.number
    with desk.sat_at("analyst") as walker:
        change = import_a_source(walker, number).rstrip("/").rpartition("/")[2]
    with desk.sat_at("verifier") as walker:
        walker.sees("#waiting")
        walker.follow(f"/work/changes/{change}/")
        walker.fill("reason", "The gazette was looked up.")
        walker.picture("decide", "h2")
        walker.press('[value="accept"]')
        walker.open(f"/sources/here:gazette{number}/")
        assert f"Gazette {number}" in walker.page.inner_text("h1")
        walker.follow_exactly("/work/")
        walker.follow_exactly("/work/points/")
        walker.fill("key", "P1.1")
        walker.enter()
        walker.follow("/work/verify/P1.1/")
        walker.choose("by", "EXI")
        walker.fill("what", f"Two lists were found in {number} places.")
        walker.choose("shows", "partly")
        walker.fill("dated", str(today()))
        walker.fill("cites", "REPORT/M @ page 2")
        walker.press(within="main form.questions")
        assert f"in {number} places" in walker.page.inner_text("main")


def test_an_analyst_reads_a_document_into_a_change_request(desk: Desk) -> None:
    number = desk.setting.number
    with desk.sat_at("analyst") as walker:
        walker.follow_exactly("/reading/")
        walker.follow("/reading/new/")
        paper = DOCUMENT.replace(b"Tarvia", f"Tarvia {number}".encode())
        walker.bring("file", {"name": "paper.html", "mimeType": "text/html", "buffer": paper})
        walker.press(within="main form.questions")
        walker.go('main .tasks a:has-text("Shorten the queues")')
        walker.picture("proposal", ".kicker")
        walker.press('[value="ACCEPT"]')
        walker.go('main a[rel="prev"]')  # what waits next had come up
        walker.unfold("#point")
        walker.choose("policy", "P2")
        walker.fill("number", str(number))
        walker.choose("source", "REPORT")
        walker.press(within="#point form")
        assert "Shorten the queues" in walker.page.inner_text("main")


def test_a_rights_officer_sets_the_rights_gate(desk: Desk) -> None:
    with desk.sat_at("rights") as walker:
        walker.follow_exactly("/work/points/")
        walker.fill("key", "P1.1")
        walker.enter()
        walker.follow("/work/rights/P1.1/")
        walker.mark("gate", "passed")
        walker.fill("cite", "REPORT/M @ page 4")
        walker.fill("reason", "The court heard those who were listed.")
        walker.picture("rights", "form.questions")
        walker.press(within="main form.questions")
        assert "/work/changes/" in walker.page.url
        walker.sees(".diff, table, dl")


def test_anybody_screens_an_organisation_and_nobody_a_person(desk: Desk) -> None:
    with desk.sat_at() as walker:
        walker.open("/screening/")
        walker.fill("q", "Example Front")
        walker.enter()
        walker.sees("#answer")
        walker.sees("ol.list .tag")
        walker.picture("screening", "#answer")
        walker.fill("q", "Zorawar Misalkhel")
        walker.enter()
        assert walker.page.locator("main ol.list").count() == 0
        walker.follow("/screening/redress/")
        walker.fill("number", "0000-0000-0000-0000")
        walker.enter()
        walker.sees("[role=status]")


def test_an_officer_screens_a_person_and_a_colleague_decides_the_alert(desk: Desk) -> None:
    with desk.sat_at("bank") as walker:
        walker.follow_exactly("/work/screening/")
        walker.follow("/work/screening/person/")
        walker.mark("purpose", "ACCOUNT")
        walker.fill("name", "Zorawar Misalkhel")
        walker.fill("birth", "1970")
        walker.picture("screen-person", "form.questions")
        walker.press(within="main form.questions")
        assert "Zorawar" not in walker.page.url
        walker.picture("screened", "#answer")
        walker.follow("/work/screening/alerts/")
        assert walker.page.locator("[name=disposition]").count() == 0
        alert = walker.page.url.partition("#")[0]
    with desk.sat_at("bank2") as walker:  # the week shows what waits for a second person
        walker.follow(alert.removeprefix(desk.office.address + desk.setting.before))
        walker.mark("disposition", "TRUE_MATCH")
        walker.mark("reasons", "SAME_FATHER")
        walker.press(within="main form.questions")
        walker.sees(".error-summary, [role=alert], .error")
        walker.mark("reasons", "SAME_BIRTH")
        walker.fill("day", str(today()))
        walker.fill("hour", "00:00")
        walker.picture("alert", "form.questions")
        walker.press(within="main form.questions")
        assert walker.page.locator("[name=disposition]").count() == 0
        assert walker.take('[href$="file.docx"]').read_bytes().startswith(b"PK")


def test_a_redress_number_takes_two_and_is_shown_once(desk: Desk) -> None:
    with desk.sat_at("home") as walker:
        walker.follow_exactly("/work/redress/")
        walker.follow("/work/redress/new/")
        walker.fill("case", f"R-{desk.setting.number}")
        walker.mark("kinds", "PASSPORT")
        walker.fill("passport", "ZZ1234567")
        walker.choose("source_list", "here:DEMO-PERSONS")
        walker.fill("references", "DEMO-01")
        walker.press(within="main form.questions")
        assert walker.page.locator("[value=confirm]").count() == 0
        number = walker.page.url.partition("#")[0]
    with desk.sat_at("rights") as walker:  # so it does here
        walker.follow(number.removeprefix(desk.office.address + desk.setting.before))
        walker.press('[value="confirm"]')
        shown = walker.sees(".notice-good strong").inner_text()
        assert shown.count("-") == 3
        walker.open(number.removeprefix(desk.office.address + desk.setting.before))
        assert shown not in walker.page.inner_text("main")


def test_a_desk_brings_a_sample_and_keeps_what_it_says_of_a_list(desk: Desk) -> None:
    listed = "/lists/here:DEMO-PERSONS/"
    with desk.sat_at("home") as walker:
        walker.follow_exactly("/lists/")
        walker.follow_exactly(listed)
        walker.follow_exactly(f"{listed}hygiene/")
        rows = "case,result,reason\nDEMO-01,wrong,dead\nDEMO-02,right,\nDEMO-03,right,\n"
        file = {"name": "sample.csv", "mimeType": "text/csv", "buffer": rows.encode()}
        walker.bring("sample", file)
        walker.tab_to("input[name=keep]")
        walker.page.keyboard.press("Space")
        walker.press(within="main form:has([name=sample])")
        estimate = walker.sees("section[aria-labelledby=estimate]").inner_text()
        assert {"1", "3", "7"} <= set(re.findall(r"\d+", estimate))
        walker.open(f"{listed}hygiene/")  # the numbers were kept, and nobody's case
        assert walker.sees("section[aria-labelledby=estimate]").inner_text() == estimate
        assert "DEMO-0" not in walker.page.inner_text("main")


def test_an_auditor_sees_who_read_what_and_verifies_the_chain(desk: Desk) -> None:
    with desk.sat_at("auditor") as walker:
        walker.follow_exactly("/audit/")
        reader = walker.page.locator("tbody tr td:nth-of-type(2)").first.inner_text().strip()
        walker.fill("who", reader)
        walker.enter()
        seen = walker.page.locator("tbody tr td:nth-of-type(2)").all_inner_texts()
        assert {each.strip() for each in seen} == {reader}
        walker.go('main a[href="?verify=1"]')
        walker.sees(".notice-good")
        walker.picture("audit")


def test_an_administrator_invites_and_a_grant_to_oneself_takes_two(desk: Desk) -> None:
    with desk.sat_at("administrator") as walker:
        walker.follow_exactly("/people/")
        walker.follow("/people/invite/")
        walker.fill("email", f"new{desk.setting.number}@misaq.example")
        walker.fill("name", "Ilyas Farzi")
        walker.choose("role", "ANALYST")
        walker.press(within="main form.questions")
        assert "/invitation/" in walker.sees(".hash").inner_text()
        walker.follow_exactly("/people/")
        walker.go('main tr:has-text("administrator@misaq.example") a')
        own = walker.page.url
        walker.follow(f"{own.removeprefix(desk.office.address + desk.setting.before)}grant/")
        walker.choose("role", desk.setting.granted)
        walker.press(within="main form.questions")
    with desk.sat_at("administrator2") as walker:
        walker.follow_exactly("/people/")
        walker.picture("two-persons")
        walker.press(within='main form[action$="/confirm/"]')
        assert walker.page.locator('form[action$="/confirm/"]').count() == 0


def test_who_walks_by_key_fails_at_what_no_key_reaches(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walking, "MOST_KEYS", 10)
    page = browser.new_page()
    page.set_content(
        '<a class="skip" href="#main">Skip</a><main id="main"><span name="so">So</span>'
        '<a href="/" name="thus">Thus</a></main>'
    )
    walker = Walker(page, "")
    walker.tab_to("[name=thus]", in_main=False)
    with pytest.raises(AssertionError, match="cannot be reached by keyboard"):
        walker.tab_to("[name=so]", in_main=False)
    page.close()
