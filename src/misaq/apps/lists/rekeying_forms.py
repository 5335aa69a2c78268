"""What the page of changed references asks for."""

from __future__ import annotations

from django import forms

from misaq.core.lists.rekeying_decisions import Ruling


class DecideForm(forms.Form):
    """A ruling on two references, or the confirmation of one that waits."""

    old = forms.CharField(required=False, max_length=200)
    new = forms.CharField(required=False, max_length=200)
    act = forms.ChoiceField(choices=[(one, one) for one in (*(r.value for r in Ruling), "CONFIRM")])
    decision = forms.IntegerField(required=False)

    @property
    def confirms(self) -> int | None:
        """Return the decision that is confirmed; None where something is decided."""
        is_asked = self.cleaned_data["act"] == "CONFIRM"
        return (self.cleaned_data["decision"] or 0) if is_asked else None

    @property
    def ruling(self) -> Ruling:
        """Return what is decided."""
        return Ruling(self.cleaned_data["act"])
