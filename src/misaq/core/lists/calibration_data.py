"""The weights of the evidence: written by ``python -m benchmarks.fit_matching``."""

from __future__ import annotations

from types import MappingProxyType

from misaq.core.lists.calibration import Bin, Calibration
from misaq.core.lists.evidence import Agreement, EvidenceKind

PERSONS = Calibration(
    prior=-4.358,
    scores=(0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0),
    bits=(-7.02, -6.12, -6.04, -5.53, -3.77, -3.67, 0.66, 4.99, 7.08, 11.41),
    rarity=0.0483,
    weights=MappingProxyType(
        {
            (EvidenceKind.IDENTITY_NUMBER, Agreement.OTHER): -6.0,
            (EvidenceKind.SEX, Agreement.OTHER): -4.0,
            (EvidenceKind.IDENTITY_NUMBER, Agreement.SAME): 6.38,
            (EvidenceKind.IDENTITY_NUMBER, Agreement.CLOSE): 1.01,
            (EvidenceKind.BIRTH, Agreement.SAME): 2.49,
            (EvidenceKind.BIRTH, Agreement.CLOSE): -2.89,
            (EvidenceKind.BIRTH, Agreement.OTHER): -7.16,
            (EvidenceKind.NATIONALITY, Agreement.SAME): 0.61,
            (EvidenceKind.NATIONALITY, Agreement.OTHER): -1.77,
            (EvidenceKind.BIRTH_PLACE, Agreement.SAME): 2.01,
            (EvidenceKind.BIRTH_PLACE, Agreement.OTHER): -2.34,
            (EvidenceKind.SEX, Agreement.SAME): 0.87,
            (EvidenceKind.DISTRICT, Agreement.OTHER): -4.0,
            (EvidenceKind.FATHER, Agreement.SAME): 7.27,
            (EvidenceKind.FATHER, Agreement.CLOSE): 1.22,
            (EvidenceKind.FATHER, Agreement.OTHER): -8.0,
            (EvidenceKind.DISTRICT, Agreement.SAME): 4.63,
            (EvidenceKind.DISTRICT, Agreement.CLOSE): -2.28,
        }
    ),
    made_from=(
        "Lists of the United Nations, the United Kingdom and the United States of 2018 "
        "to 2021, with partners known from printed references and analysts' judgements; "
        "father and district on invented people"
    ),
    bins=(
        Bin(0, 0.1, 11090, 0.0008, 0.0007),
        Bin(0.1, 0.3, 22, 0.1875, 0.3636),
        Bin(0.3, 0.5, 21, 0.3995, 0.5238),
        Bin(0.5, 0.7, 10, 0.6345, 0.2000),
        Bin(0.7, 0.9, 25, 0.8279, 0.6800),
        Bin(0.9, 1, 468, 0.9911, 0.9872),
    ),
)

BODIES = Calibration(
    prior=-4.860,
    scores=(0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0),
    bits=(-10.99, -10.7, -6.37, -5.99, -5.92, -1.69, 0.16, 0.24, 4.56, 8.43),
    rarity=0.2362,
    weights=MappingProxyType(
        {
            (EvidenceKind.IDENTITY_NUMBER, Agreement.OTHER): -6.0,
            (EvidenceKind.OWN_NAMES, Agreement.OTHER): -4.0,
        }
    ),
    made_from=(
        "Lists of the United Nations, the United Kingdom and the United States of 2018 "
        "to 2021, with partners known from printed references and analysts' judgements; "
        "father and district on invented people"
    ),
    bins=(
        Bin(0, 0.1, 6948, 0.0000, 0.0012),
        Bin(0.1, 0.3, 0, 0.0000, 0.0000),
        Bin(0.3, 0.5, 10, 0.3555, 0.0000),
        Bin(0.5, 0.7, 0, 0.0000, 0.0000),
        Bin(0.7, 0.9, 4, 0.8402, 0.5000),
        Bin(0.9, 1, 138, 0.9922, 1.0000),
    ),
)
