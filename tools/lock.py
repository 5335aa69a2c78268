"""Compile requirements/*.in to hashed files for every platform, with no index address in them.

Usage: python tools/lock.py [--upgrade]      (needs the network; uses the uv in .venv)
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = Path(sys.executable).parent / "uv"
# base before dev and postgres: those keep to the versions that base chose.
NAMES = ("bootstrap", "base", "dev", "postgres")
OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-header",
    "--quiet",
)


def main() -> None:
    """Compile each file; stop at the first that cannot be."""
    more = ["--upgrade"] if "--upgrade" in sys.argv[1:] else []
    for name in NAMES:
        target = f"requirements/{name}.txt"
        command = [str(UV), "pip", "compile", *OPTIONS, *more, f"requirements/{name}.in"]
        subprocess.run([*command, "--output-file", target], cwd=ROOT, check=True)
        print(f"lock: wrote {target}")


if __name__ == "__main__":
    main()
