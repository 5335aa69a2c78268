"""The seal of an issued forecast: SHA-256 of one way to write it. Any change breaks it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from misaq.core.stats.bootstrap import RelativeChange
from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.forecasting.choosing import WindowResult
from misaq.core.threat.forecasting.issued import (
    DataUsed,
    IssuedForecast,
    Making,
    Outlook,
    Voice,
)
from misaq.core.threat.forecasting.levels import Level
from misaq.kernel.errors import InputRefused, MisaqError
from misaq.kernel.words import tell


def canonical(said: Mapping[str, Any]) -> str:
    """Return the one way to write it: keys in order, no spaces, ASCII, no number without end."""
    return json.dumps(said, sort_keys=True, separators=(",", ":"), allow_nan=False)


def seal(issued: IssuedForecast) -> str:
    """Return 64 hexadecimal digits that stand for every figure and every word of it."""
    return _digest(plain(issued))


def plain(issued: IssuedForecast) -> dict[str, Any]:
    """Return it as plain values; tuples as lists, so that it reads back as it was written."""
    said = asdict(issued)
    said["level"], said["measure"] = issued.level.value, issued.measure.value
    return dict(json.loads(canonical(said)))


def document(issued: IssuedForecast) -> dict[str, Any]:
    """Return the forecast with its seal, to be kept or handed on."""
    said = plain(issued)
    return {"forecast": said, "seal": _digest(said)}


def opened(kept: object) -> IssuedForecast:
    """Return the forecast of a document whose seal holds.

    Raises:
        InputRefused: it is no such document, or anything in it was changed.
    """
    try:
        said, stated = kept["forecast"], kept["seal"]  # type: ignore[index]
        issued = _issued(said)
        holds = stated == _digest(said) == seal(issued)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, MisaqError) as error:
        raise _refused(tell("This is not an issued forecast.")) from error
    if not holds:
        raise _refused(tell("The seal does not hold: something was changed after it was issued."))
    return issued


def unchecked(said: Mapping[str, Any]) -> IssuedForecast:
    """Return the forecast of plain values as :func:`plain` gives them, whatever its seal."""
    return _issued(said)


def _digest(said: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def _issued(said: Mapping[str, Any]) -> IssuedForecast:
    return IssuedForecast(
        **{
            **said,
            "level": Level(said["level"]),
            "measure": Measure(said["measure"]),
            "leads": tuple(said["leads"]),
            "areas": tuple(said["areas"]),
            "model": _voice(said["model"]),
            "baseline": _voice(said["baseline"]),
            "data": DataUsed(**said["data"]),
            "making": Making(**said["making"]),
            "windows": tuple(_window(one) for one in said["windows"]),
        }
    )


def _voice(said: Mapping[str, Any]) -> Voice:
    outlooks = tuple(Outlook(**_with_tuples(one)) for one in said["outlooks"])
    return Voice(said["name"], tuple(said["members"]), outlooks)


def _window(said: Mapping[str, Any]) -> WindowResult:
    scores = ("crps", "ignorance", "interval")
    return WindowResult(said["window"], *(RelativeChange(**said[one]) for one in scores))


def _with_tuples(said: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: tuple(value) if isinstance(value, list) else value for key, value in said.items()
    }  # fmt: skip


def _refused(what: str) -> InputRefused:
    return InputRefused(
        what,
        next_step=tell("Use the file as it was written when the forecast was issued."),
        rule="forecasts.seal",
    )
