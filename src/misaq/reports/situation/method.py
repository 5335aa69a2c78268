"""How the report was made, what it cannot show, whose figures they are, how to make it again."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.core.threat.picture.agreeing import agreement_of
from misaq.core.threat.picture.records import PARTS, AreaMonths, Basis, ResultKind
from misaq.kernel.words import Phrase, say
from misaq.reports.blocks import (
    Block,
    Bullets,
    Column,
    Definitions,
    Heading,
    Note,
    Paragraph,
    Table,
)
from misaq.reports.inline import Content, Ref
from misaq.reports.situation.cells import toll_cells, toll_columns
from misaq.reports.situation.inputs import Draft, Other, month_text
from misaq.reports.situation.numbers import compared, parts_of

_METHOD = (
    say(
        "Every figure is of one source and one release. Figures of two sources are never added:"
        " they tell of the same events."
    ),
    say(
        "A release holds each event once, under its own number. What two sources tell of one event"
        " is linked elsewhere, with the evidence of each link, and changes no figure here."
    ),
    say(
        "Attacks, operations of the state and the rest are told apart by named rules over the"
        " fields of the source and the register of actors. What no rule reaches stays unknown."
    ),
    say(
        "Deaths stand with the lowest and the highest figure of the source beside its best. A"
        " lowest above the best is the source's own, and was left as it is."
    ),
    say(
        "An event known to a province only is counted in no district; one known to a year only is"
        " in no month. An area that was merged keeps the figures of the time before."
    ),
    say(
        "Results are reckoned once for each version of the data and kept; this report reads them"
        " and reckons nothing but means and sums of months."
    ),
)
_DIRECTED = {
    ResultKind.LEVELS: say("Levels and when they shifted"),
    ResultKind.OPERATION: say("Study of an operation"),
    ResultKind.DISPLACEMENT: say("Displacement"),
    ResultKind.RE_EMERGENCE: say("Re-emergence"),
    ResultKind.REACTIVITY: say("Attack and answer"),
}
"""Results that point up or down, so that two sources can be set against each other."""
_LIMITS = (
    say(
        "One month is little. Most months differ from the month before by chance, and no cause can"
        " be read from that."
    ),
    say(
        "More reporting looks like more violence, less like peace. Where reporters cannot go, the"
        " figures fall."
    ),
    say("Newer releases recode older months: the same month may read otherwise next year."),
    say(
        "The report is about areas and organisations. It holds nothing about a person, foretells"
        " nothing of one, and nothing below a district."
    ),
    say("It does not say that anything is lawful or unlawful, and is not legal advice."),
)


def method(draft: Draft) -> Iterator[Block]:
    """Yield the method, the limits, other sources, what it was made from, credit and command."""
    voice = draft.voice
    yield Heading(voice.plain(say("Method")))
    yield Bullets(tuple(map(voice.plain, _METHOD)))
    yield Paragraph(voice.plain(_rules(draft)))
    yield Heading(voice.plain(say("Limits")))
    yield Bullets(tuple(map(voice.plain, (draft.of.basis.cannot_see, *_LIMITS))))
    yield from _others(draft)
    yield Heading(voice.plain(say("What this report was made from")), level=2)
    yield Definitions(tuple(_made_from(draft)))
    yield from _credit(draft)
    yield Note(
        (
            voice.plain(
                say("With the same release and record, this command gives the same report:")
            ),
            Ref(command_of(draft)),
        ),
        title=voice.plain(say("How to make it again")),
    )


def _rules(draft: Draft) -> Phrase:
    incidents = draft.of.registers.incidents
    return say(
        "The rules of coding on record: {rules}, over {words} tables of words and {actors} actors."
        " They are printed in the reference, each with its sentence and its confidence.",
        rules=len(incidents.rules),
        words=len(incidents.vocabularies),
        actors=len(incidents.actors),
    )


def _others(draft: Draft) -> Iterator[Block]:
    """Yield the same month by other sources that are kept, side by side."""
    of, voice = draft.of, draft.voice
    yield Heading(voice.plain(say("The same month by other sources")), level=2)
    rows = [row for other in of.others for row in _other_rows(draft, other)]
    if not rows:
        words = say("No other source that covers this month is kept here, so that how much hangs on"
                    " the choice of source cannot be shown.")  # fmt: skip
        yield Paragraph(voice.plain(words))
        return
    words = say("How much hangs on the choice of source. These figures are never added: the sources"
                " see different things, and partly the same.")  # fmt: skip
    yield Paragraph(voice.plain(words))
    heads = (Column(voice.plain(say("Source")), 2), Column(voice.plain(say("What")), 2))
    own = _source_rows(draft, of.basis, of.own_months)
    yield Table(columns=(*heads, *toll_columns(voice)), rows=(*own, *rows))
    yield Definitions(tuple(_agreement(draft)))


def _agreement(draft: Draft) -> Iterator[tuple[Content, Content]]:
    """Yield whether sources point the same way, for each sort of result that has a direction."""
    of, voice = draft.of, draft.voice
    for kind, title in _DIRECTED.items():
        told = [of.results.get(kind, ()), *(one.results.get(kind, ()) for one in of.others)]
        yield voice.plain(title), voice.plain(agreement_of(told))


def _other_rows(draft: Draft, other: Other) -> Iterator[tuple[Content, ...]]:
    yield from _source_rows(draft, other.basis, other.months)


def _source_rows(
    draft: Draft, basis: Basis, months: tuple[AreaMonths, ...]
) -> Iterator[tuple[Content, ...]]:
    voice = draft.voice
    for part in parts_of(months):
        toll = compared(months, part, basis, draft.of.month).month
        yield voice.plain(source_words(basis)), voice.plain(PARTS[part]), *toll_cells(toll, voice)


def source_words(basis: Basis) -> Phrase:
    """Return a source and release; of the pack's own compilation it says so."""
    release = f"{basis.source} {basis.release}"
    if basis.is_of_pack:
        return say("{release}, compiled by the country pack", release=release)
    return say("{release}", release=release)


def _made_from(draft: Draft) -> Iterator[tuple[Content, Content]]:
    voice, of, made = draft.voice, draft.of, draft.of.made
    basis = of.basis
    yield voice.plain(say("Source and release")), voice.plain(source_words(basis))
    last = month_text(basis.first_month + basis.months - 1)
    covered = say("{first} to {last}", first=month_text(basis.first_month), last=last)
    yield voice.plain(say("Months it covers")), voice.plain(covered)
    yield voice.plain(say("Version of the data")), Ref(basis.data_version)
    yield voice.plain(say("Rules of the reckoning")), Ref(basis.rules)
    yield voice.plain(say("Rules of the checks")), Ref(made.checks)
    pack = Ref(made.pack) if isinstance(made.pack, str) else voice.plain(made.pack)
    yield voice.plain(say("Country pack")), pack
    yield voice.plain(say("Registers")), Ref(made.registers)
    yield voice.plain(say("Version of Misaq")), Ref(made.code)
    for one in of.forecasts:
        making = one.issued.making
        words = say(
            "{measure} after {month}: rules {rules}, seed {seed}, {draws} draws",
            measure=one.issued.measure,
            month=month_text(one.issued.origin),
            rules=making.rules,
            seed=making.seed,
            draws=making.draws,
        )
        yield voice.plain(say("Forecast")), voice.plain(words)


def _credit(draft: Draft) -> Iterator[Block]:
    voice, basis = draft.voice, draft.of.basis
    yield Heading(voice.plain(say("Credit and terms")), level=2)
    if basis.credit:
        yield Paragraph(voice.plain(say("Figures from: {credit}", credit=basis.credit)))
    else:
        yield Paragraph(voice.plain(say("Figures compiled from: {source}. See the sources.",
                                        source=basis.source)))  # fmt: skip
    if not basis.lets_rows_leave:
        words = say("The publisher's terms let sums be shown with credit, and no single event leave"
                    " here. This report holds sums only.")  # fmt: skip
        yield Paragraph(voice.plain(words))
    yield Paragraph(
        voice.plain(
            say("Who passes this report on names the source and release, and says that the sums"
                " and the sentences are Misaq's.")
        )
    )  # fmt: skip


def command_of(draft: Draft) -> str:
    """Return the command that makes the report again."""
    of = draft.of
    area = f" --area {of.area_code}" if of.area_code else ""
    members = "" if of.perceptions is None else " --members"
    return (
        f"misaq threat report --month {of.month_text} --source {of.basis.key}{area}"
        f" --as-of {of.made.day.isoformat()} --language {of.language.code}{members} --format pdf"
        " --out FILE"
    )
