"""Rows of ACLED and GTD leave through no door: no file, no answer, no page of the public."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import pytest
from django.test import Client
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse

from misaq.cli.main import run
from misaq.core.access.roles import UserRole
from misaq.sources.incidents.acled import ACLED
from misaq.sources.incidents.gtd import GTD
from tests.permission.samples import sample_for
from tests.support.accounts import held, signed_in
from tests.support.incident_files import csv_of, row_of

pytestmark = pytest.mark.usefixtures("_kept")
MARKS = ("EXA900001", "Quillmark", "201001010099", "Vexholm")
"""What stands in the rows of the two sources and nowhere else: an identifier and a place each."""
NOT_ALLOWED = 12
FOR_FILES = (".csv", ".json", ".jsonld", ".atom", ".ics", ".zip", ".xml", ".html", ".pdf", ".docx")
OF_INCIDENTS = ("incidents:", "threat:", "overview:situation", "forecasts:")
OF_PROGRAMS = ("api/v1/incidents", "api/v1/threat", "api/v1/forecasts", "api/v1/indicators")
SOURCES = ("acled", "gtd")


@pytest.fixture
def _kept(_loaded: None, tmp_path: Path) -> None:
    rows = {
        "acled.csv": row_of(ACLED, event_id_cnty=MARKS[0], location=MARKS[1], country="Examplia"),
        "globalterrorismdb_0522dist.csv": row_of(GTD, eventid=MARKS[2], city=MARKS[3]),
    }
    for name, row in rows.items():
        file = tmp_path / name
        file.write_bytes(csv_of([row]))
        assert run(["data", "add", str(file)]) == 0


def clean(data: bytes) -> bool:
    return not any(mark.encode() in data for mark in MARKS)


def addresses() -> Iterator[tuple[str, str]]:
    """Yield the name and an address of every door that gives files, or is of these rooms."""
    for name, route, values in _every(get_resolver()):
        is_file = route.rstrip("$)").endswith(FOR_FILES) or "<str:ending>" in route
        is_of_rooms = name.startswith(OF_INCIDENTS) or route.startswith(OF_PROGRAMS)
        if not is_file and not is_of_rooms:
            continue
        given = dict(sample_for(name, values)) if values else {}
        for more in _of_sources(given) if "source" in given else [given]:
            try:
                yield name, reverse(name, kwargs=more)
            except NoReverseMatch:
                continue


def _of_sources(given: dict[str, object]) -> list[dict[str, Any]]:
    events = dict(zip(SOURCES, (MARKS[0], MARKS[2]), strict=True))
    names = {"acled": "2010-03-04", "gtd": "2022-05"}
    own = {"event_id": events, "event": events, "release": names}
    return [
        given | {"source": one} | {key: own[key][one] for key in given if key in own}
        for one in SOURCES
    ]


def _every(
    resolver: Any, before: str = "", path: str = ""
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for one in resolver.url_patterns:
        route = f"{path}{one.pattern}"
        if isinstance(one, URLResolver):
            inside = f"{before}{one.namespace}:" if one.namespace else before
            yield from _every(one, inside, route)
        elif one.name:
            values = tuple(one.pattern.converters) or tuple(one.pattern.regex.groupindex)
            yield f"{before}{one.name}", route, values


def test_no_door_gives_the_public_a_row_of_theirs(client: Client) -> None:
    doors = list(addresses())
    names = {name for name, _ in doors}
    assert {"incidents:events_csv", "incidents:flags_csv", "api-v1:list_incident_events"} <= names
    for name, address in doors:
        by_source = name.startswith((*OF_INCIDENTS, "api-v1:")) and "acled" not in address
        for query in ("", *(f"?source={one}" for one in SOURCES if by_source)):
            answer = client.get(address + query)
            content = b"".join(answer) if answer.streaming else answer.content
            echoed = content.replace(address.encode(), b"")
            assert clean(echoed), (name, query)


def test_members_read_rows_on_pages_and_take_no_file_of_them() -> None:
    member = signed_in(held(UserRole.ANALYST))
    assert not clean(member.get(f"/incidents/events/acled/{MARKS[0]}/").content), "it is kept"
    for source in SOURCES:
        assert member.get(f"/incidents/events.csv?source={source}").status_code == 403
        assert member.get(f"/api/v1/incidents/events?source={source}").status_code == 403


def test_no_file_of_the_command_holds_a_row_of_theirs(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(["export", "--out", str(out)]) == 0
    for source in SOURCES:
        for command in (
            ["places", "compare", source, "--out", str(out / f"{source}-places.csv")],
            ["data", "flags", source, "--out", str(out / f"{source}-odd.csv")],
            ["threat", "report", "--source", source, "--out", str(out / f"{source}.html")],
            ["threat", "report", "--source", source, "--out", str(out / f"{source}.docx")],
        ):
            assert run(command) in (0, 10, 11, NOT_ALLOWED), command
    written = [path for path in out.rglob("*") if path.is_file()]
    assert len(written) > 10
    for path in written:
        assert clean(path.read_bytes()), path.name
        if path.suffix in (".zip", ".docx"):
            with ZipFile(path) as packed:
                assert all(clean(packed.read(name)) for name in packed.namelist()), path.name
    assert {path.suffix for path in written} >= {".csv", ".json", ".zip"}
    with pytest.raises(BadZipFile):
        ZipFile(next(path for path in written if path.suffix == ".csv"))
