"""Other programs on noise, in an environment that only measuring uses.

python3 -m venv .cache/peers-maps
.cache/peers-maps/bin/pip install --require-hashes -r benchmarks/peers/maps.txt
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]
PYTHON = _ROOT / ".cache" / "peers-maps" / "bin" / "python"
_PROGRAM = Path(__file__).parent / "judge_nulls.py"


def judge_nulls(
    maps: list[list[float]], neighbours: dict[int, list[int]], series: list[dict[str, Any]]
) -> dict[str, dict[str, float]]:
    """Return what each program found in noise; nothing where they are not installed."""
    if not PYTHON.is_file():
        print("  Peers are not installed; benchmarks/peers/nulls.py says how.")
        return {}
    work = {"maps": maps, "neighbours": neighbours, "series": series}
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(work, file)
        file.flush()
        done = subprocess.run(  # noqa: S603 -- our own program, by our own path
            [str(PYTHON), str(_PROGRAM), file.name], stdout=subprocess.PIPE, check=True
        )
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found
