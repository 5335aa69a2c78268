"""Weights written as a module of data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from misaq.core.lists.calibration import Calibration
from misaq.core.lists.naming import Naming

_MADE_FROM = (
    "Lists of the United Nations, the United Kingdom and the United States of 2018 to 2021, with "
    "partners known from printed references and analysts' judgements; father and district on "
    "invented people"
)


def as_module(found: Mapping[Naming, Calibration]) -> str:
    """Return the source of a module that holds the weights of each sort of party."""
    head = '''"""The weights of the evidence: written by ``python -m benchmarks.fit_matching``."""

from __future__ import annotations

from types import MappingProxyType

from misaq.core.lists.calibration import Bin, Calibration
from misaq.core.lists.evidence import Agreement, EvidenceKind

'''
    return head + "\n".join(_written(naming, one) for naming, one in found.items())


def _written(naming: Naming, calibration: Calibration) -> str:
    weights = "".join(
        f"            (EvidenceKind.{kind.value}, Agreement.{how.value}): {round(bits, 2)},\n"
        for (kind, how), bits in calibration.weights.items()
    )
    bins = "".join(
        f"        Bin({one.low}, {one.high}, {one.pairs}, {one.said:.4f}, {one.true:.4f}),\n"
        for one in calibration.bins
    )
    made_from = "".join(f'        "{part}"\n' for part in _parts(_MADE_FROM))
    return (
        f"{naming.value} = Calibration(\n"
        f"    prior={calibration.prior:.3f},\n"
        f"    scores={calibration.scores},\n"
        f"    bits={tuple(round(b, 2) for b in calibration.bits)},\n"
        f"    rarity={calibration.rarity:.4f},\n"
        f"    weights=MappingProxyType(\n        {{\n{weights}        }}\n    ),\n"
        f"    made_from=(\n{made_from}    ),\n"
        f"    bins=(\n{bins}    ),\n"
        ")\n"
    )


def _parts(text: str, width: int = 80) -> Iterator[str]:
    while len(text) > width:
        cut = text.rindex(" ", 0, width) + 1
        yield text[:cut]
        text = text[cut:]
    yield text
