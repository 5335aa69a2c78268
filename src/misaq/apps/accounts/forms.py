"""What the pages of accounts ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from misaq.core.access.actors import Held
from misaq.core.access.roles import ROLES, UserRole
from misaq.core.access.scopes import EVERYWHERE, Scope, ScopeKind
from misaq.kernel.errors import InputRefused, MisaqError
from misaq.kernel.ids import parse_key
from misaq.kernel.words import Phrase, say

LANGUAGES = tuple(settings.LANGUAGES)
GROUPS: dict[ScopeKind, Phrase] = {
    ScopeKind.INSTITUTION: say("Institutions"),
    ScopeKind.COMMITTEE: say("Committees"),
    ScopeKind.JURISDICTION: say("Jurisdictions"),
}


class RefusableForm(forms.Form):
    """A form that shows what an action refused beside the field it is about."""

    def add_refusal(self, refusal: MisaqError) -> None:
        """Show the refusal; what names a field of the form stands at that field."""
        for problem in refusal.problems:
            self.add_error(problem.where if problem.where in self.fields else None, problem.what)
        if not refusal.problems:
            self.add_error(None, f"{gettext(refusal.message)} {gettext(refusal.next_step)}")


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


class ProfileForm(RefusableForm):
    """One's own name and language."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("As colleagues know you; only people with an account see it."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=LANGUAGES,
        help_text=_("Letters to you are written in it."),
    )


class RoleForm(RefusableForm):
    """A role, where it holds, and why."""

    role = forms.ChoiceField(label=_("Role"))
    place = forms.ChoiceField(
        label=_("Where it holds"),
        required=False,
        help_text=_(
            "A focal person needs an institution, a secretariat a committee, a rights officer "
            "a jurisdiction. The other roles hold everywhere."
        ),
    )
    reason = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grantable = [role for role in UserRole if ROLES[role].can_be_granted]
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (role.value, ROLES[role].title.render(gettext)) for role in grantable
        ]
        self.fields["place"].choices = _places()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse a role without its bound, or with one it does not take."""
        cleaned: dict[str, Any] = super().clean() or {}
        if "role" in cleaned and "place" in cleaned:
            try:
                cleaned["held"] = _held(UserRole(cleaned["role"]), cleaned["place"])
            except InputRefused as refusal:
                self.add_error("place", refusal.message)
        return cleaned


class InviteForm(RoleForm):
    """Who is invited, with which role."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The invitation goes there, and they sign in with it."),
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    name = forms.CharField(
        label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    language = forms.ChoiceField(label=_("Language of the letter"), choices=LANGUAGES)

    field_order = ("email", "name", "language", "role", "place", "reason")


def _places() -> list[tuple[Any, Any]]:
    """Return what a role can be bounded to, by kind; a later room knows."""
    known = import_string(settings.MISAQ_SCOPE_CHOICES)()
    groups = [
        (GROUPS[kind].render(gettext), [(f"{kind.value}:{key}", title) for key, title in found])
        for kind, found in known.items()
        if found
    ]
    return [("", gettext("Everywhere")), *groups]


def _held(role: UserRole, place: str) -> Held:
    bound = ROLES[role].bound
    kind, _colon, key = place.partition(":")
    if bound is ScopeKind.EVERYWHERE:
        if place:
            raise InputRefused(
                gettext("This role holds everywhere; it takes no bound."), next_step=""
            )
        return Held(role, EVERYWHERE)
    if kind != bound.value:
        raise InputRefused(gettext("This role needs a place of another kind."), next_step="")
    return Held(role, Scope(bound, parse_key(key)))
