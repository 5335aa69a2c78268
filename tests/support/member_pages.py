"""The pages of a served site that are not for everybody: whose they are, and with what in them."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from misaq.core.access.permissions import Permission
from misaq.core.access.roles import ROLES, UserRole
from tests.permission.addresses import Address, every_address
from tests.permission.samples import sample_for
from tests.support.member_records import COMMITTEE, NEWCOMER, POINT, POINTS, SESSIONS

NO_PAGES = frozenset(
    {"mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_download_recovery_codes"}
)
"""Answers for a moment only: they ask again who somebody is who has just said it, or hand out."""


@dataclass(frozen=True, order=True)
class Visit:
    """A page and who looks at it.

    Attributes:
        role: the cookie of which session opens it.
        address: in English, with what is asked of it.
    """

    role: str
    address: str


def member_visits(site: str, sessions: Mapping[str, str], made: Mapping[str, Any]) -> list[Visit]:
    """Return the pages by role: one for each address, and more where a page has more faces.

    What takes only a form, and what is not HTML, is left out.

    Raises:
        AssertionError: an address does not open with its sample.
    """
    found, faults = [], []
    for address in every_address():
        if address.permission is Permission.PUBLIC or address.name in NO_PAGES:
            continue
        for visit in _visits(address, made):
            status, kind = _asked(f"{site}{visit.address}", sessions[visit.role])
            if status == HTTPStatus.OK and kind == "text/html":
                found.append(visit)
            elif status not in {HTTPStatus.OK, HTTPStatus.METHOD_NOT_ALLOWED}:
                faults.append(f"{address.name} ({visit.address}) for {visit.role}: {status}")
    assert not faults, faults
    return sorted(found)


def _visits(address: Address, made: Mapping[str, Any]) -> Iterator[Visit]:
    known = _samples(made)
    default = dict(sample_for(address.name, address.values))
    for role, values, query in known.get(address.name, [("", {}, {})]):
        taken = default | {k: v for k, v in _shared(address.name, made).items() if k in default}
        path = reverse(address.name, kwargs=taken | values)
        asked = f"?{urlencode(query)}" if query else ""
        yield Visit(role or _who_may(address.permission), f"{path}{asked}")


def _who_may(permission: Permission) -> str:
    return next(name for name in SESSIONS if permission in ROLES[UserRole[name]].permissions)


def _shared(name: str, made: Mapping[str, Any]) -> dict[str, Any]:
    """Return what addresses of a room call its records."""
    rooms: dict[str, dict[str, Any]] = {
        "reading:": {"document": made["document"], "number": 2, "passage": 1, "page": 1},
        "lists:": {"item": made["pair"]},
        "oversight:": {"key": COMMITTEE, "number": made["recommendation"]},
        "changes:": {"change": made["waiting"], "table": POINTS},
        "evidence:": {"number": made["file"], "key": POINT},
        "accounts:": {
            "number": made["person"],
            "grant": made["grant"],
            "invitation": made["invitation"],
        },
        "mfa_": {"pk": made["passkey"]},
    }
    return next((values for start, values in rooms.items() if name.startswith(start)), {})


Face = tuple[str, dict[str, Any], dict[str, Any]]


def _samples(made: Mapping[str, Any]) -> Mapping[str, Sequence[Face]]:
    """Return (role, values, query) of addresses with a sample of their own; "" is who may."""
    amend = {"do": "AMEND", "table": POINTS, "key": POINT}
    changes: list[Face] = [("", {"change": number}, {}) for number in made["states"]]
    changes.append(("VERIFIER", {"change": made["waiting"]}, {}))
    return {
        "changes:change": changes,
        "changes:list": [("", {}, {}), ("VERIFIER", {}, {}), ("AUDITOR", {}, {})],
        "changes:write": [
            ("", {}, amend),
            ("", {}, amend | {"draft": made["draft"]}),
            ("", {}, {"do": "CREATE", "table": POINTS}),
        ],
        "changes:drafts": [("", {}, {}), ("VERIFIER", {}, {})],
        "changes:comment": [("", {"number": made["comment"]}, {})],
        "changes:comments": [
            ("", {"subject": "point", "key": POINT}, {}),
            ("VERIFIER", {"subject": "change", "key": str(made["waiting"])}, {}),
        ],
        "evidence:point": [(name, {"key": POINT}, {}) for name in ("VERIFIER", "FOCAL_PERSON")],
        "evidence:points": [("", {}, {}), ("FOCAL_PERSON", {}, {})],
        "evidence:verify": [("", {"key": POINT}, {"claim": made["claim"]})],
        "oversight:item": [
            ("", {"number": made[name]}, {}) for name in ("recommendation", "fresh_recommendation")
        ],
        "lists:review_item": [
            ("", {"item": made["pair"]}, {}),
            ("VERIFIER", {"item": made["judged_pair"]}, {}),
        ],
        "reading:document": [("", {"document": made[name]}, {}) for name in ("document", "paper")],
        "reading:proposal": [
            ("", {"document": made["document"], "number": 1}, {}),
            ("", {"document": made["document"], "number": 2}, {}),
            ("", {"document": made["paper"], "number": 2}, {}),
        ],
        "reading:picture": [("", {"document": made["paper"]}, {})],
        "incidents:entry": [
            (role, {"number": made[name]}, {})
            for role in ("ANALYST", "VERIFIER")
            for name in ("entry", "waiting_entry")
        ],
        "incidents:changes_csv": [("", {"source": "ucdp-ged", "release": "25.1"}, {})],
        "incidents:flags_csv": [("", {"source": "ucdp-ged", "release": "25.1"}, {})],
        "incidents:pair": [(role, {}, made["two_events"]) for role in ("ANALYST", "VERIFIER")],
        "incidents:review": [("ANALYST", {}, {}), ("VERIFIER", {}, {})],
        "incidents:correct-entry": [("", {"number": made["entry"]}, {})],
        "incidents:withdraw-entry": [("", {"number": made["entry"]}, {})],
        "incidents:recode": [
            (role, dict(zip(("source", "event_id"), made["event"], strict=True)), {})
            for role in ("ANALYST", "VERIFIER")
        ],
        "lists:hygiene": [("", {"key": "COUNCIL"}, {})],
        "lists:rekeyings": [("", {"key": "BANNED"}, {})],
        "screening:alert": [("", {"number": made[n]}, {}) for n in ("alert", "decided_alert")],
        "screening:inspection-file": [("", {"number": made["alert"], "ending": "docx"}, {})],
        "screening:number-of": [
            (role, {"number": made[n]}, {})
            for role in ("RIGHTS_OFFICER", "HOME_DEPARTMENT_DESK")
            for n in ("redress", "issued_redress")
        ],
        "screening:subscription": [("", {"number": made["subscription"]}, {})],
        "perceptions:institution": [("", {"key": key}, {}) for key in ("MOO", "EXI")],
        "perceptions:scale": [("", {"key": key}, {}) for key in ("MOO", "EXI")],
        "perceptions:assessment": [
            ("", {"number": made[name]}, {}) for name in ("assessment", "corrected_assessment")
        ],
        "perceptions:correct": [("", {"number": made["assessment"]}, {})],
        "perceptions:withdraw": [("", {"number": made["assessment"]}, {})],
        "week:week": [(name, {}, {}) for name in (*SESSIONS, NEWCOMER)],
        "week:follow": [("", {}, {"table": POINTS, "key": POINT})],
        "week:filters": [("", {}, {"address": "/points/?q=list"})],
        "accounts:own": [("", {}, {}), (NEWCOMER, {}, {})],
        "accounts:people": [("ADMINISTRATOR", {}, {}), ("AUDITOR", {}, {})],
        "accounts:person": [("ADMINISTRATOR", {}, {})],
        "mfa_index": [("", {}, {}), (NEWCOMER, {}, {})],
        "mfa_activate_totp": [(NEWCOMER, {}, {})],
        "mfa_add_webauthn": [("VERIFIER", {}, {})],
    }


class _Stays(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


_opener = urllib.request.build_opener(_Stays())


def _asked(address: str, session: str) -> tuple[int, str]:
    asking = urllib.request.Request(  # noqa: S310 -- our own site
        address, headers={"Cookie": f"{settings.SESSION_COOKIE_NAME}={session}"}
    )
    try:
        with _opener.open(asking, timeout=20) as answer:
            is_file = "attachment" in answer.headers.get("Content-Disposition", "")
            return answer.status, "" if is_file else answer.headers.get_content_type()
    except urllib.error.HTTPError as refused:
        return refused.code, ""
