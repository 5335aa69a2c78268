"""What the page of hygiene asks for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from misaq.core.lists.hygiene import Defect


class SampleForm(forms.Form):
    """An audited sample."""

    sample = forms.FileField(
        label=_("Audited sample"),
        help_text=_("CSV with the columns “case”, “result” (“right” or “wrong”) and “reason”."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
    )


class CasesForm(forms.Form):
    """Which cases are asked for."""

    defect = forms.ChoiceField(
        label=_("Cases with"), choices=[(one.value, one.value) for one in Defect]
    )

    def asked(self) -> Defect:
        """Return the defect; only for a form without errors."""
        return Defect(self.cleaned_data["defect"])
