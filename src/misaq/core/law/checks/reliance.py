"""Texts relied on while something on record speaks against them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity, Subject
from misaq.core.law.records import Instrument, Law, Provision, Reliance
from misaq.core.law.validity import Validity, ValidityInterval, may_be_sound, validity_at
from misaq.kernel.dates import Certainty
from misaq.kernel.ids import by_key
from misaq.kernel.words import say


@check(
    "LAW003",
    title=say("A provision relied on while struck down, suspended or lapsed"),
    why=say(
        "A power is only as good as the text it stands on, on the day it is used. Validity is"
        " reckoned from dated events, never taken from a label."
    ),
    working=say(
        "Work out the states the text can have had on the days it can have been relied on; report"
        " it where none of them is in force or unknown."
    ),
    basis=("S33", "domain 2.7", "T7"),
    severity=Severity.GRAVE,
)
def relied_on_unsound(law: Law, as_of: date) -> Iterator[Outcome]:
    """Find reliance on texts that were not in force when relied on."""
    instruments = by_key(law.instruments)
    provisions = by_key(law.provisions)
    for reliance in law.reliances:
        if reliance.relied_on.on_or_before(as_of) is Certainty.NO:
            continue
        provision = provisions.get(reliance.on)
        instrument = instruments[reliance.on if provision is None else provision.instrument]
        day = min(reliance.relied_on.latest, as_of)
        interval = validity_at(instrument, provision, day)
        sound = may_be_sound(instrument, provision, reliance.relied_on)
        if not interval.state.is_sound and not sound:
            yield _unsound(reliance, instrument, provision, interval)


def _unsound(
    reliance: Reliance,
    instrument: Instrument,
    provision: Provision | None,
    interval: ValidityInterval,
) -> Finding:
    state = interval.state.in_words
    title = instrument.title if provision is None else f"{instrument.title}, {provision.number}"
    return Finding(
        code="LAW003",
        subject=Subject("law.reliances", reliance.key, reliance.what),
        sentence=say(
            "{what} rests on {title}, whose state on record then is: {state}.",
            what=reliance.what,
            title=title,
            state=state,
        ),
        since=interval.starts,
        working=(
            Line(
                say(
                    "{day}, {by}: {what}.",
                    day=reliance.relied_on,
                    by=reliance.by,
                    what=reliance.what,
                ),
                reliance.cite,
            ),
            *_events(instrument, provision),
            Line(say("State on the day: {state}.", state=state)),
        ),
        # A text whose striking down is suspended runs on until the appeal is decided.
        severity=Severity.SERIOUS
        if interval.state is Validity.STRUCK_DOWN_SUSPENDED
        else Severity.GRAVE,
        question=Question(
            reliance.by,
            say("On which text in force does this rest today, and who has confirmed it?"),
        ),
    )


def _events(instrument: Instrument, provision: Provision | None) -> tuple[Line, ...]:
    events = (*instrument.events, *(provision.events if provision is not None else ()))
    return tuple(
        Line(
            say(
                "{day}: {kind}{by}.",
                day=event.happened_on,
                kind=event.kind,
                by=say(" by {by}", by=event.by) if event.by else "",
            ),
            event.cite,
        )
        for event in sorted(events, key=lambda e: e.happened_on.earliest)
    )
