"""The weights of the evidence: written by ``python -m benchmarks.fit_matching``."""

from __future__ import annotations

from types import MappingProxyType

from misaq.core.lists.calibration import Bin, Calibration
from misaq.core.lists.evidence import Agreement, EvidenceKind

PERSONS = Calibration(
    prior=-4.358,
    scores=(0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0),
    bits=(-7.05, -6.11, -6.03, -5.59, -3.84, -3.77, 0.56, 4.88, 6.9, 11.23),
    rarity=0.0568,
    weights=MappingProxyType(
        {
            (EvidenceKind.IDENTITY_NUMBER, Agreement.OTHER): -6.0,
            (EvidenceKind.SEX, Agreement.OTHER): -4.0,
            (EvidenceKind.IDENTITY_NUMBER, Agreement.SAME): 6.39,
            (EvidenceKind.IDENTITY_NUMBER, Agreement.CLOSE): 1.05,
            (EvidenceKind.BIRTH, Agreement.SAME): 2.48,
            (EvidenceKind.BIRTH, Agreement.CLOSE): -2.89,
            (EvidenceKind.BIRTH, Agreement.OTHER): -7.2,
            (EvidenceKind.NATIONALITY, Agreement.SAME): 0.61,
            (EvidenceKind.NATIONALITY, Agreement.OTHER): -1.78,
            (EvidenceKind.BIRTH_PLACE, Agreement.SAME): 2.02,
            (EvidenceKind.BIRTH_PLACE, Agreement.OTHER): -2.31,
            (EvidenceKind.SEX, Agreement.SAME): 0.85,
            (EvidenceKind.DISTRICT, Agreement.OTHER): -4.0,
            (EvidenceKind.FATHER, Agreement.SAME): 7.19,
            (EvidenceKind.FATHER, Agreement.CLOSE): 1.3,
            (EvidenceKind.FATHER, Agreement.OTHER): -8.0,
            (EvidenceKind.DISTRICT, Agreement.SAME): 4.52,
            (EvidenceKind.DISTRICT, Agreement.CLOSE): -2.27,
        }
    ),
    made_from=(
        "Lists of the United Nations, the United Kingdom and the United States of 2018 "
        "to 2021, with partners known from printed references and analysts' judgements; "
        "father and district on invented people"
    ),
    bins=(
        Bin(0, 0.1, 11090, 0.0008, 0.0007),
        Bin(0.1, 0.3, 22, 0.1912, 0.3636),
        Bin(0.3, 0.5, 21, 0.4033, 0.5238),
        Bin(0.5, 0.7, 10, 0.6377, 0.2000),
        Bin(0.7, 0.9, 23, 0.8240, 0.7391),
        Bin(0.9, 1, 470, 0.9908, 0.9830),
    ),
)

BODIES = Calibration(
    prior=-4.860,
    scores=(0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0),
    bits=(-11.12, -10.9, -6.58, -6.12, -6.05, -2.4, 0.07, 0.14, 4.47, 8.37),
    rarity=0.2398,
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
        Bin(0.3, 0.5, 10, 0.3499, 0.0000),
        Bin(0.5, 0.7, 0, 0.0000, 0.0000),
        Bin(0.7, 0.9, 4, 0.8374, 0.5000),
        Bin(0.9, 1, 138, 0.9921, 1.0000),
    ),
)
