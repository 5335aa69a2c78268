"""The weights of the evidence: written by ``python -m benchmarks.fit_matching``."""

from __future__ import annotations

from types import MappingProxyType

from misaq.core.lists.calibration import Bin, Calibration
from misaq.core.lists.evidence import Agreement, EvidenceKind

PERSONS = Calibration(
    prior=-4.209,
    scores=(0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0),
    bits=(-7.1, -6.37, -6.3, -6.14, -4.35, -4.28, 0.5, 5.48, 6.72, 16.13),
    rarity=0.0189,
    weights=MappingProxyType(
        {
            (EvidenceKind.IDENTITY_NUMBER, Agreement.OTHER): -6.0,
            (EvidenceKind.SEX, Agreement.OTHER): -4.0,
            (EvidenceKind.IDENTITY_NUMBER, Agreement.SAME): 6.57,
            (EvidenceKind.IDENTITY_NUMBER, Agreement.CLOSE): 0.55,
            (EvidenceKind.BIRTH, Agreement.SAME): 2.62,
            (EvidenceKind.BIRTH, Agreement.CLOSE): -2.45,
            (EvidenceKind.BIRTH, Agreement.OTHER): -6.83,
            (EvidenceKind.NATIONALITY, Agreement.SAME): 0.27,
            (EvidenceKind.NATIONALITY, Agreement.OTHER): -1.89,
            (EvidenceKind.BIRTH_PLACE, Agreement.SAME): 2.44,
            (EvidenceKind.BIRTH_PLACE, Agreement.OTHER): -2.7,
            (EvidenceKind.SEX, Agreement.SAME): 0.14,
            (EvidenceKind.DISTRICT, Agreement.OTHER): -4.0,
            (EvidenceKind.FATHER, Agreement.SAME): 7.49,
            (EvidenceKind.FATHER, Agreement.CLOSE): 1.56,
            (EvidenceKind.FATHER, Agreement.OTHER): -8.0,
            (EvidenceKind.DISTRICT, Agreement.SAME): 3.26,
            (EvidenceKind.DISTRICT, Agreement.CLOSE): -2.89,
        }
    ),
    made_from=(
        "Lists of the United Nations, the United Kingdom and the United States of 2018 "
        "to 2021, with partners known from printed references and analysts' judgements; "
        "father and district on invented people"
    ),
    bins=(
        Bin(0, 0.1, 10070, 0.0007, 0.0009),
        Bin(0.1, 0.3, 27, 0.1758, 0.4074),
        Bin(0.3, 0.5, 18, 0.3820, 0.3889),
        Bin(0.5, 0.7, 8, 0.6728, 0.2500),
        Bin(0.7, 0.9, 46, 0.8321, 0.6522),
        Bin(0.9, 1, 451, 0.9967, 0.9956),
    ),
)

BODIES = Calibration(
    prior=-4.872,
    scores=(0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0),
    bits=(-11.85, -11.61, -6.53, -6.46, -6.39, -3.49, -1.23, -1.15, 3.9, 6.12),
    rarity=0.3155,
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
        Bin(0, 0.1, 6978, 0.0001, 0.0011),
        Bin(0.1, 0.3, 2, 0.1227, 0.0000),
        Bin(0.3, 0.5, 0, 0.0000, 0.0000),
        Bin(0.5, 0.7, 0, 0.0000, 0.0000),
        Bin(0.7, 0.9, 14, 0.8908, 0.1429),
        Bin(0.9, 1, 138, 0.9806, 1.0000),
    ),
)
