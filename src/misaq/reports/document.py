"""One paper: its front, its blocks, its language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from misaq.reports.blocks import Block
from misaq.reports.inline import Content
from misaq.reports.language import ENGLISH, Language


@dataclass(frozen=True, slots=True)
class Front:
    """The block at the head of the first page.

    Attributes:
        institution: whose paper it is ("Parliament of the Example Republic").
        committee: before which body it is laid.
        paper_number: how it is cited; stands on every page.
        day: its date, also the date inside the file: the same paper gives the same bytes.
        mark: classification or state ("DRAFT"); stands on every page; may be empty.
        prepared_by: who made it.
        facts: further rows under the title, such as data versions.
    """

    institution: Content
    committee: Content
    paper_number: str
    day: date
    mark: str
    prepared_by: Content
    facts: tuple[tuple[Content, Content], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A paper that every renderer can draw.

    Attributes:
        title: shown at the head and kept as the title of the file.
        front: the block around the title.
        blocks: everything after it, in reading order.
        language: of the whole; a :class:`~misaq.reports.blocks.Passage` may differ.
    """

    title: str
    front: Front
    blocks: tuple[Block, ...]
    language: Language = ENGLISH
