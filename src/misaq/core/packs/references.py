"""Which field of which record points to which table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from misaq.core.bodies import records as bodies
from misaq.core.framework import records as framework
from misaq.core.incidents import registers as incidents
from misaq.core.institutions import records as institutions
from misaq.core.law import records as law
from misaq.core.lists import records as lists
from misaq.core.lists import registers as list_registers
from misaq.core.places import records as places
from misaq.core.policies import records as policies
from misaq.core.sourcebook import records as sourcebook

_CLASSES = ("framework.classes",)
_CLOCKS = ("law.clocks",)
_DOCUMENTS = ("sourcebook.documents",)
_INSTITUTIONS = ("institutions.institutions",)
_OBSERVATIONS = ("sourcebook.observations",)
_POINTS = ("policies.commitments",)
_POINTS_OR_POLICIES = ("policies.commitments", "policies.policies")
_POWERS = ("law.powers",)
_PROVISIONS = ("law.provisions",)
_SERIES = ("sourcebook.series",)
_SOURCES = ("sourcebook.sources",)
_AREAS = ("places.areas",)
_ACTORS = ("incidents.actors",)
_BODIES = ("bodies.bodies",)
_RULES = ("incidents.rules",)
_LISTS = ("lists.source_lists",)

REFERENCES: Mapping[type[Any], Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        sourcebook.Document: {"read_via": _SOURCES},
        sourcebook.Claim: {"document": _DOCUMENTS, "axes": _CLASSES},
        sourcebook.Series: {"answers": _INSTITUTIONS},
        sourcebook.Observation: {"series": _SERIES, "asserted_by": _INSTITUTIONS},
        sourcebook.Reckoning: {
            "plus": _OBSERVATIONS,
            "minus": _OBSERVATIONS,
            "total": _OBSERVATIONS,
            "answers": _INSTITUTIONS,
        },
        sourcebook.Assurance: {"given_by": _INSTITUTIONS, "series": _SERIES},
        sourcebook.DateReport: {"answers": _INSTITUTIONS},
        sourcebook.Publication: {"publisher": _INSTITUTIONS, "document": _DOCUMENTS},
        sourcebook.FieldNeed: {"publication": ("sourcebook.publications",)},
        places.Area: {"parent": _AREAS},
        places.AreaChange: {"earlier": _AREAS, "later": _AREAS},
        framework.ThreatClass: {"within": _CLASSES, "legal_hooks": _PROVISIONS},
        framework.ClassLink: {"source_class": _CLASSES, "target_class": _CLASSES},
        framework.Crosswalk: {"threat_class": _CLASSES, "scheme": ("framework.schemes",)},
        law.Instrument: {"document": _DOCUMENTS},
        law.Provision: {"instrument": ("law.instruments",), "answers": _INSTITUTIONS},
        law.Reliance: {"on": ("law.instruments", "law.provisions"), "by": _INSTITUTIONS},
        law.Power: {
            "provision": _PROVISIONS,
            "holders": _INSTITUTIONS,
            "delegable_under": _PROVISIONS,
        },
        law.Delegation: {"power": _POWERS, "to": _INSTITUTIONS},
        law.PowerUse: {"power": _POWERS, "by": _INSTITUTIONS},
        law.Measure: {"basis": _PROVISIONS},
        law.MeasureUse: {
            "basis": _PROVISIONS,
            "measure": ("law.measures",),
            "by": _INSTITUTIONS,
        },
        law.Duty: {
            "provision": _PROVISIONS,
            "owed_by": _INSTITUTIONS,
            "owed_to": _INSTITUTIONS,
            "clock": _CLOCKS,
        },
        law.Clock: {"provision": _PROVISIONS, "owed_by": _INSTITUTIONS},
        law.Proceeding: {"answers": _INSTITUTIONS, "clocks": _CLOCKS},
        institutions.Institution: {"parent": _INSTITUTIONS},
        institutions.Mandate: {
            "institution": _INSTITUTIONS,
            "function": ("institutions.functions",),
            "threat_class": _CLASSES,
        },
        institutions.JointLead: {
            "function": ("institutions.functions",),
            "institutions": _INSTITUTIONS,
        },
        institutions.Committee: {
            "house": _INSTITUTIONS,
            "answers": _INSTITUTIONS,
            "remit": _INSTITUTIONS,
            "functions": ("institutions.functions",),
        },
        bodies.Spell: {
            "body": _BODIES,
            "basis": _PROVISIONS,
            "listed_by": _INSTITUTIONS,
            "period": _CLOCKS,
        },
        bodies.Relation: {"source_body": _BODIES, "target_body": _BODIES},
        lists.SourceList: {
            "authority": _INSTITUTIONS,
            "bases": _PROVISIONS,
            "counted_in": _SERIES,
            "acted_on_in": _SERIES,
        },
        list_registers.Printing: {"source_list": _LISTS},
        list_registers.Correction: {"source_list": _LISTS},
        incidents.Actor: {"body": _BODIES, "part_of": _ACTORS},
        incidents.ActorPattern: {"actor": _ACTORS},
        incidents.Rule: {"threat_class": _CLASSES, "after": _RULES, "unless": _RULES},
        incidents.NamedOperation: {
            "areas": _AREAS,
            "lead": _INSTITUTIONS,
            "basis": _PROVISIONS,
            "against": _ACTORS,
        },
        incidents.NotableIncident: {"areas": _AREAS, "threat_class": _CLASSES, "actor": _ACTORS},
        incidents.AreaAssurance: {
            "areas": _AREAS,
            "about": _ACTORS,
            "threat_class": _CLASSES,
            "given_by": _INSTITUTIONS,
        },
        incidents.MonthlyTotals: {"area": _AREAS},
        list_registers.Announcement: {"source_list": _LISTS, "body": _BODIES},
        list_registers.Overlap: {"left": _LISTS, "right": _LISTS, "bodies": _BODIES},
        policies.Responsibility: {"institution": _INSTITUTIONS},
        policies.Assessment: {"by": _INSTITUTIONS},
        policies.Touchpoint: {"by": _INSTITUTIONS},
        policies.End: {"successor": _POINTS_OR_POLICIES},
        policies.Policy: {
            "document": _DOCUMENTS,
            "decided_by": _INSTITUTIONS,
            "answers": _INSTITUTIONS,
        },
        policies.Indicator: {"series": _SERIES},
        policies.Evidence: {"by": _INSTITUTIONS},
        policies.Commitment: {
            "policy": ("policies.policies",),
            "axes": _CLASSES,
            "under": _POINTS,
            "decided_by": _INSTITUTIONS,
        },
        policies.Lineage: {"earlier": _POINTS_OR_POLICIES, "later": _POINTS_OR_POLICIES},
        policies.Position: {"holder": _INSTITUTIONS},
    }
)
"""Fields that hold one key, or a tuple of keys, of one of the tables named."""

CITED = _SOURCES[0]
"""Table that every citation points to."""
