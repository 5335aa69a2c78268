"""The weights of the evidence: written by ``python -m benchmarks.fit_matching``."""

from __future__ import annotations

from types import MappingProxyType

from misaq.core.lists.calibration import Bin, Calibration
from misaq.core.lists.evidence import Agreement, EvidenceKind

PERSONS = Calibration(
    prior=-4.369,
    scores=(0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0),
    bits=(-7.42, -6.49, -5.22, -4.98, -3.44, -0.76, 1.8, 6.91, 13.26),
    rarity=0.0000,
    weights=MappingProxyType(
        {
            (EvidenceKind.IDENTITY_NUMBER, Agreement.OTHER): -6.0,
            (EvidenceKind.SEX, Agreement.OTHER): -4.0,
            (EvidenceKind.IDENTITY_NUMBER, Agreement.SAME): 6.75,
            (EvidenceKind.IDENTITY_NUMBER, Agreement.CLOSE): 0.55,
            (EvidenceKind.BIRTH, Agreement.SAME): 2.61,
            (EvidenceKind.BIRTH, Agreement.CLOSE): -2.58,
            (EvidenceKind.BIRTH, Agreement.OTHER): -8.0,
            (EvidenceKind.NATIONALITY, Agreement.SAME): 0.5,
            (EvidenceKind.NATIONALITY, Agreement.OTHER): -2.12,
            (EvidenceKind.BIRTH_PLACE, Agreement.SAME): 2.4,
            (EvidenceKind.BIRTH_PLACE, Agreement.OTHER): -2.01,
            (EvidenceKind.SEX, Agreement.SAME): 0.14,
            (EvidenceKind.DISTRICT, Agreement.OTHER): -4.0,
            (EvidenceKind.FATHER, Agreement.SAME): 8.0,
            (EvidenceKind.FATHER, Agreement.CLOSE): 2.89,
            (EvidenceKind.FATHER, Agreement.OTHER): -7.57,
            (EvidenceKind.DISTRICT, Agreement.SAME): 8.0,
            (EvidenceKind.DISTRICT, Agreement.CLOSE): 1.0,
        }
    ),
    made_from=(
        "Lists of the United Nations, the United Kingdom and the United States of 2018 "
        "to 2021, with partners known from printed references and analysts' judgements; "
        "father and district on invented people"
    ),
    bins=(
        Bin(0, 0.1, 11353, 0.0006, 0.0009),
        Bin(0.1, 0.3, 19, 0.2018, 0.1579),
        Bin(0.3, 0.5, 18, 0.4071, 0.5556),
        Bin(0.5, 0.7, 13, 0.6168, 0.3077),
        Bin(0.7, 0.9, 27, 0.8147, 0.6667),
        Bin(0.9, 1, 470, 0.9916, 0.9851),
    ),
)

BODIES = Calibration(
    prior=-5.015,
    scores=(0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0),
    bits=(-10.76, -10.69, -7.23, -7.16, -7.08, -5.9, -0.85, -0.78, 6.97),
    rarity=0.3056,
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
        Bin(0, 0.1, 7042, 0.0000, 0.0011),
        Bin(0.1, 0.3, 2, 0.1320, 0.0000),
        Bin(0.3, 0.5, 0, 0.0000, 0.0000),
        Bin(0.5, 0.7, 0, 0.0000, 0.0000),
        Bin(0.7, 0.9, 4, 0.7969, 1.0000),
        Bin(0.9, 1, 148, 0.9753, 0.9189),
    ),
)
