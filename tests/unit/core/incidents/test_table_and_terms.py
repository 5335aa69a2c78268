"""The canonical table as records, and what may leave."""

from __future__ import annotations

import pytest

from misaq.core.incidents.records import Count, PlacePrecision, SourceEvent, Standing
from misaq.core.incidents.table import COLUMNS, event_of
from misaq.core.incidents.terms import SourceTerms, Terms, check_may_leave, credits_of
from misaq.kernel.errors import NotAllowed
from tests.support.canonical_rows import a_row

OPEN = SourceTerms("open", Terms.CC_BY, "The Open Set")
CLOSED = SourceTerms("closed", Terms.NO_REDISTRIBUTION, "The Closed Set")


def test_a_row_becomes_a_record() -> None:
    event = event_of(a_row(latitude=25.5, longitude=65.5, is_suicide=True, injured_low=2))
    assert event.key == ("one", "1")
    assert event.killed == Count(1)
    assert event.injured == Count(low=2)
    assert (event.has_point, event.is_suicide) == (True, True)
    assert (event.place_precision, event.standing) == (PlacePrecision.EXACT, Standing.REPORTED)
    assert event.country == "Examplia"


def test_the_columns_are_the_fields_of_a_record() -> None:
    fields = set(SourceEvent.__dataclass_fields__)
    counts = {f"{what}_{which}" for what in ("killed", "injured") for which in
              ("best", "low", "high")}  # fmt: skip
    assert set(COLUMNS) == (fields - {"killed", "injured"}) | counts | {"row"}


@pytest.mark.parametrize("lost", ["starts", "ends", "place_precision", "date_precision"])
def test_a_row_without_what_it_needs_is_none(lost: str) -> None:
    with pytest.raises(ValueError, match="canonical table"):
        event_of(a_row(**{lost: None}))


def test_rows_of_a_closed_source_stay() -> None:
    check_may_leave([OPEN])
    with pytest.raises(NotAllowed, match="Rows of closed may not be passed on"):
        check_may_leave([OPEN, CLOSED])
    assert credits_of([CLOSED, OPEN, OPEN]) == ("The Closed Set", "The Open Set")
