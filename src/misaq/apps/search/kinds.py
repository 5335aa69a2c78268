"""What people call the records of each table, in the plural."""

from __future__ import annotations

from collections.abc import Mapping

from misaq.kernel.words import Phrase, say

KINDS: Mapping[str, Phrase] = {
    "policies.policies": say("Policies"),
    "policies.commitments": say("Points of policies"),
    "policies.lineage": say("What became of points"),
    "policies.positions": say("Contradictory positions"),
    "institutions.institutions": say("Institutions"),
    "institutions.committees": say("Committees"),
    "institutions.functions": say("Functions"),
    "institutions.mandates": say("Mandates"),
    "institutions.joint_leads": say("Joint leads"),
    "law.instruments": say("Instruments of law"),
    "law.provisions": say("Provisions"),
    "law.clocks": say("Clocks"),
    "law.proceedings": say("Proceedings"),
    "law.counting_rules": say("Counting rules"),
    "law.holidays": say("Public holidays"),
    "law.weekends": say("Weekends"),
    "law.measures": say("Lawful measures"),
    "law.measure_uses": say("Measures taken"),
    "law.powers": say("Powers"),
    "law.delegations": say("Delegations"),
    "law.power_uses": say("Uses of powers"),
    "law.duties": say("Duties"),
    "law.reliances": say("What rests on other law"),
    "bodies.bodies": say("Organisations"),
    "bodies.spells": say("Listings"),
    "bodies.relations": say("Relations of organisations"),
    "lists.source_lists": say("Lists"),
    "lists.printings": say("Printings of lists"),
    "lists.corrections": say("Corrections of lists"),
    "framework.classes": say("Threat classes"),
    "framework.links": say("How classes feed one another"),
    "framework.schemes": say("Schemes of others"),
    "framework.crosswalks": say("Crosswalks"),
    "sourcebook.sources": say("Sources"),
    "sourcebook.documents": say("Documents"),
    "sourcebook.claims": say("Claims of the brief"),
    "sourcebook.series": say("Series of numbers"),
    "sourcebook.observations": say("Observations"),
    "sourcebook.reckonings": say("Arithmetic"),
    "sourcebook.assurances": say("Assurances"),
    "sourcebook.date_reports": say("Dates reported"),
    "sourcebook.publications": say("Publications"),
    "sourcebook.field_needs": say("What lists lack"),
    "sourcebook.searches": say("What was looked for"),
}
