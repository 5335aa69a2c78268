"""What a correction of an incident changes, field by field in the words of the form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms

from misaq.apps.incidents.entry_forms import EntryForm
from misaq.apps.incidents.entry_reading import fields_of
from misaq.apps.pages.parts import Change
from misaq.core.incidents.entries import Entry


def changes_between(form: EntryForm, before: Entry, after: Entry) -> tuple[Change, ...]:
    """Return the fields in which two versions differ, in the order of the form."""
    old, new = fields_of(before), fields_of(after)
    return tuple(
        Change(str(field.label), _said(field, old[name]), _said(field, new[name]))
        for name, field in form.fields.items()
        if name in old and old[name] != new[name]
    )


def _said(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ChoiceField):
        return dict(_flat(field.choices)).get(str(value), "") if value else ""
    return "" if value is None else str(value)


def _flat(choices: Any) -> Iterator[tuple[str, str]]:
    for value, words in choices:
        if isinstance(words, list | tuple):
            yield from _flat(words)
        else:
            yield str(value), str(words)
