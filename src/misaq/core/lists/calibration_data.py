"""The weights of the evidence, fitted: made by ``python -m benchmarks.fit_matching``."""

from __future__ import annotations

from types import MappingProxyType

from misaq.core.lists.calibration import Calibration
from misaq.core.lists.evidence import Agreement, EvidenceKind

_SAME, _CLOSE, _OTHER = Agreement.SAME, Agreement.CLOSE, Agreement.OTHER

PERSONS = Calibration(
    prior=-4.0,
    scores=(0.0, 0.4, 0.6, 0.8, 1.0),
    bits=(-10.0, -5.0, 0.0, 4.0, 6.0),
    rarity=0.1,
    weights=MappingProxyType(
        {
            (EvidenceKind.IDENTITY_NUMBER, _SAME): 12.0,
            (EvidenceKind.IDENTITY_NUMBER, _OTHER): -8.0,
            (EvidenceKind.BIRTH, _SAME): 4.0,
            (EvidenceKind.BIRTH, _CLOSE): 0.5,
            (EvidenceKind.BIRTH, _OTHER): -5.0,
            (EvidenceKind.FATHER, _SAME): 5.0,
            (EvidenceKind.FATHER, _CLOSE): 1.0,
            (EvidenceKind.FATHER, _OTHER): -6.0,
            (EvidenceKind.DISTRICT, _SAME): 3.0,
            (EvidenceKind.DISTRICT, _CLOSE): 0.5,
            (EvidenceKind.DISTRICT, _OTHER): -2.0,
            (EvidenceKind.NATIONALITY, _SAME): 1.5,
            (EvidenceKind.NATIONALITY, _OTHER): -3.0,
            (EvidenceKind.BIRTH_PLACE, _SAME): 1.5,
            (EvidenceKind.BIRTH_PLACE, _OTHER): -0.5,
            (EvidenceKind.SEX, _SAME): 0.1,
            (EvidenceKind.SEX, _OTHER): -4.0,
        }
    ),
    made_from="",
)

BODIES = Calibration(
    prior=-4.0,
    scores=(0.0, 0.4, 0.6, 0.8, 1.0),
    bits=(-10.0, -5.0, 0.0, 6.0, 10.0),
    rarity=0.1,
    weights=MappingProxyType(
        {
            (EvidenceKind.IDENTITY_NUMBER, _SAME): 8.0,
        }
    ),
    made_from="",
)
