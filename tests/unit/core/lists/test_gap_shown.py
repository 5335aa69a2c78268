"""What of a gap is shown: no person, nobody explained by one, and no fact that a link quotes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from misaq.core.lists.gap import explain_gap
from misaq.core.lists.gap_records import Which
from misaq.core.lists.gap_shown import hidden_of, without
from misaq.core.lists.judgements import EntryRef, Judgement, Reason, Verdict, in_order
from misaq.core.lists.published import published_totals
from misaq.core.lists.reconcile import reconcile
from misaq.core.lists.records import Identifier, IdentifierKind, PartyKind
from misaq.kernel.ids import Key
from misaq.reports.reconciliation import gap_to_data
from tests.support.golden_reconciliation import pack_gap
from tests.support.list_entries import body, person, side
from tests.support.pack_of_pakistan import pack_of_pakistan

FACTS = {"fathers": ("Ghulam Dilmal",), "districts": ("Alamabad, Northmark",)}


def test_persons_and_their_links_are_left_out() -> None:
    left = side("L", person("1", "Zarvand Hozarbat", **FACTS), body("2", "Harbour Front"))
    right = side("R", person("9", "Zarvand Hozarbat", **FACTS), person("8", "Noor Barkash"))
    gap = explain_gap(reconcile(left, right))
    shown = without(gap, hidden_of(gap))
    assert [line.reference for line in gap.lines] == ["2", "8"]
    assert [line.reference for line in shown.lines] == ["2"]
    assert (len(gap.reconciliation.links), shown.reconciliation.links) == (1, ())


UNSTATED = replace(body("1", "Harbour Front"), kind=PartyKind.UNSTATED)
OTHER = side("R", body("9", "Harbour Front"))


def test_a_party_of_a_sort_nobody_states_may_be_a_person() -> None:
    gap = explain_gap(reconcile(side("L", UNSTATED), OTHER))
    assert hidden_of(gap) == {(Which.LEFT, "1")}
    assert "Harbour Front" not in str(gap_to_data(gap)["on_both"])
    assert not gap_to_data(gap)["one_sided"] or all(
        line["list"] == "RIGHT" for line in gap_to_data(gap)["one_sided"]
    )


def test_it_is_none_where_the_list_or_a_judgement_says_so() -> None:
    listed = replace(side("L", UNSTATED), bodies_only=True)
    assert hidden_of(explain_gap(reconcile(listed, OTHER))) == frozenset()
    left, right = in_order(EntryRef("L", "1"), EntryRef("R", "9"))
    at = datetime(2024, 3, 1, tzinfo=UTC)
    judged = Judgement(
        1, left, right, Verdict.SAME, (Reason.AUTHORITY_SAYS_SO,), "user:1", at, "user:2", at
    )
    both = reconcile(side("L", UNSTATED), OTHER, judgements=(judged,))
    assert hidden_of(explain_gap(both)) == frozenset()


def test_who_is_explained_by_a_person_is_counted_only() -> None:
    unstated = replace(body("1", "Zarvand Hozarbat"), kind=PartyKind.UNSTATED)
    right = side("R", person("9", "Zarvand Hozarbat", **FACTS))
    gap = explain_gap(reconcile(side("L", unstated), right))
    assert (gap.lines[0].reference, gap.lines[0].explanation.other) == ("1", "9")
    assert without(gap, hidden_of(gap)).lines == ()


def test_a_link_quotes_names_and_no_other_fact() -> None:
    number = (Identifier(IdentifierKind.NATIONAL_ID, "EX-77001"),)
    left, right = (side(key, body(key, "Harbour Front", identifiers=number)) for key in "LR")
    gap = explain_gap(reconcile(left, right))
    shown = without(gap, hidden_of(gap))
    assert "77001" in str(gap.reconciliation.links)
    assert "77001" not in str(shown.reconciliation.links)
    assert "Harbour Front" in str(shown.reconciliation.links)


def test_a_published_sum_is_of_the_lists_of_both_authorities() -> None:
    sourcebook = pack_of_pakistan().registers.sourcebook
    _, published = pack_gap(renames_once=False)
    assert published.title
    assert published_totals(sourcebook, frozenset({Key("MoI")})) == ()
    assert published_totals(sourcebook, frozenset({Key("MoI"), Key("UNSC")})) == ()
    assert published_totals(sourcebook, frozenset({Key("MoI"), Key("MoFA")})) == (published,)
