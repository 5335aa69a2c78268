"""What words find, in which order, and what they do not do."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from misaq.apps.audit.queries import list_entries
from misaq.apps.registers.actions import amend
from misaq.apps.search.actions import make_index
from misaq.apps.search.queries import Answer, is_index_current, search
from misaq.core.access.actors import PUBLIC, operator
from tests.support.pages import text_of, tree_of

AT = datetime(2024, 3, 2, tzinfo=UTC)
AS_OF = date(2024, 3, 1)


@pytest.fixture
def index(reader: Client) -> None:
    """Make the index over Examplia."""
    make_index(actor=PUBLIC, at=AT)


def found(asked: str) -> list[str]:
    """Return the keys of the records found."""
    return [hit.key for hit in ask(asked).hits]


def ask(asked: str) -> Answer:
    """Search as the public does."""
    return search(actor=PUBLIC, asked=asked, as_of=AS_OF)


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize(
    ("asked", "key"),
    [
        pytest.param("MOO", "MOO", id="a key"),
        pytest.param("moo", "MOO", id="a key in small letters"),
        pytest.param("P1.1", "P1.1", id="a key with a dot"),
        pytest.param("example front", "FRONT", id="a name"),
        pytest.param("EXÁMPLE fro", "FRONT", id="marks and a beginning"),
    ],
)
def test_what_is_called_so_comes_first(asked: str, key: str) -> None:
    assert found(asked)[0] == key


@pytest.mark.usefixtures("index")
def test_every_word_must_occur() -> None:
    assert found("front") != []
    assert found("front zzzz") == []


@pytest.mark.usefixtures("index")
def test_a_name_is_found_in_the_other_script_and_in_another_spelling() -> None:
    assert "FRONT" in found("فرنٹ")
    assert "FRONT" in found("phrant")
    assert ask("phrant").alike == ("phrant",)
    assert ask("front").alike == ()


@pytest.mark.usefixtures("index")
def test_findings_are_found_with_records() -> None:
    code = ask("").findings
    assert code == ()
    every = ask("ministry").findings
    assert every
    assert all("ministry" in item.text.casefold() for item in every)


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize("asked", ["", "   ", "---", "\u202e\u2066", '"', "*", "NEAR(", "a AND"])
def test_signs_of_the_index_mean_nothing(asked: str) -> None:
    ask(asked)


@pytest.mark.usefixtures("index")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_nothing_typed_breaks_the_search(asked: str) -> None:
    answer = ask(asked)
    assert len(answer.asked) <= 200


@pytest.mark.usefixtures("reader")
def test_the_index_follows_the_registers() -> None:
    assert not is_index_current(actor=PUBLIC)
    assert make_index(actor=PUBLIC, at=AT) > 20
    assert is_index_current(actor=PUBLIC)
    amend(
        actor=operator(7),
        at=datetime(2024, 3, 3, tzinfo=UTC),
        table="bodies.bodies",
        key="FRONT",
        field="title",
        value="Quizzical Union",
        reason="A test.",
    )
    assert not is_index_current(actor=PUBLIC)
    assert found("quizzical") == []
    make_index(actor=PUBLIC, at=datetime(2024, 3, 4, tzinfo=UTC))
    assert found("quizzical") == ["FRONT"]


@pytest.mark.usefixtures("index")
def test_an_index_that_is_current_is_not_made_again() -> None:
    before = len(list_entries(actor=operator(7)))
    make_index(actor=PUBLIC, at=datetime(2024, 3, 9, tzinfo=UTC))
    assert len(list_entries(actor=operator(7))) == before


def test_the_page_makes_the_index_when_it_must(reader: Client) -> None:
    tree = tree_of(reader.get("/search/", {"q": "example front"}).content)
    assert tree.xpath("//ol[@class='hits']//a/@href")[0] == "/bodies/FRONT/"


def test_the_page_says_when_it_found_nothing(reader: Client) -> None:
    assert "Nothing on record has all these words." in text_of(
        reader.get("/search/", {"q": "zzzzqqq"}).content
    )


def test_the_page_leads_to_findings_and_keeps_what_was_typed_harmless(reader: Client) -> None:
    nasty = '"><script>alert(1)</script>'
    tree = tree_of(reader.get("/search/", {"q": nasty}).content)
    assert tree.xpath("//main//script") == []
    assert tree.xpath("//main//input[@name='q']/@value") == [nasty]


def test_an_unknown_kind_leaves_nothing(reader: Client) -> None:
    answer = reader.get("/search/", {"q": "example", "kind": "no.such"})
    assert answer.status_code == 200
    assert tree_of(answer.content).xpath("//ol[@class='hits']") == []


def test_hits_can_be_narrowed_to_a_kind(reader: Client) -> None:
    page = {"q": "example", "kind": "bodies.bodies"}
    kinds = tree_of(reader.get("/search/", page).content).xpath("//ol[@class='hits']/li/p[last()]")
    assert kinds
    assert all("Organisations" in kind.text_content() for kind in kinds)


@pytest.mark.django_db
def test_an_empty_register_is_searched_too(client: Client) -> None:
    assert client.get("/search/", {"q": "anything"}).status_code == 200
