from __future__ import annotations

import pytest

from misaq.core.names.persons import person_keys, read_person


def _shared(left: str, right: str) -> frozenset[str]:
    return person_keys(read_person(left)) & person_keys(read_person(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Gul Zamanzai", "Zamanzai", id="a rare word"),
        pytest.param("Muhammad Khan Bek", "Khan Muhammad", id="two common words"),
        pytest.param("Ilyas", "Muhammad Ilyas", id="a word alone"),
        pytest.param("M. Zamanzai", "Muhammad Zamanzai", id="an initial"),
        pytest.param("A. B.", "A B", id="initials only"),
        pytest.param("Zamanzai", "زمانزئی", id="two scripts"),
        pytest.param("محمد علی خان", "Muhammad Ali Khan", id="two scripts, common words"),
        pytest.param("Kubra Tovar", "Kubrat Ovar", id="a space misplaced"),
        pytest.param("Nadir @ Talha", "Talha", id="an alias"),
        pytest.param("Rudaba Zemunzui", "Kemal Zamanzai", id="a rare word with other vowels"),
        pytest.param("Salim", "Salem", id="a spelling of two names"),
        pytest.param("Ali Mutmaz", "Ali Mumtaz", id="a slip beside a common word"),
        pytest.param("Ali Numtaz", "Ali Mumtaz", id="a slip in the first letter"),
        pytest.param("Noor Khan", "Noor", id="a common word beside one that is often left out"),
        pytest.param("Hafiz M. Noor", "Hafiz Muhammad Noor", id="an initial of a short name"),
        pytest.param("Mhmmd Nr Khn", "Muhammad Noor Khan", id="no vowels"),
    ],
)
def test_names_that_may_be_one_share_a_key(left: str, right: str) -> None:
    assert _shared(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Muhammad Aslam", "Muhammad Nazir", id="one common word"),
        pytest.param("Nadir Zamanzai", "Talha Kubratov", id="nothing"),
        pytest.param("Ali", "Wali", id="a word within another"),
        pytest.param(
            "Muhammad Khan Zarwan Bek", "Khan Muhammad", id="two common words of a long name"
        ),
    ],
)
def test_names_that_cannot_be_one_share_none(left: str, right: str) -> None:
    assert not _shared(left, right)


def test_a_name_has_few_keys_and_an_empty_one_none() -> None:
    assert person_keys(read_person("")) == frozenset()
    assert len(person_keys(read_person("Nadir Talha Zarwan Kubratov Zamanzai"))) < 20
    assert len(person_keys(read_person("y " * 200))) < 20
