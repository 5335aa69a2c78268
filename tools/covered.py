"""Fail unless every line and branch of the files listed in pyproject.toml ran in the tests.

Reads [tool.misaq.covered] paths; run it after pytest with --cov.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Return the exit code: 0 when all listed files are covered in full."""
    with (ROOT / "pyproject.toml").open("rb") as handle:
        patterns: list[str] = tomllib.load(handle)["tool"]["misaq"]["covered"]["paths"]
    empty = [pattern for pattern in patterns if not any(ROOT.glob(pattern))]
    if empty:
        print(f"covered: no file matches {', '.join(empty)} (pyproject.toml, tool.misaq.covered).")
        return 1
    command = [sys.executable, "-m", "coverage", "report", "--skip-covered", "--show-missing"]
    command += ["--precision=1", "--fail-under=100", f"--include={','.join(patterns)}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout, done.stderr, sep="")
        print("covered: the lines above never ran; pyproject.toml wants these files in full.")
        return 1
    print(f"covered: every line and branch of {', '.join(patterns)} ran.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
