"""Look at everything that can be looked at without running a test. Changes nothing.

Runs every step even when one fails, shows the output of those that did, and exits 1 then.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CORE = ["src/misaq/core", "src/misaq/kernel"]
SETTINGS = "--settings=misaq.project.settings"

STEPS: tuple[tuple[str, list[str]], ...] = (
    ("lint", ["ruff", "check", "--no-fix", "."]),
    ("format", ["ruff", "format", "--check", "--diff", "."]),
    ("core is pure", ["ruff", "check", "--no-fix", "--config", "tools/ruff-core.toml", *CORE]),
    ("imports", ["lint-imports", "--no-logo"]),
    ("types", ["mypy"]),
    ("django", ["django-admin", "check", "--fail-level=WARNING", SETTINGS]),
    ("migrations", ["django-admin", "makemigrations", "--check", "--dry-run", SETTINGS]),
    ("generated pages", ["misaq", "docs", "--check"]),
    ("words", ["python", "-m", "tools.words", "--check"]),
)


def run_step(command: list[str]) -> tuple[bool, str]:
    """Return whether one step passed, and what it said."""
    program, *arguments = command
    done = subprocess.run(
        [str(BIN / program), *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONWARNINGS": "error" if program == "misaq" else "default"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode == 0, done.stdout


def main() -> int:
    """Return the exit code: 0 when every step passed."""
    failed = []
    for name, command in STEPS:
        began = time.monotonic()
        passed, said = run_step(command)
        seconds = time.monotonic() - began
        print(f"check: {name:<16} {'ok' if passed else 'FAILED':<7}{seconds:5.1f} s", flush=True)
        if not passed:
            failed.append(name)
            print(said, flush=True)
    if failed:
        print(f"check: failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
