"""Link events with Splink. Run by the Python of its own environment, never by ours.

    python link_events.py WORK.json > FOUND.json

WORK holds the events of two sources: id, day (a number), lat, lon, killed and district, None where
not said. FOUND holds pairs of ids with their probability, and the CPU-seconds it took.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

_NEAR = "abs(l.day - r.day) <= 3 and abs(l.lat - r.lat) <= 1 and abs(l.lon - r.lon) <= 1"
_CLOSE = "l.day = r.day and abs(l.lat - r.lat) <= 0.2 and abs(l.lon - r.lon) <= 0.2"
_SAME_DAY_OR_NEXT = [0.79, 0.19, 0.02]
"""As measured; left to itself, Splink learns from a district's pairs that days never agree."""
_NAMED = "abs(l.day - r.day) <= 3 and l.district = r.district"


def main() -> None:
    """Read the work, link it, write what was found."""
    work = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    json.dump(by_splink(work["left"], work["right"]), sys.stdout)


def by_splink(left, right):
    """Return pairs with their probability, trained on the two sources without labels."""
    import pyarrow
    import splink.comparison_level_library as levels
    import splink.comparison_library as library
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    began = time.process_time()
    schema = pyarrow.schema(
        [
            ("id", pyarrow.string()),
            ("day", pyarrow.int64()),
            ("lat", pyarrow.float64()),
            ("lon", pyarrow.float64()),
            ("killed", pyarrow.float64()),
            ("district", pyarrow.string()),
        ]
    )
    frames = [pyarrow.Table.from_pylist(rows, schema=schema) for rows in (left, right)]
    settings = SettingsCreator(
        link_type="link_only",
        unique_id_column_name="id",
        comparisons=[
            library.CustomComparison(
                [
                    levels.NullLevel("day"),
                    levels.CustomLevel("day_l = day_r", "same day"),
                    levels.CustomLevel("abs(day_l - day_r) = 1", "a day"),
                    levels.ElseLevel(),
                ],
                "day",
            ).configure(m_probabilities=_SAME_DAY_OR_NEXT),
            library.DistanceInKMAtThresholds("lat", "lon", [5, 25, 50]),
            library.CustomComparison(
                [
                    levels.NullLevel("killed"),
                    levels.CustomLevel("abs(ln(1 + killed_l) - ln(1 + killed_r)) < 0.2", "same"),
                    levels.CustomLevel("abs(ln(1 + killed_l) - ln(1 + killed_r)) < 0.7", "near"),
                    levels.ElseLevel(),
                ],
                "killed",
            ),
            library.ExactMatch("district"),
        ],
        blocking_rules_to_generate_predictions=[_NEAR, _NAMED],
    )
    database = DuckDBAPI()
    linker = Linker([database.register(frame) for frame in frames], settings)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("day", "district"), _CLOSE], recall=0.7
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(
        block_on("day"), fix_u_probabilities=True
    )
    found = linker.inference.predict().as_record_list()
    pairs = [(row["id_l"], row["id_r"], row["match_probability"]) for row in found]
    return {"pairs": pairs, "seconds": time.process_time() - began}


if __name__ == "__main__":
    main()
