"""Writing down that people are screened: for what, how many, against which lists; no name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from misaq.cli.database import now, whoever_types

if TYPE_CHECKING:
    from misaq.cli.screening.lists import OpenLists
    from misaq.core.screening.purposes import Purpose


def log_beginning(opened: OpenLists, aim: Purpose, *, is_file: bool) -> None:
    """Log that people will be screened: what cannot be logged is not answered.

    Raises:
        NotAllowed: the purpose is not whoever's who types.
    """
    from misaq.apps.screening.actions.filing import begin_screening

    begin_screening(
        actor=whoever_types(), at=now(), purpose=aim, searched=opened.versions, is_file=is_file
    )


def log_counts(
    opened: OpenLists, aim: Purpose, *, is_file: bool, asked: int, counts: Mapping[str, int]
) -> None:
    """Log how many people were screened.

    Args:
        asked: how many; nothing is logged for none.
        counts: of them by outcome.
    """
    from misaq.apps.screening.actions.filing import log_screened

    if asked:
        log_screened(
            actor=whoever_types(),
            at=now(),
            purpose=aim,
            searched=opened.versions,
            is_file=is_file,
            asked=asked,
            alerted=counts.get("ALERT", 0),
            held_back=counts.get("HELD_BACK", 0),
        )
