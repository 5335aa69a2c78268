"""What sources are called and in which order they are offered."""

from __future__ import annotations

from misaq.core.incidents.source_names import holds_every_kind, name_of_source, place_of_source


def test_a_source_is_called_what_it_calls_itself_else_by_its_key() -> None:
    assert name_of_source("ucdp-ged") == "UCDP GED"
    assert name_of_source("our-table") == "our-table"


def test_sources_of_every_kind_are_offered_before_lists_of_one_kind() -> None:
    offered = sorted(["bij", "our-table", "ucdp-ged", "here", "gtd"], key=place_of_source)
    assert offered == ["ucdp-ged", "gtd", "our-table", "bij", "here"]


def test_a_list_of_one_kind_of_attack_is_foretold_only_when_asked_for() -> None:
    assert holds_every_kind("ucdp-ged")
    assert not holds_every_kind("pbc-drone")
