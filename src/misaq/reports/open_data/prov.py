"""How a verdict came about, as PROV-JSON: what it was derived from, by which rules, by whom."""

from __future__ import annotations

from typing import Any

from misaq.core.packs.projection import Plain
from misaq.kernel.ids import fingerprint
from misaq.reports.open_data.addresses import Addresses
from misaq.reports.open_data.linked import OWN
from misaq.reports.open_data.popolo import find_row
from misaq.reports.open_data.tables import PublicTables

_SITE = "site"
_MISAQ = "misaq:software"


def provenance(public: PublicTables, at: Addresses, key: str) -> Plain:
    """Return the provenance of the verdict on a point.

    Raises:
        NotFound: there is no point with the key.
    """
    point = find_row(public, "policies.commitments", key)
    verdict = next(v for v in public.tables["verdicts"].rows if v["commitment"] == key)
    return _Telling(public, at, point, verdict).told()


class _Telling:
    """Collects entities, agents and relations, and names each once."""

    def __init__(self, public: PublicTables, at: Addresses, point: Plain, verdict: Plain) -> None:
        self._dataset, self._at, self._point, self._verdict = public, at, point, verdict
        asked = (point["key"], verdict["as_of"], public.edition.data_version)
        self._id = f"misaq:verdict-{fingerprint(*asked, verdict['rules_version'])}"
        self._activity = f"misaq:reckoning-{fingerprint(*asked, verdict['rules_version'])}"
        self._point_id = f"misaq:point-{point['key']}"
        self._entities: dict[str, Plain] = {}
        self._agents: dict[str, Plain] = {}
        self._used: list[str] = []
        self._attributed: list[tuple[str, str]] = []
        self._derived: list[tuple[str, str]] = []

    def told(self) -> Plain:
        """Return the document."""
        self._tell_point()
        for place, evidence in enumerate(self._point["evidence"]):
            self._tell_evidence(place, evidence)
        self._entities[self._id] = self._tell_verdict()
        edition = self._dataset.edition
        self._agents[_MISAQ] = {"prov:type": "prov:SoftwareAgent", "prov:label": "Misaq"}
        rules = f"misaq:rules-{edition.rules_version}"
        self._entities[rules] = {"prov:type": "prov:Plan", "prov:label": "Rules of verdicts"}
        return {
            "prefix": {"misaq": OWN, _SITE: f"{self._at.site}/"},
            "entity": self._entities,
            "activity": {
                self._activity: {
                    "prov:label": f"Rules {edition.rules_version}, as of {edition.as_of}",
                    "misaq:rulesVersion": edition.rules_version,
                    "misaq:dataVersion": edition.data_version,
                }
            },
            "agent": self._agents,
            "wasGeneratedBy": _many(
                "g", [{"prov:entity": self._id, "prov:activity": self._activity}]
            ),
            "used": _many(
                "u", [{"prov:activity": self._activity, "prov:entity": e} for e in self._used]
            ),
            "wasAssociatedWith": _many(
                "a",
                [{"prov:activity": self._activity, "prov:agent": _MISAQ, "prov:plan": rules}],
            ),
            "wasAttributedTo": _many(
                "t", [{"prov:entity": e, "prov:agent": a} for e, a in self._attributed]
            ),
            "wasDerivedFrom": _many(
                "d",
                [{"prov:generatedEntity": g, "prov:usedEntity": u} for g, u in self._derived],
            ),
        }

    def _tell_verdict(self) -> Plain:
        verdict = self._verdict
        return {
            "prov:type": "misaq:Verdict",
            "prov:label": f"Verdict on {verdict['commitment']}",
            "misaq:commitment": verdict["commitment"],
            "misaq:life": verdict["life"],
            "misaq:result": verdict["result"],
            "misaq:flags": ", ".join(verdict["flags"]),
            "misaq:rule": verdict["rule"],
            "misaq:asOf": {"$": verdict["as_of"], "type": "xsd:date"},
            "misaq:trace": " / ".join(line["text"] for line in verdict["lines"]),
        }

    def _tell_point(self) -> None:
        page = self._at.page("policies.commitments", self._point["key"])
        self._entities[self._point_id] = {
            "prov:type": "misaq:Commitment",
            "prov:label": self._point["text"],
            "prov:location": page,
        }
        self._use(self._point_id, self._point["cite"])

    def _tell_evidence(self, place: int, evidence: Plain) -> None:
        if evidence["dated"]["latest"] > self._verdict["as_of"] or not _is_verified(evidence):
            return  # the rules look neither at what came later nor at what nobody verified
        name = f"{self._point_id}-evidence-{place + 1}"
        self._entities[name] = {
            "prov:type": "misaq:Evidence",
            "prov:label": evidence["what"],
            "misaq:ledger": evidence["ledger"],
            "misaq:shows": evidence["shows"],
            "misaq:dated": evidence["dated"]["edtf"],
        }
        agent = f"misaq:institution-{evidence['by']}"
        self._agents[agent] = {
            "prov:type": "prov:Organization",
            "prov:location": self._at.page("institutions.institutions", evidence["by"]),
        }
        self._attributed.append((name, agent))
        self._use(name, evidence["cite"])

    def _use(self, name: str, cites: list[Plain]) -> None:
        self._used.append(name)
        self._derived.append((self._id, name))
        for cite in cites:
            source = f"misaq:source-{cite['source']}"
            self._entities.setdefault(source, self._tell_source(cite["source"]))
            if (name, source) not in self._derived:
                self._derived.append((name, source))

    def _tell_source(self, key: str) -> Plain:
        source = self._dataset.sources[key]
        address: Any = source.address or self._at.page("sourcebook.sources", key)
        return {
            "prov:type": "misaq:Source",
            "prov:label": source.title,
            "prov:location": address,
        }


def _is_verified(evidence: Plain) -> bool:
    return any(cite["confidence"] != "GK" for cite in evidence["cite"])


def _many(letter: str, relations: list[Plain]) -> dict[str, Plain]:
    return {f"_:{letter}{number}": relation for number, relation in enumerate(relations, 1)}
