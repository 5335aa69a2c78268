"""Sending the letters that are due: one that fails does not hold up the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail

from misaq.apps.accounts.mapping import Account
from misaq.apps.accounts.queries import get_account
from misaq.apps.registers.index import get_index
from misaq.apps.week.actions import note_failed, note_sent
from misaq.apps.week.changes import touching
from misaq.apps.week.gathering import gather
from misaq.apps.week.letters import Letter, News, write_letter
from misaq.apps.week.mapping import Reader
from misaq.apps.week.queries import get_changes, list_followed, list_subscribers
from misaq.apps.week.rhythm import is_letter_due
from misaq.core.access.actors import Actor
from misaq.core.access.factors import in_force


@dataclass(slots=True)
class Round:
    """What became of the letters, by the ids of those they are for.

    Attributes:
        sent: letters sent.
        empty: nothing to tell them.
        not_due: not yet time.
        failed: could not be sent, each with why.
        closed: their account is closed.
    """

    sent: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    not_due: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    closed: list[str] = field(default_factory=list)


def send_letters(*, actor: Actor, at: datetime, site: str) -> Round:
    """Send every letter that is due.

    Args:
        actor: who may read accounts: the operator, whose timer this is.
        site: address of the site for links, without a slash at the end.
    """
    done = Round()
    for reader in list_subscribers(actor=actor):
        account = get_account(actor=actor, user=int(reader.owner.removeprefix("user:")))
        if account.closed_at is not None:
            done.closed.append(reader.owner)
        elif not is_letter_due(reader.rhythm, reader.told_at, at):
            done.not_due.append(reader.owner)
        else:
            _write_to(reader, account, done, actor=actor, at=at, site=site)
    return done


def _write_to(
    reader: Reader, account: Account, done: Round, *, actor: Actor, at: datetime, site: str
) -> None:
    news = _news(reader, account, actor=actor, at=at, site=site)
    if news.is_empty:
        done.empty.append(reader.owner)
        return
    try:
        _send(write_letter(news, language=account.language), account.email)
    except (SMTPException, OSError) as failure:
        note_failed(actor=actor, at=at, owner=reader.owner)
        done.failed[reader.owner] = type(failure).__name__
        return
    note_sent(actor=actor, at=at, owner=reader.owner)
    done.sent.append(reader.owner)


def person_of(*, actor: Actor, user: int) -> Actor:
    """Return somebody as they would be signed in, with roles that rest left out."""
    account = get_account(actor=actor, user=user)
    is_secured = account.has_second_factor or not settings.MISAQ_SECOND_FACTOR
    return Actor(account.id, in_force(account.held, has_second_factor=is_secured))


def _news(reader: Reader, account: Account, *, actor: Actor, at: datetime, site: str) -> News:
    person = person_of(actor=actor, user=account.number)
    since = reader.told_at or at
    changes = get_changes(actor=person, since=since, until=at)
    return News(
        since=since.date().isoformat(),
        week=gather(actor=person, day=at.date()),
        touched=touching(changes, list_followed(actor=person)),
        changes=changes,
        index=get_index(actor=person),
        site=site,
    )


def _send(letter: Letter, address: str) -> None:
    send_mail(letter.subject, letter.text, settings.DEFAULT_FROM_EMAIL, [address])
