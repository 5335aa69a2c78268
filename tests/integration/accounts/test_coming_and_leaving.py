"""Invited, opened once, closed for good."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import LazySettings
from django.core import mail
from django.test import Client

from misaq.apps.accounts import actions, queries
from misaq.apps.accounts.models import Grant, Invitation, User
from misaq.apps.audit.queries import list_entries
from misaq.core.access.actors import PUBLIC, operator
from misaq.core.access.roles import UserRole
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound, StateConflict
from tests.support.accounts import AT, PASSWORD, actor_for, client_of, held, make_account, signed_in

pytestmark = pytest.mark.django_db

ADMINISTRATOR = held(UserRole.ADMINISTRATOR)
ANALYST = held(UserRole.ANALYST)
LEFT: list[str] = []


def note_leaving(*, actor: object, at: datetime, leaving: str) -> None:
    """Stand in for a later room that gives back what somebody had under way."""
    LEFT.append(leaving)


def invited(role: UserRole = UserRole.ANALYST) -> str:
    """Invite somebody and return the token."""
    account = make_account(ADMINISTRATOR)
    return actions.invite(
        actor=actor_for(account, ADMINISTRATOR),
        at=datetime.now(UTC),
        email="New@misaq.example",
        name="Nadia Farzi",
        held=held(role),
    ).token


def test_an_administrator_invites_and_the_invited_opens_the_account_once() -> None:
    client = signed_in(ADMINISTRATOR)
    asked = {
        "email": "new@misaq.example",
        "name": "Nadia Farzi",
        "language": "en",
        "role": "ANALYST",
        "place": "",
        "reason": "",
    }
    page = client.post("/people/invite/", asked).content.decode()
    (letter,) = mail.outbox
    links = re.findall(r"/invitation/[\w-]+/", str(letter.body))
    assert letter.to == ["new@misaq.example"]
    assert links[0] in page
    newcomer = Client()
    assert newcomer.get(links[0]).status_code == 200
    opening = {"name": "Nadia Farzi", "password": PASSWORD, "again": PASSWORD}
    assert newcomer.post(links[0], opening)["Location"] == "/account/sign-in/"
    assert newcomer.get(links[0]).status_code == 404
    given = {"login": "new@misaq.example", "password": PASSWORD}
    assert newcomer.post("/account/sign-in/", given).status_code == 302
    assert b"Analyst" in newcomer.get("/account/").content


def test_a_letter_that_cannot_be_sent_leaves_the_link_on_the_page(settings: LazySettings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    asked = {"email": "n@misaq.example", "name": "N", "language": "en", "role": "AUDITOR"}
    page = signed_in(ADMINISTRATOR).post("/people/invite/", asked).content
    assert b"could not be sent" in page
    assert b"/invitation/" in page


def test_the_token_is_stored_as_a_hash_only() -> None:
    token = invited()
    stored = Invitation.objects.values_list().get()
    assert token not in [str(value) for value in stored]


def test_a_weak_or_mistyped_password_is_refused_beside_its_field() -> None:
    link = f"/invitation/{invited()}/"
    weak = Client().post(link, {"name": "N", "password": "short", "again": "short"})
    assert b"too short" in weak.content
    apart = Client().post(link, {"name": "N", "password": PASSWORD, "again": "other"})
    assert b"The two passwords differ." in apart.content
    assert User.objects.filter(email="new@misaq.example").count() == 0


def test_an_invited_administrator_waits_for_a_second_person() -> None:
    token = invited(UserRole.ADMINISTRATOR)
    number = actions.accept_invitation(
        actor=PUBLIC, at=datetime.now(UTC), token=token, name="N", password=PASSWORD
    )
    assert queries.list_held(actor=PUBLIC, user=number) == ()
    assert Grant.objects.get(user_id=number).takes_second


def test_a_link_too_old_used_or_withdrawn_opens_nothing() -> None:
    token = invited()
    number = Invitation.objects.get().pk
    account = make_account(ADMINISTRATOR)
    actor = actor_for(account, ADMINISTRATOR)
    late = datetime.now(UTC) + timedelta(days=8)
    with pytest.raises(NotFound, match="does not open an account"):
        actions.accept_invitation(actor=PUBLIC, at=late, token=token, name="N", password=PASSWORD)
    actions.withdraw_invitation(actor=actor, at=AT, invitation=number)
    assert queries.find_invitation(actor=PUBLIC, token=token, at=datetime.now(UTC)) is None
    with pytest.raises(NotFound, match="no open invitation"):
        actions.withdraw_invitation(actor=actor, at=AT, invitation=number)


def test_an_address_is_invited_once_and_has_one_account() -> None:
    invited()
    actor = actor_for(make_account(ADMINISTRATOR), ADMINISTRATOR)
    given = {"actor": actor, "at": datetime.now(UTC), "name": "N", "held": ANALYST}
    with pytest.raises(StateConflict, match="still open"):
        actions.invite(email="new@misaq.example", **given)  # type: ignore[arg-type]
    make_account(email="there@misaq.example")
    with pytest.raises(StateConflict, match="has an account"):
        actions.invite(email="THERE@misaq.example", **given)  # type: ignore[arg-type]
    with pytest.raises(InputRefused, match="not an e-mail"):
        actions.invite(email="nowhere", **given)  # type: ignore[arg-type]


def test_leaving_ends_sessions_roles_and_signing_in_and_keeps_the_number(
    settings: LazySettings,
) -> None:
    settings.MISAQ_ON_LEAVING = (f"{__name__}.note_leaving",)
    LEFT.clear()
    actor = actor_for(make_account(ADMINISTRATOR), ADMINISTRATOR)
    account = make_account(ANALYST, email="a@misaq.example", second_factor=False)
    client = client_of(account)
    assert client.get("/account/").status_code == 200
    actions.close_account(actor=actor, at=AT, leaving=account.pk)
    assert client.get("/account/").status_code == 302
    given = {"login": "a@misaq.example", "password": PASSWORD}
    assert Client().post("/account/sign-in/", given).status_code == 200
    assert queries.list_held(actor=PUBLIC, user=account.pk) == ()
    assert LEFT.pop() == f"user:{account.pk}"
    (closed,) = [e for e in list_entries(actor=PUBLIC) if e.event == "account.closed"]
    assert (closed.object_key, closed.facts["grants"]) == (str(account.pk), 1)
    with pytest.raises(StateConflict, match="closed"):
        actions.close_account(actor=actor, at=AT, leaving=account.pk)


def test_people_may_leave_by_themselves_and_not_send_others_away() -> None:
    account, other = make_account(ANALYST), make_account(ANALYST)
    me = actor_for(account, ANALYST)
    with pytest.raises(NotAllowed):
        actions.close_account(actor=me, at=AT, leaving=other.pk)
    actions.close_account(actor=me, at=AT, leaving=account.pk)
    assert not User.objects.get(pk=account.pk).is_active


def test_the_pages_of_people_grant_confirm_end_and_close() -> None:
    client = signed_in(ADMINISTRATOR)
    second = signed_in(ADMINISTRATOR)
    other = make_account(email="o@misaq.example", name="Omar Farzi")
    asked = {"role": "ADMINISTRATOR", "place": "", "reason": "the second of two"}
    assert client.post(f"/people/{other.pk}/grant/", asked).status_code == 302
    waiting = Grant.objects.get(user=other)
    assert client.post(f"/people/grants/{waiting.pk}/confirm/").status_code == 403
    assert b"the second of two" in second.get("/people/").content
    assert second.post(f"/people/grants/{waiting.pk}/confirm/").status_code == 302
    assert b"In force" in client.get(f"/people/{other.pk}/").content
    assert client.post(f"/people/grants/{waiting.pk}/end/").status_code == 302
    assert b"Every role ends" in client.get(f"/people/{other.pk}/close/").content
    assert client.post(f"/people/{other.pk}/close/").status_code == 302
    assert b"Closed" in client.get("/people/").content


def test_a_role_with_the_wrong_bound_is_refused_beside_its_field() -> None:
    client = signed_in(ADMINISTRATOR)
    other = make_account()
    asked = {"role": "FOCAL_PERSON", "place": "", "reason": ""}
    page = client.post(f"/people/{other.pk}/grant/", asked).content
    assert b"needs a place of another kind" in page


def test_an_act_about_accounts_asks_for_the_password_again() -> None:
    client = signed_in(ADMINISTRATOR)
    session = client.session
    session["misaq.began"] = datetime.now(UTC).timestamp() - 3600
    session["misaq.seen"] = datetime.now(UTC).timestamp() - 70
    session.save()
    sent = client.get("/people/invite/")
    assert sent.status_code == 302
    assert sent["Location"].startswith("/account/again/")


def test_the_operator_adds_and_resets_and_nobody_else_does() -> None:
    number = actions.add_account(
        actor=operator(1),
        at=AT,
        email="added@misaq.example",
        name="A",
        password=PASSWORD,
        held=(ANALYST,),
    )
    assert queries.list_held(actor=PUBLIC, user=number) == (ANALYST,)
    actions.reset_password(actor=operator(1), at=AT, account=number, password=f"{PASSWORD}-new")
    given = {"login": "added@misaq.example", "password": f"{PASSWORD}-new"}
    assert Client().post("/account/sign-in/", given).status_code == 302
    with pytest.raises(NotAllowed, match="command line"):
        actions.reset_password(
            actor=actor_for(make_account(ADMINISTRATOR), ADMINISTRATOR),
            at=AT,
            account=number,
            password=PASSWORD,
        )


def test_somebody_changes_their_own_name_and_language() -> None:
    client = signed_in(ANALYST)
    assert (
        client.post("/account/name/", {"name": "  Ayla   T ", "language": "ur"}).status_code == 302
    )
    account = User.objects.get(pk=client.session["_auth_user_id"])
    assert (account.name, account.language) == ("Ayla T", "ur")
    assert client.post("/account/name/", {"name": "\u202e", "language": "ur"}).status_code == 200
