"""The pages on which people write, hand in, decide and comment."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from django.utils import translation

from misaq.apps.changes.actions import accept, propose
from misaq.apps.changes.queries import get_change, list_changes, list_drafts, list_waiting
from misaq.apps.changes.records import Change
from misaq.apps.registers.queries import get_registers
from misaq.core.access.actors import PUBLIC
from misaq.core.access.roles import UserRole
from misaq.core.changes.life import ChangeState
from misaq.core.changes.operations import Operation
from tests.integration.changes.browsing import Person, errors_in, form_of
from tests.integration.changes.people import amend_text, later

pytestmark = pytest.mark.usefixtures("_loaded")

AMEND = "/work/changes/write/?do=AMEND&table=policies.commitments&key=P1.1"
APPEND = "/work/changes/write/?do=APPEND&table=policies.commitments&field=evidence&key=P1.1"
CREATE = "/work/changes/write/?do=CREATE&table=sourcebook.sources"


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    yield
    translation.deactivate()


def point_text() -> str:
    """Return the text of the point as it stands."""
    points = get_registers(actor=PUBLIC).policies.commitments
    return next(point.text for point in points if point.key == "P1.1")


def handed_in_by(person: Person, *steps: Operation) -> Change:
    """Return a change request that the person handed in."""
    return propose(
        actor=person.actor, at=later(), title="T", reason="R", steps=steps or (amend_text(),)
    )


def test_from_a_form_over_the_difference_to_the_registers(
    analyst: Person, verifier: Person
) -> None:
    typed = form_of(analyst.get(AMEND))
    assert (typed["text"], typed["due"]) == ("End the list that nobody can find.", "2016")
    typed |= {"text": "End every list.", "reason": "The gazette says so", "act": "show"}
    address = analyst.post(AMEND, typed)
    page = analyst.get(address)
    assert "<del" in page
    assert "End every list." in page
    (change,) = list_changes(actor=analyst.actor)
    assert change.state is ChangeState.DRAFT
    step = f"/work/changes/{change.id}/step/"
    analyst.post(step, {"act": "submit", "version": change.version})
    page = verifier.get(address)
    assert "Ayla Tamseel" in page
    assert 'value="accept"' in page
    now = get_change(actor=verifier.actor, change=change.id)
    verifier.post(step, {"act": "accept", "version": now.version, "seen": ""})
    assert point_text() == "End every list."
    page = analyst.get(address)
    assert "Bilal Misali" in page
    undo = analyst.post(step, {"act": "undo", "version": now.version, "reason": "A slip"})
    assert undo != address
    assert "waits for a decision" in analyst.get(undo)


def test_the_author_has_no_button_to_decide_and_is_refused_without_it(verifier: Person) -> None:
    change = handed_in_by(verifier)
    assert 'value="accept"' not in verifier.get(f"/work/changes/{change.id}/")
    data = {"act": "accept", "version": change.version}
    page = verifier.post(f"/work/changes/{change.id}/step/", data, status=403)
    assert "handed in themselves" in page
    assert point_text() == "End the list that nobody can find."


def test_a_new_source_and_new_evidence_in_one_request(analyst: Person, verifier: Person) -> None:
    source = {
        "key": "gazette",
        "title": "A gazette",
        "kind": "gazette",
        "publisher": "State Printer",
        "read": "full",
        "reason": "It was published",
        "act": "show",
    }
    address = analyst.post(CREATE, source)
    change = list_changes(actor=analyst.actor)[0]
    evidence = {
        "what": "One list is in the gazette.",
        "dated": "2016-12",
        "ledger": "finding",
        "by": "EXI",
        "shows": "partly",
        "cite": "ACT/H",
        "reason": "It was published",
        "version": change.version,
        "act": "show",
    }
    analyst.get(f"{APPEND}&change={change.id}")
    assert analyst.post(f"{APPEND}&change={change.id}", evidence) == address
    page = analyst.get(address)
    assert "here:gazette" in page
    assert "One list is in the gazette." in page
    change = get_change(actor=analyst.actor, change=change.id)
    step = f"/work/changes/{change.id}/step/"
    analyst.post(step, {"act": "remove-0", "version": change.version})
    assert len(get_change(actor=analyst.actor, change=change.id).steps) == 1


def test_all_that_is_wrong_is_said_at_once_and_what_was_typed_stays(analyst: Person) -> None:
    typed = form_of(analyst.get(AMEND)) | {
        "text": "",
        "due": "someday",
        "cite": "nothing that is a source",
        "reason": "",
        "goals": "a\u202eb",
        "act": "show",
    }
    page = analyst.post(AMEND, typed, status=400)
    summary = errors_in(page)
    for field in ("text", "due", "cite", "reason", "goals"):
        assert f'href="#id_{field}"' in summary, field
    assert "nothing that is a source" in page
    assert list_changes(actor=analyst.actor) == ()


def test_an_unknown_source_is_said_at_its_field(analyst: Person) -> None:
    typed = form_of(analyst.get(AMEND)) | {"cite": "NOWHERE/H", "reason": "R", "act": "show"}
    assert 'href="#id_cite"' in errors_in(analyst.post(AMEND, typed, status=400))


def test_a_half_filled_form_is_kept_and_opened_again_as_it_was(analyst: Person) -> None:
    half = {"what": "It says", "dated": "some", "act": "draft"}
    assert analyst.post(APPEND, half) == "/work/drafts/"
    page = analyst.get("/work/drafts/")
    assert "It says" in page
    (draft,) = list_drafts(actor=analyst.actor)
    again = form_of(analyst.get(f"{APPEND}&draft={draft.id}"))
    assert (again["what"], again["dated"], again["draft"]) == ("It says", "some", str(draft.id))
    whole = again | {
        "what": "It says more",
        "dated": "2018",
        "ledger": "claim",
        "by": "MOO",
        "shows": "started",
        "cite": "DAILY/M",
        "reason": "Read in print",
        "act": "show",
    }
    analyst.post(APPEND, whole)
    assert list_drafts(actor=analyst.actor) == ()


def test_a_draft_saved_in_two_windows_shows_both(analyst: Person) -> None:
    analyst.post(APPEND, {"what": "First", "act": "draft"})
    (draft,) = list_drafts(actor=analyst.actor)
    shared = {"draft": draft.id, "draft_version": draft.version, "act": "draft"}
    analyst.post(APPEND, {**shared, "what": "Second"})
    page = analyst.post(APPEND, {**shared, "what": "Third"}, status=409)
    assert "Second" in page
    assert form_of(page)["what"] == "Third"
    analyst.post(APPEND, form_of(page) | {"act": "draft"})
    assert [d.typed["what"] for d in list_drafts(actor=analyst.actor)] == ["Third"]


def test_a_draft_is_nobody_elses(analyst: Person, verifier: Person) -> None:
    analyst.post(APPEND, {"what": "Mine alone", "act": "draft"})
    (draft,) = list_drafts(actor=analyst.actor)
    assert "Mine alone" not in verifier.get(f"{APPEND}&draft={draft.id}")
    verifier.post(f"/work/drafts/{draft.id}/discard/", {}, status=404)
    analyst.post(f"/work/drafts/{draft.id}/discard/", {})
    assert list_drafts(actor=analyst.actor) == ()


def test_a_record_changed_while_typing_shows_both_and_loses_nothing(
    analyst: Person, verifier: Person
) -> None:
    typed = form_of(analyst.get(AMEND)) | {"text": "Mine.", "reason": "R", "act": "show"}
    change = handed_in_by(analyst, amend_text("Theirs."))
    accept(actor=verifier.actor, at=later(), change=change.id, version=change.version)
    page = analyst.post(AMEND, typed, status=409)
    assert "Theirs." in page
    again = form_of(page)
    assert (again["text"], again["reason"]) == ("Mine.", "R")
    address = analyst.post(AMEND, again | {"act": "show"})
    assert "Mine." in analyst.get(address)


def test_a_request_saved_in_two_windows_shows_both(analyst: Person) -> None:
    typed = form_of(analyst.get(AMEND)) | {"text": "First.", "reason": "R", "act": "show"}
    analyst.post(AMEND, typed)
    (change,) = list_changes(actor=analyst.actor)
    address = f"{AMEND}&change={change.id}"
    one, two = (form_of(analyst.get(address)) for _ in range(2))
    analyst.post(address, one | {"text": "Second.", "act": "show"})
    page = analyst.post(address, two | {"text": "Third.", "act": "show"}, status=409)
    assert "Second." in page
    again = form_of(page)
    assert again["text"] == "Third."
    analyst.post(address, again | {"act": "show"})
    (step,) = get_change(actor=analyst.actor, change=change.id).steps
    assert step.value == "Third."


def test_two_who_decide_at_once_the_second_sees_what_the_first_decided(
    analyst: Person, verifier: Person
) -> None:
    other = Person(UserRole.VERIFIER, "Chand Farzi")
    change = handed_in_by(analyst)
    step = f"/work/changes/{change.id}/step/"
    back = {"act": "send-back", "version": change.version, "reason": "Which list?"}
    verifier.post(step, back)
    page = other.post(
        step, {"act": "reject", "version": change.version, "reason": "Not so"}, status=409
    )
    assert "while you were looking" in page
    assert "Which list?" in page


def test_accepting_over_what_moved_is_a_second_decision(analyst: Person, verifier: Person) -> None:
    slow, fast = (handed_in_by(analyst, amend_text(text)) for text in ("Slow.", "Fast."))
    accept(actor=verifier.actor, at=later(), change=fast.id, version=fast.version)
    step = f"/work/changes/{slow.id}/step/"
    data = {"act": "accept", "version": slow.version, "seen": ""}
    page = verifier.post(step, data, status=409)
    assert "What moved" in page
    assert "Fast." in page
    verifier.post(step, form_of(page) | {"act": "accept"})
    assert point_text() == "Slow."


def test_rejecting_needs_a_reason_and_keeps_what_was_typed(
    analyst: Person, verifier: Person
) -> None:
    change = handed_in_by(analyst)
    step = f"/work/changes/{change.id}/step/"
    verifier.post(step, {"act": "reject", "version": change.version}, status=400)
    verifier.post(step, {"act": "nonsense", "version": change.version}, status=400)
    verifier.post(step, {"act": "reject", "version": change.version, "reason": "Not so"})
    assert "Not so" in analyst.get(f"/work/changes/{change.id}/")


def test_withdrawing_a_record_is_a_request_like_any_other(
    analyst: Person, verifier: Person
) -> None:
    address = AMEND.replace("AMEND", "WITHDRAW").replace("P1.1", "P1.3")
    analyst.get(address)
    typed = form_of(analyst.get(address)) | {"reason": "It stands twice", "act": "show"}
    analyst.post(address, typed)
    change = list_changes(actor=analyst.actor)[0]
    analyst.post(f"/work/changes/{change.id}/step/", {"act": "submit", "version": change.version})
    assert "Withdrawn" in verifier.get(f"/work/changes/{change.id}/")


def test_a_comment_names_a_colleague_and_waits_for_them(analyst: Person, verifier: Person) -> None:
    change = handed_in_by(analyst)
    about = f"/work/comments/change/{change.id}/"
    words = "@bilal.misali <script>alert(1)</script> please look"
    analyst.post(about, {"words": words})
    mentions = [w for w in list_waiting(actor=verifier.actor) if w.kind.value == "MENTION"]
    assert [w.subject_key for w in mentions] == [str(change.id)]
    page = verifier.get(f"/work/changes/{change.id}/")
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert not [w for w in list_waiting(actor=verifier.actor) if w.kind.value == "MENTION"]
    analyst.post("/work/comments/1/", {"words": "Second words", "edits": "0"})
    clash = analyst.post("/work/comments/1/", {"words": "Third words", "edits": "0"}, status=409)
    assert "Second words" in clash
    assert "Third words" in clash
    verifier.post("/work/comments/1/", {"act": "hide"}, status=404)
    analyst.post("/work/comments/1/", {"act": "hide"})
    page = verifier.get(f"/work/changes/{change.id}/")
    assert "Hidden by its author." in page
    assert "Second words" not in page


@pytest.mark.parametrize(
    "address",
    ["/work/comments/point/P1.1/", "/work/comments/finding/abc/", "/work/comments/change/99/"],
)
def test_comments_on_points_and_findings(analyst: Person, address: str) -> None:
    status = 404 if "99" in address or "finding" in address else 302
    analyst.post(address, {"words": "Is this so?"}, status=status)


def test_an_empty_or_turning_comment_is_refused(analyst: Person) -> None:
    analyst.post("/work/comments/point/P1.1/", {"words": ""}, status=400)
    analyst.post("/work/comments/point/P1.1/", {"words": "a\u202eb"}, status=400)
    analyst.get("/work/comments/weather/P1.1/", status=404)


def uploaded(text: str, name: str = "rows.csv") -> io.BytesIO:
    """Return a file to upload."""
    stream = io.BytesIO(text.encode())
    stream.name = name
    return stream


def test_rows_are_previewed_and_handed_in(analyst: Person) -> None:
    assert "sourcebook.sources" in analyst.get("/work/import/")
    template = analyst.get("/work/import/sourcebook.sources.csv")
    assert template.startswith("\ufeffkey,")
    address = "/work/import/sourcebook.sources/"
    analyst.get(address)
    rows = "key,title,kind,publisher,read\ngazette,A gazette,gazette,Printer,full\nACT,,,Other,\n"
    page = analyst.post(address, {"sheet": uploaded(rows)}, status=200)
    assert "here:gazette" in page
    assert list_changes(actor=analyst.actor) == ()
    packed = form_of(page)
    analyst.post(f"{address}hand-in/", packed | {"reason": ""}, status=400)
    there = analyst.post(f"{address}hand-in/", packed | {"reason": "A new list"})
    assert "here:gazette" in analyst.get(there)
    analyst.post(f"{address}hand-in/", {"rows": "changed", "reason": "R"}, status=400)


def test_rows_with_something_wrong_say_all_of_it(analyst: Person) -> None:
    address = "/work/import/policies.commitments/"
    rows = "key,text,due,colour\nP1.1,x,someday,red\n,No key,,\n"
    page = analyst.post(address, {"sheet": uploaded(rows)}, status=400)
    for problem in ("colour", "row 2, column due", "row 3, column key"):
        assert problem in page
    analyst.post(address, {}, status=400)
    analyst.post(address, {"sheet": uploaded("<svg>", "a.csv")}, status=400)
    analyst.get("/work/import/law.clocks/", status=404)


@pytest.mark.parametrize("prefix", ["", "/ur"], ids=["english", "urdu"])
def test_every_page_opens_in_both_languages(analyst: Person, prefix: str) -> None:
    change = handed_in_by(analyst)
    for address in (
        "/work/changes/",
        "/work/changes/?state=SUBMITTED",
        "/work/changes/?mine=1",
        "/work/changes/new/",
        f"/work/changes/{change.id}/",
        "/work/drafts/",
        "/work/import/",
        "/work/import/sourcebook.observations/",
        "/work/comments/point/P1.1/",
        AMEND,
        APPEND,
        CREATE,
    ):
        analyst.get(f"{prefix}{address}")


def test_a_form_for_nothing_is_not_here(analyst: Person) -> None:
    analyst.get("/work/changes/write/?do=AMEND&table=law.clocks&key=X", status=404)
    analyst.get("/work/changes/write/?do=AMEND&table=policies.commitments&key=P9.9", status=404)
    analyst.get("/work/changes/write/", status=404)
    analyst.get("/work/changes/999/", status=404)


def test_an_unchanged_form_is_nothing_to_hand_in(analyst: Person) -> None:
    typed = form_of(analyst.get(AMEND)) | {"reason": "R", "act": "show"}
    assert "Nothing was changed" in analyst.post(AMEND, typed, status=400)
