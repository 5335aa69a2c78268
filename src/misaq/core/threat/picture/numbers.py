"""Numbers as they are kept: short, and never one that JSON does not know."""

from __future__ import annotations

from math import isfinite

_DIGITS = 5
_NOUGHT = 1e-12
"""What is nearer to nought is the rounding of a computer."""


def number(value: float | None) -> float | None:
    """Return the value to five significant digits; None where there is none or it is no number."""
    if value is None or not isfinite(value):
        return None
    return 0.0 if abs(value) < _NOUGHT else float(f"{value:.{_DIGITS}g}")
