"""Adding and naming a passkey: only what a device answered to our own question is one."""

from __future__ import annotations

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django.forms import CharField, HiddenInput, JSONField, ValidationError
from django.utils.translation import gettext_lazy as _


class AnswerField(JSONField):
    """What a device answered; Python refuses numbers of thousands of digits in its own way."""

    def to_python(self, value: Any) -> Any:
        """Return the answer."""
        try:
            return super().to_python(value)
        except (RecursionError, ValueError) as error:
            raise _refusal() from error

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Return what is shown once more of the answer: nothing of one that cannot be read."""
        try:
            return super().bound_data(data, initial)
        except (RecursionError, ValueError):
            return initial


class SignInPasskeyForm(LoginWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Signing in with a passkey alone."""

    credential = AnswerField(widget=HiddenInput)


class SecondPasskeyForm(AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """A passkey as the second step."""

    credential = AnswerField(widget=HiddenInput)


class AgainPasskeyForm(ReauthenticateWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """A passkey once more, before an act about the account."""

    credential = AnswerField(widget=HiddenInput)


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """allauth's form, which takes an empty answer (0, false) for a passkey without looking at it.

    Such a "passkey" would count as a second factor, and no page could read it.
    """

    name = CharField(label=_("Name"), required=False)

    credential = AnswerField(widget=HiddenInput)

    def clean_credential(self) -> dict[str, Any]:
        """Refuse what is no answer of a device at all."""
        credential = self.cleaned_data["credential"]
        if not isinstance(credential, dict) or not credential:
            raise _refusal()
        return credential

    def clean(self) -> dict[str, Any]:
        """Refuse an answer of another shape as any other wrong one."""
        try:
            cleaned: dict[str, Any] = super().clean()
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise _refusal() from error
        return cleaned


class EditPasskeyForm(EditWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """allauth's form, with a label that is said in the language of the page."""

    name = CharField(label=_("Name"))


def _refusal() -> ValidationError:
    refusal: ValidationError = get_adapter().validation_error("incorrect_code")
    return refusal
