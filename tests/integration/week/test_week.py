"""What somebody's week shows, and what they may set."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from misaq.apps.audit.queries import list_entries
from misaq.apps.findings.queries import get_check_run
from misaq.apps.oversight.actions import record_event, record_recommendation
from misaq.apps.registers.actions import amend
from misaq.apps.week.actions import (
    MOST_FILTERS,
    choose_rhythm,
    drop_filter,
    follow,
    keep_filter,
    mark_seen,
    unfollow,
)
from misaq.apps.week.changes import touching
from misaq.apps.week.gathering import gather
from misaq.apps.week.models import FilterRow
from misaq.apps.week.queries import get_changes, get_reader, list_filters, list_followed
from misaq.apps.week.rhythm import Rhythm, is_letter_due
from misaq.core.access.actors import PUBLIC, Actor, operator, user
from misaq.core.access.roles import UserRole
from misaq.core.oversight.tracking import Happening
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound, StateConflict
from misaq.kernel.ids import Key
from tests.support.accounts import held, signed_in
from tests.support.pages import text_of, tree_of

AT = datetime(2024, 6, 1, 9, tzinfo=UTC)
ME = user(41)
SECRETARY = user(42, (held(UserRole.COMMITTEE_SECRETARIAT, "HC-ORDER"),))
FOCAL = user(43, (held(UserRole.FOCAL_PERSON, "MOO"),))


def recommend(due: date) -> int:
    """Record a recommendation to the Ministry of Order."""
    return record_recommendation(
        actor=SECRETARY,
        at=AT,
        committee=Key("HC-ORDER"),
        to=Key("MOO"),
        text="Publish the list.",
        made_on=date(2024, 4, 1),
        due=due,
    )


def reply() -> None:
    """Record a reply to recommendation 1."""
    record_event(
        actor=SECRETARY,
        at=AT,
        committee=Key("HC-ORDER"),
        number=1,
        happening=Happening.REPLIED,
        on=date(2024, 5, 20),
        seen=0,
    )


@pytest.mark.parametrize(
    ("due", "day", "where"),
    [
        pytest.param(date(2024, 5, 1), date(2024, 6, 1), "overdue", id="overdue"),
        pytest.param(date(2024, 6, 20), date(2024, 6, 1), "due", id="due soon"),
        pytest.param(date(2024, 9, 20), date(2024, 6, 1), "", id="far off"),
    ],
)
@pytest.mark.parametrize("actor", [SECRETARY, FOCAL], ids=["secretary", "focal person"])
def test_a_recommendation_stands_in_the_week_of_both_sides(
    actor: Actor, due: date, day: date, where: str
) -> None:
    recommend(due)
    week = gather(actor=actor, day=day)
    found = {
        name
        for name, tasks in (("overdue", week.overdue), ("due", week.due))
        if any(task.title == "Publish the list." for task in tasks)
    }
    assert found == ({where} if where else set())


def test_a_reply_waits_for_the_committee_and_no_longer_for_the_ministry() -> None:
    recommend(date(2024, 5, 1))
    reply()
    assert [t.title for t in gather(actor=SECRETARY, day=AT.date()).waiting] == [
        "Publish the list."
    ]
    assert gather(actor=FOCAL, day=AT.date()).overdue == gather(actor=ME, day=AT.date()).overdue


def test_nobody_sees_a_committees_table_in_a_week_that_is_not_theirs() -> None:
    recommend(date(2024, 5, 1))
    for actor in (ME, user(44, (held(UserRole.COMMITTEE_SECRETARIAT, "HC-ALL"),))):
        week = gather(actor=actor, day=AT.date())
        assert "Publish the list." not in {t.title for t in (*week.overdue, *week.waiting)}


def test_following_tells_what_changed_of_it_alone() -> None:
    follow(actor=ME, at=AT, table="bodies.bodies", key="FRONT")
    follow(actor=ME, at=AT, table="bodies.bodies", key="FRONT")
    for key in ("FRONT", "LEAGUE"):
        amend(
            actor=operator(7),
            at=AT + timedelta(hours=1 if key == "FRONT" else 2),
            table="bodies.bodies",
            key=key,
            field="note",
            value="Seen again.",
            reason="A test.",
        )
    changes = get_changes(actor=ME, since=AT, until=AT + timedelta(days=1))
    followed = list_followed(actor=ME)
    assert len(followed) == 1
    assert {c.key for c in changes.records} == {"FRONT", "LEAGUE"}
    assert [(c.key, c.fields) for c in touching(changes, followed).records] == [
        ("FRONT", ("note",))
    ]
    unfollow(actor=ME, at=AT, table="bodies.bodies", key="FRONT")
    assert list_followed(actor=ME) == ()
    assert touching(changes, ()).are_none


def test_nothing_changes_when_nothing_did() -> None:
    assert get_changes(actor=ME, since=AT, until=AT).are_none


def test_what_only_counts_more_days_is_no_change() -> None:
    since = datetime(2024, 3, 1, 13, tzinfo=UTC)
    assert get_changes(actor=ME, since=since, until=since + timedelta(days=1)).are_none


@pytest.mark.parametrize("examplia", [datetime(2017, 1, 1, tzinfo=UTC)], indirect=True)
def test_a_day_that_passed_is_a_change_though_no_record_changed() -> None:
    since, until = datetime(2017, 3, 1, tzinfo=UTC), datetime(2018, 3, 1, tzinfo=UTC)
    before = {f.ref for f in get_check_run(actor=ME, as_of=since.date()).findings}
    after = {f.ref for f in get_check_run(actor=ME, as_of=until.date()).findings}
    changes = get_changes(actor=ME, since=since, until=until)
    assert changes.records == ()
    assert {f.ref for f in changes.findings.appeared} == after - before
    assert {f.ref for f in changes.findings.gone} == before - after
    assert changes.findings.appeared
    assert changes.findings.gone


def test_a_finding_reads_otherwise_when_the_record_does() -> None:
    about = get_check_run(actor=ME, as_of=AT.date()).findings
    found = next(f for f in about if f.subject.table == "bodies.bodies")
    amend(
        actor=operator(7),
        at=AT + timedelta(hours=1),
        table="bodies.bodies",
        key=found.subject.key,
        field="title",
        value="Another Name",
        reason="A test.",
    )
    changes = get_changes(actor=ME, since=AT, until=AT + timedelta(hours=2))
    assert found.ref in {f.ref for f in changes.findings.reworded}


def test_what_is_not_on_record_is_not_followed() -> None:
    for table, key in (("bodies.bodies", "NOPE"), ("no.table", "FRONT")):
        with pytest.raises(NotFound, match="no such record"):
            follow(actor=ME, at=AT, table=table, key=key)


def test_the_public_keeps_nothing() -> None:
    with pytest.raises(NotAllowed):
        follow(actor=PUBLIC, at=AT, table="bodies.bodies", key="FRONT")
    with pytest.raises(NotAllowed):
        keep_filter(actor=PUBLIC, at=AT, name="x", address="/findings/")


def test_filters_are_named_replaced_and_dropped_by_their_owner_alone() -> None:
    keep_filter(actor=ME, at=AT, name=" Grave  ones ", address="/findings/?severity=GRAVE")
    keep_filter(actor=ME, at=AT, name="Grave ones", address="/ur/findings/?severity=GRAVE")
    (mine,) = list_filters(actor=ME)
    assert (mine.name, mine.address) == ("Grave ones", "/ur/findings/?severity=GRAVE")
    drop_filter(actor=FOCAL, at=AT, number=mine.number)
    assert len(list_filters(actor=ME)) == 1
    drop_filter(actor=ME, at=AT, number=mine.number)
    assert list_filters(actor=ME) == ()


@pytest.mark.parametrize(
    "address",
    ["", "https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere", "/a b", "/x\n"],
)
def test_an_address_elsewhere_is_refused(address: str) -> None:
    with pytest.raises(InputRefused, match="not one of this site"):
        keep_filter(actor=ME, at=AT, name="x", address=address)


def test_the_database_itself_keeps_addresses_within_the_site() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        FilterRow.objects.create(owner="user:1", name="x", address="//a.example", kept_at=AT)


def test_there_is_an_end_to_keeping() -> None:
    for number in range(MOST_FILTERS):
        keep_filter(actor=ME, at=AT, name=f"f{number}", address="/findings/")
    keep_filter(actor=ME, at=AT, name="f1", address="/gaps/")
    with pytest.raises(StateConflict, match="Drop some"):
        keep_filter(actor=ME, at=AT, name="one more", address="/findings/")
    with pytest.raises(InputRefused, match="no name"):
        keep_filter(actor=ME, at=AT, name="  ", address="/findings/")


def test_what_was_seen_is_remembered_up_to_what_the_page_showed() -> None:
    mark_seen(actor=ME, at=AT, up_to=AT - timedelta(minutes=5))
    assert get_reader(actor=ME).seen_at == AT - timedelta(minutes=5)
    with pytest.raises(InputRefused, match="still to come"):
        mark_seen(actor=ME, at=AT, up_to=AT + timedelta(minutes=5))


@pytest.mark.parametrize(
    ("rhythm", "hours", "is_due"),
    [
        (Rhythm.NEVER, 1000, False),
        (Rhythm.DAILY, 21, False),
        (Rhythm.DAILY, 23, True),
        (Rhythm.WEEKLY, 160, False),
        (Rhythm.WEEKLY, 167, True),
    ],
)
def test_a_letter_is_due_a_little_before_its_time(rhythm: Rhythm, hours: int, is_due: bool) -> None:
    assert is_letter_due(rhythm, AT, AT + timedelta(hours=hours)) is is_due
    assert is_letter_due(rhythm, None, AT) is (rhythm is not Rhythm.NEVER)


def test_what_somebody_keeps_is_not_written_in_the_audit() -> None:
    keep_filter(actor=ME, at=AT, name="Secret interest", address="/findings/?q=secret")
    choose_rhythm(actor=ME, at=AT, rhythm=Rhythm.DAILY)
    said = str(list_entries(actor=ME, limit=1000))
    assert "week.filter-kept" in said
    assert "week.rhythm-chosen" in said
    assert "ecret" not in said


class TestPages:
    """The page of one's week, and what its buttons do."""

    @pytest.fixture
    def browser(self) -> Client:
        """Return the browser of an analyst."""
        return signed_in(held(UserRole.ANALYST))

    def test_a_week_opens_for_every_role(self) -> None:
        for role, key in (
            (UserRole.ANALYST, None),
            (UserRole.VERIFIER, None),
            (UserRole.COMMITTEE_SECRETARIAT, "HC-ORDER"),
            (UserRole.FOCAL_PERSON, "MOO"),
            (UserRole.RIGHTS_OFFICER, "North"),
            (UserRole.AUDITOR, None),
            (UserRole.ADMINISTRATOR, None),
        ):
            answer = signed_in(held(role, key)).get("/work/")
            assert answer.status_code == 200, role
            assert tree_of(answer.content).xpath("//h2[@id='overdue']")

    def test_without_an_account_one_is_sent_to_sign_in(self) -> None:
        assert Client().get("/work/")["Location"].startswith("/account/sign-in/")

    def test_following_by_its_buttons(self, browser: Client) -> None:
        page = {"table": "bodies.bodies", "key": "FRONT"}
        assert "Example Front" in text_of(browser.get("/work/follow/", page).content)
        assert browser.post("/work/follow/", page)["Location"] == "/bodies/FRONT/"
        assert "1 record followed" in text_of(browser.get("/work/").content)
        browser.post("/work/follow/", page | {"stop": "1"})
        assert "You follow nothing yet" in text_of(browser.get("/work/").content)

    def test_keeping_a_filter_by_its_form(self, browser: Client) -> None:
        address = "/findings/?severity=GRAVE"
        shown = tree_of(browser.get("/work/filters/", {"address": address}).content)
        assert shown.xpath("//input[@name='address']/@value") == [address]
        browser.post("/work/filters/", {"name": "Grave", "address": address})
        links = tree_of(browser.get("/work/").content).xpath("//a[text()='Grave']/@href")
        assert links == [address]
        empty = browser.post("/work/filters/", {"name": "", "address": address})
        assert empty.status_code == 400
        hostile = browser.post("/work/filters/", {"name": "x", "address": "//a.example"})
        assert "not one of this site" in text_of(hostile.content)
        number = FilterRow.objects.get().id
        browser.post("/work/filters/", {"drop": str(number)})
        assert not FilterRow.objects.exists()

    def test_what_was_seen_is_not_shown_again(self, browser: Client) -> None:
        page = tree_of(browser.get("/work/").content)
        shown = page.xpath("//input[@name='up_to']/@value")[0]
        assert browser.post("/work/seen/", {"up_to": shown}).status_code == 302
        assert shown[:10] in text_of(browser.get("/work/").content)
        assert "Nothing changed on record" in text_of(browser.get("/work/").content)

    @pytest.mark.parametrize(
        "examplia", [datetime.now(UTC) - timedelta(minutes=1)], indirect=True, ids=["just now"]
    )
    def test_a_first_look_does_not_call_the_whole_record_new(self) -> None:
        text = text_of(signed_in(held(UserRole.ANALYST)).get("/work/").content)
        assert "New findings" not in text

    @pytest.mark.parametrize("address", ["/work/seen/", "/work/follow/", "/work/letters/"])
    def test_what_no_page_writes_is_refused(self, browser: Client, address: str) -> None:
        assert browser.post(address, {"x": "y"}).status_code == 400

    def test_letters_are_chosen(self, browser: Client) -> None:
        browser.post("/work/letters/", {"rhythm": "WEEKLY"})
        chosen = tree_of(browser.get("/work/").content).xpath("//input[@checked]/@value")
        assert chosen == ["WEEKLY"]


@pytest.mark.parametrize(
    ("role", "bound", "rooms"),
    [
        (UserRole.COMMITTEE_SECRETARIAT, "HC-ORDER", "committees changes points evidence reading"),
        (UserRole.ANALYST, None, "changes points evidence reading import"),
        (UserRole.AUDITOR, None, "changes points audit people"),
        (UserRole.ADMINISTRATOR, None, "people"),
    ],
)
def test_a_week_leads_to_the_rooms_one_may_enter_and_to_no_other(
    role: UserRole, bound: str | None, rooms: str
) -> None:
    client = signed_in(held(role, bound))
    tree = tree_of(client.get("/work/").content)
    addresses = tree.xpath('//section[@aria-labelledby="rooms"]//a/@href')
    assert [address.strip("/").split("/")[-1] for address in addresses] == rooms.split()
    assert {client.get(address).status_code for address in addresses} == {200}
