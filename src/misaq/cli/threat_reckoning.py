"""Reckoning the threat picture from a command, and after a load or a release that was added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from misaq.cli.database import now, whoever_types

if TYPE_CHECKING:
    from collections.abc import Callable


def reckon_all(*, say: Callable[[str], None]) -> bool:
    """Reckon what is not yet reckoned; the database must be open. Say whether anything changed."""
    from misaq.cli.data_store import incident_store

    changed = reckon_own(say=say)
    for source in sorted({one.source for one in incident_store().list_current()}):
        changed = reckon_one(source, say=say) or changed
    return changed


def reckon_own(*, say: Callable[[str], None]) -> bool:
    """Reckon the pack's own totals; say whether anything changed."""
    from misaq.apps.threat.reckoning import reckon_pack

    return reckon_pack(actor=whoever_types(), at=now(), tell_line=say)


def reckon_one(source: str, *, say: Callable[[str], None]) -> bool:
    """Reckon what is current of a source; say whether anything changed."""
    from misaq.apps.threat.reckoning import reckon_source
    from misaq.cli.data_store import incident_store, placer_here

    return reckon_source(
        actor=whoever_types(),
        at=now(),
        store=incident_store(),
        source=source,
        placer=placer_here(),
        tell_line=say,
    )
