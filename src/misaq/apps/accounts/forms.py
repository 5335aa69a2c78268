"""What the pages of accounts ask for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from misaq.kernel.errors import MisaqError


class RefusableForm(forms.Form):
    """A form that shows what an action refused beside the field it is about."""

    def add_refusal(self, refusal: MisaqError) -> None:
        """Show the refusal; what names a field of the form stands at that field."""
        for problem in refusal.problems:
            self.add_error(problem.where if problem.where in self.fields else None, problem.what)
        if not refusal.problems:
            self.add_error(None, f"{refusal.message} {refusal.next_step}")


class AcceptForm(RefusableForm):
    """Opening an account."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("As colleagues know you; only people with an account see it."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=256,
        help_text=_("At least 12 characters; several words are easier to remember."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The same password again"),
        strip=False,
        max_length=256,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_again(self) -> str:
        """Refuse two different passwords."""
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password", again):
            raise forms.ValidationError(_("The two passwords differ."))
        return again
