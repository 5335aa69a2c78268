from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from misaq.core.findings.checks import Check, check
from misaq.core.findings.records import (
    Finding,
    Gap,
    GapReason,
    Line,
    Outcome,
    Question,
    Severity,
    Subject,
    no_one_to_ask,
)
from misaq.core.findings.running import needs_of, run_checks
from misaq.core.framework.records import Framework
from misaq.core.policies.records import Policies
from misaq.kernel.errors import InputRefused
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citation, Confidence
from misaq.kernel.words import say

SURE = Citation(Key("S1"), Confidence.HIGH)
LESS = Citation(Key("S2"), Confidence.MEDIUM)
NOBODY = Citation(Key("GK"), Confidence.UNVERIFIED)


def finding(code: str = "ABC001", key: str = "k", severity: Severity = Severity.MINOR) -> Finding:
    return Finding(
        code=code,
        subject=Subject("law.duties", Key(key), "a duty"),
        sentence=say("Something."),
        since=None,
        working=(
            Line(say("one."), (SURE, NOBODY)),
            Line(say("two."), (LESS, SURE)),
            Line(say("so.")),
        ),
        severity=severity,
        question=Question(Key("MIN"), say("Why?")),
    )


def test_a_finding_is_as_sure_as_its_weakest_premise() -> None:
    shaky = Line(say("three."), (LESS,))
    assert finding().confidence is Confidence.HIGH
    assert replace(finding(), working=(*finding().working, shaky)).confidence is Confidence.MEDIUM
    assert replace(finding(), working=()).confidence is Confidence.UNVERIFIED


def test_a_finding_cites_each_source_once_in_order() -> None:
    assert finding().cite == (SURE, NOBODY, LESS)


def test_a_finding_without_a_premise_or_with_an_unread_one_rests_on_nothing() -> None:
    assert not finding().rests_on_unverified
    assert replace(finding(), working=(Line(say("so.")),)).rests_on_unverified
    assert replace(finding(), working=(Line(say("one."), (NOBODY,)),)).rests_on_unverified


def test_a_finding_keeps_its_name_while_check_subject_and_aspect_stay() -> None:
    said_otherwise = replace(finding(), sentence=say("Something else."))
    assert finding().ref == said_otherwise.ref
    assert len({finding().ref, finding(key="j").ref, replace(finding(), aspect="a").ref}) == 3


@pytest.mark.parametrize("code", ["ABC1", "abc001", "ABCD001", ""])
def test_a_check_has_three_letters_and_three_digits(code: str) -> None:
    made = check(
        code, title=say("t"), why=say("w"), working=say("h"), basis=(), severity=Severity.MINOR
    )
    with pytest.raises(InputRefused, match="not a check's code"):
        made(lambda: ())


def make_check(*outcomes: Outcome) -> Check:
    def run(framework: Framework, policies: Policies, as_of: date) -> Iterator[Outcome]:
        assert isinstance(framework, Framework)
        assert isinstance(policies, Policies)
        assert as_of == date(2020, 6, 1)
        yield from outcomes

    return Check("ABC001", say("t"), say("w"), say("h"), (), Severity.MINOR, False, run)


def test_a_check_gets_the_registers_it_names_by_type() -> None:
    assert needs_of(make_check()) == (Framework, Policies)


def test_findings_come_gravest_first_and_in_the_same_order_however_they_were_found() -> None:
    one, two, three = (
        finding("XYZ001", severity=Severity.GRAVE),
        finding("ABC001", "a"),
        replace(finding("ABC001", "a"), aspect="b"),
    )
    registers = {Framework: Framework(), Policies: Policies()}
    for order in ((one, two, three), (three, two, one)):
        run = run_checks([make_check(*order)], registers, as_of=date(2020, 6, 1), rules_version="1")
        assert run.findings == (one, two, three)
        assert (run.rules_version, run.as_of) == ("1", date(2020, 6, 1))


def test_what_rests_on_nobodys_word_becomes_a_gap_and_gaps_are_in_order() -> None:
    shaky = replace(finding(), working=(Line(say("one."), (NOBODY,)),))
    nobody = no_one_to_ask("ABC001", Subject("law.duties", Key("a"), "t"), say("B."))
    other = replace(nobody, sentence=say("A."))
    run = run_checks(
        [make_check(shaky, nobody, other)],
        {Framework: Framework(), Policies: Policies()},
        as_of=date(2020, 6, 1),
        rules_version="1",
    )
    assert run.findings == ()
    assert [(gap.subject.key, str(gap.sentence), gap.reason) for gap in run.gaps] == [
        ("a", "A.", GapReason.NOT_KNOWN),
        ("a", "B.", GapReason.NOT_KNOWN),
        ("k", "Something.", GapReason.UNVERIFIED),
    ]
    assert all(isinstance(gap, Gap) and str(gap.closes_with) for gap in run.gaps)
