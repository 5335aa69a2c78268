"""Writing down that people are screened: for what, how many, against which lists; no name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from misaq.cli.database import now

if TYPE_CHECKING:
    from misaq.apps.screening.records import FileRun
    from misaq.cli.screening.running import Done
    from misaq.core.access.actors import Actor


@dataclass(slots=True)
class RunLog:
    """What one run answered, logged when its checkpoints are kept; and the alerts that it raises.

    Attributes:
        actor: who asks.
        run: what is screened.
        raises: whether hits become alerts.
        raised: alerts raised so far.
        known: hits that had their alert from an earlier run.
    """

    actor: Actor
    run: FileRun
    raises: bool = False
    raised: int = 0
    known: int = 0
    _counts: Counter[str] = field(default_factory=Counter)
    _alerts: list[tuple[int, Any]] = field(default_factory=list)
    _query: int | None = None

    def begin(self) -> None:
        """Log that people will be screened: what cannot be logged is not answered.

        Raises:
            NotAllowed: the purpose is not theirs who ask.
            InputRefused: they have several offices and none is chosen.
        """
        from misaq.apps.screening.actions.filing import begin_screening

        begin_screening(actor=self.actor, at=now(), run=self.run)

    def take(self, done: Done) -> None:
        """Take in what was answered; it is logged with the next checkpoint, or at the end."""
        self.count(asked=done.rows, cleared=done.cleared, counts=done.counts)
        self._alerts.extend(done.alerts)

    def count(self, *, asked: int, cleared: int, counts: Mapping[str, int]) -> None:
        """Take in how many were answered.

        Args:
            asked: how many.
            cleared: entries that were left out.
            counts: of those asked by outcome.
        """
        self._counts.update(counts)
        self._counts.update(asked=asked, cleared=cleared)

    def settle(self) -> None:
        """Log it where alerts wait to be raised; counts alone wait for the end."""
        if self._alerts:
            self.finish()

    def finish(self) -> None:
        """Log what was not logged yet."""
        if not self._counts["asked"]:
            return
        from misaq.apps.screening.actions.filing import Asked, log_screened
        from misaq.apps.screening.records import RowAlerts

        posted = log_screened(
            actor=self.actor,
            at=now(),
            run=self.run,
            counts=Asked(
                asked=self._counts["asked"],
                alerted=self._counts["ALERT"],
                held_back=self._counts["HELD_BACK"],
                cleared=self._counts["cleared"],
            ),
            alerts=[RowAlerts(row, subject, hits) for row, (subject, hits) in self._alerts],
            query=self._query,
        )
        self._query = posted.query
        self.raised += posted.raised
        self.known += posted.known
        self._counts.clear()
        self._alerts.clear()
