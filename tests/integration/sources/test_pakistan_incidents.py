"""What the Pakistan pack says of incidents is whole: every class, every word of every source."""

from __future__ import annotations

import re
from functools import cache

import pytest

from misaq.core.incidents.coding.terms import Terms
from misaq.core.incidents.entries import KINDS, EntryKind
from misaq.core.incidents.words import ActorClass, Role
from misaq.core.packs import Registers
from misaq.kernel.provenance import is_verified
from misaq.sources.incidents.known import FORMS
from misaq.sources.incidents.own import WHAT
from tests.support.pack_of_pakistan import pack_of_pakistan

NEVER_CODED = {"SEP", "FAL", "HUM"}
"""A tendency without violence, a driver and an indicator of areas: no event is coded to them."""

ACLED = (
    "Battles/Government regains territory|Battles/Non-state actor overtakes territory|"
    "Battles/Armed clash|Protests/Excessive force against protesters|"
    "Protests/Protest with intervention|Protests/Peaceful protest|Riots/Violent demonstration|"
    "Riots/Mob violence|Explosions/Remote violence/Chemical weapon|"
    "Explosions/Remote violence/Air/drone strike|Explosions/Remote violence/Suicide bomb|"
    "Explosions/Remote violence/Shelling/artillery/missile attack|"
    "Explosions/Remote violence/Remote explosive/landmine/IED|"
    "Explosions/Remote violence/Grenade|Violence against civilians/Sexual violence|"
    "Violence against civilians/Attack|"
    "Violence against civilians/Abduction/forced disappearance|Strategic developments/Agreement|"
    "Strategic developments/Arrests|Strategic developments/Change to group/activity|"
    "Strategic developments/Disrupted weapons use|"
    "Strategic developments/Headquarters or base established|"
    "Strategic developments/Looting/property destruction|"
    "Strategic developments/Non-violent transfer of territory|Strategic developments/Other"
)
GTD = (
    "Assassination|Armed Assault|Bombing/Explosion|Hijacking|Hostage Taking (Barricade Incident)|"
    "Hostage Taking (Kidnapping)|Facility/Infrastructure Attack|Unarmed Assault|Unknown"
)
KINDS_OF = {
    "ucdp-ged": "1|2|3",
    "ucdp-ged-candidate": "1|2|3",
    "acled": ACLED,
    "gtd": GTD,
    "here": "|".join(kind.value for kind in EntryKind),
    "pbc-suicide": "Suicide attack",
    "pbc-drone": "Drone strike",
    "bij": "Drone strike",
}


@cache
def registers() -> Registers:
    """Return the registers of the pack."""
    return pack_of_pakistan().registers


def test_every_class_has_a_rule_or_is_never_given_to_an_event() -> None:
    given = {rule.threat_class for rule in registers().incidents.rules if rule.role is Role.ACT}
    assert {one.key for one in registers().framework.classes} - given == NEVER_CODED


def test_every_class_stands_in_the_crosswalk_of_every_scheme_that_is_read() -> None:
    named = {(one.threat_class, one.scheme) for one in registers().framework.crosswalks}
    classes = {one.key for one in registers().framework.classes}
    schemes = ("PIPS", "ACLED", "UCDP-GED", "GTD")
    assert {(one, scheme) for one in classes for scheme in schemes} <= named


def test_every_source_that_is_read_has_its_kinds_here() -> None:
    assert {form.source for form in FORMS.values()} <= set(KINDS_OF)


@pytest.mark.parametrize("source", KINDS_OF)
def test_every_kind_of_a_source_has_a_meaning(source: str) -> None:
    terms = Terms(registers().incidents.vocabularies)
    kinds = KINDS_OF[source].split("|")
    assert [kind for kind in kinds if terms.meaning(source, kind, "", "").form is None] == []


def test_every_class_of_actor_has_an_actor() -> None:
    assert {actor.actor_class for actor in registers().incidents.actors} == set(ActorClass)


def test_what_the_form_reads_is_what_an_entry_may_be() -> None:
    assert set(WHAT) <= {kind.value for kind in EntryKind}
    assert {key: str(words) for key, words in WHAT.items()} == {
        key: str(KINDS[EntryKind(key)]) for key in WHAT
    }


def test_an_actor_named_after_a_person_keeps_no_name() -> None:
    for pattern in registers().incidents.actor_patterns:
        if pattern.names_person:
            assert re.fullmatch(r"(Supporters|Forces) of", pattern.starts)


def test_monthly_totals_hold_every_event_of_the_release() -> None:
    rows = [year for totals in registers().incidents.monthly for year in totals.years]
    events = sum(sum(row.events) for row in rows) + sum(sum(row.no_month[:1]) for row in rows)
    deaths = sum(sum(row.deaths) for row in rows) + sum(sum(row.no_month[1:2]) for row in rows)
    assert (events, deaths) == (5983, 42075)


def test_assurances_are_shown_as_unverified_until_somebody_reads_them() -> None:
    assert registers().incidents.assurances
    assert not any(is_verified(one.cite) for one in registers().incidents.assurances)
