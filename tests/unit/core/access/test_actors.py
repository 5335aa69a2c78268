"""Who acts, as an id."""

from __future__ import annotations

import pytest

from misaq.core.access.actors import PUBLIC, Actor, operator
from misaq.kernel.errors import InputRefused


def test_an_actor_is_written_as_its_id() -> None:
    assert [str(a) for a in (PUBLIC, operator(1000), operator(None))] == [
        "public",
        "operator:1000",
        "operator",
    ]


@pytest.mark.parametrize("text", ["", "A Person", "operator:", "operator:a b", "x" * 65])
def test_a_name_is_no_id(text: str) -> None:
    with pytest.raises(InputRefused, match="not the id of an actor"):
        Actor(text)
