"""Saying phrases, facts on record and titles in the language of a paper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from misaq.kernel.titles import Titled, title_in
from misaq.kernel.words import Phrase
from misaq.reports.characters import visible
from misaq.reports.inline import Foreign, Inline, Ref
from misaq.reports.language import ENGLISH, Language
from misaq.reports.mixed import EDGE, is_rtl_text, mixed

Words = tuple[Inline, ...]

_LETTER = re.compile("[A-Za-z]")
_STOPS = (".", "?", "!", "۔", "؟")


@dataclass(slots=True)
class Voice:
    """Speaks one language, and explains a short name where it is met for the first time.

    Attributes:
        language: of the paper.
        by_title: records by the title that phrases name them by.
        short_names: records by the short name that texts call them by; explained once each.
        explained: short names already explained, in the order they were met.
    """

    language: Language
    by_title: Mapping[str, Titled] = field(default_factory=dict)
    short_names: Mapping[str, Titled] = field(default_factory=dict)
    explained: dict[str, Titled] = field(default_factory=dict)

    def say(self, words: Phrase | str) -> Words:
        """Return the words in the language of the paper, short names explained."""
        return tuple(part for one in self.plain(words) for part in self._explain(one))

    def plain(self, words: Phrase | str) -> Words:
        """Return the words in the language of the paper as they are.

        What has no translation, and what stands on record in English only, stays English.
        """
        return mixed(self._rendered(words), self.language)

    def text(self, words: Phrase | str) -> str:
        """Return the words as one text, for places that hold no spans."""
        return self._rendered(words).replace(EDGE, "")

    def _rendered(self, words: Phrase | str) -> str:
        if not isinstance(words, Phrase):
            return visible(words)
        return self._named(words).render(self.language.translate)

    def _named(self, phrase: Phrase) -> Phrase:
        """Return the phrase with titles in the language of the paper, if the phrase is in it."""
        if self.language.translate(phrase.template) == phrase.template and _LETTER.search(
            re.sub(r"\{\w+\}", "", phrase.template)
        ):
            return phrase
        return Phrase(
            phrase.template, tuple((name, self._value(value)) for name, value in phrase.arguments)
        )

    def _value(self, value: str | Phrase) -> str | Phrase:
        if isinstance(value, Phrase):
            return self._named(value)
        record = self.by_title.get(value)
        text = visible(value if record is None else self._title(record, self.language))
        # Without a mark after a stop, which the sentence around may have to leave out.
        return f"{EDGE}{text}" if text.endswith(_STOPS) else f"{EDGE}{text}{EDGE}"

    def title(self, record: Titled) -> Words:
        """Return what the record is called in the language of the paper, else in English."""
        return mixed(self._title(record, self.language), self.language)

    def text_of_title(self, record: Titled) -> str:
        """Return the title as one text, for a place inside a phrase."""
        return self._title(record, self.language)

    def titles(self, record: Titled) -> Words:
        """Return the title, and the pack's own title after it where the two differ."""
        own = self._title(record, ENGLISH)
        title = self._title(record, self.language)
        return (
            self.title(record)
            if title == own
            else (*self.title(record), " — ", Foreign(own, ENGLISH))
        )

    def _title(self, record: Titled, language: Language) -> str:
        found = title_in(record, language.code)
        return record.title if found is None else found.text

    def _explain(self, part: Inline) -> Words:
        match part:
            case Ref(text) if text in self.short_names:
                return self._after(text, part)
            case Foreign(text, language):
                return (Foreign(self._explained_in(text, language), language),)
            case str() if not is_rtl_text(part):
                return (self._explained_in(part, ENGLISH),)
            case _:
                return (part,)

    def _after(self, name: str, part: Inline) -> Words:
        record = self._first(name)
        return (part,) if record is None else (part, " (", *self.title(record), ")")

    def _explained_in(self, text: str, language: Language) -> str:
        """Return the text with the title after each short name that was not met before."""
        for name in re.findall(r"[A-Za-z][A-Za-z0-9-]+", text):
            if name not in self.short_names or self.short_names[name].title in text:
                continue
            record = self._first(name)
            if record is not None:
                place = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
                title = f"{name} ({self._title(record, language)})"
                text = re.sub(place, lambda _, title=title: title, text, count=1)  # type: ignore[misc]
        return text

    def _first(self, name: str) -> Titled | None:
        """Return the record of a short name that was not explained yet, and remember it."""
        if name in self.explained:
            return None
        self.explained[name] = self.short_names[name]
        return self.short_names[name]
