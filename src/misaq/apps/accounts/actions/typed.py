"""What people type into the forms of accounts, put in order or refused."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from misaq.core.changes.rules import hidden_sign
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell

LONGEST_REASON = 200


def readable_address(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise InputRefused(
            tell("This is not an e-mail address."),
            next_step=tell("Write it as name@place."),
            rule="accounts.email",
        ) from error
    return address


def readable_name(name: str) -> str:
    cleaned = " ".join(name.split())
    if not cleaned or len(cleaned) > 120 or not cleaned.isprintable():
        raise InputRefused(
            tell("A name has 1 to 120 characters, all of them visible."),
            next_step=tell("Write the name as colleagues know it."),
            rule="accounts.name",
        )
    return cleaned


def readable_reason(reason: str) -> str:
    cleaned = " ".join(reason.split())
    if len(cleaned) > LONGEST_REASON or hidden_sign(cleaned):
        raise InputRefused(
            tell(
                "A reason has at most {longest} characters, none of them hidden.",
                longest=LONGEST_REASON,
            ),
            next_step=tell("Type it anew, in a sentence."),
            rule="accounts.reason",
        )
    return cleaned
