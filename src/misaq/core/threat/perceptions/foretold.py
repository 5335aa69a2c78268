"""What a forecast said of the months that an assessment looks at."""

from __future__ import annotations

from misaq.core.threat.forecasting.issued import IssuedForecast
from misaq.core.threat.perceptions.records import Assessment


def expected_over(assessment: Assessment, forecast: IssuedForecast) -> float | None:
    """Return the mean of the forecast shown, summed over the months of the horizon.

    Means add up whether or not months hang together; chances and spans do not, and are not told.
    None where the forecast does not reach over all of these months, or was made from later ones.
    """
    if forecast.origin > assessment.month:
        return None
    first = assessment.month + 1 - forecast.origin
    leads = range(first, first + assessment.horizon)
    means = {one.lead: one.mean for one in forecast.shown.outlooks if one.area == assessment.area}
    if any(lead not in means for lead in leads):
        return None
    return sum(means[lead] for lead in leads)
