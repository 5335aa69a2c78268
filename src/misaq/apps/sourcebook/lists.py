"""Sources, documents and claims as lists, with what narrows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from misaq.apps.pages.filters import Facet, Narrowed, narrow
from misaq.apps.pages.tones import look_of
from misaq.apps.registers.citing import Citing
from misaq.core.sourcebook.records import Claim, Document, ReadExtent, Source, Sourcebook, Voice
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Confidence
from misaq.kernel.words import Phrase, say

VOICE_WORDS: dict[Voice, Phrase] = {
    Voice.GROUP: say("the working group"),
    Voice.MEMBERS: say("some members"),
    Voice.ONE_MEMBER: say("one member"),
    Voice.TEXT: say("the text itself"),
}
"""Who speaks in a claim, in words."""


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A source with what cites it."""

    source: Source
    citings: tuple[Citing, ...]

    @property
    def confidences(self) -> tuple[Confidence, ...]:
        """The confidences it is cited at, best first."""
        used = {citing.confidence for citing in self.citings}
        return tuple(confidence for confidence in Confidence if confidence in used)


@dataclass(frozen=True, slots=True)
class ClaimSaid:
    """A claim with who speaks in it, in words."""

    claim: Claim
    voice: Phrase


def narrow_sources(
    sourcebook: Sourcebook, citings: Mapping[Key, tuple[Citing, ...]], asked: Mapping[str, str]
) -> Narrowed[SourceUse]:
    """Return the sources that fit the query."""
    uses = [SourceUse(source, citings.get(source.key, ())) for source in sourcebook.sources]
    facets: tuple[Facet[SourceUse], ...] = (
        Facet("kind", say("Kind"), lambda use: (use.source.kind,), str),
        Facet(
            "confidence",
            say("Confidence it is cited at"),
            lambda use: [confidence.name for confidence in use.confidences],
            lambda name: look_of(Confidence[name]).words if name in _NAMES else name,
            order=_NAMES,
        ),
        _read_facet(),
    )
    return narrow(uses, facets, asked, text_of=_source_text)


def narrow_documents(documents: Sequence[Document], asked: Mapping[str, str]) -> Narrowed[Document]:
    """Return the documents that fit the query."""
    facets: tuple[Facet[Document], ...] = (
        Facet("kind", say("Kind"), lambda document: (document.kind,), str),
        Facet(
            "read",
            say("How much was read"),
            lambda document: (document.read.value,),
            _read_words,
            order=tuple(extent.value for extent in ReadExtent),
        ),
    )
    return narrow(
        documents, facets, asked, text_of=lambda d: f"{d.key} {d.title} {d.publisher} {d.note}"
    )


def narrow_claims(
    sourcebook: Sourcebook, axes: Mapping[Key, str], asked: Mapping[str, str]
) -> Narrowed[ClaimSaid]:
    """Return the claims that fit the query.

    Args:
        axes: what threat classes are called, by key.
    """
    said = [ClaimSaid(claim, VOICE_WORDS[claim.voice]) for claim in sourcebook.claims]
    titles = {str(document.key): document.title for document in sourcebook.documents}
    facets: tuple[Facet[ClaimSaid], ...] = (
        Facet(
            "document",
            say("Document"),
            lambda one: (one.claim.document,),
            lambda key: titles.get(key, key),
        ),
        Facet(
            "voice",
            say("Who speaks"),
            lambda one: (one.claim.voice.name,),
            lambda name: VOICE_WORDS[Voice[name]] if name in Voice.__members__ else name,
            order=tuple(Voice.__members__),
        ),
        Facet(
            "axis",
            say("Axis"),
            lambda one: one.claim.axes,
            lambda key: axes.get(Key(key), key),
            order=tuple(axes),
        ),
    )
    return narrow(said, facets, asked, text_of=_claim_text)


_NAMES = tuple(Confidence.__members__)


def _read_facet() -> Facet[SourceUse]:
    return Facet(
        "read",
        say("How much was read"),
        lambda use: (use.source.read.value,),
        _read_words,
        order=tuple(extent.value for extent in ReadExtent),
    )


def _read_words(value: str) -> Phrase | str:
    return {extent.value: look_of(extent).words for extent in ReadExtent}.get(value, value)


def _source_text(use: SourceUse) -> str:
    source = use.source
    return f"{source.key} {source.title} {source.publisher} {source.address} {source.note}"


def _claim_text(one: ClaimSaid) -> str:
    return f"{one.claim.key} {one.claim.text} {one.claim.demand} {one.claim.section}"
