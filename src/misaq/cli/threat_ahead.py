"""`misaq threat forecast`, `score` and `verify`: look ahead, seal it, and own up to it later."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from misaq.cli.database import now, open_database, whoever_types
from misaq.cli.threat_classes import list_classes, list_known_of_class, releases_of

if TYPE_CHECKING:
    from misaq.apps.forecasts.knowing import Known
    from misaq.apps.forecasts.verifying import Verified
    from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
    from misaq.core.threat.forecasting.issued import IssuedForecast
    from misaq.core.threat.forecasting.levels import Level

BROKEN = 1
_SEED = 20_460

Source = Annotated[
    str,
    typer.Option(
        "--source", help="Key of a source; KEY:pack for the pack's own totals; all if out."
    ),
]
Release = Annotated[
    str, typer.Option("--release", help="Its release; all that stand when left out.")
]
File = Annotated[
    Path | None, typer.Argument(help="What `misaq threat forecast --out` wrote; all kept if out.")
]


def forecast(
    source: Source = "",
    release: Release = "",
    level: Annotated[str, typer.Option("--level", help="province or district.")] = "province",
    measure: Annotated[str, typer.Option("--measure", help="deaths or events; both if out.")] = "",
    origin: Annotated[
        str, typer.Option("--origin", help="Last month known (2018-12); the newest if out.")
    ] = "",
    seed: Annotated[int, typer.Option("--seed", min=0, help="Of every draw.")] = _SEED,
    threat_class: Annotated[
        str,
        typer.Option(
            "--class", help="Key of a class; each for all that the data carry; together if out."
        ),
    ] = "",
    show: Annotated[int, typer.Option("--show", min=1, help="Print so many areas.")] = 10,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write the sealed forecast to this file too.")
    ] = None,
) -> None:
    """Forecast twelve months by area, keep it, and seal it in the audit.

    Beside it stands the last twelve months drawn again. The chosen pool is scored on the last two
    years first; where it does not beat that baseline, the baseline is the forecast and the pool
    stands beside it. What was issued is never changed; the same data is not issued twice. A single
    class is forecast by province alone, and only where a release holds enough events of it.
    """
    from misaq.core.threat.forecasting.publishing import check_may_be_made, level_of

    size = level_of(level)
    check_may_be_made(size, threat_class)
    asked = _measures_of(measure)
    open_database()
    from misaq.cli.threat_telling import tell_forecast

    known_here = _asked_of(source, release, size, threat_class)
    made = [
        issued
        for known in known_here
        for one in asked
        for issued in _issued(known, one, origin, seed)
    ]
    for issued in made:
        tell_forecast(issued, show)
    if not known_here:
        why = "the data carry no class" if threat_class else "no release is kept"
        typer.echo(f"Nothing is forecast: {why}.")
    elif not made:
        typer.echo("Nothing new: a forecast of the same data is kept already.")
    if out is not None and made:
        _write(made, out)


def score(file: File = None, source: Source = "", release: Release = "") -> None:
    """Score forecasts by what a release says happened, and keep the scores.

    With a file, that forecast is scored and its surprises are told; nothing is kept.
    """
    if file is not None:
        _score_file(file, source, release)
        return
    open_database()
    from misaq.apps.forecasts.issuing import score_known
    from misaq.core.threat.forecasting.levels import Level

    done = 0
    for known in _list_known(source, release, Level.PROVINCE):
        truths = [known]
        if not known.is_of_pack:
            truths += _list_known(known.data.source, release, Level.DISTRICT)
            truths += list_classes(known.data.source, release).classes
        done += score_known(actor=whoever_types(), at=now(), known=truths, tell_line=_say)
    typer.echo(f"{done} scored." if done else "Nothing new to score.")


def verify(file: File = None) -> None:
    """Say whether forecasts stand as they were issued: rows, seals and the audit agree.

    With a file, only its own seal is looked at. Exit code 1 when something does not agree.
    """
    if file is not None:
        _verify_file(file)
        return
    open_database()
    from misaq.apps.forecasts.verifying import verify_all

    found = verify_all(actor=whoever_types())
    for one in found:
        _tell_verified(one)
    broken = sum(bool(one.faults) for one in found)
    typer.echo(f"{len(found)} forecasts, {broken} not as issued.")
    typer.echo("The chain of the audit itself: misaq audit verify")
    if broken:
        raise typer.Exit(BROKEN)


def _asked_of(source: str, release: str, level: Level, threat_class: str) -> list[Known]:
    if not threat_class:
        return _list_known(source, release, level)
    return list_known_of_class(source, release, threat_class)


def _issued(known: Known, measure: Measure, origin: str, seed: int) -> list[IssuedForecast]:
    from misaq.apps.forecasts.issuing import Wanted, issue_known

    wanted = Wanted(measure, _months_until(known.panel, origin), seed)
    issued = issue_known(
        actor=whoever_types(), at=now(), known=known, wanted=wanted, tell_line=_say
    )  # fmt: skip
    return [] if issued is None else [issued]


def _list_known(source: str, release: str, level: Level) -> list[Known]:
    """Return what is known of a source; of every source that has such areas when none is named."""
    from misaq.apps.forecasts.knowing import known_of_pack, known_of_releases
    from misaq.cli.data_store import incident_store, placer_here
    from misaq.core.threat.forecasting.levels import Level as Size

    found: list[Known] = []
    if level is Size.PROVINCE and (not source or source.endswith(":pack")):
        own = known_of_pack(actor=whoever_types())
        found = [one for one in own if source in ("", one.basis)]
    if source.endswith(":pack"):
        return found or _nothing_of(source)
    store, placer = incident_store(), placer_here()
    sources = [source] if source else sorted({one.source for one in store.list_current()})
    for key in sources:
        kept = releases_of(store, key, release)
        found.append(known_of_releases(store, kept, placer, level))
    return found


def _nothing_of(source: str) -> list[Known]:
    from misaq.kernel.errors import NotFound
    from misaq.kernel.words import tell

    raise NotFound(
        tell("The pack compiled no monthly totals under {source}.", source=repr(source)),
        next_step=tell("Leave --source out, and choose province."),
        rule="forecasts.basis",
    )


def _score_file(file: Path, source: str, release: str) -> None:
    issued = _opened(file)
    open_database()
    from misaq.apps.forecasts.issuing import dice_of
    from misaq.cli.threat_telling import tell_scores
    from misaq.core.threat.forecasting.outcomes import score_issued

    key = source or issued.data.source
    if issued.threat_class:
        known = list_classes(key, release).get(issued.threat_class)
    else:
        (known,) = _list_known(key, release, issued.level)
    tell_scores(issued, score_issued(issued, known.panel, known.data, dice_of))


def _verify_file(file: Path) -> None:
    from misaq.core.threat.forecasting.sealing import seal

    issued = _opened(file)
    typer.echo(f"The seal holds: {seal(issued)}")
    typer.echo(f"  {issued.data.source} {issued.data.release}, code {issued.making.code}, "
               f"rules {issued.making.rules}, seed {issued.making.seed}")  # fmt: skip


def _tell_verified(one: Verified) -> None:
    place = "not in the audit" if one.sealed is None else f"audit row {one.sealed.place}"
    typer.echo(f"{one.seal}: {place}")
    for fault in one.faults:
        typer.echo(f"  {fault.render()}")


def _write(made: list[IssuedForecast], out: Path) -> None:
    from misaq.core.threat.forecasting.sealing import canonical, document

    if len(made) > 1:
        raise typer.BadParameter(
            "one forecast goes into a file: give --measure", param_hint="--out"
        )
    out.write_text(canonical(document(made[0])) + "\n", encoding="utf-8")
    typer.echo(f"{out}: written.")


def _measures_of(text: str) -> tuple[Measure, ...]:
    from misaq.core.threat.forecasting.area_months import Measure

    try:
        return (Measure(text.upper()),) if text else tuple(Measure)
    except ValueError as error:
        raise typer.BadParameter("deaths or events", param_hint="--measure") from error


def _months_until(panel: AreaMonths, origin: str) -> int | None:
    """Return how many months of the panel are known at the origin; None for all."""
    if not origin:
        return None
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


def _say(line: str) -> None:
    typer.echo(line, err=True)
