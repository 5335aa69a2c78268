"""The weights of the evidence: written by ``python -m benchmarks.fit_matching``."""

from __future__ import annotations

from types import MappingProxyType

from misaq.core.lists.calibration import Bin, Calibration
from misaq.core.lists.evidence import Agreement, EvidenceKind

PERSONS = Calibration(
    prior=-4.223,
    scores=(0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0),
    bits=(-6.98, -6.33, -6.26, -6.16, -4.45, -4.38, -0.05, 4.28, 6.59, 10.92),
    rarity=0.0682,
    weights=MappingProxyType(
        {
            (EvidenceKind.IDENTITY_NUMBER, Agreement.OTHER): -6.0,
            (EvidenceKind.SEX, Agreement.OTHER): -4.0,
            (EvidenceKind.IDENTITY_NUMBER, Agreement.SAME): 6.5,
            (EvidenceKind.IDENTITY_NUMBER, Agreement.CLOSE): 0.57,
            (EvidenceKind.BIRTH, Agreement.SAME): 2.67,
            (EvidenceKind.BIRTH, Agreement.CLOSE): -2.62,
            (EvidenceKind.BIRTH, Agreement.OTHER): -7.1,
            (EvidenceKind.NATIONALITY, Agreement.SAME): 0.39,
            (EvidenceKind.NATIONALITY, Agreement.OTHER): -2.07,
            (EvidenceKind.BIRTH_PLACE, Agreement.SAME): 2.21,
            (EvidenceKind.BIRTH_PLACE, Agreement.OTHER): -2.41,
            (EvidenceKind.SEX, Agreement.SAME): 0.14,
            (EvidenceKind.DISTRICT, Agreement.OTHER): -4.0,
            (EvidenceKind.FATHER, Agreement.SAME): 7.15,
            (EvidenceKind.FATHER, Agreement.CLOSE): 1.26,
            (EvidenceKind.FATHER, Agreement.OTHER): -8.0,
            (EvidenceKind.DISTRICT, Agreement.SAME): 3.19,
            (EvidenceKind.DISTRICT, Agreement.CLOSE): -2.89,
        }
    ),
    made_from=(
        "Lists of the United Nations, the United Kingdom and the United States of 2018 "
        "to 2021, with partners known from printed references and analysts' judgements; "
        "father and district on invented people"
    ),
    bins=(
        Bin(0, 0.1, 10084, 0.0008, 0.0008),
        Bin(0.1, 0.3, 25, 0.2032, 0.3200),
        Bin(0.3, 0.5, 18, 0.3921, 0.6111),
        Bin(0.5, 0.7, 13, 0.6398, 0.2308),
        Bin(0.7, 0.9, 23, 0.8293, 0.7391),
        Bin(0.9, 1, 469, 0.9913, 0.9829),
    ),
)

BODIES = Calibration(
    prior=-4.856,
    scores=(0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0),
    bits=(-11.55, -11.4, -7.08, -7.0, -6.93, -3.62, -1.15, -1.08, 3.25, 6.13),
    rarity=0.3199,
    weights=MappingProxyType(
        {
            (EvidenceKind.IDENTITY_NUMBER, Agreement.OTHER): -6.0,
        }
    ),
    made_from=(
        "Lists of the United Nations, the United Kingdom and the United States of 2018 "
        "to 2021, with partners known from printed references and analysts' judgements; "
        "father and district on invented people"
    ),
    bins=(
        Bin(0, 0.1, 6942, 0.0001, 0.0012),
        Bin(0.1, 0.3, 2, 0.1332, 0.0000),
        Bin(0.3, 0.5, 0, 0.0000, 0.0000),
        Bin(0.5, 0.7, 0, 0.0000, 0.0000),
        Bin(0.7, 0.9, 2, 0.8232, 1.0000),
        Bin(0.9, 1, 150, 0.9749, 0.9200),
    ),
)
