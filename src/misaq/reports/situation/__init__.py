"""The monthly situation report: one month, one area, one source; what it shows and cannot show."""

from misaq.reports.situation.inputs import (
    Ahead,
    Assured,
    Made,
    Other,
    Perceived,
    Perceptions,
    Question,
    Situation,
    Studied,
)
from misaq.reports.situation.paper import situation_paper

__all__ = [
    "Ahead",
    "Assured",
    "Made",
    "Other",
    "Perceived",
    "Perceptions",
    "Question",
    "Situation",
    "Studied",
    "situation_paper",
]
