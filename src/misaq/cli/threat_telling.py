"""What the commands of looking ahead print: at most 80 columns, the baseline on every line."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from misaq.core.threat.forecasting.issued import IssuedForecast, Outlook
    from misaq.core.threat.forecasting.outcomes import Outcome, Scored
    from misaq.core.threat.forecasting.surprises import Surprise, Surprises

_TOLD_LEADS = (1, 3, 6, 12)
_TOLD_SURPRISES = 10


def tell_forecast(issued: IssuedForecast, show: int) -> None:
    """Print the areas of which most is said, then how the model did, then the seal."""
    from misaq.core.threat.forecasting.sealing import seal

    what = f"{issued.measure.value} by {issued.level.value}".lower()
    of_class = f"class {issued.threat_class}" if issued.threat_class else "all classes"
    typer.echo(f"{what}, {of_class}, after {_month(issued.origin)}: {issued.shown.name}")
    typer.echo(f"beside it: {issued.beside.name}")
    typer.echo(f"from {issued.data.source} {issued.data.release}, which sees what it records only")
    typer.echo(f"{'':<21}{'':<25}{'chance':>8} | {issued.beside.name[:22]}")
    typer.echo(
        f"{'area':<14}{'month':<9}{'median':>6}{'50 %':>9}{'90 %':>9}{'of any':>7} | "
        f"{'median':>6}{'90 %':>9}{'any':>6}"
    )
    pairs = zip(issued.shown.outlooks, issued.beside.outlooks, strict=True)
    told = _told_areas(issued, show)
    for ours, theirs in pairs:
        if ours.area in told and ours.lead in _TOLD_LEADS:
            typer.echo(_line(issued, ours, theirs))
    left = len(issued.areas) - len(told)
    if left:
        typer.echo(f"{left} more areas, of which less is said: --show, or --out FILE.")
    _tell_windows(issued)
    typer.echo(f"Seal {seal(issued)}")


def tell_scores(issued: IssuedForecast, scored: Scored) -> None:
    """Print mean scores by lead, then what lay outside."""
    from misaq.core.threat.forecasting.surprises import find_surprises

    typer.echo(f"Truth: {scored.truth.source} {scored.truth.release}; lower is better")
    typer.echo(f"{len(scored.outcomes):,} outcomes known, {scored.waiting:,} still waiting")
    if not scored.outcomes:
        return
    typer.echo(f"{'':<8}{issued.shown.name[:30]:<35}| {issued.beside.name[:30]}")
    head = f"{'CRPS':>9}{'IGN':>7}{'MIS':>9}{'Brier':>8}"
    typer.echo(f"{'lead':<8}{head}  | {head}")
    for lead in issued.leads:
        of_lead = [one for one in scored.outcomes if one.lead == lead]
        if of_lead:
            typer.echo(_score_line(str(lead), of_lead))
    typer.echo(_score_line("all", list(scored.outcomes)))
    _tell_surprises(find_surprises(scored.outcomes))


def _told_areas(issued: IssuedForecast, show: int) -> set[str]:
    totals = dict.fromkeys(issued.areas, 0.0)
    for one in issued.shown.outlooks:
        totals[one.area] += one.mean
    return set(sorted(totals, key=lambda area: (-totals[area], area))[:show])


def _line(issued: IssuedForecast, ours: Outlook, theirs: Outlook) -> str:
    return (
        f"{ours.area:<14.13}{_month(issued.origin + ours.lead):<9}{ours.median:>6g}"
        f"{_span(ours.half):>9}{_span(ours.most):>9}{ours.chance:>7.2f} | "
        f"{theirs.median:>6g}{_span(theirs.most):>9}{theirs.chance:>6.2f}"
    )


def _tell_windows(issued: IssuedForecast) -> None:
    for one in issued.windows:
        typer.echo(
            f"{one.window}: {issued.model.name} against {issued.baseline.name}: "
            f"CRPS {100 * one.crps.change:+.1f} %,\n"
            f"  IGN {100 * one.ignorance.change:+.1f} %, MIS {100 * one.interval.change:+.1f} %"
        )
    if not issued.shows_model:
        typer.echo(f"It does not beat it, so that {issued.baseline.name} is the forecast.")


def _score_line(name: str, outcomes: list[Outcome]) -> str:
    sides = []
    for scores in ([one.shown for one in outcomes], [one.beside for one in outcomes]):
        means = (
            fmean(one.crps for one in scores),
            fmean(one.ignorance for one in scores),
            fmean(one.interval for one in scores),
            fmean(one.brier for one in scores),
        )
        sides.append("{:>9.3f}{:>7.3f}{:>9.2f}{:>8.4f}".format(*means))
    return f"{name:<8}{'  | '.join(sides)}"


def _tell_surprises(found: Surprises) -> None:
    typer.echo(
        f"Outside the central 90 %: {len(found.singles)} of {found.cases}; a right forecast: "
        f"{found.foreseen:.1f} at most.\n  By chance so many or more: {found.chance:.2g}; rather "
        "more, as months resemble each other."
    )
    typer.echo(
        f"{found.length} or more on end: {len(found.runs)}; "
        f"by chance at most {found.runs_by_chance:.2g} on average"
    )
    for one in (*found.runs, *found.singles)[:_TOLD_SURPRISES]:
        typer.echo(f"  {_surprise_line(one)}")


def _surprise_line(one: Surprise) -> str:
    months = _month(one.months[0])
    if len(one.months) > 1:
        months = f"{months} to {_month(one.months[-1])}"
    truths = ", ".join(str(truth) for truth in one.truths[:3])
    spans = ", ".join(_span(most) for most in one.mosts[:3])
    return f"{one.area} {months}: {truths}, said {spans} ({one.direction.value.lower()})"


def _span(ends: tuple[float, float]) -> str:
    return f"{round(ends[0])}-{round(ends[1])}"


def _month(month: int) -> str:
    return f"{month // 12}-{month % 12 + 1:02}"
