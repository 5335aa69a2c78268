from __future__ import annotations

from misaq.core.policies.status import list_statuses, open_statuses
from misaq.kernel.dates import parse_day
from tests.spec.cases import registers_of

DAY = parse_day("2020-06-01")
POLICIES = registers_of(
    {
        "records": {
            "policies.policies": [
                {"key": "over", "ends": [{"kind": "WITHDRAWN", "ended_on": "2016"}]},
                {"key": "asked", "kind": "recommendations", "adopted": ""},
            ],
            "policies.commitments": [
                {"key": "plan.1"},
                {"key": "plan.2", "known": "no"},
                {"key": "over.1", "policy": "over"},
                {"key": "asked.1", "policy": "asked"},
            ],
        }
    }
).policies


def test_every_point_has_a_status_in_the_order_of_the_register() -> None:
    statuses = list_statuses(POLICIES, as_of=DAY, known_at="2020-06-02")
    assert [status.verdict.commitment for status in statuses] == [
        "plan.1",
        "plan.2",
        "over.1",
        "asked.1",
    ]
    assert {status.verdict.known_at for status in statuses} == {"2020-06-02"}


def test_known_points_in_force_and_recommendations_still_ask_for_something() -> None:
    statuses = list_statuses(POLICIES, as_of=DAY)
    assert [s.commitment.key for s in open_statuses(statuses, DAY)] == ["plan.1", "asked.1"]
