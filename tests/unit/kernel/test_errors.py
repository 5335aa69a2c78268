from __future__ import annotations

import pytest

from misaq.kernel import errors
from misaq.kernel.errors import InputRefused, MisaqError, Problem


def test_a_problem_says_where_what_and_what_next() -> None:
    assert str(Problem("law/clocks.yml:14", "no span.", "Add one.")) == (
        "law/clocks.yml:14: no span. Add one."
    )
    assert str(Problem("law/clocks.yml:14", "no span.")) == "law/clocks.yml:14: no span."


def test_a_refusal_reads_as_message_problems_and_next_step() -> None:
    refused = InputRefused(
        "Refused.", next_step="Try again.", rule="a rule", problems=(Problem("a:1", "bad."),)
    )
    assert str(refused) == "Refused.\n  a:1: bad.\nTry again."
    assert refused.rule == "a rule"
    assert str(InputRefused("Refused.", next_step="")) == "Refused."


@pytest.mark.parametrize("kind", MisaqError.__subclasses__(), ids=lambda kind: kind.__name__)
def test_every_kind_of_refusal_has_its_own_answer_at_each_door(kind: type[MisaqError]) -> None:
    others = [other for other in MisaqError.__subclasses__() if other is not kind]
    assert 400 <= kind.http_status < 600
    assert kind.exit_code not in {other.exit_code for other in others}
    assert getattr(errors, kind.__name__) is kind
