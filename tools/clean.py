"""Remove what setup and the tools made. Your data (var/) stays."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MADE = (
    ".venv",
    ".cache",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    ".import_linter_cache",
    ".hypothesis",
    "build",
    "dist",
    "htmlcov",
    "test-results",
)


def main() -> None:
    """Remove each folder the tools make, and compiled Python beside the sources."""
    for name in MADE:
        shutil.rmtree(ROOT / name, ignore_errors=True)
    for folder in ("src", "tests", "tools", "benchmarks"):
        for cache in sorted((ROOT / folder).rglob("__pycache__")):
            shutil.rmtree(cache, ignore_errors=True)
    for report in ROOT.glob(".coverage*"):
        report.unlink()


if __name__ == "__main__":
    main()
