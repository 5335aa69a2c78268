"""References for entries to which their issuer gives none.

Made from what is printed, so that the same print gives the same reference on every machine and in
every later snapshot, wherever the entry stands. Another spelling gives another reference: that the
two are one party is a judgement, and is kept apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from misaq.kernel.ids import fingerprint
from misaq.kernel.words import tell
from misaq.sources.lists.reading import Reading

_SIGNS = re.compile(r"[\W_]+")


def derive_reference(*printed: str) -> str:
    """Return 16 hexadecimal digits from what identifies an entry in print.

    Case, spacing and punctuation do not count; letters do.
    """
    return fingerprint(*(_plain(part) for part in printed))


def _plain(text: str) -> str:
    return _SIGNS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


class References:
    """The references of one snapshot: each once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._seen: Counter[str] = Counter()

    def issued(self, reference: str, where: str) -> str:
        """Return an issuer's reference; the same one twice is a problem of the file."""
        self._seen[reference] += 1
        if self._seen[reference] == 2:
            what = tell("has the reference {reference} of another entry.", reference=reference)
            self._reading.problem(where, what, tell("Ask the publisher which entry it is of."))
        return reference

    def derived(self, reference: str, where: str) -> str:
        """Return a derived reference; what is printed twice gets "-2" and is told."""
        self._seen[reference] += 1
        if (times := self._seen[reference]) == 1:
            return reference
        self._reading.odd(where, tell("The same entry is printed again."))
        return f"{reference}-{times}"
