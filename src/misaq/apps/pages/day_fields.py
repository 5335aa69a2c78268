"""Fields of forms for days, known in full or in part."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from misaq.kernel.dates import ImpreciseDate, parse_date, parse_day
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell

_WRONG = _(
    "“%(text)s” is not a day. Write year-month-day (2021-04-15), a month (2021-04), a year (2021)"
    " or a span (2021-04-10..2021-04-20)."
)
_WRONG_DAY = _("“%(text)s” is not one day. Write year-month-day: 2021-04-15.")


_LONGEST = 40
"""Characters of the longest way to write a day, with room to spare."""


class ImpreciseDateField(forms.Field):
    """A day that may be known only in part; None when nothing was written."""

    wrong = _WRONG
    widget = forms.TextInput

    def __init__(self, *, required: bool = False, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)
        self.widget.attrs |= {"dir": "ltr", "autocomplete": "off", "maxlength": _LONGEST}

    def to_python(self, value: Any) -> ImpreciseDate | date | None:
        """Return the day."""
        text = str(value or "").strip()
        if not text:
            return None
        try:
            if len(text) > _LONGEST:
                raise InputRefused(tell("Too long."), next_step="")
            return self.read(text)
        except InputRefused as refusal:
            said = {"text": text[:_LONGEST]}
            raise forms.ValidationError(self.wrong, params=said) from refusal

    def read(self, text: str) -> ImpreciseDate | date:
        """Return the day that the text stands for."""
        return parse_date(text)


class DayField(ImpreciseDateField):
    """A known day; None when nothing was written."""

    wrong = _WRONG_DAY

    def read(self, text: str) -> date:
        """Return the day that the text stands for."""
        return parse_day(text)
