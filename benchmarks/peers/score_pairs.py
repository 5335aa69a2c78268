"""Score pairs with other programs. Run by the Python of their own environment, never by ours.

    python score_pairs.py WORK.json > SCORES.json

WORK holds, by id, what each entry prints, and pairs of ids; SCORES holds, by program, a score for
each pair in order, and the CPU-seconds it took.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

_SHORT = 2


def main() -> None:
    """Read the work, score it with every program, write the scores."""
    work = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    told = {name: by_nomenklatura(work, name) for name in ("logic-v1", "logic-v2")}
    if all(entry["is_person"] for entry in work["entries"].values()):
        told["splink 5"] = by_splink(work)
    json.dump(told, sys.stdout)


def by_nomenklatura(work, name):
    """Return the scores of a matcher of nomenklatura."""
    from followthemoney import model
    from nomenklatura.matching import get_algorithm

    algorithm = get_algorithm(name)
    config = algorithm.default_config()
    entities = {key: _entity(model, key, entry) for key, entry in work["entries"].items()}
    left, right = work["pairs"][0]
    algorithm.compare(entities[left], entities[right], config)
    began = time.process_time()
    scores = [
        algorithm.compare(entities[left], entities[right], config).score
        for left, right in work["pairs"]
    ]
    return {"scores": scores, "seconds": time.process_time() - began}


def _entity(model, key, entry):
    """Return the entry in their terms. Ids differ by list: one id would share its cached names."""
    entity = model.make_entity("Person" if entry["is_person"] else "Organization")
    entity.id = key
    entity.add("name", entry["names"][0])
    entity.add("alias", entry["names"][1:])
    if entry["is_person"]:
        entity.add("birthDate", entry["births"])
        entity.add("nationality", entry["nationalities"])
    else:
        entity.add("country", entry["nationalities"])
    return entity


def by_splink(work):
    """Return the probabilities of Splink, trained on the two lists without labels."""
    import pyarrow
    import splink.comparison_library as library
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    began = time.process_time()
    frames = [
        pyarrow.Table.from_pylist(
            [_row(key, entry) for key, entry in work["entries"].items() if key[0] == side]
        )
        for side in ("L", "R")
    ]
    settings = SettingsCreator(
        link_type="link_only",
        unique_id_column_name="id",
        comparisons=[
            library.PairwiseStringDistanceFunctionAtThresholds(
                "names", "jaro_winkler", [1.0, 0.95, 0.9, 0.85]
            ),
            library.ExactMatch("birth_year"),
            library.ExactMatch("nationality"),
        ],
        blocking_rules_to_generate_predictions=["list_has_any(l.words, r.words)"],
    )
    database = DuckDBAPI()
    linker = Linker([database.register(frame) for frame in frames], settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(
        block_on("rarest"), fix_u_probabilities=True
    )
    found = linker.inference.predict().as_record_list()
    said = {frozenset((row["id_l"], row["id_r"])): row["match_probability"] for row in found}
    scores = [said.get(frozenset(pair), 0.0) for pair in work["pairs"]]
    return {"scores": scores, "seconds": time.process_time() - began}


def _in_one_order(name):
    """Return the words of a name sorted: lists put first and last names in different orders."""
    return " ".join(sorted(re.findall(r"\w+", name.lower())))


def _row(key, entry):
    words = sorted(
        {word for name in entry["names"] for word in name.lower().split() if len(word) > 2}
    )
    return {
        "id": key,
        "names": sorted({_in_one_order(name) for name in entry["names"]}),
        "words": words,
        "rarest": max(words, key=len) if words else key,
        "birth_year": entry["births"][0][:4] if entry["births"] else None,
        "nationality": entry["nationalities"][0].lower()[:5] if entry["nationalities"] else None,
    }


if __name__ == "__main__":
    main()
