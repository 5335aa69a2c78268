"""Texts that can be read in two ways."""

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
from misaq.core.law.records import Law
from misaq.core.law.validity import standing
from misaq.kernel.words import join, say


@check(
    "LAW005",
    title=say("A provision that can be read in two ways"),
    why=say(
        "Where a text that takes away liberty or speech has two readings, practice decides, and"
        " nobody has to say which."
    ),
    working=say("Look for provisions with more than one reading on record."),
    basis=("S46", "ATA:11EE(1)", "PECA:37", "domain 12.1", "domain 12.9"),
    severity=Severity.SERIOUS,
)
def two_readings(law: Law, as_of: date) -> Iterator[Outcome]:
    """Find provisions with more than one reading."""
    law_then = standing(law, as_of)
    for provision in law.provisions:
        if len(provision.readings) < 2 or provision.key not in law_then:
            continue
        subject = Subject("law.provisions", provision.key, provision.text)
        sentence = say(
            "{key} can be read in {count} ways: {readings}.",
            key=provision.key,
            count=len(provision.readings),
            readings=join(
                [
                    f"({place}) {reading.removesuffix('.')}"
                    for place, reading in enumerate(provision.readings, start=1)
                ],
                "; ",
            ),
        )
        if provision.answers is None:
            yield no_one_to_ask("LAW005", subject, sentence)
            continue
        yield Finding(
            code="LAW005",
            subject=subject,
            sentence=sentence,
            since=None,
            working=(
                Line(say("{key}: {text}", key=provision.key, text=provision.text), provision.cite),
                *(
                    Line(say("Reading {n}: {text}", n=place, text=reading))
                    for place, reading in enumerate(provision.readings, start=1)
                ),
            ),
            severity=Severity.SERIOUS,
            question=Question(
                provision.answers,
                say(
                    "Which reading is followed in orders, and has any court or circular settled it?"
                ),
            ),
        )
