"""The pages of the audit: what they list, whom they let in, and that they are audited too."""

from __future__ import annotations

import csv
import io

import pytest

from misaq.apps.audit.queries import get_head, list_entries
from misaq.core.access.actors import PUBLIC
from misaq.core.access.roles import UserRole
from tests.support.accounts import held, signed_in
from tests.support.pages import text_of

pytestmark = pytest.mark.django_db

AUDITOR = held(UserRole.AUDITOR)


def test_a_page_shown_to_a_member_leaves_one_row_with_ids_only() -> None:
    client = signed_in(AUDITOR)
    client.get("/account/")
    head = get_head(actor=PUBLIC)
    assert head is not None
    assert (head.event, head.object_table, head.object_key) == ("page.read", "accounts:own", "")
    assert head.actor.startswith("user:")


def test_the_key_of_what_was_read_is_noted_and_a_public_page_is_not() -> None:
    client = signed_in(AUDITOR)
    number = client.session["_auth_user_id"]
    client.get(f"/people/{number}/")
    client.get("/about/")
    head = get_head(actor=PUBLIC)
    assert head is not None
    assert (head.object_table, head.object_key) == ("accounts:person", number)


def test_a_page_refused_is_no_read() -> None:
    client = signed_in(held(UserRole.ANALYST))
    assert client.get("/audit/").status_code == 403
    assert [e for e in list_entries(actor=PUBLIC) if e.object_table == "audit:events"] == []


def test_the_auditor_reads_and_that_is_audited_too() -> None:
    client = signed_in(AUDITOR)
    client.get("/audit/")
    second = client.get("/audit/?event=page.read&thing=audit:events")
    assert second.status_code == 200
    assert "audit:events" in text_of(second.content)


def test_filters_narrow_and_what_cannot_be_read_is_said() -> None:
    client = signed_in(AUDITOR)
    client.get("/account/")
    assert "No event like this" in text_of(client.get("/audit/?who=user:999").content)
    assert "There is a problem" in text_of(client.get("/audit/?first=yesterday").content)
    assert "No event like this" in text_of(client.get("/audit/?last=2001-01-01").content)
    assert "accounts:own" in text_of(client.get("/audit/?outcome=DONE&first=2001-01-01").content)


def test_a_long_list_is_paged_by_place() -> None:
    client = signed_in(AUDITOR)
    for _ in range(52):
        client.get("/account/")
    first = client.get("/audit/")
    (older,) = [row for row in first.content.decode().split('"') if row.startswith("?before=")]
    page = text_of(client.get(f"/audit/{older}").content)
    assert "The latest" in page
    assert "Older events" not in page


def test_the_page_says_whether_the_chain_holds() -> None:
    assert "The chain holds." in text_of(signed_in(AUDITOR).get("/audit/?verify=1").content)


def test_everything_listed_goes_out_as_csv_that_no_spreadsheet_runs() -> None:
    client = signed_in(AUDITOR)
    client.get("/account/")
    answer = client.get("/audit/events.csv?event=page.read")
    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["event"] for row in rows} == {"page.read"}
    assert all(len(row["hash"]) == 64 for row in rows)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"


def test_a_file_of_filters_that_cannot_be_read_is_refused() -> None:
    assert signed_in(AUDITOR).get("/audit/events.csv?first=never").status_code == 400
