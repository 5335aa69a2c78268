"""Ways in that somebody tried: each stays shut."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client
from django.utils import translation
from pytest_django import Settings

from misaq.apps.accounts.actions import grant_role, hold_form, invite
from misaq.apps.accounts.sealing import seal
from misaq.apps.audit.queries import list_entries
from misaq.apps.changes.actions import accept, comment, propose, propose_undo, reject, send_back
from misaq.apps.changes.queries import list_comments
from misaq.apps.changes.records import CommentSubject
from misaq.apps.evidence.actions import claim, record_finding
from misaq.apps.oversight.actions import record_event, record_recommendation
from misaq.apps.week.actions import keep_filter
from misaq.apps.week.post import person_of
from misaq.core.access.actors import PUBLIC, Actor, Held, operator, user
from misaq.core.access.roles import UserRole
from misaq.core.access.scopes import Scope, ScopeKind
from misaq.core.changes.operations import Operation, OperationKind
from misaq.core.oversight.tracking import Happening
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound
from misaq.kernel.ids import Key
from tests.support.accounts import PASSWORD, actor_for, client_of, held, make_account, signed_in
from tests.support.prepared import load_examplia

pytestmark = pytest.mark.django_db

START = datetime(2024, 3, 1, 12, tzinfo=UTC)
AT = START + timedelta(hours=1)
LATER = START + timedelta(hours=2)
SIGN_IN, CODE = "/account/sign-in/", "/account/factors/code/"
SECRET = "JBSWY3DPEHPK3PXP"
POINT = "P1.1"
MOO = Scope(ScopeKind.INSTITUTION, Key("MOO"))
HOUSE = Key("HC-ORDER")
SECRETARY = user(91, (Held(UserRole.COMMITTEE_SECRETARIAT, Scope(ScopeKind.COMMITTEE, HOUSE)),))
TURNED = "Publish the \u202etsil"
UNSEEN = "Publish\x07 the list"


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()
    translation.deactivate()


@pytest.fixture
def examplia(settings: Settings, tmp_path: Path) -> None:
    """Load Examplia."""
    settings.MISAQ_HOME = tmp_path
    load_examplia(START)


# --- signing in ------------------------------------------------------------------------------


def code_now() -> str:
    """Return the code that the app shows."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(SECRET, counter)))


def half_way(email: str) -> Client:
    """Return a browser in which the password was right, and the code is asked for."""
    client = Client()
    sent = client.post(SIGN_IN, {"login": email, "password": PASSWORD})
    assert sent["Location"].startswith(CODE)
    return client


def test_somebody_who_knows_the_password_cannot_try_one_code_after_another() -> None:
    account = make_account(held(UserRole.VERIFIER), email="v@misaq.example", second_factor=False)
    TOTP.activate(account, SECRET)
    client = half_way("v@misaq.example")
    for guess in range(8):
        client.post(CODE, {"code": f"{guess:06}"})
    late = client.post(CODE, {"code": code_now()})
    assert late.status_code == 200
    assert client.get("/account/").status_code == 302
    elsewhere = half_way("v@misaq.example")
    assert elsewhere.post(CODE, {"code": code_now()}).status_code == 200


def test_wrong_passwords_for_a_name_do_not_keep_its_owner_out_from_another_address() -> None:
    make_account(email="v@misaq.example", second_factor=False)
    for guess in range(12):
        stranger = Client(REMOTE_ADDR=f"192.0.2.{guess % 3}")
        stranger.post(SIGN_IN, {"login": "v@misaq.example", "password": "wrong-guess"})
    own = Client(REMOTE_ADDR="198.51.100.4")
    assert own.post(SIGN_IN, {"login": "v@misaq.example", "password": PASSWORD}).status_code == 302


@pytest.mark.parametrize("spelled", ["V@misaq.example", " v@misaq.example ", "v@MISAQ.example"])
def test_another_spelling_of_the_name_does_not_begin_the_count_anew(spelled: str) -> None:
    make_account(email="v@misaq.example", second_factor=False)
    client = Client()
    for _ in range(4):
        client.post(SIGN_IN, {"login": "v@misaq.example", "password": "wrong-guess"})
    assert client.post(SIGN_IN, {"login": spelled, "password": "wrong-guess"}).status_code == 429


def test_a_session_from_before_signing_in_is_not_the_one_after() -> None:
    make_account(email="v@misaq.example", second_factor=False)
    client = Client()
    client.session.save()
    before = client.session.session_key
    client.post(SIGN_IN, {"login": "v@misaq.example", "password": PASSWORD})
    assert client.session.session_key != before


@pytest.mark.parametrize(
    "there", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_leads_to_no_other_site(there: str) -> None:
    make_account(email="v@misaq.example", second_factor=False)
    sent = Client().post(
        f"{SIGN_IN}?next={there}",
        {"login": "v@misaq.example", "password": PASSWORD, "next": there},
    )
    assert sent.status_code == 302
    assert "evil" not in sent["Location"]
    assert not sent["Location"].startswith("javascript")


def test_known_and_unknown_addresses_are_answered_alike() -> None:
    make_account(email="v@misaq.example", second_factor=False)
    pages = [
        Client()
        .post(SIGN_IN, {"login": email, "password": "wrong-guess"})
        .content.replace(email.encode(), b"@")
        for email in ("v@misaq.example", "w@misaq.example")
    ]
    assert [b"wrong-guess" in page for page in pages] == [False, False]
    assert _without_mark(pages[0]) == _without_mark(pages[1])
    resets = [Client().post("/account/password/reset/", {"email": email}) for email in (
        "v@misaq.example", "w@misaq.example"
    )]  # fmt: skip
    assert {(r.status_code, r.get("Location")) for r in resets} == {
        (resets[0].status_code, resets[0].get("Location"))
    }


def _without_mark(page: bytes) -> list[bytes]:
    return [line for line in page.splitlines() if b"csrfmiddlewaretoken" not in line]


@pytest.mark.parametrize("credential", ["0", "false", "{}", "[]", "1", '"x"', '{"id": 1}', "null"])
def test_nothing_is_taken_for_a_passkey_that_no_device_made(credential: str) -> None:
    account = make_account(held(UserRole.VERIFIER), second_factor=False)
    client = client_of(account)
    client.get("/account/passkeys/add/")
    sent = client.post("/account/passkeys/add/", {"credential": credential, "name": "Key"})
    assert sent.status_code == 200
    assert not Authenticator.objects.filter(user=account).exists()
    assert client.get("/account/passkeys/add/").status_code == 200


@pytest.mark.parametrize("answer", ["9" * 5_000, "[" * 100_000, "0", '"x"', '{"response": 1}'])
def test_no_answer_of_a_stranger_makes_signing_in_fail(answer: str) -> None:
    client = Client()
    client.get("/account/passkeys/sign-in/")
    sent = client.post("/account/passkeys/sign-in/", {"credential": answer})
    assert sent.status_code in {200, 302, 400}
    assert "_auth_user_id" not in client.session


# --- what was typed comes back, whatever it was ------------------------------------------------


@pytest.mark.parametrize("typed", ["a\x00b", "a\x0bc", "\ufffe", "]]>&<script>"])
def test_a_held_form_never_breaks_the_page_it_belongs_to(typed: str) -> None:
    account = make_account(held(UserRole.ANALYST))
    client, token = client_of(account), "t" * 43
    hold_form(
        actor=PUBLIC, at=datetime.now(UTC), owner=account.pk, token=token,
        page_path="/account/name/", form_path="/account/name/",
        sealed=seal((("name", typed), ("lost", typed)), token),
    )  # fmt: skip
    client.cookies["misaq_held"] = token
    answer = client.get("/account/name/")
    assert answer.status_code == 200
    assert b"<script>" not in answer.content.replace(b"<script src", b"")


def test_a_held_form_names_no_other_site_to_come_back_to() -> None:
    account = make_account(held(UserRole.ANALYST))
    client = client_of(account)
    client.get("/account/")
    del client.cookies["sessionid"]
    sent = client.post(
        "/account/name/", {"name": "x"}, headers={"referer": "http://testserver//evil.example/"}
    )
    assert "evil" not in sent["Location"]
    long = "http://testserver/account/name/?" + "x" * 3_000
    assert (
        client.post("/account/name/", {"name": "x"}, headers={"referer": long}).status_code == 302
    )


# --- who may read ------------------------------------------------------------------------------


def amended(actor: Actor, *, is_submitted: bool = True) -> int:
    """Return the number of a request that somebody wrote."""
    step = Operation(OperationKind.AMEND, "policies.commitments", POINT, "text", "Another text.")
    change = propose(
        actor=actor, at=AT, title="A title", reason="Because", steps=(step,),
        is_submitted=is_submitted,
    )  # fmt: skip
    return change.id


def test_what_an_author_notes_on_a_draft_is_read_by_nobody_else(examplia: None) -> None:
    analyst = user(81, (Held(UserRole.ANALYST),))
    number = str(amended(analyst, is_submitted=False))
    comment(actor=analyst, at=AT, subject=CommentSubject.CHANGE, subject_key=number, words="Psst")
    about = {"subject": CommentSubject.CHANGE, "subject_key": number}
    assert [c.words for c in list_comments(actor=analyst, **about)] == ["Psst"]
    with pytest.raises(NotFound):
        list_comments(actor=user(82, (Held(UserRole.VERIFIER),)), **about)
    answer = signed_in(held(UserRole.VERIFIER)).get(f"/work/comments/change/{number}/")
    assert answer.status_code == 404
    assert b"Psst" not in answer.content


def test_a_page_shown_in_answer_to_a_form_is_a_read_too(examplia: None) -> None:
    number = amended(user(81, (Held(UserRole.ANALYST),)))
    reader = make_account(held(UserRole.AUDITOR))
    shown = client_of(reader).post(f"/work/changes/{number}/step/", {"act": "?"})
    assert b"Because" in shown.content
    (row,) = [e for e in list_entries(actor=PUBLIC) if e.event == "page.read"]
    assert (row.actor, row.object_table) == (f"user:{reader.pk}", "changes:step")


HUGE = "9" * 5_000


@pytest.mark.parametrize(
    "address",
    [
        f"/work/changes/write/?do=CREATE&table=policies.commitments&change={HUGE}",
        f"/work/changes/write/?do=CREATE&table=policies.commitments&draft={HUGE}",
        f"/work/claim/{POINT}/?draft={HUGE}",
        f"/work/changes/{HUGE}/",
        f"/work/comments/change/{HUGE[:70]}/",
        f"/work/?page={HUGE}",
        "/work/evidence/99999999999999999999999/",
        "/work/comments/change/٣/",
    ],
)
def test_a_number_longer_than_any_is_no_number(examplia: None, address: str) -> None:
    client = signed_in(held(UserRole.ANALYST), held(UserRole.FOCAL_PERSON, "MOO"))
    assert client.get(address).status_code < 500
    assert client.post(address, {"words": "x", "act": "draft"}).status_code < 500


# --- two people --------------------------------------------------------------------------------


def found_by(actor: Actor) -> int:
    """Return the number of the change that enters what somebody found of the point."""
    finding = record_finding(
        actor=actor, at=AT, point=POINT, by="EXI", what="No list is there.", shows="partly",
        dated="2024", cites=("REPORT/M",),
    )  # fmt: skip
    assert finding.change is not None
    return finding.change


def test_whoever_claimed_does_not_verify_the_point_by_naming_no_claim(examplia: None) -> None:
    then = user(81, (Held(UserRole.FOCAL_PERSON, MOO),))
    claim(
        actor=then, at=AT, point=POINT, by="MOO", what="It is done.", shows="delivered",
        dated="2024", cites=("REPORT/M",),
    )  # fmt: skip
    with pytest.raises(NotAllowed) as refusal:
        found_by(user(81, (Held(UserRole.VERIFIER),)))
    assert refusal.value.rule == "policies.claimant-never-verifies"


def test_whoever_speaks_for_those_charged_does_not_decide_what_was_found(examplia: None) -> None:
    number = found_by(user(82, (Held(UserRole.VERIFIER),)))
    charged = user(83, (Held(UserRole.FOCAL_PERSON, MOO), Held(UserRole.VERIFIER)))
    about = {"actor": charged, "at": AT, "change": number, "version": 2}
    for do in (accept, reject, send_back):
        with pytest.raises(NotAllowed) as refusal:
            do(**about, reason="It is wrong.")
        assert refusal.value.rule == "policies.charged-never-verifies"
    other = user(84, (Held(UserRole.VERIFIER),))
    accept(actor=other, at=LATER, change=number, version=2)
    undo = propose_undo(actor=other, at=LATER, change=number, reason="It is wrong.")
    with pytest.raises(NotAllowed):
        accept(actor=charged, at=LATER, change=undo.id, version=undo.version)


# --- text that hides or turns --------------------------------------------------------------------


@pytest.mark.parametrize("text", [TURNED, UNSEEN], ids=["turned", "unseen"])
def test_no_sign_that_hides_enters_a_table_of_recommendations(examplia: None, text: str) -> None:
    about = {"actor": SECRETARY, "at": AT, "committee": HOUSE}
    asked = {**about, "to": Key("MOO"), "made_on": date(2024, 2, 1)}
    with pytest.raises(InputRefused):
        record_recommendation(**asked, text=text)
    with pytest.raises(InputRefused):
        record_recommendation(**asked, text="Publish the list.", sitting=text)
    number = record_recommendation(**asked, text="Publish the list.", sitting="Sitting 4")
    with pytest.raises(InputRefused):
        record_event(
            **about, number=number, happening=Happening.REPLIED, on=date(2024, 2, 9), text=text,
            seen=0,
        )  # fmt: skip


@pytest.mark.parametrize("text", [TURNED, UNSEEN], ids=["turned", "unseen"])
def test_no_sign_that_hides_enters_the_registers_by_any_door(examplia: None, text: str) -> None:
    point = "policies.commitments"
    steps = (
        Operation(OperationKind.AMEND, point, POINT, "text", text),
        Operation(OperationKind.AMEND, point, POINT, "cite", [text]),
    )
    for step in steps:
        with pytest.raises(InputRefused, match="hidden"):
            propose(
                actor=user(81, (Held(UserRole.ANALYST),)), at=AT, title="A title",
                reason="Because", steps=(step,),
            )  # fmt: skip


@pytest.mark.parametrize("text", [TURNED, UNSEEN], ids=["turned", "unseen"])
def test_no_sign_that_hides_enters_a_name_or_a_reason(examplia: None, text: str) -> None:
    administrator = user(91, (Held(UserRole.ADMINISTRATOR),))
    about = {"actor": administrator, "at": AT, "reason": text, "held": Held(UserRole.ANALYST)}
    with pytest.raises(InputRefused):
        invite(**about, email="n@misaq.example", name="New")
    with pytest.raises(InputRefused):
        grant_role(**about, grantee=make_account().pk)
    with pytest.raises(InputRefused):
        keep_filter(actor=administrator, at=AT, name=text, address="/findings/")


def test_a_role_that_rests_tells_nothing_by_letter(examplia: None) -> None:
    account = make_account(held(UserRole.VERIFIER), second_factor=False)
    assert person_of(actor=operator(7), user=account.pk).held == ()
    secured = make_account(held(UserRole.VERIFIER))
    assert person_of(actor=operator(7), user=secured.pk) == actor_for(
        secured, held(UserRole.VERIFIER)
    )
