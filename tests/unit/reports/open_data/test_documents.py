"""Linked data, feeds, calendars and citations are read back by other readers."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar
from lxml import etree

from misaq.core.catalogue import check_all
from misaq.core.findings.records import Subject
from misaq.core.oversight.due import DueDate, DueKind, due_dates
from misaq.core.oversight.published import PublishedFinding, publish_finding
from misaq.core.oversight.routing import route
from misaq.kernel.dates import parse_date
from misaq.kernel.errors import NotFound
from misaq.kernel.ids import Key
from misaq.kernel.words import say
from misaq.reports.open_data import instruments, popolo
from misaq.reports.open_data.agenda_file import calendar_file
from misaq.reports.open_data.changes import Change, ChangeKind, StateOfFindings, changes_of
from misaq.reports.open_data.citing import Reference, as_bibtex, as_ris, as_text
from misaq.reports.open_data.dcat import catalogue
from misaq.reports.open_data.feed import ATOM, Feed, atom_of
from misaq.reports.open_data.prov import provenance
from misaq.reports.open_data.skos import concept_scheme
from misaq.reports.open_data.tables import KINDS
from tests.support.invented_country import invented_registers
from tests.support.open_data import AT, DAY, EDITION, invented_tables

FIRST = datetime(2024, 1, 1, tzinfo=UTC)
SECOND = datetime(2024, 2, 1, tzinfo=UTC)
THIRD = datetime(2024, 3, 1, tzinfo=UTC)


def findings() -> tuple[PublishedFinding, ...]:
    registers = invented_registers()
    run = check_all(registers, as_of=DAY)
    return tuple(publish_finding(f, route(f, registers.institutions)) for f in run.findings)


def prefixes_used(value: Any) -> set[str]:
    """Return the prefix of every name in a JSON-LD document."""
    if isinstance(value, dict):
        names = {n.partition(":")[0] for n in value if ":" in n and not n.startswith("@")}
        return names.union(*(prefixes_used(inner) for inner in value.values()))
    if isinstance(value, list):
        return set().union(*(prefixes_used(inner) for inner in value))
    return set()


@pytest.mark.parametrize(
    "made",
    [
        concept_scheme(invented_tables(), AT),
        popolo.institutions(invented_tables(), AT),
        popolo.committees(invented_tables(), AT),
        popolo.institution(invented_tables(), AT, "MOO"),
        popolo.committee(invented_tables(), AT, "HC-ORDER"),
        instruments.instrument(invented_tables(), AT, "EXA"),
        catalogue(invented_tables(), AT),
    ],
    ids=["framework", "institutions", "committees", "institution", "committee", "law", "dcat"],
)
def test_linked_data_explains_every_name_it_uses_and_needs_no_other_site(
    made: dict[str, Any],
) -> None:
    body = {name: value for name, value in made.items() if name != "@context"}
    assert prefixes_used(body) <= set(made["@context"])
    assert all(isinstance(iri, str) for iri in made["@context"].values())
    json.dumps(made)


def test_the_framework_has_broader_and_narrower_ones_and_matches() -> None:
    graph = {node["@id"]: node for node in concept_scheme(invented_tables(), AT)["@graph"]}
    concepts = {k: n for k, n in graph.items() if n["@type"] == "skos:Concept"}
    assert len(concepts) == len(invented_registers().framework.classes)
    for key, node in concepts.items():
        if "skos:broader" in node:
            above = concepts[node["skos:broader"]["@id"]]
            assert {"@id": key} in above["skos:narrower"]
        else:
            assert "skos:topConceptOf" in node
    crosswalks = [r for r in invented_registers().framework.crosswalks if r.term]
    matches = [n for n in concepts.values() if any(name.endswith("Match") for name in n)]
    assert len(matches) == len({c.threat_class for c in crosswalks if c.fit.value != "noMatch"})


def test_what_is_not_on_record_is_not_found_in_linked_data() -> None:
    for build in (popolo.institution, popolo.committee, instruments.instrument, provenance):
        with pytest.raises(NotFound):
            build(invented_tables(), AT, "NOBODY")


def test_the_catalogue_has_every_table_with_its_downloads() -> None:
    made = catalogue(invented_tables(), AT)
    datasets = {each["dct:title"]: each for each in made["dcat:dataset"]}
    assert set(datasets) == {*KINDS, "Every public table"}
    for each in datasets.values():
        assert each["dct:license"]["@id"].startswith("https://")
        for distribution in each["dcat:distribution"]:
            assert distribution["dcat:downloadURL"]["@id"].startswith(AT.site)


def test_a_verdict_says_what_it_was_derived_from_by_which_rules() -> None:
    made = provenance(invented_tables(), AT, "P1.1")
    named = {*made["entity"], *made["activity"], *made["agent"]}
    for relation in (
        "wasGeneratedBy",
        "used",
        "wasAssociatedWith",
        "wasAttributedTo",
        "wasDerivedFrom",
    ):
        assert made[relation], relation
        for ends in made[relation].values():
            assert set(ends.values()) <= named
    (verdict,) = (e for e in made["entity"].values() if e["prov:type"] == "misaq:Verdict")
    row = next(v for v in invented_tables().tables["verdicts"].rows if v["commitment"] == "P1.1")
    assert (verdict["misaq:result"], verdict["misaq:rule"]) == (row["result"], row["rule"])
    told = [e for e in made["entity"].values() if e["prov:type"] == "misaq:Evidence"]
    assert len(told) == len(row["inputs"])


def changed(finding: PublishedFinding) -> PublishedFinding:
    return dataclasses.replace(finding, sentence=say("Said otherwise."))


def test_a_feed_tells_what_is_new_what_changed_and_what_closed() -> None:
    first, second, third, *_ = (dataclasses.replace(f, since=None) for f in findings())
    states = (
        StateOfFindings(FIRST, (first, second)),
        StateOfFindings(SECOND, (first, changed(second), third)),
        StateOfFindings(THIRD, (changed(second), third)),
    )
    found = {c.finding.ref: (c.kind, c.changed_at) for c in changes_of(states, as_of=DAY)}
    assert found == {
        first.ref: (ChangeKind.CLOSED, THIRD),
        second.ref: (ChangeKind.CHANGED, SECOND),
        third.ref: (ChangeKind.NEW, SECOND),
    }
    again = (*states, StateOfFindings(datetime(2024, 4, 1, tzinfo=UTC), (first,)))
    assert changes_of(again, as_of=DAY)[0].kind in {ChangeKind.NEW, ChangeKind.CLOSED}
    by_ref = {c.finding.ref: c.kind for c in changes_of(again, as_of=DAY)}
    assert by_ref[first.ref] is ChangeKind.NEW


def test_a_finding_that_began_after_the_record_counts_from_its_own_day() -> None:
    began = dataclasses.replace(findings()[0], since=parse_date("2024-05-20"))
    (change,) = changes_of((StateOfFindings(FIRST, (began,)),), as_of=DAY)
    assert change.changed_at == datetime(2024, 5, 20, tzinfo=UTC)
    (change,) = changes_of((StateOfFindings(FIRST, (began,)),), as_of=date(2024, 5, 1))
    assert change.changed_at == FIRST


def feed(changes: tuple[Change, ...]) -> Any:
    said = Feed(
        "EX findings",
        "Findings",
        f"{AT.site}/findings.atom",
        f"{AT.site}/findings/",
        AT.site,
        FIRST,
    )
    return etree.fromstring(atom_of(said, changes))


def test_atom_has_what_the_standard_asks_and_ids_that_stay() -> None:
    changes = changes_of((StateOfFindings(FIRST, findings()),), as_of=DAY)
    tree = feed(changes)
    names = {"a": ATOM}
    assert len(tree.xpath("a:entry", namespaces=names)) == len(changes)
    ids = tree.xpath("//a:id/text()", namespaces=names)
    assert len(set(ids)) == len(ids)
    assert all(each.startswith("urn:uuid:") for each in ids)
    for entry in (tree, *tree.xpath("a:entry", namespaces=names)):
        updated = entry.xpath("string(a:updated)", namespaces=names)
        assert datetime.fromisoformat(updated).tzinfo is not None
        assert entry.xpath("string(a:title)", namespaces=names)
    again = feed(changes_of((StateOfFindings(THIRD, findings()),), as_of=DAY))
    assert set(again.xpath("//a:id/text()", namespaces=names)) == set(ids)


def test_an_empty_feed_is_whole_and_control_characters_do_no_harm() -> None:
    assert feed(()).xpath("string(a:updated)", namespaces={"a": ATOM}) == FIRST.isoformat()
    odd = dataclasses.replace(findings()[0], sentence=say("A \x07 bell & <tag>"))
    tree = feed((Change(ChangeKind.NEW, odd, FIRST),))
    title = tree.xpath("string(a:entry/a:title)", namespaces={"a": ATOM})
    assert title == "New: A [U+0007] bell & <tag>"


def events_of(dues: tuple[DueDate, ...]) -> list[Any]:
    content = calendar_file("Due", dues, AT, recorded_at=EDITION.recorded_at)
    assert b"\r\n" in content
    return list(Calendar.from_ical(content).walk("VEVENT"))


def due(text: str) -> DueDate:
    subject = Subject("policies.commitments", Key("P1.1"), "Point")
    return DueDate(DueKind.COMMITMENT, subject, say("Due"), parse_date(text), (Key("MOO"),))


def test_a_calendar_is_read_back_with_whole_days_and_ids_that_stay() -> None:
    (event,) = events_of((due("2024-05-20"),))
    assert event.decoded("dtstart") == date(2024, 5, 20)
    assert event.decoded("dtend") == date(2024, 5, 21)
    assert event["uid"] == f"{due('2031').ref}@misaq"
    assert event.decoded("dtstamp") == EDITION.recorded_at
    assert str(event["url"]) == AT.page("policies.commitments", "P1.1")
    assert "not known exactly" not in event["description"]


def test_a_day_known_to_a_month_covers_the_month_and_says_so() -> None:
    (event,) = events_of((due("2024-05"),))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (
        date(2024, 5, 1),
        date(2024, 6, 1),
    )
    assert "not known exactly: 2024-05" in event["description"]


def test_a_day_known_to_a_year_is_in_no_calendar() -> None:
    assert events_of((due("2024"),)) == []


def test_every_due_date_of_examplia_is_in_the_calendar_once() -> None:
    registers = invented_registers()
    dues = due_dates(registers.policies, registers.law, registers.bodies, as_of=DAY)
    uids = [str(event["uid"]) for event in events_of(dues)]
    assert sorted(uids) == sorted(f"{d.ref}@misaq" for d in dues if d.is_placed)


REFERENCE = Reference(
    title="50% & {more}_#1 ~ \\ ^",
    address="https://misaq.example/findings/0123456789abcdef/?as_of=2024-06-01",
    replay="https://misaq.example/api/v1/findings/0123456789abcdef?as_of=2024-06-01",
    as_of="2024-06-01",
    data_version="0123456789abcdef" * 4,
    rules_version="2026.1",
)


def test_a_citation_names_the_day_the_versions_and_the_address() -> None:
    for text in (as_text(REFERENCE), as_bibtex(REFERENCE), as_ris(REFERENCE)):
        for part in ("2024-06-01", "0123456789abcdef", "2026.1", REFERENCE.address):
            assert part in text
    assert "Accessed: [date]" in as_text(REFERENCE)


def test_signs_that_mean_something_to_tex_are_written_out() -> None:
    (line,) = (each for each in as_bibtex(REFERENCE).splitlines() if "title" in each)
    assert r"50\% \& \{more\}\_\#1 \textasciitilde{} \textbackslash{} \textasciicircum{}" in line


def test_ris_begins_with_its_type_and_ends_with_its_end() -> None:
    lines = as_ris(REFERENCE).splitlines()
    assert (lines[0], lines[-1]) == ("TY  - ELEC", "ER  -")
    without = as_ris(dataclasses.replace(REFERENCE, replay=""))
    assert "L2" not in without
