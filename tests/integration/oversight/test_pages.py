"""The secretariat's pages: to record, to see, to take back, and what a slip shows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from misaq.apps.findings.queries import get_run
from misaq.apps.pages.days import today
from misaq.core.access.actors import PUBLIC
from misaq.core.access.roles import UserRole
from tests.support.accounts import held, signed_in
from tests.support.pages import text_of, tree_of

pytestmark = [pytest.mark.usefixtures("examplia")]
TABLE = "/work/committees/HC-ORDER/"
FORM = {"to": "MOO", "text": "Publish the list.", "made_on": "2024-04-01", "due": "2024-05-01"}


@pytest.fixture
def secretary() -> Client:
    """Return the browser of the committee's secretary."""
    return signed_in(held(UserRole.COMMITTEE_SECRETARIAT, "HC-ORDER"))


def record(client: Client, number: int = 1, **typed: str) -> tuple[int, bytes]:
    """Send the form that records what happened; return status and page."""
    seen = tree_of(client.get(f"{TABLE}{number}/").content).xpath(
        "//form[contains(@action,'record')]//input[@name='seen']/@value"
    )[0]
    answer = client.post(f"{TABLE}{number}/record/", {"seen": seen} | typed)
    return answer.status_code, answer.content


def test_a_recommendation_is_recorded_and_shown_overdue(secretary: Client) -> None:
    answer = secretary.post(f"{TABLE}new/", FORM)
    assert (answer.status_code, answer["Location"]) == (302, f"{TABLE}1/")
    text = text_of(secretary.get(TABLE).content)
    assert "Publish the list." in text
    assert "overdue" in text
    assert "1 of 1 recommendations" in text
    assert "no-store" in secretary.get(TABLE)["Cache-Control"]


def test_everything_missing_is_said_at_once_and_what_was_typed_stays(secretary: Client) -> None:
    answer = secretary.post(f"{TABLE}new/", {"text": "<b>Half</b>", "due": "tomorrow"})
    tree = tree_of(answer.content)
    assert answer.status_code == 400
    assert len(tree.xpath("//*[@class='error-summary']//li")) == 3
    assert tree.xpath("//textarea[@name='text']")[0].text.strip() == "<b>Half</b>"
    assert tree.xpath("//input[@name='due']/@value") == ["tomorrow"]


def test_what_the_rules_refuse_stands_at_its_field(secretary: Client) -> None:
    late = {"due": "2024-03-01"}
    tree = tree_of(secretary.post(f"{TABLE}new/", FORM | late).content)
    assert "before it was asked" in tree.xpath("string(//*[@id='id_due_error'])")


def test_the_question_of_a_finding_is_taken_over(secretary: Client) -> None:
    found = next(
        item
        for item in get_run(actor=PUBLIC, as_of=today()).items
        if item.finding.question.to == "MOO"
    )
    page = secretary.get(f"{TABLE}new/", {"finding": found.finding.ref})
    tree = tree_of(page.content)
    assert tree.xpath("//textarea[@name='text']")[0].text.strip() == str(
        found.finding.question.text
    )
    assert tree.xpath("//select[@name='to']/option[@selected]/@value") == ["MOO"]
    assert tree.xpath("//input[@name='finding']/@value") == [found.finding.ref]


def test_a_reply_is_recorded_judged_and_taken_back(secretary: Client) -> None:
    secretary.post(f"{TABLE}new/", FORM)
    assert record(secretary, happening="REPLIED", on="2024-05-03")[0] == 302
    status, page = record(secretary, happening="FOUND_PARTLY", on="2024-05-04")
    assert status == 400
    assert "needs a reason" in text_of(page)
    reason = {"text": "One list of two.", "until": "2024-06-01"}
    assert record(secretary, happening="FOUND_PARTLY", on="2024-05-04", **reason)[0] == 302
    assert "partly satisfactory" in text_of(secretary.get(f"{TABLE}1/").content)
    undo = tree_of(secretary.get(f"{TABLE}1/").content).xpath(
        "//form[contains(@action,'take-back')]//input[@type='hidden' and @value]"
    )
    typed = {field.get("name"): field.get("value") for field in undo}
    assert secretary.post(f"{TABLE}1/take-back/", typed).status_code == 302
    text = text_of(secretary.get(f"{TABLE}1/").content)
    assert "reply to review" in text
    assert "taken back" in text


def test_of_two_people_at_once_the_second_sees_both_versions(secretary: Client) -> None:
    secretary.post(f"{TABLE}new/", FORM)
    first = {"seen": "0", "happening": "REPLIED", "on": "2024-05-03", "text": "Their letter."}
    second = {"seen": "0", "happening": "REMINDED", "on": "2024-05-03", "text": "My reminder."}
    assert secretary.post(f"{TABLE}1/record/", first).status_code == 302
    answer = secretary.post(f"{TABLE}1/record/", second)
    assert answer.status_code == 400
    text = text_of(answer.content)
    assert "while you were writing" in text
    assert "Their letter." in text
    assert tree_of(answer.content).xpath("//textarea[@name='text']")[0].text.strip() == (
        "My reminder."
    )


@pytest.mark.parametrize("query", [{"state": "NOPE"}, {"time": "NOPE"}, {"to": "NOPE"}])
def test_an_unknown_filter_leaves_nothing(secretary: Client, query: dict[str, str]) -> None:
    secretary.post(f"{TABLE}new/", FORM)
    answer = secretary.get(TABLE, query)
    assert answer.status_code == 200
    assert "0 of 1 recommendations" in text_of(answer.content)


def test_an_empty_table_says_what_to_do(secretary: Client) -> None:
    assert "Record what the committee recommends" in text_of(secretary.get(TABLE).content)
    assert "House Committee" in text_of(secretary.get("/work/committees/").content)


def test_other_secretariats_are_kept_out(secretary: Client) -> None:
    secretary.post(f"{TABLE}new/", FORM)
    other = signed_in(held(UserRole.COMMITTEE_SECRETARIAT, "HC-ALL"))
    assert other.get(TABLE).status_code == 403
    assert other.get(f"{TABLE}1/").status_code == 403
    assert other.post(f"{TABLE}new/", FORM).status_code == 403
    assert Client().get(TABLE).status_code == 302


def test_a_slip_in_taking_back_is_refused_in_words(secretary: Client) -> None:
    secretary.post(f"{TABLE}new/", FORM)
    answer = secretary.post(f"{TABLE}1/take-back/", {"event": "x"})
    assert answer.status_code == 400
    assert "not clear what is to be taken back" in text_of(answer.content)


def test_a_day_to_come_cannot_have_been(secretary: Client) -> None:
    tomorrow = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()
    answer = secretary.post(f"{TABLE}new/", FORM | {"made_on": tomorrow, "due": ""})
    assert "lies in the future" in text_of(answer.content)


@pytest.mark.parametrize(
    ("ending", "begins"), [("html", b"<!doctype html>"), ("docx", b"PK"), ("pdf", b"%PDF")]
)
@pytest.mark.parametrize("name", ["status", "findings"])
def test_the_table_and_the_findings_go_on_paper(
    secretary: Client, name: str, ending: str, begins: bytes
) -> None:
    secretary.post(f"{TABLE}new/", FORM)
    answer = secretary.get(f"{TABLE}{name}.{ending}")
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert answer["Content-Disposition"].startswith(f'attachment; filename="hc-order-{name}-')
    assert "no-store" in answer["Cache-Control"]
    assert Client().get(f"{TABLE}{name}.{ending}").status_code == 302


def test_a_paper_is_in_the_language_of_the_site(secretary: Client) -> None:
    answer = secretary.get(f"/ur{TABLE}status.html")
    assert tree_of(answer.content).get("dir") == "rtl"
