"""How the findings were made, what they cannot say, and from which state of the record."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.kernel.words import say
from misaq.reports.blocks import Block, Bullets, Definitions, Heading, Note
from misaq.reports.committee_paper.inputs import Draft
from misaq.reports.inline import Content, Ref

_LIMITS = (
    say(
        "A check is a function over what is on record. The same record, rules and day give the same"
        " findings; each shows its working, line by line, with its sources."
    ),
    say(
        "A finding that something is missing is made only where the text was read in full or a"
        " dated search is on record. A finding never rests on a fact nobody verified."
    ),
    say("What an institution says and what others found are kept in two ledgers."),
    say(
        "Law is held as dated events, as read on the day shown for each text. Misaq says that a"
        " clock recorded under a rule has run out; it does not say that anything is unlawful. This"
        " paper is not legal advice."
    ),
    say("Misaq holds nothing on private persons. Organisations are named as lists name them."),
)


def method(draft: Draft) -> Iterator[Block]:
    """Yield the method, what the paper was made from, and what the audit head is for."""
    voice = draft.voice
    yield Heading(voice.plain(say("Method and limits")))
    yield Bullets(tuple(map(voice.plain, _LIMITS)))
    yield Heading(voice.plain(say("What this paper was made from")), level=2)
    yield Definitions(tuple(_made_from(draft)))
    chain = say(
        "Whoever holds this paper can later check that nothing was removed from the audit chain"
        " behind this head: {command}, followed by the head above.",
        command="misaq audit verify --head",
    )
    yield Note((voice.plain(chain),), title=voice.plain(say("The audit head")))


def _made_from(draft: Draft) -> Iterator[tuple[Content, Content]]:
    voice, versions, run = draft.voice, draft.paper.versions, draft.paper.run
    yield voice.plain(say("Facts as of")), Ref(run.as_of.isoformat())
    yield voice.plain(say("On record by")), voice.plain(versions.known_at)
    yield voice.plain(say("Rules")), Ref(run.rules_version)
    yield voice.plain(say("Country pack")), _version(draft, versions.pack)
    yield voice.plain(say("Data")), Ref(versions.data)
    yield voice.plain(say("Audit head")), _version(draft, versions.audit_head)
    yield voice.plain(say("Rows in the audit chain")), Ref(str(versions.audit_rows))


def _version(draft: Draft, version: object) -> Content:
    return Ref(version) if isinstance(version, str) else draft.voice.plain(version)  # type: ignore[arg-type]
