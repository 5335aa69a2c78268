from __future__ import annotations

import pytest

from misaq.core.names.commonness import EVERYBODY
from misaq.core.names.variants import BEARERS, NAMES_OF_RESPECT, TITLES, is_spelling, names_of


@pytest.mark.parametrize(
    ("spelling", "names"),
    [
        pytest.param("mohd", ("muhammad",), id="short form"),
        pytest.param("yousuph", ("yusuf",), id="a spelling that only sounds so"),
        pytest.param("محمد", ("muhammad",), id="Arabic letters"),
        pytest.param("said", ("saeed", "syed"), id="a spelling of two names"),
        pytest.param("zyx", (), id="nobody's"),
        pytest.param("ali", ("ali",), id="a short word by its letters"),
        pytest.param("aly", ("ali",), id="a short word of the table"),
        pytest.param("alo", (), id="a short word is not known by its sound"),
        pytest.param("زیکس", (), id="Arabic letters that spell no name of the table"),
    ],
)
def test_names_of_a_spelling(spelling: str, names: tuple[str, ...]) -> None:
    assert names_of(spelling) == names


CONFUSABLES = [
    "aslam/akram",
    "jamal/kamal",
    "hassan/hussain",
    "ahmad/hamid",
    "amir/umar",
    "aziz/ijaz",
    "bashir/basir",
    "latif/sharif",
    "majid/sajid",
    "nasir/nazir",
    "rafiq/shafiq",
    "saeed/saad",
    "sajid/sajjad",
    "salman/suleman",
    "shahid/shahzad",
    "wahid/wajid",
    "zakir/zahir",
    "adil/adnan",
    "kamran/imran",
    "tariq/tahir",
]


@pytest.mark.parametrize("pair", CONFUSABLES)
def test_confusable_names_share_no_name(pair: str) -> None:
    one, other = (set(names_of(word)) for word in pair.split("/"))
    assert one
    assert other
    assert not one & other


def test_tables_are_whole() -> None:
    assert not TITLES & NAMES_OF_RESPECT
    assert set(BEARERS) >= TITLES | NAMES_OF_RESPECT
    assert all(0 < count < EVERYBODY for count in BEARERS.values())
    assert all(is_spelling(name) for name in BEARERS)
    assert not is_spelling("zyx")
