"""What the fields of records are called in forms and differences, so that they can be translated.

A field that is not here is called by its own name, which translators get too.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from misaq.kernel.words import Phrase, say

LABELS: Mapping[str, Phrase] = MappingProxyType(
    {
        "key": say("Key"),
        "policy": say("Policy"),
        "number": say("Number"),
        "text": say("Text"),
        "cite": say("Sources"),
        "known": say("Content known"),
        "axes": say("Threat classes"),
        "goals": say("Goals"),
        "drivers": say("Drivers"),
        "under": say("Under the point"),
        "inferred": say("Place inferred"),
        "responsibilities": say("Responsibilities"),
        "decided_by": say("Decided by"),
        "consulted": say("Consulted"),
        "due": say("Due"),
        "verifiable": say("Verifiable"),
        "not_verifiable_because": say("Not verifiable because"),
        "undefined": say("Left undefined"),
        "maturity": say("Maturity"),
        "rights_gate": say("Tested against fundamental rights"),
        "rights_relevant": say("Rights touched"),
        "indicators": say("Indicators"),
        "evidence": say("Evidence"),
        "assessments": say("Assessments"),
        "ends": say("Ends"),
        "institution": say("Institution"),
        "role": say("Role"),
        "term-starts": say("Begins"),
        "term-ends": say("Ends on"),
        "basis": say("Rests on"),
        "title": say("Title"),
        "type": say("Type"),
        "unit": say("Unit"),
        "baseline": say("Baseline"),
        "definition": say("What is counted"),
        "offered_as_success": say("Offered as proof of success"),
        "target": say("Target"),
        "frequency_months": say("Months between reports"),
        "series": say("Series"),
        "what": say("What it is and says"),
        "dated": say("Dated"),
        "ledger": say("Ledger"),
        "by": say("Whose word it is"),
        "shows": say("What it shows"),
        "address": say("Address"),
        "sha256": say("Hash of the bytes"),
        "expires": say("Expires"),
        "terminal": say("Lasting end"),
        "value": say("Value"),
        "low": say("At least"),
        "high": say("At most"),
        "as_of": say("As of"),
        "asserted_by": say("Asserted by"),
        "speaker": say("Speaker"),
        "scope": say("Part counted"),
        "stated": say("As stated"),
        "note": say("Note"),
        "kind": say("Kind"),
        "publisher": say("Publisher"),
        "read": say("How much was read"),
        "read_via": say("Read through"),
        "answers": say("Who answers"),
        "document": say("Document"),
        "announced": say("Announced"),
        "adopted": say("Adopted"),
        "touchpoints": say("Parliament's part"),
        "points_complete": say("All points on record"),
        "is_security": say("Decides on force, arrest or intelligence"),
        "earlier": say("Earlier"),
        "later": say("Later"),
        "happened_on": say("Happened on"),
        "subject": say("Subject"),
        "holder": say("Holder"),
        "stance": say("Stance"),
        "held_on": say("Held on"),
    }
)

TABLES: Mapping[str, Phrase] = MappingProxyType(
    {
        "policies.commitments": say("Points"),
        "policies.policies": say("Policies"),
        "policies.lineage": say("Lineage"),
        "policies.positions": say("Positions"),
        "sourcebook.observations": say("Observations"),
        "sourcebook.series": say("Series of observations"),
        "sourcebook.sources": say("Sources"),
        "sourcebook.documents": say("Documents"),
    }
)


def label_of(name: str) -> Phrase:
    """Return what a field is called ("term-starts"); made from its name where nothing is said."""
    return LABELS.get(name) or say(name.replace("-", " ").replace("_", " ").capitalize())


def table_title(table: str) -> Phrase:
    """Return what a table is called."""
    return TABLES.get(table) or say(table)
