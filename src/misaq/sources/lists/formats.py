"""The forms of lists that are read, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from misaq.kernel.errors import NotFound
from misaq.kernel.words import Phrase, say, tell
from misaq.sources.lists import (
    canada_sema,
    eu_annex,
    eu_xml,
    fourth_schedule,
    india_table,
    name_and_date,
    ofac_csv,
    printed_organisations,
    uk_conlist,
    un_xml,
)
from misaq.sources.lists.files import NamedBytes
from misaq.sources.lists.reading import Parsed, Reading
from misaq.sources.lists.remarks import DROPPED

Read = Callable[[Sequence[NamedBytes], Reading, str], Parsed]


def _one_list(file: NamedBytes) -> tuple[str, ...]:  # noqa: ARG001 -- asked of every format
    return ()


@dataclass(frozen=True, slots=True)
class ListFormat:
    """A form in which lists are published.

    Attributes:
        name: as a source list names it.
        title: what it is, in words.
        ignored: fields that are read and not used, each with the reason.
        read: from the files, where to tell what is wrong, and the part asked for.
        parts: the lists that one file holds; none where it holds one.
    """

    name: str
    title: Phrase
    ignored: Mapping[str, str]
    read: Read
    parts: Callable[[NamedBytes], tuple[str, ...]] = _one_list


def _whole(read: Callable[[Sequence[NamedBytes], Reading], Parsed]) -> Read:
    return lambda files, reading, _part: read(files, reading)


_EVERYWHERE = {DROPPED: "Misaq keeps no such field of anybody"}

_ALL = (
    ListFormat(
        "UN_XML",
        say("Consolidated list of the United Nations Security Council, as XML"),
        {**un_xml.IGNORED, **_EVERYWHERE},
        _whole(un_xml.read_un),
    ),
    ListFormat(
        "OFAC_CSV",
        say("Specially Designated Nationals of OFAC, as three CSV files"),
        {**ofac_csv.IGNORED, **_EVERYWHERE},
        _whole(ofac_csv.read_ofac),
    ),
    ListFormat(
        "UK_CONLIST_CSV",
        say("Consolidated list of the United Kingdom, as the ConList CSV"),
        {**uk_conlist.IGNORED, **_EVERYWHERE},
        _whole(uk_conlist.read_conlist),
    ),
    ListFormat(
        "EU_ANNEX_CSV",
        say("Annexes of regulations of the European Union, as CSV"),
        {**eu_annex.IGNORED, **_EVERYWHERE},
        _whole(eu_annex.read_eu),
    ),
    ListFormat(
        "EU_XML",
        say("Consolidated list of financial sanctions of the European Union, as XML"),
        {**eu_xml.IGNORED, **_EVERYWHERE},
        _whole(eu_xml.read_eu_xml),
    ),
    ListFormat(
        "CANADA_SEMA_XML",
        say("Consolidated list of Canada, as XML"),
        {**canada_sema.IGNORED, **_EVERYWHERE},
        _whole(canada_sema.read_canada),
    ),
    ListFormat(
        "INDIA_TABLE",
        say("Banned organisations of India, as a page or CSV"),
        {**india_table.IGNORED, **_EVERYWHERE},
        _whole(india_table.read_india),
    ),
    ListFormat(
        "PRINTED_ORGANISATIONS",
        say("Organisations as printed, as CSV"),
        {**printed_organisations.IGNORED, **_EVERYWHERE},
        printed_organisations.read_printed,
        printed_organisations.printed_parts,
    ),
    ListFormat(
        "NAME_AND_DATE_TEXT",
        say("Names and days, as plain text"),
        {**name_and_date.IGNORED, **_EVERYWHERE},
        _whole(name_and_date.read_text_list),
    ),
    ListFormat(
        "FOURTH_SCHEDULE",
        say("Persons in five fields, as JSON, CSV or XLSX"),
        {**fourth_schedule.IGNORED, **_EVERYWHERE},
        _whole(fourth_schedule.read_fourth_schedule),
    ),
)
FORMATS: Mapping[str, ListFormat] = MappingProxyType({each.name: each for each in _ALL})


def get_format(name: str) -> ListFormat:
    """Return a form of lists.

    Raises:
        NotFound: none is called so.
    """
    if name not in FORMATS:
        raise NotFound(
            tell("There is no reader called {name}.", name=repr(name)),
            next_step=tell("Use one of {names}.", names=", ".join(FORMATS)),
            rule="lists.format",
        )
    return FORMATS[name]
