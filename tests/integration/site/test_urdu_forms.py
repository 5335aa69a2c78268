"""What Django and allauth say in forms and letters is said in Urdu."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordForm
from allauth.mfa.adapter import DefaultMFAAdapter
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.utils import dates, translation
from django.utils.timesince import timeuntil

_ENGLISH = re.compile(r"[A-Za-z]{3,}")


@pytest.fixture(autouse=True)
def _urdu() -> Iterator[None]:
    with translation.override("ur"):
        yield


class EveryField(forms.Form):
    """A form with a field of each kind that the site uses."""

    text = forms.CharField(max_length=3, min_length=2)
    number = forms.IntegerField(min_value=2, max_value=3)
    amount = forms.DecimalField(max_digits=3, decimal_places=1)
    day = forms.DateField()
    instant = forms.DateTimeField()
    choice = forms.ChoiceField(choices=[("1", "ایک")])
    choices = forms.MultipleChoiceField(choices=[("1", "ایک")])
    mail = forms.EmailField()
    link = forms.URLField(assume_scheme="https")
    agreed = forms.BooleanField()
    file = forms.FileField(max_length=3)
    slug = forms.SlugField()


BAD = {
    "empty": {},
    "of another kind": dict.fromkeys(EveryField.base_fields, "x!"),
    "too long": {"text": "1234567", "number": "99", "amount": "99999.99999", "slug": "ا ب"},
    "too short": {"text": "1", "number": "1", "amount": "1.23"},
    "null": {"text": "a\x00b"},
}


@pytest.mark.parametrize("given", BAD.values(), ids=BAD)
def test_errors_of_fields_are_said_in_urdu(given: dict[str, str]) -> None:
    for name in EveryField.base_fields:
        value = given.get(name, "")
        form = EveryField({name: value})
        assert_urdu([text.replace(value or "\0", "") for text in form.errors.get(name, [])])


def test_errors_of_files_are_said_in_urdu() -> None:
    for file in (SimpleUploadedFile("a.b", b""), SimpleUploadedFile("longer.txt", b"x")):
        assert_urdu(EveryField({}, {"file": file}).errors["file"])


@pytest.mark.django_db
def test_what_is_wrong_with_a_password_is_said_in_urdu() -> None:
    user = get_user_model()(email="somebody@example.org", name="Some Body")
    for password in ("1", "password1234", "123456789012", "somebody@example.org"):
        with pytest.raises(ValidationError) as refused:
            validate_password(password, user)
        assert_urdu([re.sub("email|name|نام", "", text) for text in refused.value.messages])


@pytest.mark.parametrize("adapter", [DefaultAccountAdapter, DefaultMFAAdapter])
def test_every_message_of_allauth_is_said_in_urdu(adapter: type) -> None:
    said = {key: str(text) for key, text in adapter.error_messages.items()}
    assert said
    said.pop("username_taken", "")  # nobody here has a username
    assert_urdu(list(said.values()))


@pytest.mark.django_db
def test_labels_and_errors_of_allauth_forms_are_said_in_urdu() -> None:
    for form in (LoginForm(data={}), ResetPasswordForm(data={}), ChangePasswordForm(data={})):
        assert not form.is_valid()
        assert_urdu([str(field.label) for field in form.fields.values()])
        assert_urdu([text for texts in form.errors.values() for text in texts])


MESSAGES = (
    "account/messages/logged_in.txt",
    "account/messages/logged_out.txt",
    "account/messages/password_changed.txt",
    "account/messages/email_confirmation_sent.txt",
    "account/email/password_reset_key_subject.txt",
    "mfa/messages/totp_activated.txt",
    "mfa/messages/recovery_codes_generated.txt",
    "mfa/email/totp_activated_subject.txt",
    "usersessions/messages/sessions_logged_out.txt",
)


@pytest.mark.parametrize("template", MESSAGES)
def test_messages_of_allauth_are_said_in_urdu(template: str) -> None:
    user = get_user_model()(pk=7)
    said = render_to_string(template, {"email": "", "user": user}).replace(str(user), "")
    assert said.strip()
    assert_urdu([said])


def test_months_and_days_and_spans_are_named_in_urdu() -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    assert_urdu([str(name) for name in (*dates.MONTHS.values(), *dates.WEEKDAYS.values())])
    assert_urdu([timeuntil(now + timedelta(days=n, hours=1), now) for n in (0, 1, 8, 40, 800)])


def assert_urdu(said: list[str]) -> None:
    """Fail for each text with an English word in it."""
    assert [text for text in said if _ENGLISH.search(re.sub(r"null|URL|TOTP", "", text))] == []
