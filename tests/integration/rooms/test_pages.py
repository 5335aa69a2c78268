"""What the pages of the rooms show, refuse and cost."""

from __future__ import annotations

import importlib

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from pytest_django import DjangoAssertNumQueries

from misaq.apps.pages.addresses import Own
from misaq.apps.registers.queries import get_registers
from misaq.core.access.actors import PUBLIC
from misaq.core.packs import records_of
from tests.support.pages import text_of, tree_of

ROOMS = ("policies", "institutions", "law", "bodies", "places", "framework", "sourcebook")
MOST_QUERIES = 11
"""Six ask whether something changed; checks read three tables more, whatever is shown."""


def lists_of(room: str) -> list[str]:
    """Return the addresses of a room's pages that show no single record."""
    found = []
    for pattern in importlib.import_module(f"misaq.apps.{room}.urls").urlpatterns:
        try:
            found.append(reverse(f"{room}:{pattern.name}"))
        except NoReverseMatch:
            continue
    return found


def records_of_room(room: str, most: int) -> list[str]:
    """Return the addresses of some records of each table that has pages of its own."""
    places = importlib.import_module(f"misaq.apps.{room}.urls").SUBJECTS
    records = records_of(get_registers(actor=PUBLIC))
    return [
        place.address(record.key)
        for table, place in places.items()
        if isinstance(place, Own)
        for record in records[table][:most]
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_every_kind_of_page_opens_over_pakistan(reader_of_pakistan: Client, room: str) -> None:
    addresses = [*lists_of(room), *records_of_room(room, 5)]
    wrong = {
        f"{prefix}{address}": answer.status_code
        for address in addresses
        for prefix in ("", "/ur")
        if (answer := reader_of_pakistan.get(f"{prefix}{address}")).status_code != 200
    }
    assert addresses
    assert wrong == {}


@pytest.mark.parametrize("room", ROOMS)
def test_pages_without_any_record_say_so(client: Client, db: None, room: str) -> None:
    for address in lists_of(room):
        answer = client.get(address)
        assert answer.status_code == 200, address
    assert tree_of(client.get(lists_of(room)[0]).content).xpath("//*[@class='empty']")


@pytest.mark.parametrize("room", ROOMS)
def test_a_page_asks_the_database_little(
    reader: Client, room: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for address in (*lists_of(room), *records_of_room(room, 1)):
        reader.get(address)
        with django_assert_max_num_queries(MOST_QUERIES):
            reader.get(f"{address}?again=1")


@pytest.mark.parametrize(
    "address",
    [
        "/policies/NOPE/",
        "/policies/points/NOPE/",
        "/institutions/NOPE/",
        "/committees/NOPE/",
        "/law/instruments/NOPE/",
        "/law/provisions/NOPE:1/",
        "/law/clocks/NOPE/",
        "/law/proceedings/NOPE/",
        "/bodies/NOPE/",
        "/framework/NOPE/",
        "/sources/NOPE/",
        "/documents/NOPE/",
        "/claims/NOPE/",
        "/numbers/series/NOPE/",
        "/numbers/observations/NOPE/",
    ],
)
def test_a_key_that_is_not_on_record_is_404_with_what_to_do(reader: Client, address: str) -> None:
    answer = reader.get(address)
    assert answer.status_code == 404
    assert "Look for it in the list of" in text_of(answer.content)


@pytest.mark.parametrize(
    "address", ["/policies/", "/law/", "/bodies/", "/institutions/MOO/", "/framework/EXT/"]
)
def test_a_day_that_is_none_is_400_with_what_to_do(reader: Client, address: str) -> None:
    answer = reader.get(address, {"as_of": "2021-02-30"})
    assert answer.status_code == 400
    assert "year-month-day" in text_of(answer.content)


@pytest.mark.parametrize(
    "address",
    ["/policies/status/", "/institutions/", "/law/clocks/", "/bodies/", "/sources/", "/claims/"],
)
def test_words_looked_for_are_shown_and_harmless(reader: Client, address: str) -> None:
    nasty = '"><script>alert(1)</script>'
    tree = tree_of(reader.get(address, {"q": nasty}).content)
    assert tree.xpath("//script") == []
    assert tree.xpath("//input[@name='q']/@value") == [nasty]
    assert tree.xpath("//*[@class='empty']")


def test_policies_count_results_and_never_average(reader: Client) -> None:
    text = text_of(reader.get("/policies/").content)
    assert "Points known" in text
    assert "%" not in text


def test_a_point_keeps_claims_and_findings_apart(reader: Client) -> None:
    tree = tree_of(reader.get("/policies/points/P1.1/").content)
    heads = tree.xpath("//div[contains(@class,'ledgers')]/section/h3/text()")
    assert heads == ["Claims", "Findings of others"]
    text = text_of(reader.get("/policies/points/P1.1/").content)
    for words in ("Rule that decided", "Asked first, and not so", "Version of the rules", "As of"):
        assert words in text


def test_an_organisation_is_found_by_any_of_its_names(reader: Client) -> None:
    answer = reader.get("/bodies/", {"q": "front for the EXAMPLE"})
    titles = tree_of(answer.content).xpath("//tbody/tr/th/a/span/text() | //tbody/tr/th/a/text()")
    assert titles == ["Example Front"]
    assert "Organisations only, never persons." in text_of(answer.content)


def test_a_committee_shows_the_command_that_prints_its_paper(reader: Client) -> None:
    text = text_of(reader.get("/committees/HC-ORDER/", {"as_of": "2024-03-01"}).content)
    assert "misaq paper --committee HC-ORDER --out papers --as-of 2024-03-01" in text


def test_arithmetic_shows_every_term_and_the_difference(reader: Client) -> None:
    rows = tree_of(reader.get("/numbers/reckonings/").content).xpath("//li[@id='sum-212']//tr")
    numbers = [" ".join(row.xpath("string(td)").split()) for row in rows if row.xpath("td")]
    assert numbers == ["171", "62", "10", "223", "212", "−11"]


def test_a_source_shows_what_cites_it(reader: Client) -> None:
    links = tree_of(reader.get("/sources/ACT/").content).xpath("//table//a/@href")
    assert "/law/instruments/EXA/" in links


def test_a_fact_nobody_verified_says_so(reader: Client) -> None:
    text = text_of(reader.get("/law/calendar/").content)
    assert "A span that ends on a day off" in text
    assert "unverified: no source read" in text


def test_only_addresses_of_the_web_become_links_to_a_source(reader: Client) -> None:
    for record in get_registers(actor=PUBLIC).sourcebook.sources:
        tree = tree_of(reader.get(f"/sources/{record.key}/").content)
        for link in tree.xpath("//dd/a[@rel='noreferrer nofollow']/@href"):
            assert link.startswith(("https://", "http://"))
