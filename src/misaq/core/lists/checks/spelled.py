"""Listings against the law they rest on: its life, who may use it, its standings, its review."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from misaq.core.bodies.records import Bodies, Body, Spell, Standing
from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity, Subject
from misaq.core.law.calendar import WorkingCalendar, calendar_of
from misaq.core.law.clocks import run_clock
from misaq.core.law.records import Clock, ClockKind, CountingRule, Law, Power
from misaq.core.law.validity import ValidityInterval, validity_at
from misaq.core.lists.checks.binding import Binding, binding_lists
from misaq.core.lists.registers import Lists
from misaq.core.sourcebook.absence import absence_lines, not_read
from misaq.core.sourcebook.records import Sourcebook
from misaq.kernel.dates import Certainty, ImpreciseDate
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import say


@check(
    "LST006",
    title=say("A list whose legal basis is not in force"),
    why=say("A list binds nobody once the law it rests on is gone, and people must be told so."),
    working=say("Take the state of each provision that a list rests on, on the day."),
    basis=("S46", "ATA:11B(1)", "domain 2.7"),
    severity=Severity.GRAVE,
)
def basis_not_in_force(lists: Lists, law: Law, as_of: date) -> Iterator[Outcome]:
    """Find lists that rest on a provision that is not in force on the day."""
    provisions, instruments = by_key(law.provisions), by_key(law.instruments)
    for binding in binding_lists(lists):
        for basis in binding.source_list.bases:
            provision = provisions[basis]
            interval = validity_at(instruments[provision.instrument], provision, as_of)
            if not interval.state.is_sound:
                yield _unsound(binding, basis, interval)


def _unsound(binding: Binding, basis: Key, interval: ValidityInterval) -> Finding:
    event = () if interval.event is None else interval.event.cite
    return Finding(
        code="LST006",
        subject=binding.subject,
        sentence=say(
            "{title} rests on {basis}, whose state on record is: {state}.",
            title=binding.title,
            basis=basis,
            state=interval.state.in_words,
        ),
        since=interval.starts,
        working=(
            Line(
                say("{title} rests on {basis}.", title=binding.title, basis=basis),
                binding.source_list.cite,
            ),
            Line(say("{basis}: {state}.", basis=basis, state=interval.state.in_words), event),
        ),
        severity=Severity.GRAVE,
        question=Question(
            binding.authority,
            say("On which text in force does the list rest today, and who has confirmed it?"),
        ),
        aspect=basis,
    )


@check(
    "LST007",
    title=say("A listing by an authority that the law does not name"),
    why=say(
        "A listing takes away movement, money and travel. Whoever orders it without being named by"
        " the law needs a delegation that can be shown."
    ),
    working=say(
        "Compare who listed each body with the holders of the power on that basis and with"
        " delegations on record; argue absence of a delegation only from a dated search."
    ),
    basis=("S46", "S49", "ATA:33", "domain 2.3 trap 2"),
    severity=Severity.GRAVE,
    on_absence=True,
)
def lister_not_named(
    bodies: Bodies, law: Law, sourcebook: Sourcebook, as_of: date
) -> Iterator[Outcome]:
    """Find listings by neither a holder of the power nor a delegate on record."""
    names = by_key(bodies.bodies)
    for spell in bodies.spells:
        powers = [power for power in law.powers if power.provision == spell.basis]
        starts = spell.span.starts
        if not powers or starts is None or starts.on_or_before(as_of) is Certainty.NO:
            continue
        if any(_may_list(law, power, spell, starts) for power in powers):
            continue
        yield _not_named(sourcebook, names[spell.body], spell, starts, powers[0], as_of)


def _may_list(law: Law, power: Power, spell: Spell, starts: ImpreciseDate) -> bool:
    return spell.listed_by in power.holders or any(
        one.power == power.key
        and one.to == spell.listed_by
        and one.delegated_on.on_or_before(starts.latest) is not Certainty.NO
        for one in law.delegations
    )


def _not_named(
    sourcebook: Sourcebook,
    body: Body,
    spell: Spell,
    starts: ImpreciseDate,
    power: Power,
    as_of: date,
) -> Outcome:
    subject = Subject("bodies.spells", spell.key, body.title)
    sentence = say(
        "{body} was listed by {who}; {basis} gives this power to somebody else, and no delegation"
        " is on record.",
        body=body.title,
        who=spell.listed_by,
        basis=spell.basis,
    )
    absence = absence_lines(
        sourcebook,
        subject=Subject("law.powers", power.key, power.title),
        sought="delegation",
        as_of=as_of,
        since=starts,
    )
    if not absence:
        return not_read("LST007", subject, sentence, missing="delegation")
    return Finding(
        code="LST007",
        subject=subject,
        sentence=sentence,
        since=starts,
        working=(
            Line(
                say(
                    "{body}: listed {day} by {who}.",
                    body=body.title,
                    day=starts,
                    who=spell.listed_by,
                ),
                spell.cite,
            ),
            Line(say("{power} is a power of others.", power=power.title), power.cite),
            *absence,
        ),
        severity=Severity.GRAVE,
        question=Question(
            power.holders[-1],
            say(
                "Was this power delegated, by which notification, and how many listings rest on it?"
            ),
        ),
    )


@check(
    "LST008",
    title=say("A body observed and proscribed at once"),
    why=say(
        "A body under observation is watched and not banned. Under both at once, nobody can say"
        " which of the two sets of consequences holds."
    ),
    working=say("Look for a proscription and an observation of one body that surely share a day."),
    basis=("ATA:11B(1)", "ATA:11D(1)", "domain 2.2"),
    severity=Severity.SERIOUS,
)
def observed_and_proscribed(bodies: Bodies, as_of: date) -> Iterator[Outcome]:
    """Find bodies under observation and proscribed on the same day."""
    names = by_key(bodies.bodies)
    begun = [s for s in bodies.spells if _has_begun(s, as_of)]
    for first, second in combinations(begun, 2):
        both = {first.standing, second.standing} == {Standing.OBSERVED, Standing.PROSCRIBED}
        if both and first.body == second.body and first.span.surely_overlaps(second.span):
            observed, banned = (
                (first, second) if first.standing is Standing.OBSERVED else (second, first)
            )
            yield _both(names[first.body], observed, banned)


def _has_begun(spell: Spell, as_of: date) -> bool:
    starts = spell.span.starts
    return starts is not None and starts.on_or_before(as_of) is Certainty.YES


def _both(body: Body, observed: Spell, banned: Spell) -> Finding:
    return Finding(
        code="LST008",
        subject=Subject("bodies.spells", observed.key, body.title),
        sentence=say("{body} is on record as observed and as proscribed at once.", body=body.title),
        since=max(
            (s.span.starts for s in (observed, banned) if s.span.starts is not None),
            key=lambda day: day.earliest,
        ),
        working=(
            Line(
                say("{body}: observed {span}.", body=body.title, span=observed.span), observed.cite
            ),
            Line(say("{body}: proscribed {span}.", body=body.title, span=banned.span), banned.cite),
        ),
        severity=Severity.SERIOUS,
        question=Question(
            banned.listed_by,
            say("Under which of the two did {body} stand, and was it told?", body=body.title),
        ),
        aspect=banned.key,
    )


@check(
    "LST017",
    title=say("Listings due for review with no review on record"),
    why=say(
        "The law has the Government look again at every listing after a set time. A listing that"
        " nobody looks at again stays whatever became of its ground."
    ),
    working=say(
        "For each clock that runs again and again from the order, count the proscriptions on the"
        " same instrument that have run for longer than it; argue absence of a review only from a"
        " dated search."
    ),
    basis=("S46", "S50", "ATA:11U(2)", "domain 2.2"),
    severity=Severity.SERIOUS,
    on_absence=True,
)
def review_due(bodies: Bodies, law: Law, sourcebook: Sourcebook, as_of: date) -> Iterator[Outcome]:
    """Find clocks of review that ran out for listings on record."""
    home = {provision.key: provision.instrument for provision in law.provisions}
    running = [s for s in bodies.spells if _runs(s, as_of)]
    calendar = calendar_of(law)
    for clock in law.clocks:
        if clock.kind is not ClockKind.RECURRING or clock.trigger != "order":
            continue
        old = [
            spell
            for spell in running
            if home[spell.basis] == home[clock.provision]
            and _ran_out(clock, spell, calendar, law.counting_rules, as_of)
        ]
        if old and clock.owed_by is not None:
            yield _due(sourcebook, clock, clock.owed_by, old, as_of)


def _runs(spell: Spell, as_of: date) -> bool:
    return spell.standing is Standing.PROSCRIBED and spell.span.holds(as_of) is Certainty.YES


def _ran_out(
    clock: Clock,
    spell: Spell,
    calendar: WorkingCalendar,
    rules: tuple[CountingRule, ...],
    as_of: date,
) -> bool:
    if clock.span is None or spell.span.starts is None:
        return False
    run = run_clock(clock, spell.span.starts, calendar=calendar, rules=rules)
    return (run.verified or run).last_possible < as_of


def _due(
    sourcebook: Sourcebook, clock: Clock, owed_by: Key, old: Sequence[Spell], as_of: date
) -> Outcome:
    subject = Subject("law.clocks", clock.key, clock.title)
    sentence = say(
        "{count} proscriptions on record have run for longer than {span}, after which {rule} asks"
        " for a review; no review of them is on record.",
        count=len(old),
        span=clock.span,
        rule=clock.provision,
    )
    absence = absence_lines(sourcebook, subject=subject, sought="review", as_of=as_of)
    if not absence:
        return not_read("LST017", subject, sentence, missing="review")
    oldest = min(old, key=lambda s: date.max if s.span.starts is None else s.span.starts.latest)
    return Finding(
        code="LST017",
        subject=subject,
        sentence=sentence,
        since=None,
        working=(
            Line(say("{rule}: {title}.", rule=clock.provision, title=clock.title), clock.cite),
            Line(
                say("The oldest of these listings began {day}.", day=oldest.span.starts),
                oldest.cite,
            ),
            Line(say("Proscriptions on record that have run longer: {count}.", count=len(old))),
            *absence,
        ),
        severity=Severity.SERIOUS,
        question=Question(
            owed_by,
            say(
                "Which listings were reviewed after three years, on which days, with what outcome,"
                " and which were not?"
            ),
        ),
    )
