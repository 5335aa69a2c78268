"""Every address that takes a form is sent what nobody should send: each is answered, none fails."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import Settings

from misaq.apps.accounts.actions import grant_role, invite
from misaq.apps.accounts.models import User
from misaq.apps.changes.actions import comment, propose, save_draft
from misaq.apps.changes.records import CommentSubject
from misaq.apps.evidence.actions import upload
from misaq.apps.oversight.actions import record_recommendation
from misaq.apps.reading.actions import upload_document
from misaq.core.access.actors import Actor, Held
from misaq.core.access.roles import ROLES, UserRole
from misaq.core.access.scopes import ScopeKind
from misaq.core.changes.operations import Operation, OperationKind
from misaq.kernel.ids import Key
from tests.conftest import SEED
from tests.permission import samples
from tests.permission.addresses import every_address
from tests.support.accounts import actor_for, client_of, held, make_account
from tests.support.documents import FIXTURES
from tests.support.pages import tree_of
from tests.support.prepared import load_examplia
from tests.support.uploaded_files import EXE, HTML, PDF, SVG, bomb

AT = datetime(2024, 3, 1, 12, tzinfo=UTC)
POINT, POINTS = "P1.1", "policies.commitments"
BOUNDS = {
    ScopeKind.EVERYWHERE: None,
    ScopeKind.INSTITUTION: samples.INSTITUTION,
    ScopeKind.COMMITTEE: samples.COMMITTEE,
    ScopeKind.JURISDICTION: samples.JURISDICTION,
}
ALL_ROLES = [
    held(role, BOUNDS[ROLES[role].bound]) for role in UserRole if ROLES[role].can_be_granted
]
HIDDEN = {"act", "step", "version", "seen", "draft", "draft_version", "edits", "drop", "rows"}
HUGE = "9" * 5_000  # Python itself refuses to read a number of so many digits
WORDS = (
    "",
    "x",
    "-1",
    "0",
    "1",
    HUGE,
    "٣",
    "²",
    "NaN",
    "1e400",
    "9999-99-99",
    "0000-01-01",
    "2024-02-30..1999",
    "\x00",
    "a\x0bb\x1fc",
    "safe\u202egnp.exe",
    "\ufffe\uffff",
    "'\"><script>alert(1)</script>",
    "{{ 7*7 }}{% load x %}",
    '=HYPERLINK("http://a.example")',
    "\r\nBcc: a@b.example\r\n\r\nx",
    "../../etc/passwd",
    "//evil.example/",
    "here:" + "k" * 300,
    "P1.1 \x00\n" * 30,
    "ا" * 5_000,
    "w" * 30_000,
)
WORST = ("", "1", HUGE, "\x00", "a\x0bb\x1fc", "\ufffe\uffff", "w" * 30_000)
ACTS = ("accept", "reject", "send-back", "submit", "withdraw", "undo", "remove-0", f"remove-{HUGE}")
ACTS += ("remove-²", "hide", "draft", "scan", "remove", "ACCEPT", "AMEND", "REJECT", "UNDO", "?")
FILES = (
    ("a.svg", SVG),
    ("a.html", HTML),
    ("a.exe.pdf", EXE),
    ("bomb.docx", bomb()),
    ("..\\..\\a.pdf", PDF[:20]),
    ("a\u202ecod.pdf", PDF),
    ("a.csv", b"key,key,,\x22open\n=1+1,\xff"),
    ("a.csv", b""),
    ("n" * 300 + ".csv", b"key\n" + b"\n" * 2_000),
)


@dataclass
class Place:
    """An address that takes forms.

    Attributes:
        names: fields that its own pages have, and a few that pages write themselves.
        takes_files: which of them are files.
    """

    name: str
    path: str
    names: set[str] = field(default_factory=set)
    takes_files: set[str] = field(default_factory=set)


@pytest.fixture
def member(db: None, settings: Settings, tmp_path: Path) -> Iterator[User]:
    """Return somebody with every role, over Examplia; leave no language behind."""
    settings.MISAQ_HOME = tmp_path
    settings.ACCOUNT_RATE_LIMITS = False
    settings.MISAQ_UPLOAD_LIMIT = 1_000_000
    load_examplia(AT)
    translation.activate("en")
    account = make_account(*ALL_ROLES, second_factor=False)
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    yield account
    translation.deactivate()


def things(member: User) -> dict[str, dict[str, object]]:
    """Make one of each thing an address can name; return what the addresses of rooms take."""
    actor = actor_for(member, *ALL_ROLES)
    step = Operation(OperationKind.AMEND, POINTS, POINT, "text", "Another text of the point.")
    shared: dict[str, Any] = {"actor": actor, "at": AT}
    change = propose(**shared, title="A title", reason="It says so", steps=(step,))
    said = comment(
        **shared, subject=CommentSubject.CHANGE, subject_key=str(change.id), words="Why?"
    )
    name = "rowspan-responsible.html"
    document = upload_document(
        **shared, name=name, chunks=[(FIXTURES / name).read_bytes()], language="en"
    )
    number = record_recommendation(
        **shared, committee=Key(samples.COMMITTEE), to=Key(samples.INSTITUTION),
        text="Publish the list.", made_on=date(2024, 2, 1),
    )  # fmt: skip
    draft = save_draft(**shared, form=f"do=AMEND&table={POINTS}&key={POINT}", typed={"text": "x"})
    file = upload(**shared, name="a.pdf", chunks=[PDF])
    other, (grant, invitation) = make_account(), _waiting(actor)
    return {
        "changes:change": {"change": change.id},
        "changes:step": {"change": change.id},
        "changes:comment": {"number": said.id},
        "changes:comments": {"subject": "point", "key": POINT},
        "changes:discard": {"number": draft.id},
        "changes:import": {"table": POINTS},
        "evidence:file": {"number": file.id},
        "reading:": {"document": document.id, "number": 1},
        "oversight:": {"key": samples.COMMITTEE, "number": number},
        "accounts:grant": {"number": other.pk},
        "accounts:close": {"number": other.pk},
        "accounts:confirm": {"grant": grant},
        "accounts:end": {"grant": grant},
        "accounts:withdraw": {"invitation": invitation},
    }


def _waiting(actor: Actor) -> tuple[int, int]:
    third = make_account()
    grant = grant_role(actor=actor, at=AT, grantee=third.pk, held=Held(UserRole.ADMINISTRATOR))
    invited = invite(
        actor=actor, at=AT, email="new@misaq.example", name="New", held=Held(UserRole.ANALYST)
    )
    return grant, invited.number


def places(member: User) -> list[Place]:
    """Return every address that takes a form, with the fields of the forms that lead to it."""
    made = things(member)
    found: dict[str, Place] = {}
    opened, client = [], client_of(member)
    for address in every_address():
        values = samples.sample_for(address.name, address.values)
        start = next((s for s in made if address.name.startswith(s)), None)
        if start is not None:
            values = {**values, **{k: v for k, v in made[start].items() if k in values}}
        path = reverse(address.name, kwargs=dict(values))
        opened.append(path)
        if client.post(path).status_code != 405:
            found[path] = Place(address.name, path)
    write = f"{reverse('changes:write')}?do=AMEND&table={POINTS}&key={POINT}"
    found[write] = Place("changes:write", write)
    _read_fields(member, [*opened, write], found)
    return list(found.values())


def _read_fields(member: User, paths: Sequence[str], found: dict[str, Place]) -> None:
    client = client_of(member)
    for path in paths:
        answer = client.get(path)
        if answer.status_code != 200 or "html" not in answer.get("Content-Type", ""):
            continue
        for form in tree_of(answer.content).xpath("//form[@method='post']"):
            place = found.get(form.get("action") or path)
            if place is None:
                continue
            for control in form.xpath(".//*[@name]"):
                kind = place.takes_files if control.get("type") == "file" else place.names
                kind.add(control.get("name"))


def hostile(place: Place, dice: random.Random) -> Iterator[dict[str, Any]]:
    """Yield what is sent: nothing, one thing everywhere, a mixture, wrong files, wrong buttons."""
    names = sorted((place.names | HIDDEN) - {"csrfmiddlewaretoken"})
    yield {}
    for word in WORST:
        yield dict.fromkeys([*names, *place.takes_files], word)
    for act in ACTS if place.names & {"act", "step"} else ():
        yield {**dict.fromkeys(names, "1"), "act": act, "step": act, "reason": "Because it is so."}
    for _ in range(4):
        yield {name: dice.choices(WORDS, k=dice.randint(1, 3)) for name in names}
    for name, data in FILES if place.takes_files else ():
        sent = {each: SimpleUploadedFile(name, data) for each in place.takes_files}
        yield {**dict.fromkeys(names, "en"), **sent}
    if names:
        yield {names[0]: SimpleUploadedFile("a.txt", b"A file where words belong")}


def test_no_form_fails_whatever_it_is_sent(member: User) -> None:
    dice, faults, sent = random.Random(SEED), [], 0
    client = client_of(member)
    for place in places(member):
        for data in hostile(place, dice):
            sent += 1
            if "_auth_user_id" not in client.session:
                client = client_of(member)
            if fault := _fault_of(client, place, data):
                faults.append(f"POST {place.name} {str(data)[:120]}: {fault}")
    assert "\n".join(faults) == ""
    assert sent > 500


def _fault_of(client: Client, place: Place, data: dict[str, Any]) -> str:
    try:
        answer = client.post(place.path, data)
    except Exception as error:  # noqa: BLE001 -- whatever it is, the test names it
        return repr(error)[:200]
    if answer.status_code >= 500 and answer.status_code != 503:
        return str(answer.status_code)
    page = b"" if answer.streaming else answer.content
    if b"Traceback" in page:
        return "shows its own working"
    if answer.status_code in {200, 301, 302, 303, 405, 429}:
        return ""
    is_told = b'"next_step"' in page or _explains(page)  # a program is told in JSON
    return "" if is_told else f"{answer.status_code} without a word why"


def _explains(page: bytes) -> bool:
    said = (b"What you can do", b"There is a problem", b'role="alert"', b"notice")
    return any(words in page for words in said)
