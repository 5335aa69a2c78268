"""`misaq digest`: send the letters that are due; a timer calls it once a day."""

from __future__ import annotations

from typing import Annotated

import typer

from misaq.cli.database import now, open_database, whoever_types
from misaq.kernel.errors import Problem, Unavailable
from misaq.kernel.words import tell


def digest(
    site: Annotated[
        str, typer.Option("--site", help="Address of the site, for the links in the letters.")
    ] = "http://127.0.0.1:8000",
) -> None:
    """Send each person the letter they asked for, when it is due and there is something to tell.

    How mail leaves is set by MISAQ_EMAIL; without it letters are printed. A letter that cannot be
    sent loses nothing: the next one tells from where the last that arrived ended.
    """
    open_database()
    from misaq.apps.week.post import send_letters

    done = send_letters(actor=whoever_types(), at=now(), site=site.rstrip("/"))
    typer.echo(
        f"Letters: {len(done.sent)} sent, {len(done.failed)} failed, {len(done.empty)} with "
        f"nothing to tell, {len(done.not_due)} not yet due."
    )
    if done.failed:
        raise Unavailable(
            tell("Some letters could not be sent."),
            next_step=tell("Look at the settings of mail; the next run tries again."),
            rule="week.mail",
            problems=tuple(Problem(owner, why) for owner, why in done.failed.items()),
        )
