"""What holds of verdicts whatever the evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from misaq.core.policies.records import Commitment, End, EndKind, Evidence, Ledger, Policy, Shows
from misaq.core.policies.verdicts import RULES, Result, _case, _measuring_day, verdict_of
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.ids import Key
from misaq.kernel.periods import Period
from misaq.kernel.provenance import Citation, Confidence
from tests.spec.cases import record_of

AS_OF = date(2020, 6, 1)
POINT: Commitment = record_of("policies.commitments", {})
PLAN: Policy = record_of("policies.policies", {})


@st.composite
def imprecise(draw: st.DrawFn, first: date = date(2012, 1, 1)) -> ImpreciseDate:
    earliest = draw(st.dates(first, date(2024, 12, 31)))
    latest = earliest + timedelta(days=draw(st.integers(0, 400)))
    return ImpreciseDate(earliest, latest, f"{earliest}..{latest}")


CITATIONS = st.sampled_from(
    [(Citation(Key("S1"), Confidence.HIGH),), (Citation(Key("GK"), Confidence.UNVERIFIED),)]
)


def pieces(first: date = date(2012, 1, 1)) -> st.SearchStrategy[Evidence]:
    return st.builds(
        Evidence,
        what=st.sampled_from(["a speech", "an audit"]),
        dated=imprecise(first),
        ledger=st.sampled_from(Ledger),
        by=st.just(Key("MIN")),
        shows=st.sampled_from(Shows),
        cite=CITATIONS,
        address=st.just(""),
        sha256=st.just(""),
        expires=st.none() | imprecise(),
        terminal=st.booleans(),
    )


POINTS = st.builds(
    lambda evidence, due, verifiable, ends: replace(
        POINT, evidence=tuple(evidence), due=due, verifiable=verifiable, ends=tuple(ends)
    ),
    st.lists(pieces(), max_size=5),
    st.none() | imprecise(),
    st.sampled_from([None, True, False]),
    st.lists(st.builds(End, st.sampled_from(EndKind), imprecise(), st.just(PLAN.cite)), max_size=2),
)
PLANS = st.builds(
    lambda adopted, ends: replace(PLAN, adopted=adopted, term=Period(None, ends)),
    st.none() | imprecise(),
    st.none() | imprecise(),
)


@given(POINTS, PLANS)
def test_every_point_has_one_result_decided_by_the_first_rule_that_applies(
    point: Commitment, plan: Policy
) -> None:
    verdict = verdict_of(point, plan, as_of=AS_OF)
    case = _case(point, AS_OF, _measuring_day(verdict.life, AS_OF))
    applying = [(name, result) for name, result, applies, _ in RULES if applies(case)]
    assert applying[0] == (verdict.rule, verdict.result)


@given(POINTS, PLANS)
def test_the_same_record_and_day_give_the_same_verdict(point: Commitment, plan: Policy) -> None:
    assert verdict_of(point, plan, as_of=AS_OF) == verdict_of(point, plan, as_of=AS_OF)


@given(POINTS, PLANS, st.permutations(range(5)))
def test_the_order_in_which_evidence_was_written_down_does_not_matter(
    point: Commitment, plan: Policy, order: list[int]
) -> None:
    held = point.evidence
    turned = replace(point, evidence=tuple(held[n] for n in order if n < len(held)))
    first, second = (verdict_of(p, plan, as_of=AS_OF) for p in (point, turned))
    assert (first.result, first.flags) == (second.result, second.flags)


@given(POINTS, PLANS, st.lists(pieces(AS_OF + timedelta(days=1)), min_size=1, max_size=3))
def test_evidence_after_the_day_changes_nothing(
    point: Commitment, plan: Policy, later: list[Evidence]
) -> None:
    more = replace(point, evidence=(*point.evidence, *later))
    assert verdict_of(more, plan, as_of=AS_OF) == verdict_of(point, plan, as_of=AS_OF)


@given(POINTS, PLANS)
def test_a_claim_alone_is_never_verified_and_general_knowledge_is_no_evidence(
    point: Commitment, plan: Policy
) -> None:
    claims = tuple(e for e in point.evidence if e.ledger is Ledger.CLAIM)
    verdict = verdict_of(replace(point, evidence=claims), plan, as_of=AS_OF)
    assert verdict.result is not Result.DELIVERED_VERIFIED
    unread = (Citation(Key("GK"), Confidence.UNVERIFIED),)
    guessed = tuple(replace(e, cite=unread) for e in point.evidence)
    assert verdict_of(replace(point, evidence=guessed), plan, as_of=AS_OF).result in (
        Result.NO_EVIDENCE,
        Result.NOT_VERIFIABLE,
    )
