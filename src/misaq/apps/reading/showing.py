"""What the pages of this room show of documents and proposals, in words of the site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from django.urls import reverse

from misaq.apps.pages.parts import Task
from misaq.apps.pages.tones import Look, Tone
from misaq.apps.reading.records import Confidence, Document, StoredPassage, StoredProposal
from misaq.core.sourcebook.reading.decisions import DecisionStep, ProposalState
from misaq.core.sourcebook.reading.proposals import ProposalKind
from misaq.kernel.words import Phrase, say

LOOKS: Mapping[Enum, Look] = MappingProxyType(
    {
        ProposalState.PROPOSED: Look(say("not decided"), Tone.OPEN),
        ProposalState.ACCEPTED: Look(say("accepted"), Tone.GOOD),
        ProposalState.AMENDED: Look(say("amended"), Tone.GOOD),
        ProposalState.REJECTED: Look(say("rejected"), Tone.MINOR),
        Confidence.STATED: Look(say("stated by the document's structure"), Tone.GOOD),
        Confidence.INFERRED: Look(say("inferred"), Tone.SERIOUS),
        DecisionStep.ACCEPT: Look(say("accepted"), Tone.GOOD),
        DecisionStep.AMEND: Look(say("amended"), Tone.GOOD),
        DecisionStep.REJECT: Look(say("rejected"), Tone.MINOR),
        DecisionStep.UNDO: Look(say("taken back"), Tone.PLAIN),
        ProposalKind.CONSULTATION: Look(say("Consultation"), Tone.PLAIN),
        ProposalKind.CLAIM: Look(say("Claim"), Tone.PLAIN),
        ProposalKind.RECOMMENDATION: Look(say("Recommendation"), Tone.PLAIN),
        ProposalKind.COMPONENT: Look(say("Part of a recommendation"), Tone.PLAIN),
        ProposalKind.MECHANISM: Look(say("Mechanism"), Tone.PLAIN),
        ProposalKind.PROSE_RECOMMENDATION: Look(say("Recommendation in running text"), Tone.PLAIN),
        ProposalKind.INSTITUTION: Look(say("Institution"), Tone.PLAIN),
        ProposalKind.NUMBER: Look(say("Number"), Tone.PLAIN),
    }
)

FACTS: Mapping[str, Phrase] = MappingProxyType(
    {
        "voice": say("Voice"),
        "according_to": say("According to"),
        "ordinal": say("Which meeting"),
        "date": say("Day"),
        "theme": say("Theme"),
        "part_of": say("Part of"),
        "responsible": say("Responsible"),
        "timeline": say("Time set"),
        "count": say("Times named"),
        "written": say("Written as"),
        "places": say("Named at"),
        "responsible_for": say("Responsible for"),
        "value": say("Value"),
        "unit": say("Of what"),
        "sentence": say("Sentence"),
    }
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about a proposal, with its name in words."""

    label: Phrase | str
    value: str


def facts_of(proposal: StoredProposal) -> tuple[Fact, ...]:
    """Return what the reader found besides the words."""
    found = []
    for name, value in proposal.extra.items():
        if value in (None, "", []):
            continue
        text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
        found.append(Fact(FACTS.get(name, name), text))
    return tuple(found)


def place_of(passage: StoredPassage | None) -> Phrase:
    """Return where a passage stands, in words."""
    if passage is None:
        return say("not known")
    if passage.page is not None and passage.table is not None:
        return say(
            "page {page}, table {table}, row {row}",
            page=passage.page, table=passage.table, row=passage.row,
        )  # fmt: skip
    if passage.page is not None:
        return say("page {page}", page=passage.page)
    if passage.first_line is not None:
        return say("lines {first}–{last}", first=passage.first_line, last=passage.last_line)
    if passage.table is not None:
        return say("table {table}, row {row}", table=passage.table, row=passage.row)
    return say("paragraph {number}", number=passage.number)


def tasks_of(document: Document, proposals: Iterable[StoredProposal]) -> list[Task]:
    """Return proposals as lines of a list, each leading to its page."""
    return [
        Task(
            title=each.text[:200],
            status=LOOKS[each.state].words,
            tone=LOOKS[each.state].tone,
            address=reverse("reading:proposal", args=(document.id, each.number)),
            hint=LOOKS[each.kind].words,
        )
        for each in proposals
    ]
