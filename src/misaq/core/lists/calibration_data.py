"""The weights of the evidence: written by ``python -m benchmarks.fit_matching``."""

from __future__ import annotations

from types import MappingProxyType

from misaq.core.lists.calibration import Bin, Calibration
from misaq.core.lists.evidence import Agreement, EvidenceKind

PERSONS = Calibration(
    prior=-4.223,
    scores=(0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0),
    bits=(-6.98, -6.31, -6.24, -6.07, -4.35, -4.28, 0.05, 4.38, 6.75, 11.07),
    rarity=0.0602,
    weights=MappingProxyType(
        {
            (EvidenceKind.IDENTITY_NUMBER, Agreement.OTHER): -6.0,
            (EvidenceKind.SEX, Agreement.OTHER): -4.0,
            (EvidenceKind.IDENTITY_NUMBER, Agreement.SAME): 6.5,
            (EvidenceKind.IDENTITY_NUMBER, Agreement.CLOSE): 0.54,
            (EvidenceKind.BIRTH, Agreement.SAME): 2.67,
            (EvidenceKind.BIRTH, Agreement.CLOSE): -2.63,
            (EvidenceKind.BIRTH, Agreement.OTHER): -7.05,
            (EvidenceKind.NATIONALITY, Agreement.SAME): 0.38,
            (EvidenceKind.NATIONALITY, Agreement.OTHER): -2.06,
            (EvidenceKind.BIRTH_PLACE, Agreement.SAME): 2.2,
            (EvidenceKind.BIRTH_PLACE, Agreement.OTHER): -2.44,
            (EvidenceKind.SEX, Agreement.SAME): 0.14,
            (EvidenceKind.DISTRICT, Agreement.OTHER): -4.0,
            (EvidenceKind.FATHER, Agreement.SAME): 7.14,
            (EvidenceKind.FATHER, Agreement.CLOSE): 1.25,
            (EvidenceKind.FATHER, Agreement.OTHER): -8.0,
            (EvidenceKind.DISTRICT, Agreement.SAME): 3.18,
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
        Bin(0.1, 0.3, 25, 0.2008, 0.3200),
        Bin(0.3, 0.5, 18, 0.3881, 0.6111),
        Bin(0.5, 0.7, 14, 0.6411, 0.2857),
        Bin(0.7, 0.9, 23, 0.8361, 0.6522),
        Bin(0.9, 1, 468, 0.9914, 0.9872),
    ),
)

BODIES = Calibration(
    prior=-4.856,
    scores=(0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0),
    bits=(-11.25, -10.86, -6.53, -6.46, -5.74, -1.42, 1.29, 1.36, 5.69, 10.02),
    rarity=0.1014,
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
        Bin(0, 0.1, 6944, 0.0001, 0.0012),
        Bin(0.1, 0.3, 0, 0.0000, 0.0000),
        Bin(0.3, 0.5, 0, 0.0000, 0.0000),
        Bin(0.5, 0.7, 6, 0.6659, 0.3333),
        Bin(0.7, 0.9, 0, 0.0000, 0.0000),
        Bin(0.9, 1, 146, 0.9904, 0.9452),
    ),
)
