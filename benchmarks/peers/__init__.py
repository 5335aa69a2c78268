"""Other programs on the same pairs, each in an environment that only measuring uses.

    python3 -m venv .cache/peers
    .cache/peers/bin/pip install --require-hashes -r benchmarks/peers/peers.txt

One of them compiles against ICU: `apt-get install libicu-dev g++ pkg-config` first, on Debian.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from misaq.core.lists.records import ListEntry, PartyKind

_ROOT = Path(__file__).resolve().parents[2]
PYTHON = _ROOT / ".cache" / "peers" / "bin" / "python"
_PROGRAM = Path(__file__).parent / "score_pairs.py"
Pair = tuple[ListEntry, ListEntry]


@dataclass(frozen=True, slots=True)
class Scored:
    """What a program says of pairs.

    Attributes:
        scores: of each pair, in order, 0 to 1.
        per_second: pairs per CPU-second.
    """

    scores: Sequence[float]
    per_second: float


def score_by_peers(pairs: Sequence[Pair]) -> dict[str, Scored]:
    """Return what each program says of the pairs; those that are not installed are left out."""
    told = {"rapidfuzz token_sort": _by_token_sort(pairs)}
    if not PYTHON.is_file():
        print("  Peers are not installed; benchmarks/peers/__init__.py says how.")
        return told
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(_work(pairs), file)
        file.flush()
        done = subprocess.run(  # noqa: S603 -- our own program, by our own path
            [str(PYTHON), str(_PROGRAM), file.name], stdout=subprocess.PIPE, check=True
        )
    for name, found in json.loads(done.stdout).items():
        told[name] = Scored(found["scores"], len(pairs) / max(found["seconds"], 1e-9))
    return told


def _by_token_sort(pairs: Sequence[Pair]) -> Scored:
    began = time.process_time()
    scores = [
        max(
            fuzz.token_sort_ratio(one.text.casefold(), other.text.casefold())
            for one in left.names
            for other in right.names
        )
        / 100
        for left, right in pairs
    ]
    return Scored(scores, len(pairs) / (time.process_time() - began))


def _work(pairs: Sequence[Pair]) -> dict[str, object]:
    entries = {f"L{left.reference}": _entry(left) for left, _ in pairs}
    entries |= {f"R{right.reference}": _entry(right) for _, right in pairs}
    return {
        "entries": entries,
        "pairs": [[f"L{left.reference}", f"R{right.reference}"] for left, right in pairs],
    }


def _entry(entry: ListEntry) -> dict[str, object]:
    return {
        "names": [name.text for name in entry.names],
        "births": [str(birth) for birth in entry.births if ".." not in str(birth)],
        "nationalities": list(entry.nationalities),
        "is_person": entry.kind is PartyKind.PERSON,
    }
