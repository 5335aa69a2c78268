"""Recommendations in running text: labelled paragraphs, and lists under such a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from misaq.core.sourcebook.reading.gathered import Gathered
from misaq.core.sourcebook.reading.lexicon import ColumnRole, Lexicon
from misaq.core.sourcebook.reading.markers import marker_class
from misaq.core.sourcebook.reading.parts import Part, Stated
from misaq.core.sourcebook.reading.passages import Passage
from misaq.core.sourcebook.reading.proposals import Proposal, ProposalKind
from misaq.core.sourcebook.reading.roles import roles_in

_LABEL = re.compile(
    r"(?P<name>[^\W\d_][^:.\n–—]{2,40}?)\s*(?:no\.?\s*)?"
    r"(?P<number>\d{1,2}(?:\.\d+)?|[ivxIVX]{1,4})?"
    r"\s*(?P<sign>[:.–—]|\s-\s|$)\s*(?P<rest>.*)$",
    re.S,
)
_ASKS = re.compile(
    r"\b(shall|should|must|needs? to|ought to|recommends?|recommended|is advised|urged?)\b"
    r"|چاہیے|چاہئے",
    re.I,
)


@dataclass(slots=True)
class ProseReader:
    """Walks the passages outside tables, from top to bottom.

    Attributes:
        lexicon: words that labels and headings are known by.
        into: where labelled recommendations and mechanisms go.
        found: recommendations of running text.
    """

    lexicon: Lexicon
    into: Gathered
    found: list[Proposal] = field(default_factory=list)
    _role: ColumnRole | None = None
    _awaits_text: bool = False
    _section: int = 0
    _heading: str = ""
    _path: list[str] = field(default_factory=list)
    _candidate: Passage | None = None
    _promoted: Passage | None = None

    def read(self, passage: Passage) -> None:
        """Read the next passage."""
        if self._read_label(passage):
            return
        if passage.heading:
            self._open_section(passage)
        elif self._awaits_text:
            self._state(passage.body, passage)
        elif self._role is not None and passage.is_item and not self._is_next(passage):
            self._carry_out(passage)
        elif self._section:
            self._role = None
            self._propose_prose(passage)
        elif not passage.is_item:
            self._role = None

    def _is_next(self, passage: Passage) -> bool:
        """Whether an item goes on with the list that the current recommendation is an item of."""
        before = self._promoted
        if before is None or not before.marker or not passage.marker:
            return False
        same_kind = marker_class(before.marker) == marker_class(passage.marker)
        return same_kind and before.level == passage.level

    def leave(self) -> None:
        """Forget labels and headings: a table stands here."""
        self._role, self._awaits_text, self._section, self._path = None, False, 0, []
        self._candidate = self._promoted = None
        self.into.is_labelled = False

    def _read_label(self, passage: Passage) -> bool:
        """Read "Recommendation 2: …", "Mechanism: …", "Responsible: …"; say whether it was one."""
        label = _LABEL.match(passage.body)
        if label is None:
            return False
        is_short = len(label["name"].split()) <= 3
        roles = roles_in(label["name"], self.lexicon) if is_short else frozenset()
        told, rest = bool(label["number"] or label["sign"].strip()), label["rest"].strip()
        if ColumnRole.RECOMMENDATION in roles and label["number"] and (told or passage.heading):
            self._label_recommendation(rest, passage)
            return True
        if ColumnRole.RECOMMENDATION in roles and ":" in label["sign"] and rest:
            self._label_recommendation(rest, passage)
            return True
        return self._read_detail(roles, label["sign"], rest, passage)

    def _read_detail(
        self, roles: frozenset[ColumnRole], sign: str, rest: str, passage: Passage
    ) -> bool:
        """Read a label under a recommendation."""
        if ColumnRole.MECHANISM in roles and (":" in sign or not rest):
            self._promote()
        if (
            not self.into.current
            or self._role is None
            or not (":" in sign or passage.heading or not rest)
        ):
            return False
        if ColumnRole.MECHANISM in roles:
            self._role = ColumnRole.MECHANISM
            if rest:
                parts = (Part(rest, passage, None),)
                self.into.carry_out(parts, "after a label that calls it so", "")
            return True
        if ColumnRole.INSTITUTION in roles and rest:
            self.into.duties.append((rest, passage, "; ".join(self.into.current)))
            return True
        return False

    def _promote(self) -> None:
        """Take a heading, or a list item, under "Recommendations" for the recommendation that the
        mechanisms labelled below it serve."""
        if self._candidate is None:
            return
        candidate, self._candidate = self._candidate, None
        self._promoted = candidate
        self.found = [each for each in self.found if each.anchor != candidate.anchor]
        self._role = ColumnRole.RECOMMENDATION
        self.into.is_labelled = True
        reason = f"under the heading “{self._heading}”, with mechanisms labelled below it"
        self.into.state((Stated(candidate.body, candidate),), reason, "")

    def _label_recommendation(self, rest: str, passage: Passage) -> None:
        self.leave()
        if rest:
            self._state(rest, passage)
        else:
            self._awaits_text = True

    def _state(self, text: str, passage: Passage) -> None:
        self._awaits_text = False
        self._role = ColumnRole.RECOMMENDATION
        self.into.is_labelled = True
        self.into.state((Stated(text, passage),), "labelled as a recommendation in the text", "")

    def _carry_out(self, passage: Passage) -> None:
        doubt = "" if self._role is ColumnRole.MECHANISM else (
            "the text lists this under a recommendation and does not call it a mechanism"
        )  # fmt: skip
        part = Part(passage.body, passage, passage.level)
        self.into.carry_out((part,), "a list item under a labelled recommendation", doubt)

    def _open_section(self, passage: Passage) -> None:
        named = ColumnRole.RECOMMENDATION in roles_in(passage.body, self.lexicon)
        deeper = self._section and passage.heading > self._section
        if named or not deeper:
            self._section = passage.heading if named else 0
            self._heading = passage.body
        self._role, self._path = None, []
        self._candidate = passage if self._section and not named else None

    def _propose_prose(self, passage: Passage) -> None:
        level = passage.level
        if level is None:
            if passage.body.endswith(":") or not _ASKS.search(passage.body):
                return
            level = 0
        self._candidate = passage if level == 0 else self._candidate
        under = self._path[level - 1] if 0 < level <= len(self._path) else None
        self._path = [*self._path[:level], passage.body]
        reason = f"under the heading “{self._heading}”, in running text"
        self.found.append(
            Proposal(ProposalKind.PROSE_RECOMMENDATION, passage.body, passage.anchor, reason, under)
        )
