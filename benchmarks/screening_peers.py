"""A slow peer asked about few people: logic-v2 of nomenklatura, in its own environment.

It is given the listed names that are alike by letters, as it is given those that a search engine
finds, and says of each how alike it is.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Callable, Iterable

from rapidfuzz import fuzz, process

from benchmarks.peers import _PROGRAM, PYTHON
from benchmarks.screening_data import Asked
from misaq.core.lists.records import PartyKind
from misaq.core.screening.index import Index
from misaq.core.screening.spellings import plain

_CANDIDATES = 20
_RUN = """
import json, sys
sys.path.insert(0, sys.argv[2])
import score_pairs
print(json.dumps(score_pairs.by_nomenklatura(json.load(open(sys.argv[1])), "logic-v2")))
"""


def logic_v2(index: Index, people: Iterable[Asked]) -> Callable[[Asked], float] | None:
    """Return the best score of the peer for each person; None where it is not installed."""
    if not PYTHON.is_file():
        print("  logic-v2 is not installed; benchmarks/peers/__init__.py says how.")
        return None
    asked = list(dict.fromkeys(each.query.name for each in people))
    pairs, entries = _pairs(index, asked)
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump({"entries": entries, "pairs": pairs}, file)
        file.flush()
        command = [str(PYTHON), "-c", _RUN, file.name, str(_PROGRAM.parent)]
        done = subprocess.run(  # noqa: S603 -- our own program, by our own path
            command, stdout=subprocess.PIPE, check=True
        )
    told = json.loads(done.stdout)
    best = dict.fromkeys(asked, 0.0)
    for (left, _), score in zip(pairs, told["scores"], strict=True):
        name = asked[int(left[1:])]
        best[name] = max(best[name], score)
    per_name = 1000 * told["seconds"] / len(asked)
    print(f"  logic-v2: {per_name:.0f} ms of CPU a name for {_CANDIDATES} candidates each")
    return lambda one: best[one.query.name]


def _pairs(index: Index, asked: list[str]) -> tuple[list[list[str]], dict[str, object]]:
    listed = [
        name.text
        for entry in index.entries
        if entry.kind is PartyKind.PERSON
        for name in entry.names
    ]
    plains = [plain(text) for text in listed]
    entries: dict[str, object] = {}
    pairs: list[list[str]] = []
    for number, name in enumerate(asked):
        entries[f"L{number}"] = _entry(name)
        found = process.extract(
            plain(name), plains, scorer=fuzz.token_sort_ratio, limit=_CANDIDATES
        )
        for _, _, place in found:
            entries[f"R{place}"] = _entry(listed[place])
            pairs.append([f"L{number}", f"R{place}"])
    return pairs, entries


def _entry(name: str) -> dict[str, object]:
    return {"names": [name], "births": [], "nationalities": [], "is_person": True}
