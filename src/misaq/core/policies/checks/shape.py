"""How a point is made: owner, leads, indicator; whether it is defined and can be verified."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.findings.checks import check
from misaq.core.findings.records import (
    Finding,
    Line,
    Outcome,
    Question,
    Severity,
    Subject,
    no_one_to_ask,
)
from misaq.core.institutions.records import Institutions, Role
from misaq.core.policies.checks.points import (
    asked_of_point,
    asked_of_policy,
    binds,
    has_come,
    point_line,
    point_name,
    point_subject,
    points,
    policy_subject,
)
from misaq.core.policies.leads import leads
from misaq.core.policies.life import Life, life_of_policy
from misaq.core.policies.records import Commitment, Policies, Policy, Responsibility
from misaq.core.sourcebook.absence import absence_lines, not_read
from misaq.core.sourcebook.records import Sourcebook
from misaq.kernel.dates import Certainty
from misaq.kernel.ids import Key
from misaq.kernel.words import Phrase, join, say


def _missing(
    code: str,
    sourcebook: Sourcebook,
    pair: tuple[Commitment, Policy],
    *,
    sought: str,
    sentence: Phrase,
    question: Phrase,
    as_of: date,
    severity: Severity,
) -> Outcome:
    """Return a finding where absence may be argued, else a gap."""
    commitment, policy = pair
    subject = point_subject(commitment)
    absence = absence_lines(
        sourcebook, subject=subject, sought=sought, as_of=as_of, document=policy.document
    )
    asked = asked_of_point(commitment, policy, as_of)
    if not absence:
        return not_read(code, subject, sentence, missing=sought)
    if asked is None:
        return no_one_to_ask(code, subject, sentence)
    return Finding(
        code=code,
        subject=subject,
        sentence=sentence,
        since=policy.announced or policy.adopted,
        working=(point_line(commitment), *absence),
        severity=severity,
        question=Question(asked, question),
    )


@check(
    "POL001",
    title=say("A point nobody owns"),
    why=say("A point cannot be active without somebody to lead it. The brief asks to name them."),
    working=say(
        "Look for known points with no lead of their own and none for the whole policy. Points that"
        " others recommend bind nobody: they are reported together, and the state is asked whether"
        " it took them up."
    ),
    basis=("S42", "S5", "T10"),
    severity=Severity.SERIOUS,
    on_absence=True,
)
def no_owner(policies: Policies, sourcebook: Sourcebook, as_of: date) -> Iterator[Outcome]:
    """Find points with no lead."""
    for policy in policies.policies:
        unled = [
            c
            for c, of in points(policies, as_of)
            if of.key == policy.key and not leads(c, policy, as_of)
        ]
        if unled and not binds(policy):
            yield _recommended(sourcebook, policy, unled, as_of)
    for commitment, policy in points(policies, as_of):
        if binds(policy) and not leads(commitment, policy, as_of):
            yield _missing(
                "POL001",
                sourcebook,
                (commitment, policy),
                sought="owner",
                sentence=say(
                    "{point} has no lead: {text}.",
                    point=point_name(commitment, policy),
                    text=commitment.text,
                ),
                question=say(
                    "Which institution leads this point, from which day, and who in it answers for"
                    " it: {text}?",
                    text=commitment.text,
                ),
                as_of=as_of,
                severity=Severity.SERIOUS,
            )


def _recommended(
    sourcebook: Sourcebook, policy: Policy, unled: list[Commitment], as_of: date
) -> Outcome:
    """Return one finding for all recommendations of a text that name nobody to lead them."""
    subject = policy_subject(policy)
    sentence = say(
        "{title}: no lead is named for {keys}.",
        title=policy.title,
        keys=join([c.key for c in unled]),
    )
    absence = absence_lines(
        sourcebook, subject=subject, sought="owner", as_of=as_of, document=policy.document
    )
    asked = asked_of_policy(policy)
    if not absence:
        return not_read("POL001", subject, sentence, missing="owner")
    if asked is None:
        return no_one_to_ask("POL001", subject, sentence)
    return Finding(
        code="POL001",
        subject=subject,
        sentence=sentence,
        since=policy.announced or policy.adopted,
        working=(*(point_line(c) for c in unled), *absence),
        severity=Severity.MINOR,
        question=Question(
            asked,
            say(
                "Which of these recommendations has the Government taken up, and which institution"
                " leads each of them?"
            ),
        ),
    )


@check(
    "POL003",
    title=say("A point without an indicator"),
    why=say(
        "Without a plan, an indicator and a goal for each point, benchmarks are made up later."
    ),
    working=say("Look for known points of the state's own texts with no indicator."),
    basis=("S41", "T9", "domain 3.3"),
    severity=Severity.MINOR,
    on_absence=True,
)
def no_indicator(policies: Policies, sourcebook: Sourcebook, as_of: date) -> Iterator[Outcome]:
    """Find points with no indicator."""
    for commitment, policy in points(policies, as_of):
        if binds(policy) and not commitment.indicators:
            yield _missing(
                "POL003",
                sourcebook,
                (commitment, policy),
                sought="indicator",
                sentence=say(
                    "{point} has no indicator: {text}.",
                    point=point_name(commitment, policy),
                    text=commitment.text,
                ),
                question=say(
                    "By which indicator, from which baseline and to which target by when, is this"
                    " point measured: {text}?",
                    text=commitment.text,
                ),
                as_of=as_of,
                severity=Severity.MINOR,
            )


@check(
    "POL004",
    title=say("A point that cannot be verified"),
    why=say(
        "A promise nobody can see kept or broken is not assessed further; it is sent back. That it"
        " cannot be verified is a judgement of this record, with its reason; it says nothing of"
        " what was done."
    ),
    working=say(
        "Look for points of the state's own texts judged not verifiable, with the reason on record."
    ),
    basis=("S23", "OGP verifiability"),
    severity=Severity.MINOR,
)
def not_verifiable(policies: Policies, as_of: date) -> Iterator[Outcome]:
    """Find points judged not verifiable."""
    for commitment, policy in points(policies, as_of):
        asked = asked_of_point(commitment, policy, as_of)
        if commitment.verifiable is not False or not binds(policy):
            continue
        subject = point_subject(commitment)
        sentence = say(
            "{point} cannot be verified as written: {text}.",
            point=point_name(commitment, policy),
            text=commitment.text,
        )
        life = life_of_policy(policy, as_of)
        ended = () if life.life in (Life.IN_FORCE, Life.NOT_ADOPTED) else life.lines
        if asked is None:
            yield no_one_to_ask("POL004", subject, sentence)
            continue
        yield Finding(
            code="POL004",
            subject=subject,
            sentence=sentence,
            since=policy.announced or policy.adopted,
            working=(
                point_line(commitment),
                Line(say("Why not: {reason}.", reason=commitment.not_verifiable_because)),
                *ended,
            ),
            severity=Severity.MINOR,
            question=Question(
                asked,
                say(
                    "What would be seen, by whom and by when, if this were done: {text}?",
                    text=commitment.text,
                ),
            ),
        )


@check(
    "POL009",
    title=say("A mechanism left undefined"),
    why=say("A mechanism that trails off binds nobody and fills a row."),
    working=say("Look for points whose text leaves undefined what is to be done."),
    basis=("T8",),
    severity=Severity.MINOR,
)
def undefined_mechanism(policies: Policies, as_of: date) -> Iterator[Outcome]:
    """Find points whose text breaks off."""
    for commitment, policy in points(policies, as_of):
        asked = asked_of_point(commitment, policy, as_of)
        if not commitment.undefined:
            continue
        subject = point_subject(commitment)
        sentence = say(
            "{point} is left undefined: {text}.",
            point=point_name(commitment, policy),
            text=commitment.text,
        )
        if asked is None:
            yield no_one_to_ask("POL009", subject, sentence)
            continue
        yield Finding(
            code="POL009",
            subject=subject,
            sentence=sentence,
            since=policy.announced or policy.adopted,
            working=(
                point_line(commitment),
                Line(say("Left open: {what}.", what=commitment.undefined), commitment.cite),
            ),
            severity=Severity.MINOR,
            question=Question(
                asked,
                say("What exactly is to be done here, by whom: {text}?", text=commitment.text)
                if binds(policy)
                else say(
                    "Has the Government taken this recommendation up, and what exactly is to be"
                    " done, by whom: {text}?",
                    text=commitment.text,
                ),
            ),
        )


@check(
    "POL002",
    title=say("Two leads and no decision on a joint lead"),
    why=say("Where several lead, each can point at the other. A joint lead has to be decided."),
    working=say(
        "Count who leads a policy or a point by its own text; leave out those for which a decision"
        " on a joint lead names them all."
    ),
    basis=("S5", "S90", "T10", "T12"),
    severity=Severity.SERIOUS,
)
def two_leads(policies: Policies, institutions: Institutions, as_of: date) -> Iterator[Outcome]:
    """Find policies and points with more than one lead at a time."""
    for policy in policies.policies:
        leading = _together(policy.responsibilities, as_of)
        if has_come(policy, as_of) and not _is_settled(leading, institutions, as_of):
            asked = asked_of_policy(policy) or leading[0].institution
            yield _several(policy_subject(policy), policy.title, leading, asked)
    for commitment, _ in points(policies, as_of):
        leading = _together(commitment.responsibilities, as_of)
        if not _is_settled(leading, institutions, as_of):
            subject = point_subject(commitment)
            yield _several(subject, commitment.text, leading, leading[0].institution)


def _together(responsibilities: tuple[Responsibility, ...], as_of: date) -> list[Responsibility]:
    """Return the leads that share time with another institution's."""
    leading = [
        r
        for r in responsibilities
        if r.role is Role.LEAD
        and (r.term.starts is None or r.term.starts.on_or_before(as_of) is not Certainty.NO)
    ]
    return [
        one
        for one in leading
        if any(
            one.institution != other.institution and one.term.may_overlap(other.term)
            for other in leading
        )
    ]


def _is_settled(leading: list[Responsibility], institutions: Institutions, as_of: date) -> bool:
    """Say whether nobody leads beside another, or a decision by the day names them all."""
    names = {r.institution for r in leading}
    return not names or any(
        names <= set(decision.institutions)
        and decision.decided_on.on_or_before(as_of) is not Certainty.NO
        for decision in institutions.joint_leads
    )


def _several(subject: Subject, title: str, leading: list[Responsibility], asked: Key) -> Finding:
    return Finding(
        code="POL002",
        subject=subject,
        sentence=say(
            "{key}: {names} all lead, and no decision on a joint lead is on record.",
            key=subject.key,
            names=join(sorted({r.institution for r in leading})),
        ),
        since=None,
        working=tuple(
            Line(
                say(
                    "{who} leads {key} ({title}).",
                    who=r.institution,
                    key=subject.key,
                    title=title,
                ),
                r.cite,
            )
            for r in leading
        ),
        severity=Severity.SERIOUS,
        question=Question(
            asked, say("Which of these leads {key}, and which supports it?", key=subject.key)
        ),
    )
