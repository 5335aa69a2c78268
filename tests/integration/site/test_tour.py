"""The tour: a path for every role, each step on a page the role may open."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import resolve, reverse
from django.utils.translation import override

from misaq.apps.overview.tour import PATHS, RolePath, Step
from misaq.apps.pages.access import permission_of
from misaq.core.access.roles import ROLES, UserRole
from tests.support.pages import tree_of

STEPS = [(path, step) for path in PATHS for step in path.steps]


def test_every_role_that_people_hold_has_a_path_and_the_public_comes_first() -> None:
    walked = [path.role for path in PATHS]
    assert walked[0] is UserRole.PUBLIC
    assert set(walked[1:]) == {role for role in UserRole if ROLES[role].can_be_granted}
    assert len(walked) == len(set(walked))


@pytest.mark.parametrize(
    ("path", "step"), STEPS, ids=[f"{path.role.value} {step.route}" for path, step in STEPS]
)
def test_nobody_is_sent_where_they_may_not_go(path: RolePath, step: Step) -> None:
    permission = permission_of(resolve(reverse(step.route)).func)
    assert permission in ROLES[path.role].permissions


@pytest.mark.parametrize("before", ["", "/ur"], ids=["en", "ur"])
def test_the_page_shows_each_path_with_its_steps_and_who_walks_it(
    reader: Client, before: str
) -> None:
    tree = tree_of(reader.get(f"{before}/tour/").content)
    for path in PATHS:
        (section,) = tree.xpath(f'//main//section[@aria-labelledby="{path.role.value}"]')
        links = section.xpath(".//ol/li/a/@href")
        with override("ur" if before else "en"):
            assert links == [reverse(step.route) for step in path.steps]
        assert all(email in section.xpath("string()") for email in path.people)


def test_the_home_page_leads_to_it(reader: Client) -> None:
    assert tree_of(reader.get("/").content).xpath('//main//a[@href="/tour/"]')
