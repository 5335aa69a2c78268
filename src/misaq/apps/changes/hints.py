"""What stands under a field of a form: what its record says it means, fit for people. No Django.

The meaning is written once, in the docstring of the record. `tools/words.py` collects it from here,
so that translators get every hint that a form can show.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from misaq.apps.changes.fields import ENTERED, ENTRIES, FieldSpec, specs_of
from misaq.apps.changes.labels import label_of
from misaq.core.packs import TABLES
from misaq.kernel.words import Phrase, say

_NONE = re.compile(r"; (?:None|empty) [^.;]*")
"""What a docstring says of values that no form shows."""


def hint_of(spec: FieldSpec) -> Phrase | None:
    """Return what a field means, as a sentence; None where its record does not say."""
    meaning = _NONE.sub("", spec.meaning)
    return say(meaning[:1].upper() + meaning[1:]) if meaning else None


def words_of_forms() -> Iterator[str]:
    """Yield every hint, and what every field of a register is called."""
    for record_class in dict.fromkeys([*ENTERED.values(), *ENTRIES.values()]):
        for spec in specs_of(record_class):
            hint = hint_of(spec)
            yield label_of(spec.name).template
            if hint is not None:
                yield hint.template
    for record_class in TABLES.values():
        for field in dataclasses.fields(record_class):
            yield label_of(field.name).template
