"""Looking ahead from a command: after a release was added, and for the demonstration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from misaq.cli.database import now, whoever_types

if TYPE_CHECKING:
    from collections.abc import Callable

LEAST_MONTHS = 60
"""With fewer months no forecast is tried: two years are scored, and something must come before."""


def look_ahead(source: str, *, say: Callable[[str], None]) -> None:
    """Score what was foretold from a source by what it now knows, then issue anew.

    The database must be open.
    """
    from misaq.apps.forecasts.issuing import issue_all, issue_classes, score_known
    from misaq.apps.forecasts.knowing import known_of_classes, known_of_releases
    from misaq.apps.forecasts.queries import list_to_score
    from misaq.cli.data_store import incident_store, placer_here
    from misaq.core.incidents.source_names import holds_every_kind
    from misaq.core.threat.forecasting.levels import Level

    store, placer, me = incident_store(), placer_here(), whoever_types()
    kept = store.list_current(source)
    first, last = min(one.first for one in kept), max(one.last for one in kept)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    is_issued = months >= LEAST_MONTHS and holds_every_kind(source)
    if months < LEAST_MONTHS:
        say(f"no forecast: {months} months are known, and {LEAST_MONTHS} are needed.")
    elif not is_issued:
        say(f"no forecast unasked: {source} does not hold every kind. misaq threat forecast")
    waiting = {one.level for one in list_to_score(actor=me, source=source, version="")}
    levels = [level for level in Level if is_issued or level in waiting]
    if not levels:
        return
    every = [known_of_releases(store, kept, placer, level) for level in levels]
    known = [one for one in every if one.panel.events.any()]
    if not known:
        say(f"no forecast: no event of {source} is in an area of this country.")
        return
    classes = known_of_classes(store, kept, placer, actor=me)
    truths = (*known, *classes.classes)
    score_known(actor=me, at=now(), known=truths, tell_line=say)
    if is_issued:
        for mine in known:
            issue_all(actor=me, at=now(), known=mine, tell_line=say)
        issue_classes(actor=me, at=now(), known=classes, tell_line=say)
        score_known(actor=me, at=now(), known=truths, tell_line=say)


def look_ahead_from_pack(*, say: Callable[[str], None]) -> None:
    """Issue forecasts by province from the pack's own totals, and score those that looked back.

    The totals carry no class, so that none is forecast from them.
    """
    from misaq.apps.forecasts.issuing import issue_all, score_known
    from misaq.apps.forecasts.knowing import known_of_pack

    me = whoever_types()
    for known in known_of_pack(actor=me):
        if known.panel.months >= LEAST_MONTHS:
            issue_all(actor=me, at=now(), known=known, tell_line=say)
            score_known(actor=me, at=now(), known=(known,), tell_line=say)
