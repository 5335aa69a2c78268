"""Which field of which record may travel how far: every field is declared, none is by default."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from misaq.core.bodies import records as bodies
from misaq.core.findings import records as findings
from misaq.core.framework import records as framework
from misaq.core.incidents import registers as incidents
from misaq.core.institutions import records as institutions
from misaq.core.law import records as law
from misaq.core.lists import records as lists
from misaq.core.lists import registers as list_registers
from misaq.core.oversight import published
from misaq.core.places import records as places
from misaq.core.policies import records as policies
from misaq.core.sourcebook import records as sourcebook
from misaq.kernel import periods, provenance, titles
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.sensitivity import Sensitivity
from misaq.kernel.words import Phrase

LEAVES: frozenset[type[Any]] = frozenset({ImpreciseDate, Phrase})
"""Records that stand for one value: a day, a sentence."""


def _public(fields: str) -> Mapping[str, Sensitivity]:
    return MappingProxyType(dict.fromkeys(fields.split(), Sensitivity.PUBLIC))


DECLARED: Mapping[type[Any], Mapping[str, Sensitivity]] = MappingProxyType(
    {
        bodies.Body: _public("key title titles cite names note titles"),
        bodies.BodyName: _public("text kind cite"),
        bodies.Spell: _public(
            "key body standing basis listed_by span cite order seen_on period extensions contests"
        ),
        bodies.Extension: _public("heard_on extended_to cite"),
        bodies.Contest: _public("by text cite"),
        bodies.Relation: _public("key source_body kind target_body asserted_by cite since"),
        lists.SourceList: _public(
            "key title issuer legal_basis format cite authority bases holds_persons address terms "
            "floor ceiling note titles counted_in acted_on_in"
        ),
        list_registers.Printing: _public(
            "key source_list as_of cite heading words rows other_bases address withdrawn_on "
            "notice defects note"
        ),
        list_registers.PrintedDefect: _public("defect count"),
        list_registers.Correction: _public(
            "key source_list what decided_on cite still_at still_on"
        ),
        list_registers.Announcement: _public(
            "key source_list kind on where cite reference body count note"
        ),
        list_registers.Overlap: _public("key left right as_of bodies cite note"),
        findings.Subject: _public("table key title"),
        findings.Line: _public("text cite"),
        framework.ThreatClass: _public(
            "key title titles definition origin cite within legal_hooks speech_warning titles"
        ),
        framework.ClassLink: _public("key kind source_class target_class note cite"),
        framework.Scheme: _public("key title unit caution cite"),
        framework.Crosswalk: _public("key threat_class scheme term fit cite"),
        incidents.Actor: _public("key title actor_class cite body part_of names note titles"),
        incidents.ActorName: _public("text source code"),
        incidents.ActorPattern: _public(
            "key actor sentence cite starts contains source names_person"
        ),
        incidents.Vocabulary: _public("key source field words cite note"),
        incidents.Word: _public("text form tactic target note"),
        incidents.Rule: _public(
            "key rank sentence when confidence cite threat_class nature role after unless"
        ),
        incidents.Condition: _public(
            "sources forms tactics targets side_a side_b either neither dead suicide"
        ),
        incidents.NamedOperation: _public(
            "key title areas span cite lead tier basis requisition against note titles"
        ),
        incidents.NotableIncident: _public(
            "key title happened_on areas text cite threat_class actor claimed killed killed_high "
            "titles"
        ),
        incidents.AreaAssurance: _public(
            "key text word speaker given_on cite areas about threat_class given_by note"
        ),
        incidents.MonthlyTotals: _public("key source release span years cite area note"),
        incidents.YearOfMonths: _public("year events deaths deaths_low deaths_high no_month"),
        institutions.Institution: _public(
            "key title titles level cite parent is_ministry area life carries_force note titles"
        ),
        institutions.Function: _public("key title titles definition titles"),
        institutions.Mandate: _public(
            "key institution role function basis cite threat_class area term"
        ),
        institutions.JointLead: _public("key function institutions decided_on text cite"),
        institutions.Committee: _public(
            "key title titles house answers cite remit functions whole_of_government matters spans "
            "formations reports titles"
        ),
        institutions.CommitteeSpan: _public("state span cite note"),
        institutions.Formation: _public("trigger due_within happened_in cite late_by"),
        institutions.ReportRecord: _public("owed span filed falls_short cite"),
        law.Instrument: _public("key title titles kind cite read_on document events note titles"),
        law.ValidityEvent: _public("kind happened_on cite by note"),
        law.Provision: _public("key instrument number text cite events readings answers"),
        law.Reliance: _public("key on by what relied_on cite"),
        law.Power: _public("key title provision holders cite delegable_under"),
        law.Delegation: _public("key power to notification delegated_on cite"),
        law.PowerUse: _public("key power by what used_on cite"),
        law.Measure: _public("key basis title cite limit"),
        law.MeasureUse: _public("key basis title by reported_on cite measure"),
        law.Duty: _public("key provision owed_by what cite owed_to clock is_report"),
        law.Clock: _public(
            "key title provision kind trigger step cite span extension owed_by note"
        ),
        law.Span: _public("count unit"),
        law.CountingRule: _public("key counting text units cite"),
        law.Holiday: _public("key day title cite tentative"),
        law.WeekendDay: _public("key weekday cite"),
        law.Proceeding: _public("key title answers clocks steps cite"),
        law.ProceedingStep: _public("name done_on text cite"),
        published.PublishedFinding: _public(
            "ref code severity confidence subject sentence since working sources question"
        ),
        published.PublishedAgendaItem: _public("answers finding"),
        published.PublishedQuestion: _public("to through committees text"),
        published.PublishedGap: _public("code reason subject sentence closes_with"),
        published.PublishedVerdict: _public(
            "commitment policy known life ended_on result flags rule rules_version as_of "
            "inputs lines"
        ),
        published.PublishedCheck: _public("code title why working basis severity on_absence"),
        places.Area: _public(
            "key level title cite parent is_own_code middle tile valid names population note titles"
        ),
        places.AreaName: _public("text kind cite"),
        places.MiddlePoint: _public("latitude longitude"),
        places.AreaTile: _public("column row short"),
        places.AreaPopulation: _public("people counted_on cite"),
        places.AreaChange: _public("key kind earlier later cite happened_on former_name note"),
        policies.Policy: _public(
            "key title titles kind document cite announced adopted term decided_by consulted "
            "touchpoints responsibilities ends evaluations assessments points_complete "
            "is_security answers note titles"
        ),
        policies.Touchpoint: _public("happened_on by text cite"),
        policies.Responsibility: _public("institution role cite term basis"),
        policies.End: _public("kind ended_on cite successor"),
        policies.Assessment: _public("assessed_on by text cite achieved total"),
        policies.Commitment: _public(
            "key policy number text cite known axes goals drivers under inferred "
            "responsibilities decided_by consulted due verifiable not_verifiable_because "
            "undefined maturity rights_gate rights_relevant indicators evidence assessments "
            "ends"
        ),
        policies.Indicator: _public("title type unit cite baseline target frequency_months series"),
        policies.Evidence: _public(
            "what dated ledger by shows cite address sha256 expires terminal"
        ),
        policies.Lineage: _public("key earlier kind later cite happened_on"),
        policies.Position: _public("key subject title holder stance text held_on cite"),
        sourcebook.Source: _public("key title kind publisher read address note"),
        sourcebook.Document: _public("key title kind publisher read cite dated read_via note"),
        sourcebook.Claim: _public("key document section voice text cite demand axes"),
        sourcebook.Series: _public("key title unit definition cite offered_as_success answers"),
        sourcebook.Observation: _public(
            "key series as_of cite value low high asserted_by speaker scope stated note"
        ),
        sourcebook.Reckoning: _public("key title kind plus total answers cite minus"),
        sourcebook.Assurance: _public("key text given_by given_on series cite"),
        sourcebook.DateReport: _public("key event title says answers cite"),
        sourcebook.Publication: _public("key title publisher document fields cite"),
        sourcebook.FieldNeed: _public("key publication field because cite"),
        sourcebook.Search: _public("key table record sought searched_on where cite found note"),
        periods.Period: _public("starts ends"),
        titles.TranslatedTitle: _public("language text cite"),
        provenance.Citation: _public("source confidence at asserted_by"),
        titles.TranslatedTitle: _public("language text cite"),
    }
)
"""How far each field of each record may travel. What is not named here travels nowhere."""


def sensitivity_of(kind: type[Any], field: str) -> Sensitivity:
    """Return how far a field may travel; one that nobody declared is SECRET."""
    return DECLARED.get(kind, {}).get(field, Sensitivity.SECRET)


def find_undeclared(kinds: Iterable[type[Any]]) -> tuple[str, ...]:
    """Return the fields, of these records and of what they hold, that nobody declared."""
    return tuple(
        f"{kind.__name__}.{field.name}"
        for kind in record_classes(kinds)
        for field in dataclasses.fields(kind)
        if field.name not in DECLARED.get(kind, {})
    )


def find_unknown() -> tuple[str, ...]:
    """Return the fields declared here that no record has."""
    return tuple(
        f"{kind.__name__}.{name}"
        for kind, fields in DECLARED.items()
        for name in fields
        if name not in {field.name for field in dataclasses.fields(kind)}
    )


def record_classes(kinds: Iterable[type[Any]]) -> tuple[type[Any], ...]:
    """Return these classes of records and those inside them, once each."""
    found: dict[type[Any], None] = {}
    for kind in kinds:
        _collect(kind, found)
    return tuple(found)


def _collect(kind: type[Any], found: dict[type[Any], None]) -> None:
    if kind in found or kind in LEAVES:
        return
    found[kind] = None
    for hint in typing.get_type_hints(kind).values():
        for inner in _parts_of(hint):
            _collect(inner, found)


def _parts_of(hint: Any) -> Iterator[type[Any]]:
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        yield hint
    for argument in typing.get_args(hint):
        yield from _parts_of(argument)
