"""A site with work going on: one of each thing that members' pages show, and people signed in.

Run over an empty database of Examplia, it prints what :class:`Work` holds, as JSON.
"""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

SESSIONS = (
    "ANALYST",
    "VERIFIER",
    "COMMITTEE_SECRETARIAT",
    "FOCAL_PERSON",
    "RIGHTS_OFFICER",
    "AUDITOR",
    "ADMINISTRATOR",
    "BANK_COMPLIANCE_OFFICER",
    "HOME_DEPARTMENT_DESK",
)
NEWCOMER = "NEWCOMER"
"""Somebody with an account, and as yet without a role or a second factor."""

POINT, POINTS, COMMITTEE = "P1.1", "policies.commitments", "HC-ORDER"
FIXTURES = Path(__file__).parents[1] / "fixtures" / "documents"


@dataclass(frozen=True)
class Work:
    """What somebody needs who looks at the pages of members.

    Attributes:
        sessions: the cookie of somebody of each role.
        made: numbers of what was made, by what it is.
    """

    sessions: dict[str, str]
    made: dict[str, Any]


def make_work() -> Work:
    """Make people and one of each thing; return how to reach them."""
    from misaq.core.access.roles import ROLES, UserRole
    from misaq.core.access.scopes import ScopeKind
    from tests.support.accounts import actor_for, held, make_account

    bounds = {
        ScopeKind.EVERYWHERE: None,
        ScopeKind.INSTITUTION: "MOO",
        ScopeKind.COMMITTEE: COMMITTEE,
        ScopeKind.JURISDICTION: "xx",
    }
    roles = {n: held(UserRole[n], bounds[ROLES[UserRole[n]].bound]) for n in SESSIONS}
    accounts = {name: make_account(role) for name, role in roles.items()}
    people = {name: actor_for(accounts[name], roles[name]) for name in SESSIONS}
    accounts[NEWCOMER] = make_account(second_factor=False)
    passkey = _factors(accounts["ANALYST"])
    made = {
        **_changes(people),
        **_ledgers(people),
        **_table(people),
        **_document(people),
        **_people(people, accounts),
        **_pairs(people),
        **_screening(people),
        **_incidents(people),
        **_two_events(people),
        **_assessments(people),
        "passkey": passkey,
    }
    return Work({name: _session(account) for name, account in accounts.items()}, made)


def _now() -> datetime:
    return datetime.now(UTC)


def _factors(account: Any) -> int:
    from allauth.mfa.models import Authenticator
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    RecoveryCodes.activate(account)
    key = Authenticator.objects.create(
        user=account,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Telephone", "credential": {"clientExtensionResults": {}}},
    )
    return int(key.pk)


def _session(account: Any) -> str:
    from django.conf import settings

    from tests.support.accounts import client_of

    client = client_of(account)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session.save()
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


def _changes(people: dict[str, Any]) -> dict[str, Any]:
    """Make a request in each state, drafts of forms, a comment that names somebody."""
    from misaq.apps.changes.actions import (
        accept,
        comment,
        propose,
        reject,
        save_draft,
        send_back,
        withdraw,
    )
    from misaq.apps.changes.records import CommentSubject
    from misaq.apps.week.actions import follow, keep_filter
    from misaq.core.changes.operations import Operation, OperationKind

    author, other = people["ANALYST"], people["VERIFIER"]

    def ask(key: str, text: str, *, is_submitted: bool = True) -> Any:
        step = Operation(OperationKind.AMEND, POINTS, key, "text", text)
        return propose(
            actor=author,
            at=_now(),
            title=f"Wording of {key}",
            reason="The gazette prints other words.",
            steps=(step,),
            is_submitted=is_submitted,
        )

    def decided(act: Any, key: str, text: str) -> int:
        asked = ask(key, text)
        act(
            actor=other,
            at=_now(),
            change=asked.id,
            version=asked.version,
            reason="The gazette was read again.",
        )
        return int(asked.id)

    accepted = decided(accept, "P1.2", "Win hearts and minds everywhere.")
    refused = decided(reject, "P1.3", "Publish nothing.")
    sent_back = decided(send_back, "P1.3", "Publish what is spent each year.")
    taken = ask(POINT, "End the lists.")
    withdraw(actor=author, at=_now(), change=taken.id, version=taken.version)
    waiting = ask(POINT, "End the list that nobody can find, and publish it each year.")
    draft = ask("P1.3", "Publish what is spent, by project.", is_submitted=False)
    form = f"do=AMEND&table={POINTS}&key={POINT}"
    kept = save_draft(actor=author, at=_now(), form=form, typed={"text": "End the list."})
    said = comment(
        actor=author,
        at=_now(),
        subject=CommentSubject.CHANGE,
        subject_key=str(waiting.id),
        words="Which page of the gazette?",
    )
    comment(
        actor=author,
        at=_now(),
        subject=CommentSubject.POINT,
        subject_key=POINT,
        words="The annex was not printed.",
    )
    follow(actor=author, at=_now(), table=POINTS, key=POINT)
    keep_filter(actor=author, at=_now(), name="Points not met", address="/points/?q=list")
    return {
        "states": [accepted, refused, sent_back, taken.id, waiting.id, draft.id],
        "waiting": waiting.id,
        "draft": kept.id,
        "comment": said.id,
    }


def _ledgers(people: dict[str, Any]) -> dict[str, Any]:
    """Bring a file, claim with it, and find otherwise."""
    from misaq.apps.evidence.actions import claim, record_finding, upload
    from tests.support.uploaded_files import PDF

    speaker, checker = people["FOCAL_PERSON"], people["VERIFIER"]
    file = upload(actor=speaker, at=_now(), name="letter-of-the-ministry.pdf", chunks=[PDF])
    stated: dict[str, Any] = {"at": _now(), "point": POINT, "dated": "2026-03-01"}
    said = claim(
        actor=speaker, by="MOO", what="The list is done.", shows="delivered",
        files=(file.id,), **stated,
    )  # fmt: skip
    record_finding(
        actor=checker, by="EXI", what="Two lists are in use.", shows="partly",
        answers=said.id, files=(file.id,), **stated,
    )  # fmt: skip
    return {"file": file.id, "claim": said.id}


def _table(people: dict[str, Any]) -> dict[str, Any]:
    """Make two recommendations, one of which is on its way."""
    from misaq.apps.oversight.actions import record_event, record_recommendation
    from misaq.core.oversight.tracking import Happening
    from misaq.kernel.ids import Key

    keeper, today = people["COMMITTEE_SECRETARIAT"], date.today()  # noqa: DTZ011
    numbers = [
        record_recommendation(
            actor=keeper,
            at=_now(),
            committee=Key(COMMITTEE),
            to=Key("MOO"),
            text=text,
            made_on=today - timedelta(days=90),
            due=today - timedelta(days=30),
        )
        for text in ("Publish the list.", "Say who keeps the list, and where it can be read.")
    ]
    for seen, happening in enumerate((Happening.REMINDED, Happening.REPLIED)):
        record_event(
            actor=keeper,
            at=_now(),
            committee=Key(COMMITTEE),
            number=numbers[0],
            happening=happening,
            on=today - timedelta(days=20 - seen),
            text="By letter.",
            seen=seen,
        )
    return {"recommendation": numbers[0], "fresh_recommendation": numbers[1]}


def _document(people: dict[str, Any]) -> dict[str, Any]:
    """Bring two documents to be read, and accept a proposal."""
    from misaq.apps.reading.actions import accept_proposal, upload_document
    from tests.support.pdfs import typeset_named

    reader, name = people["ANALYST"], "rowspan-responsible.html"
    brought: dict[str, Any] = {"actor": reader, "at": _now(), "language": "en"}
    page = upload_document(**brought, name=name, chunks=[(FIXTURES / name).read_bytes()])
    paper = upload_document(**brought, name="inquiry.pdf", chunks=[typeset_named("borderless")])
    accept_proposal(actor=reader, at=_now(), document=page.id, number=1, version=1)
    return {"document": page.id, "paper": paper.id}


def _pairs(people: dict[str, Any]) -> dict[str, Any]:
    """Put pairs of entries of the two lists of Examplia before people; one is judged by one."""
    from misaq.apps.lists.actions import judge_entries
    from misaq.apps.lists.models import ReviewItemRow
    from misaq.apps.lists.reconciling import get_side
    from misaq.core.lists.judgements import EntryRef, Reason, Verdict

    day = date(2020, 12, 31)
    left, right = (
        [
            EntryRef(key, entry.reference)
            for entry in get_side(actor=people["ANALYST"], source_list=key, as_of=day).entries
        ]
        for key in ("BANNED", "COUNCIL")
    )
    rows = [
        ReviewItemRow.objects.create(
            left_list=one.source_list, left_reference=one.reference,
            right_list=other.source_list, right_reference=other.reference,
            is_person=False, bits=bits, as_of=day, made_at=_now(),
        )
        for bits, one, other in ((3.0, left[0], right[0]), (1.0, left[1], right[1]))
    ]  # fmt: skip
    judge_entries(
        actor=people["ANALYST"], at=_now(), left=left[1], right=right[1], verdict=Verdict.SAME,
        reasons=(Reason.AUTHORITY_SAYS_SO,), note="The order names both.",
    )  # fmt: skip
    return {"pair": rows[0].pk, "judged_pair": rows[1].pk}


def _two_events(people: dict[str, Any]) -> dict[str, Any]:
    """Let one person judge two events of two sources; it waits for a second."""
    from misaq.apps.incidents.actions.linking import judge_events
    from misaq.core.incidents.linking.judgements import EventReason
    from misaq.core.lists.judgements import Verdict
    from tests.support.kept_incidents import EVENT, OTHER

    judge_events(
        actor=people["ANALYST"], at=_now(), one=EVENT, other=OTHER, verdict=Verdict.SAME,
        reasons=(EventReason.SAME_REPORT,), note="Both quote one statement.",
    )  # fmt: skip
    return {"two_events": {"one": "/".join(EVENT), "other": "/".join(OTHER)}}


def _incidents(people: dict[str, Any]) -> dict[str, Any]:
    """Enter incidents: one was accepted and is kept as an event, one waits; class the event anew.

    Of the accepted one a correction waits, and somebody proposed that it is classed otherwise.
    """
    from misaq.apps.incidents.actions.entries import correct_entry, decide_entry, hand_in_entry
    from misaq.apps.incidents.actions.recodings import propose_recoding
    from misaq.core.incidents.deciding import Ruling
    from misaq.core.incidents.entries import Entry, EntryKind, Toll
    from misaq.core.incidents.operations import Outcomes, StateOperation
    from misaq.core.incidents.records import Count, PlacePrecision
    from misaq.core.incidents.words import Nature, Tier
    from misaq.kernel.ids import Key

    day, by = date(2020, 2, 3), people["ANALYST"]
    entry = Entry(
        "", EntryKind.SEARCH_OPERATION, day, day, ("REPORT", "DAILY"),
        province="XX1", district="XX101", place_precision=PlacePrecision.DISTRICT,
        who=Key("STATE"), against=Key("FRONT"), killed=Toll(Count(3, 2, 4), militants=2),
        operation=StateOperation(
            lead=Key("HOME-N"), tier=Tier.POLICE, basis=Key("EXA:12"),
            outcomes=Outcomes(arrested=4, charged=1),
        ),
    )  # fmt: skip
    first = hand_in_entry(actor=by, at=_now(), entry=entry)
    decide_entry(actor=people["VERIFIER"], at=_now(), number=first, ruling=Ruling.ACCEPTED)
    anew = replace(entry, killed=Toll(Count(4)), district="XX102")
    correct_entry(actor=by, at=_now(), number=first, entry=anew, why="DAILY counted anew.")
    second = hand_in_entry(actor=by, at=_now(), entry=entry)
    event = keep_entered()
    propose_recoding(
        actor=by, at=_now(), event=event, classes=(Key("MIL"),), nature=Nature.OPERATION,
        reason="REPORT names a search.",
    )  # fmt: skip
    return {"entry": first, "waiting_entry": second, "event": [event.source, event.event_id]}


def keep_entered() -> Any:
    """Keep what was accepted as a release, and return its event."""
    from misaq.apps.incidents.actions import note_release
    from misaq.apps.incidents.at_hand import incident_store
    from misaq.apps.incidents.own_release import own_release_name, write_own_release
    from misaq.apps.incidents.preparing import prepare_source
    from misaq.core.access.actors import operator
    from misaq.core.incidents.table import event_of
    from misaq.sources.incidents.deliveries import Delivery
    from misaq.sources.incidents.own import OWN_FORM
    from misaq.sources.incidents.prepared import PreparedEvents

    actor = operator(7)
    with TemporaryDirectory(prefix="misaq-test-") as folder:
        file = write_own_release(actor=actor, folder=Path(folder))
        name = own_release_name(actor=actor)
        added = incident_store().add(Delivery(file, _now(), OWN_FORM, name))
    note_release(actor=actor, at=_now(), release=added.release)
    path = prepare_source(actor=actor, source="here")
    assert path is not None
    (row,) = PreparedEvents((path,)).find_rows(["H00001"])
    return event_of(row)


def _assessments(people: dict[str, Any]) -> dict[str, Any]:
    """Record the words of two institutions and what they said; one statement is corrected."""
    from misaq.apps.perceptions.actions import correct_assessment, record_assessment, record_scale
    from misaq.core.threat.forecasting.area_months import Measure
    from misaq.core.threat.perceptions.records import Scale

    keeper: dict[str, Any] = {"actor": people["ANALYST"], "at": _now()}
    for key in ("MOO", "BUREAU"):
        scale = Scale(key, ("calm", "tense", "grave"), Measure.EVENTS, (0, 2, 6), "DAILY")
        record_scale(**keeper, scale=scale)
    cells = {
        "institution": "MOO", "area": "XX1", "class": "", "said_on": "2019-02-10", "months": "1",
        "level": "grave", "probability": "", "source": "DAILY", "recorded_by": "MOO",
        "published": "yes",
    }  # fmt: skip
    first = record_assessment(**keeper, cells=cells)
    record_assessment(**keeper, cells={**cells, "institution": "BUREAU", "level": "calm"})
    other = {**cells, "level": "", "probability": "0.4", "class": "MIL", "published": "no"}
    record_assessment(**keeper, cells=other)
    later = correct_assessment(
        **keeper, number=first, cells={**cells, "months": "2"}, reason="Two months were meant."
    )
    return {"assessment": later, "corrected_assessment": first}


def _screening(people: dict[str, Any]) -> dict[str, Any]:
    """Raise two alerts, one of which is decided; propose numbers, and subscribe to a list."""
    from misaq.apps.lists.actions import load_snapshot
    from misaq.apps.lists.queries import get_source_list
    from misaq.apps.screening.actions import (
        confirm_redress,
        decide_alert,
        propose_redress,
        screen_people,
        subscribe,
    )
    from misaq.apps.screening.actions.asking import AskedPerson
    from misaq.apps.screening.actions.delivering import tell_subscribers
    from misaq.core.access.actors import operator
    from misaq.core.lists.records import Origin, Snapshot
    from misaq.core.screening.alerts import Disposition, Reason
    from misaq.core.screening.purposes import Purpose
    from misaq.core.screening.query import read_query
    from misaq.core.screening.redress import BindingKind, ClearedEntry, Identifiers
    from misaq.core.screening.subscriptions import Channel
    from misaq.kernel.ids import Key
    from tests.support.screened import PEOPLE, officer

    council, machine = Key("COUNCIL"), operator(7)
    load_snapshot(
        actor=machine, at=_now(),
        source_list=get_source_list(actor=machine, source_list=council),
        snapshot=Snapshot(council, date(2024, 1, 1), PEOPLE),
        origin=Origin(("1" * 64,), "invented", _now()),
    )  # fmt: skip
    colleague, bank = officer("Jamil Tamseel"), people["BANK_COMPLIANCE_OFFICER"]
    asked = read_query({"name": "Zorawar Misalkhel", "birth": "1970", "kind": "person"})
    numbers = []
    for _ in range(2):
        (answered,) = screen_people(
            actor=colleague, at=_now(), purpose=Purpose.ACCOUNT, people=(AskedPerson(1, asked),)
        )
        numbers.append(answered.alerts[0])
    hour = _now()
    decide_alert(
        actor=bank, at=hour, number=numbers[1], disposition=Disposition.TRUE_MATCH,
        reasons=(Reason.SAME_NUMBER,), frozen_at=hour,
    )  # fmt: skip
    applied: dict[str, Any] = {
        "given": Identifiers(passport="ZZ1234567"),
        "kinds": (BindingKind.PASSPORT,),
        "entries": (ClearedEntry(council, "XP.1"),),
    }
    desk, rights = people["HOME_DEPARTMENT_DESK"], people["RIGHTS_OFFICER"]
    issued, waiting = (
        propose_redress(actor=desk, at=_now(), case=case, **applied) for case in ("R-1", "R-2")
    )
    confirm_redress(actor=rights, at=_now(), number=issued)
    subscribed, _secret = subscribe(
        actor=bank, at=_now(), source_list=council, channel=Channel.FOLDER, address="bank-one"
    )
    with TemporaryDirectory() as folder:
        tell_subscribers(actor=machine, at=_now(), folder=Path(folder))
    return {
        "alert": numbers[0],
        "decided_alert": numbers[1],
        "redress": waiting,
        "issued_redress": issued,
        "subscription": subscribed,
    }


def _people(people: dict[str, Any], accounts: dict[str, Any]) -> dict[str, Any]:
    """Invite somebody, and propose a second administrator."""
    from misaq.apps.accounts.actions import grant_role, invite
    from misaq.core.access.actors import Held
    from misaq.core.access.roles import UserRole

    ruler, analyst = people["ADMINISTRATOR"], accounts["ANALYST"].pk
    grant = grant_role(
        actor=ruler, at=_now(), grantee=analyst, held=Held(UserRole.ADMINISTRATOR),
        reason="Somebody must answer in the holidays.",
    )  # fmt: skip
    invited = invite(
        actor=ruler, at=_now(), email="new@misaq.example", name="Haris Farzi",
        held=Held(UserRole.ANALYST),
    )  # fmt: skip
    return {"person": analyst, "grant": grant, "invitation": invited.number}


if __name__ == "__main__":
    from misaq.cli.database import open_database

    open_database()
    print(json.dumps(asdict(make_work())))
