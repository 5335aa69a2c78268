"""`misaq lists notify`: tell subscribers what changed; a timer calls it every five minutes."""

from __future__ import annotations

from pathlib import Path

import typer

from misaq.cli.database import now, open_database, whoever_types
from misaq.kernel.errors import Problem, Unavailable
from misaq.kernel.words import tell


def notify() -> None:
    """Make a notice for each list that changed, send what is due, and look for receipts.

    A notice has references and no names. It goes by https to the subscriber's address, signed, or
    into the subscriber's folder below MISAQ_HOME/notices. What is not taken is tried again, after
    5 minutes and then later and later; what has no receipt is not taken in.
    """
    open_database()
    from django.conf import settings

    from misaq.apps.screening.actions.delivering import tell_subscribers

    folder = Path(settings.MISAQ_HOME) / "notices"
    told = tell_subscribers(actor=whoever_types(), at=now(), folder=folder)
    typer.echo(
        f"Notices: {told.made} made, {told.delivered} taken, {told.received} with a receipt, "
        f"{told.waiting} without one, {len(told.failed)} not taken."
    )
    if told.failed:
        raise Unavailable(
            tell("Some notices were not taken."),
            next_step=tell("They are tried again; the page of each subscription says how often."),
            rule="screening.notices",
            problems=tuple(Problem(uid, why) for uid, why in told.failed.items()),
        )
