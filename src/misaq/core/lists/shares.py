"""Whether a share of one printing differs from that of another by more than chance makes it."""

from __future__ import annotations

from math import sqrt

_Z = 1.959963984540054
"""Of a normal curve 95 per cent lie within so many deviations of its middle."""


def share_changed_by(before: int, of_before: int, after: int, of_after: int) -> tuple[float, float]:
    """Return the 95 % interval of the later share less the earlier one, each from 0 to 1.

    Newcombe's interval from the two score intervals (method 10 of 1998), which stays within −1 and
    1 and holds for small counts. That most entries stand in both printings makes it wider than it
    need be: a change that it shows is one.

    Args:
        before: entries that had it.
        of_before: entries of which it could be said, above 0.
        after: entries that have it.
        of_after: entries of which it can be said, above 0.
    """
    first, second = before / of_before, after / of_after
    low_first, high_first = _score_interval(before, of_before)
    low_second, high_second = _score_interval(after, of_after)
    change = second - first
    return (
        change - sqrt((second - low_second) ** 2 + (high_first - first) ** 2),
        change + sqrt((high_second - second) ** 2 + (first - low_first) ** 2),
    )


def _score_interval(count: int, entries: int) -> tuple[float, float]:
    """Return Wilson's interval of a share."""
    share, z2 = count / entries, _Z * _Z
    middle = share + z2 / (2 * entries)
    reach = _Z * sqrt(share * (1 - share) / entries + z2 / (4 * entries * entries))
    scale = 1 + z2 / entries
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)
