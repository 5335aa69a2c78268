"""Invented releases of incident data over Examplia, kept as `misaq data add` keeps them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from misaq.core.access.actors import operator
from misaq.sources.incidents.gtd import GTD
from misaq.sources.incidents.ucdp import UCDP_GED
from tests.support.incident_files import csv_of, row_of

AT = datetime(2024, 3, 1, 12, tzinfo=UTC)
EVENT, OTHER = ("ucdp-ged", "1001"), ("gtd", "201003040001")
"""An event that anybody may read, and one of a source whose terms keep its rows to members."""

RELEASE = "25.1"


def keep_file(file: Path) -> None:
    """Keep a release, write it down and prepare its events; the threat picture is left alone."""
    from misaq.apps.incidents.actions import note_release
    from misaq.apps.incidents.at_hand import incident_store
    from misaq.apps.incidents.preparing import prepare_source
    from misaq.sources.incidents.deliveries import Delivery

    added = incident_store().add(Delivery(file=file, at=AT))
    actor = operator(7)
    note_release(actor=actor, at=AT, release=added.release, difference=added.difference)
    prepare_source(actor=actor, source=added.release.source)


def keep_releases() -> None:
    """Keep two releases of one source and one of another; the pack must be there."""
    earlier = [row_of(UCDP_GED), row_of(UCDP_GED, id="1002", best="2", low="3")]
    later = [row_of(UCDP_GED, best="7"), row_of(UCDP_GED, id="1003", where_prec="4")]
    files = {
        "GEDEvent_v25_0.csv": earlier,
        "GEDEvent_v25_1.csv": later,
        "globalterrorismdb_0522dist.csv": [row_of(GTD)],
    }
    with TemporaryDirectory(prefix="misaq-") as folder:
        for name, rows in files.items():
            file = Path(folder) / name
            file.write_bytes(csv_of(rows))
            keep_file(file)
