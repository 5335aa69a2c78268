from __future__ import annotations

from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citation, Confidence, best_confidence, is_verified

READ, PRESS, NOBODY = (
    Citation(Key(key), confidence)
    for key, confidence in (
        ("A", Confidence.HIGH),
        ("B", Confidence.MEDIUM),
        ("GK", Confidence.UNVERIFIED),
    )
)


def test_the_best_citation_counts() -> None:
    assert best_confidence([NOBODY, PRESS, READ]) is Confidence.HIGH
    assert best_confidence([NOBODY]) is best_confidence([]) is Confidence.UNVERIFIED


def test_a_fact_is_verified_once_one_source_was_read() -> None:
    assert is_verified([NOBODY, PRESS])
    assert not is_verified([NOBODY])
    assert not is_verified([])
