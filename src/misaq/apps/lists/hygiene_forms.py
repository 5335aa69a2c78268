"""What the page of hygiene asks for."""

from __future__ import annotations

from typing import Any

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

    keep = forms.BooleanField(
        label=_("Keep the numbers"),
        required=False,
        help_text=_("So that checks have them. The cases themselves are not kept."),
    )

    def __init__(self, *args: Any, may_keep: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_keep:
            del self.fields["keep"]


class PapersForm(forms.Form):
    """What the papers behind the list say of its cases."""

    papers = forms.FileField(
        label=_("What the papers say"),
        help_text=_(
            "CSV with the columns “case”, “order”, “ground”, “instrument”, “listed_on”, “dead”, "
            "“acquitted” and “delisted_elsewhere”: yes, no or nothing."
        ),
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
