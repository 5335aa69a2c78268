"""`misaq threat forecast`, `score` and `verify`: look ahead, seal it, and own up to it later."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from misaq.cli.database import open_database

if TYPE_CHECKING:
    from misaq.core.stats.dice import Dice
    from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
    from misaq.core.threat.forecasting.issued import DataUsed, IssuedForecast, Making
    from misaq.core.threat.forecasting.standard import Level

_SEED = 20_460
_DRAWS = 1_000

Source = Annotated[str, typer.Option("--source", help="Key of the source; `misaq data show`.")]
Release = Annotated[
    str, typer.Option("--release", help="Its release; all that stand when left out.")
]
File = Annotated[Path, typer.Argument(help="What `misaq threat forecast --out` wrote.")]


def forecast(
    source: Source,
    release: Release = "",
    level: Annotated[str, typer.Option("--level", help="province or district.")] = "province",
    measure: Annotated[str, typer.Option("--measure", help="deaths or events.")] = "deaths",
    origin: Annotated[
        str, typer.Option("--origin", help="Last month known (2018-12); the newest if out.")
    ] = "",
    seed: Annotated[int, typer.Option("--seed", min=0, help="Of every draw.")] = _SEED,
    show: Annotated[int, typer.Option("--show", min=1, help="Print so many areas.")] = 10,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write the sealed forecast to this file.")
    ] = None,
) -> None:
    """Forecast twelve months by area, beside the last twelve months drawn again.

    The chosen pool is scored on the last two years first; where it does not beat the baseline, the
    baseline is the forecast and the pool stands beside it. Nothing is stored but the file.
    """
    from misaq.core.threat.forecasting.publishing import level_of

    size, what = level_of(level), _measure_of(measure)
    open_database()
    from misaq.cli.threat_telling import tell_forecast

    panel, data = _known(source, release, size)
    known = panel.until(_months_until(panel, origin))
    made = _issue(known, size, what, data, _making(seed))
    if out is not None:
        from misaq.core.threat.forecasting.sealing import canonical, document

        out.write_text(canonical(document(made)) + "\n", encoding="utf-8")
    tell_forecast(made, show)
    if out is not None:
        typer.echo(f"{out}: written.")


def score(file: File, source: Source, release: Release = "") -> None:
    """Score a sealed forecast by what a release says happened, and tell the surprises."""
    issued = _opened(file)
    open_database()
    from misaq.cli.threat_telling import tell_scores
    from misaq.core.threat.forecasting.outcomes import score_issued

    panel, data = _known(source, release, issued.level)
    tell_scores(issued, score_issued(issued, panel, data, _dice_of))


def verify(file: File) -> None:
    """Say whether the seal of a forecast holds."""
    from misaq.core.threat.forecasting.sealing import seal

    issued = _opened(file)
    typer.echo(f"The seal holds: {seal(issued)}")
    typer.echo(f"  {issued.data.source} {issued.data.release}, code {issued.making.code}, "
               f"rules {issued.making.rules}, seed {issued.making.seed}")  # fmt: skip


def _known(source: str, release: str, level: Level) -> tuple[AreaMonths, DataUsed]:
    """Return the months of a source in the country, and what they were made of."""
    from misaq.cli.data_store import incident_store, placer_here
    from misaq.core.incidents.panels import PanelLevel
    from misaq.core.threat.forecasting.issued import DataUsed
    from misaq.sources.incidents.area_months import read_area_months
    from misaq.sources.incidents.tables import open_events

    store, placer = incident_store(), placer_here()
    newest = store.get_release(source, release)
    kept = (newest,) if release else store.list_current(source)
    typer.echo(f"Reading {source} {', '.join(one.release for one in kept)} …", err=True)
    with open_events(store, kept, placer=placer) as tables:
        panel = read_area_months(
            tables,
            gazetteer=placer.gazetteer,
            level=PanelLevel[level.name],
            since=min(one.first for one in kept),
            until=max(one.last for one in kept),
        )
    releases = ", ".join(one.release for one in kept)
    digests = " ".join(one.digest for one in kept)
    return panel, DataUsed(source, releases, digests, placer.version)


def _issue(
    known: AreaMonths, level: Level, measure: Measure, data: DataUsed, making: Making
) -> IssuedForecast:
    from misaq.core.threat.forecasting.comparing import compare_models
    from misaq.core.threat.forecasting.issuing import Asked, issue
    from misaq.core.threat.forecasting.standard import baselines, chosen

    models = (chosen(level, measure), baselines()[0])
    typer.echo(f"Scoring the last two years, {len(known.areas)} areas …", err=True)
    card = compare_models(known, measure, models, _dice_of, seed=making.seed)
    typer.echo("Forecasting twelve months …", err=True)
    asked = Asked(level, measure, data, making)
    return issue(known, asked, models, card.windows, _dice_of)


def _making(seed: int) -> Making:
    from importlib.metadata import version

    from misaq.core.threat.forecasting.issued import RULES, Making

    return Making(code=version("misaq"), rules=RULES, seed=seed, draws=_DRAWS)


def _measure_of(text: str) -> Measure:
    from misaq.core.threat.forecasting.area_months import Measure

    try:
        return Measure(text.upper())
    except ValueError as error:
        raise typer.BadParameter("deaths or events", param_hint="--measure") from error


def _months_until(panel: AreaMonths, origin: str) -> int:
    """Return how many months of the panel are known at the origin."""
    if not origin:
        return panel.months
    year, _, month = origin.partition("-")
    if not (year.isdigit() and month.isdigit() and 1 <= int(month) <= 12):
        raise typer.BadParameter("a month is written 2018-12", param_hint="--origin")
    return int(year) * 12 + int(month) - panel.first_month


def _opened(file: Path) -> IssuedForecast:
    from misaq.core.threat.forecasting.sealing import opened
    from misaq.kernel.errors import NotFound
    from misaq.kernel.words import tell

    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError):
        kept = None
    except OSError as error:
        raise NotFound(
            tell("{file} cannot be read.", file=file),
            next_step=tell("Give the file that misaq threat forecast --out wrote."),
        ) from error
    return opened(kept)


def _dice_of(key: tuple[int, ...]) -> Dice:
    """Return NumPy's generator of a key."""
    import numpy as np

    return np.random.default_rng(key)
