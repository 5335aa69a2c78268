"""The colours of pictures: those of the site's light scheme, each under the name of its token.

A page swaps them for its own scheme by class (``drawing.py`` puts the classes on); a paper and a
file outside the site keep them as they are here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from misaq.reports.charts.records import Ink

TOKENS: Mapping[str, str] = MappingProxyType(
    {
        "ink": "#17211c",
        "quiet": "#4d5852",
        "line": "#cfcabb",
        "sheet": "#ffffff",
        "soft": "#f0ece0",
        "grave": "#8f1313",
        "grave-soft": "#fbeae6",
        "serious": "#7a4700",
        "serious-soft": "#fbf0da",
        "minor": "#3b4f63",
        "minor-soft": "#e9eef2",
        "good": "#12583c",
        "good-soft": "#e3f1e8",
    }
)

INK, QUIET, LINE = TOKENS["ink"], TOKENS["quiet"], TOKENS["line"]


def stroke_of(ink: Ink) -> str:
    """Return the colour of a line or of a form."""
    plain = {Ink.PLAIN: "ink", Ink.OPEN: "quiet"}
    return TOKENS[plain.get(ink, ink.value)]


def fill_of(ink: Ink) -> str:
    """Return the colour of a ground that text stands on."""
    plain = {Ink.PLAIN: "soft", Ink.OPEN: "sheet"}
    return TOKENS[plain.get(ink, f"{ink.value}-soft")]


def dash_of(ink: Ink) -> list[int]:
    """Return the border of what is not known: broken; of anything else: whole."""
    return [3, 2] if ink is Ink.OPEN else [1, 0]
