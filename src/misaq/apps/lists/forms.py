"""Between which two days a list is compared."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from misaq.apps.pages.day_fields import DayField

_DAY = _("Year-month-day: 2021-04-15.")


class ChangesForm(forms.Form):
    """Two days."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from"] = DayField(label=_("From the day"), help_text=_DAY, required=True)
        self.fields["to"] = DayField(label=_("To the day"), help_text=_DAY, required=True)

    def days(self) -> tuple[date, date]:
        """Return the two days; only for a form without errors."""
        return self.cleaned_data["from"], self.cleaned_data["to"]
