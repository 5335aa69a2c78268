"""The pages of findings, gaps and checks say what the checks say."""

from __future__ import annotations

from datetime import date

from django.test import Client

from misaq.apps.findings.queries import get_check_run, get_run
from misaq.core.access.actors import PUBLIC
from misaq.core.catalogue import CHECKS, check_all
from misaq.core.findings.records import Severity
from tests.support.invented_country import invented_registers
from tests.support.pages import text_of, tree_of

DAY = date(2024, 6, 1)
AS_OF = "as_of=2024-06-01"


def count_shown(client: Client, address: str) -> int:
    """Return how many rows the list at the address has."""
    return len(tree_of(client.get(address).content).xpath("//main//*[@class='list']/li"))


def test_the_run_is_that_of_the_checks_over_the_record(reader: Client) -> None:
    run = get_check_run(actor=PUBLIC, as_of=DAY)
    assert run == check_all(invented_registers(), as_of=DAY)
    assert get_check_run(actor=PUBLIC, as_of=DAY) is run


def test_the_list_shows_every_finding_and_narrows_by_each_filter(reader: Client) -> None:
    run = get_run(actor=PUBLIC, as_of=DAY)
    assert count_shown(reader, f"/findings/?{AS_OF}") == len(run.items)
    grave = [item for item in run.items if item.finding.severity is Severity.GRAVE]
    assert count_shown(reader, f"/findings/?{AS_OF}&severity=GRAVE") == len(grave)
    asked = [item for item in run.items if item.way.to.key == "MOO"]
    assert count_shown(reader, f"/findings/?{AS_OF}&institution=MOO") == len(asked)
    ours = [i for i in run.items if "HC-ORDER" in [c.key for c in i.way.committees]]
    assert count_shown(reader, f"/findings/?{AS_OF}&committee=HC-ORDER") == len(ours)
    both = [item for item in asked if item in grave]
    address = f"/findings/?{AS_OF}&institution=MOO&severity=GRAVE"
    assert count_shown(reader, address) == len(both)
    assert 0 < len(both) < len(asked) < len(run.items)


def test_words_are_looked_for_whatever_their_case(reader: Client) -> None:
    shown = count_shown(reader, f"/findings/?{AS_OF}&q=EXAMPLE+front")
    assert 0 < shown < count_shown(reader, f"/findings/?{AS_OF}")


def test_filters_that_leave_nothing_say_how_to_go_on(reader: Client) -> None:
    answer = reader.get(f"/findings/?{AS_OF}&severity=TERRIBLE")
    assert answer.status_code == 200
    assert "Clear the filters" in text_of(answer.content)


def test_each_choice_says_how_many_it_would_leave(reader: Client) -> None:
    tree = tree_of(reader.get(f"/findings/?{AS_OF}").content)
    label = tree.xpath("string(//select[@name='severity']/option[@value='GRAVE'])")
    assert label == f"Grave ({count_shown(reader, f'/findings/?{AS_OF}&severity=GRAVE')})"


def test_a_finding_shows_its_sentence_working_sources_and_question(reader: Client) -> None:
    for item in get_run(actor=PUBLIC, as_of=DAY).items:
        finding = item.finding
        page = text_of(reader.get(f"/findings/{finding.ref}/?{AS_OF}").content)
        assert str(finding.sentence) in page
        assert str(finding.question.text) in page
        assert item.way.to.title in page
        assert [str(line.text) for line in finding.working if str(line.text) not in page] == []
        for cite in finding.cite:
            assert cite.source in page
        for committee in item.way.committees:
            assert committee.title in page


def test_what_nobody_verified_is_said_so(reader: Client) -> None:
    pages = [
        text_of(reader.get(f"/findings/{item.finding.ref}/?{AS_OF}").content)
        for item in get_run(actor=PUBLIC, as_of=DAY).items
        if any(not cite.is_verified for cite in item.finding.cite)
    ]
    assert [page for page in pages if "unverified: no source read" not in page] == []


def test_gaps_stand_apart_and_are_put_to_nobody(reader: Client) -> None:
    gaps = get_run(actor=PUBLIC, as_of=DAY).outcome.gaps
    page = text_of(reader.get(f"/gaps/?{AS_OF}").content)
    assert "put to nobody" in page
    assert [gap for gap in gaps if str(gap.sentence) not in page] == []
    assert count_shown(reader, f"/gaps/?{AS_OF}&reason=NOT_READ") < len(gaps)


def test_every_check_has_a_page_that_says_why_and_how(reader: Client) -> None:
    listed = text_of(reader.get("/checks/").content)
    for check in CHECKS:
        page = text_of(reader.get(f"/checks/{check.code}/").content)
        assert check.code in listed
        for words in (check.title, check.why, check.working, *check.basis):
            assert str(words) in page


def test_the_home_page_counts_findings_and_gaps_apart(reader: Client) -> None:
    run = get_run(actor=PUBLIC, as_of=DAY)
    tree = tree_of(reader.get(f"/?{AS_OF}").content)
    counts = [int(text) for text in tree.xpath("//*[@class='counts']//b/text()")]
    assert sum(counts[:3]) == len(run.items)
    assert counts[3] == len(run.outcome.gaps)
    assert "Examplia" in tree.xpath("string(//h1)")


def test_a_day_before_everything_finds_less(reader: Client) -> None:
    assert count_shown(reader, "/findings/?as_of=1900-01-01") < count_shown(
        reader, f"/findings/?{AS_OF}"
    )
