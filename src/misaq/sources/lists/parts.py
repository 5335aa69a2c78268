"""An entry while its fields are gathered, and the small readings that several lists share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from misaq.core.lists.days import read_day
from misaq.core.lists.records import (
    Identifier,
    ListedName,
    ListEntry,
    NameQuality,
    PartyKind,
    Sex,
)
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell
from misaq.sources.lists.files import NamedBytes
from misaq.sources.lists.reading import Reading
from misaq.sources.lists.remarks import (
    find_fathers,
    find_related,
    find_reviews,
    find_sex,
    reports_death,
    without_belonging,
)
from misaq.sources.lists.wording import clean, clean_name, names_something

EARLIEST_YEAR, LATEST_YEAR = 1800, 2100
_IN_SCRIPT = re.compile(
    r"\(?(?:in )?(?:original|arabic|cyrillic|urdu|pashto|persian|farsi) script:?\s*"
    r"([^()]+?)\s*\)?$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*\(([^()]*[^\x00-\x7f][^()]*)\)")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"(?:(?:^|(?<=[\s;,.]))\(?(?:[1-9]\d?|[a-z]|i{2,3}|iv|vi{0,3})\)-?)+\s*")
_BORN = re.compile(r",\s+born\s.*$", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True)
class Draft:
    """The fields of one entry as they are found."""

    kind: PartyKind
    where: str
    reading: Reading
    reference: str = ""
    names: list[ListedName] = field(default_factory=list)
    fathers: list[str] = field(default_factory=list)
    births: list[ImpreciseDate] = field(default_factory=list)
    birth_places: list[str] = field(default_factory=list)
    nationalities: list[str] = field(default_factory=list)
    districts: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    sex: Sex | None = None
    listed_on: ImpreciseDate | None = None
    amended_on: list[ImpreciseDate] = field(default_factory=list)
    basis: str = ""
    related: list[str] = field(default_factory=list)
    is_dead: bool = False
    reviewed_on: list[ImpreciseDate] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def problem(self, what: str, next_step: str = "") -> None:
        """Note something for which the file will be refused."""
        where = f"{self.where} ({self.reference})" if self.reference else self.where
        self.reading.problem(where, what, next_step)

    def text(self, written: str | None) -> str:
        """Return a text of the entry, cleaned."""
        return clean(written, self.where, self.reading)

    def name(self, written: str | None) -> str:
        """Return a name of the entry, cleaned."""
        return clean_name(written, self.where, self.reading)

    def day(self, written: str | None, field_name: str) -> ImpreciseDate | None:
        """Return the day of a field that holds nothing else; what is none is a problem."""
        text = self.text(written)
        if not text:
            return None
        day = read_day(text)
        if day is None or not is_plausible(day):
            what = tell("has {text} as {field_name}.", text=repr(text[:40]), field_name=field_name)
            self.problem(what, tell("No calendar has it, or no listed party; ask the publisher."))
            return None
        return day

    def day_or_remark(self, written: str, label: str) -> ImpreciseDate | None:
        """Return the day in a field of free text; what is none is kept in the remarks and told."""
        day = read_day(written) if written else None
        if day is not None and is_plausible(day):
            return day
        if written:
            self.remark(label, written)
            self.reading.odd(
                self.where, tell("A date was not understood and stands in the remarks.")
            )
        return None

    def add_names(self, texts: Iterable[str], quality: NameQuality) -> None:
        """Add names that say something; without letters they are told and kept as remarks."""
        for text in texts:
            if names_something(text):
                self.names.append(ListedName(text, ranked(text, quality)))
            elif text:
                self.remark("Name", text)
                self.reading.odd(self.where, tell("A name has neither letters nor digits."))

    def add_birth(self, day: ImpreciseDate | None) -> None:
        """Add a date of birth, once."""
        if day is not None and day not in self.births:
            self.births.append(day)

    def add_birth_place(self, place: str) -> None:
        """Add a place of birth, once."""
        if place and place not in self.birth_places:
            self.birth_places.append(place)

    def remark(self, label: str, *texts: str) -> None:
        """Keep what has no field of its own, with a word on what it is."""
        told = [text for text in texts if text]
        if told:
            self.remarks.append(f"{label}: {'; '.join(told)}" if label else "; ".join(told))

    def _read_comments(self) -> None:
        """Read what the comments say, and keep the rest without what nobody may keep."""
        whole = " ".join(text for text in self.comments if text)
        self.reviewed_on += find_reviews(whole)
        self.sex = self.sex or find_sex(whole)
        self.fathers += [name for name in find_fathers(whole) if name not in self.fathers]
        self.is_dead = self.is_dead or reports_death(whole, (name.text for name in self.names))
        found = find_related(f"{whole} {' '.join(self.remarks)}", self.reference)
        self.related += [reference for reference in found if reference not in self.related]
        lines = []
        for line in [*self.remarks, whole]:
            kept, has_dropped = without_belonging(line)
            self.reading.has_dropped = self.reading.has_dropped or has_dropped
            lines.append(kept)
        self.remarks = [line for line in lines if line]

    def entry(self) -> ListEntry | None:
        """Return the entry; one without a name is a problem, and none."""
        names = tuple(dict.fromkeys(name for name in self.names if name.text))
        if not names or not names_something(names[0].text):
            self.problem(tell("has no name."), tell("Ask the publisher whose entry it is."))
            return None
        self._read_comments()
        return ListEntry(
            reference=self.reference,
            kind=self.kind,
            names=names,
            fathers=tuple(self.fathers),
            births=tuple(self.births),
            birth_places=tuple(self.birth_places),
            nationalities=_once(self.nationalities),
            districts=_once(self.districts),
            addresses=_once(self.addresses),
            identifiers=tuple(dict.fromkeys(self.identifiers)),
            sex=self.sex,
            listed_on=self.listed_on,
            amended_on=tuple(dict.fromkeys(self.amended_on)),
            basis=self.basis,
            related=tuple(self.related),
            is_dead=self.is_dead,
            reviewed_on=tuple(self.reviewed_on),
            remarks="\n".join(self.remarks),
            row=self.where,
        )


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def is_plausible(day: ImpreciseDate) -> bool:
    """Say whether a day lies where days on lists can lie."""
    return day.earliest.year >= EARLIEST_YEAR and day.latest.year <= LATEST_YEAR


def name_texts(text: str) -> list[str]:
    """Return the names in a field that prints several with semicolons between."""
    return [part.strip() for part in text.split(";") if part.strip()]


def split_original_script(text: str) -> tuple[str, list[str]]:
    """Return a name without its form in another script and "born …", and those other forms.

    Such a form stands behind "original script:", or in brackets without one Latin letter.
    """
    found = [part for match in _IN_SCRIPT.finditer(text) for part in match[1].split(";")]
    rest = _IN_SCRIPT.sub("", text)
    if not rest.isascii() and _LATIN.search(rest):
        found += [part for part in _IN_BRACKETS.findall(rest) if not _LATIN.search(part)]
        rest = _IN_BRACKETS.sub(_keep_latin, rest)
    return _BORN.sub("", rest).strip(), [name for part in found if (name := part.strip(" .,"))]


def _keep_latin(match: re.Match[str]) -> str:
    return match[0] if _LATIN.search(match[1]) else ""


def ranked(text: str, quality: NameQuality) -> NameQuality:
    """Return the quality of an alias: one without a Latin letter is in the original script."""
    is_other = not text.isascii() and not _LATIN.search(text) and _LETTER.search(text)
    return NameQuality.ORIGINAL_SCRIPT if is_other else quality


def numbered(text: str) -> list[str]:
    """Return the parts of "(1) … (2) …", "a) … b) …" or "(i) …; (ii) …"; other text whole."""
    text = text.strip(' "')
    if not _NUMBER.match(text):
        return [text] if text else []
    parts = (part.strip(" ;,-") for part in _NUMBER.split(text))
    return [part for part in parts if part]


def one_file(files: Sequence[NamedBytes]) -> NamedBytes:
    """Return the only file.

    Raises:
        InputRefused: there is none, or more than one.
    """
    if len(files) != 1:
        raise InputRefused(
            tell("This list comes as one file; {count} were given.", count=len(files)),
            next_step=tell("Give the one file, or each state of the list by itself."),
            rule="lists.files",
        )
    return files[0]
