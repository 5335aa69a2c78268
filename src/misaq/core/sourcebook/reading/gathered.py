"""Proposals gathered from tables: a running recommendation and what is put under it."""

from __future__ import annotations

from dataclasses import dataclass, field

from misaq.core.sourcebook.reading.parts import Part, Stated
from misaq.core.sourcebook.reading.passages import Passage, comparable
from misaq.core.sourcebook.reading.proposals import Extra, Proposal, ProposalKind


@dataclass(slots=True)
class Gathered:
    """Collects proposals row by row; lives as long as one document is read.

    Attributes:
        proposals: what was proposed so far.
        current: texts of the recommendations that rows without one continue.
        is_labelled: whether that recommendation stands right above, in the text.
        duties: for each institution named beside a mechanism, where, and what for.
    """

    proposals: list[Proposal] = field(default_factory=list)
    current: tuple[str, ...] = ()
    is_labelled: bool = False
    duties: list[tuple[str, Passage, str]] = field(default_factory=list)

    def state(self, stated: tuple[Stated, ...], reason: str, doubt: str) -> None:
        """Propose recommendations and components; what was stated just before is not repeated."""
        texts = tuple(each.text for each in stated)
        if tuple(map(comparable, texts)) == tuple(map(comparable, self.current)):
            return
        self.current = texts
        for each in stated:
            why = _because(reason, doubt, each.doubt)
            self.proposals.append(
                Proposal(
                    ProposalKind.RECOMMENDATION, each.text, each.passage.anchor, why,
                    inferred=bool(each.doubt),
                )
            )  # fmt: skip
            for part in each.components:
                self._add_component(part, each, doubt)

    def _add_component(self, part: Part, stated: Stated, doubt: str) -> None:
        self.proposals.append(
            Proposal(
                ProposalKind.COMPONENT,
                part.text,
                part.passage.anchor,
                _because(
                    "a list item under the recommendation, in its own column", doubt, stated.doubt
                ),
                under=stated.text,
                inferred=bool(doubt or stated.doubt),
                extra=_part_of(part),
            )
        )

    def carry_out(
        self,
        parts: tuple[Part, ...],
        reason: str,
        doubt: str,
        extra: tuple[tuple[str, Extra], ...] = (),
    ) -> None:
        """Propose mechanisms under the current recommendation."""
        unders, open_question = self._pairing(parts)
        for part, under in zip(parts, unders, strict=True):
            self.proposals.append(
                Proposal(
                    ProposalKind.MECHANISM,
                    part.text,
                    part.passage.anchor,
                    _because(reason, doubt, open_question),
                    under=under,
                    inferred=bool(doubt or open_question),
                    extra=(*_part_of(part), *extra),
                )
            )

    def _pairing(self, parts: tuple[Part, ...]) -> tuple[tuple[str | None, ...], str]:
        """Return the recommendation of each part, and what could not be decided about it."""
        if len(self.current) == 1:
            return (self.current[0],) * len(parts), ""
        if not self.current:
            return (None,) * len(parts), "the text does not say which recommendation this serves"
        heads = [part for part in parts if not part.level]
        if len(heads) != len(self.current):
            told = f"{len(self.current)} recommendations and {len(heads)} mechanisms"
            doubt = f"its row states {told}, and does not say which serves which"
            return (None,) * len(parts), doubt
        unders: list[str | None] = []
        at = -1
        for part in parts:
            at += 0 if part.level else 1
            unders.append(self.current[max(at, 0)])
        return tuple(unders), "paired by their order inside the row, as there are equally many"


def _part_of(part: Part) -> tuple[tuple[str, Extra], ...]:
    return (("part_of", part.part_of),) if part.part_of else ()


def _because(reason: str, *doubts: str) -> str:
    told = [doubt for doubt in doubts if doubt]
    return f"{reason}; inferred: {'; '.join(told)}" if told else reason
