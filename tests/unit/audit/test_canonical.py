"""Plain data as bytes, one way only."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from misaq.apps.audit.canonical import canonical_json, digest_of

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)


@given(PLAIN)
def test_what_is_written_reads_back_the_same(value: object) -> None:
    assert json.loads(canonical_json(value)) == value


def test_the_order_of_names_does_not_matter() -> None:
    assert (
        canonical_json({"b": 1, "a": [2]})
        == canonical_json({"a": [2], "b": 1})
        == ('{"a":[2],"b":1}')
    )


def test_the_same_data_of_another_kind_have_another_digest() -> None:
    assert digest_of("kind.one", {"a": 1}) != digest_of("kind.two", {"a": 1})


@pytest.mark.parametrize(
    "value",
    [0.5, [0.5], {"a": {"b": 0.5}}, {1: "a"}],
    ids=["bare", "in-list", "deep", "number-name"],
)
def test_what_has_no_one_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical_json(value)
