"""Letters about what changed: what they tell, to whom, and what a failure loses."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from misaq.apps.accounts.actions import close_account
from misaq.apps.oversight.actions import record_recommendation
from misaq.apps.registers.actions import amend
from misaq.apps.week import letters
from misaq.apps.week.actions import choose_rhythm, follow
from misaq.apps.week.post import send_letters
from misaq.apps.week.queries import get_reader
from misaq.apps.week.rhythm import Rhythm
from misaq.core.access.actors import Actor, operator
from misaq.core.access.roles import UserRole
from misaq.kernel.errors import NotAllowed
from misaq.kernel.ids import Key
from tests.support.accounts import actor_for, held, make_account

AT = datetime(2024, 6, 1, 9, tzinfo=UTC)
SITE = "https://misaq.example"
BOSS = operator(7)


class Broken(EmailBackend):
    """A server of mail that does not answer."""

    def send_messages(self, messages: Any) -> int:
        """Fail as a network does."""
        raise ConnectionRefusedError


def subscriber(
    rhythm: Rhythm = Rhythm.DAILY, language: str = "en", email: str = "reader@misaq.example"
) -> Actor:
    """Return somebody who wants letters from AT on."""
    role = held(UserRole.COMMITTEE_SECRETARIAT, "HC-ORDER")
    account = make_account(role, email=email)
    account.language = language
    account.save()
    reader = actor_for(account, role)
    choose_rhythm(actor=reader, at=AT, rhythm=rhythm)
    return reader


def change(key: str = "FRONT", hours: int = 1) -> None:
    """Change a record."""
    amend(
        actor=BOSS,
        at=AT + timedelta(hours=hours),
        table="bodies.bodies",
        key=key,
        field="note",
        value=f"Seen again {hours}.",
        reason="A test.",
    )


def send(days: int = 1) -> Any:
    """Send what is due some days later."""
    return send_letters(actor=BOSS, at=AT + timedelta(days=days), site=SITE)


def test_a_letter_tells_what_changed_and_the_next_only_what_came_after() -> None:
    reader = subscriber()
    follow(actor=reader, at=AT, table="bodies.bodies", key="FRONT")
    change()
    assert send().sent == [reader.id]
    (letter,) = mail.outbox
    assert letter.to == ["reader@misaq.example"]
    assert letter.subject == "Misaq: 1 change since 2024-06-01"
    assert letter.body.count("- changed: Example Front\n  https://misaq.example/bodies/FRONT/") == 2
    assert "Changed among what you follow:" in letter.body
    assert send(2).empty == [reader.id]
    assert len(mail.outbox) == 1


def test_nothing_to_tell_is_no_letter() -> None:
    reader = subscriber()
    assert send().empty == [reader.id]
    assert mail.outbox == []


def test_a_letter_gives_counts_of_what_is_not_public_and_no_words_of_it() -> None:
    reader = subscriber()
    record_recommendation(
        actor=reader,
        at=AT,
        committee=Key("HC-ORDER"),
        to=Key("MOO"),
        text="In-camera words.",
        made_on=date(2024, 4, 1),
        due=date(2024, 5, 1),
    )
    send()
    (letter,) = mail.outbox
    assert "- overdue: 1" in letter.body
    assert "In-camera" not in letter.body + letter.subject


def test_a_weekly_letter_waits_for_its_week() -> None:
    reader = subscriber(Rhythm.WEEKLY)
    change()
    assert send(3).not_due == [reader.id]
    assert send(7).sent == [reader.id]


def test_a_letter_is_in_the_readers_language() -> None:
    subscriber(language="ur")
    change()
    send()
    assert "https://misaq.example/ur/bodies/FRONT/" in mail.outbox[0].body
    assert "Example Front" in mail.outbox[0].body


def test_a_letter_that_fails_loses_nothing_and_holds_up_nobody(settings: Any) -> None:
    reader = subscriber()
    change()
    settings.EMAIL_BACKEND = f"{__name__}.Broken"
    done = send()
    assert done.failed == {reader.id: "ConnectionRefusedError"}
    assert get_reader(actor=reader).failures == 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send(2).sent == [reader.id]
    assert "Example Front" in mail.outbox[0].body
    assert get_reader(actor=reader).failures == 0


def test_a_closed_account_gets_no_letter() -> None:
    reader = subscriber()
    change()
    close_account(actor=BOSS, at=AT, leaving=int(reader.id.removeprefix("user:")))
    assert send().closed == [reader.id]
    assert mail.outbox == []


def test_a_long_list_is_cut_with_a_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "MOST_LINES", 1)
    subscriber()
    change("FRONT", 1)
    change("LEAGUE", 2)
    send()
    assert "2 changes" in mail.outbox[0].subject
    assert "- and 1 more" in mail.outbox[0].body


def test_only_who_may_read_accounts_sends_letters() -> None:
    reader = subscriber()
    with pytest.raises(NotAllowed):
        send_letters(actor=actor_for(make_account()), at=AT + timedelta(days=1), site=SITE)
    assert reader.id
