"""The import contracts are read from .importlinter; does each of them catch its trespass?

The sources are copied, one trespass per contract is planted, and the linter is run once.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT_IMPORTS = Path(sys.executable).parent / "lint-imports"

# (contract, module that trespasses, what it says, what the linter's report must name)
TRESPASSES = (
    ("floors", "misaq.sources.planted", "import misaq.apps.pages", "misaq.apps.pages"),
    ("core-is-pure", "misaq.core.law.planted", "import django.db", "django"),
    ("core-rooms", "misaq.core.findings.planted", "import misaq.core.law", "misaq.core.law"),
    (
        "app-rooms",
        "misaq.apps.pages.planted",
        "import misaq.apps.law.planted_page",
        "misaq.apps.law",
    ),
    (
        "shelves",
        "misaq.apps.planted.models",
        "import misaq.apps.planted.views",
        "misaq.apps.planted.views",
    ),
    (
        "tables-stay-on-their-shelf",
        "misaq.apps.planted.views",
        "import misaq.apps.planted.models",
        "misaq.apps.planted.models",
    ),
    ("packs-are-plugged-in", "misaq.cli.planted", "import misaq.packs.pk", "misaq.packs.pk"),
    (
        "pages-apart",
        "misaq.apps.planted2.views",
        "import misaq.apps.planted.views",
        "misaq.apps.planted2.views",
    ),
    ("no-cycles", "misaq.apps.planted.queries", "import misaq.apps.planted.views", ".views"),
)


def plant(source: Path, module: str, text: str) -> None:
    """Write a module into the copied sources, with the packages above it."""
    *packages, name = module.split(".")
    folder = source
    for package in packages:
        folder /= package
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").touch()
    target = folder / f"{name}.py"
    assert not target.exists(), f"{module} is a real module; plant elsewhere"
    target.write_text(f'"""Planted by a guard test."""\n\n{text}\n', encoding="utf-8")


def lint(tree: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the import linter over a tree that has src/ and .importlinter."""
    return subprocess.run(
        [str(LINT_IMPORTS), "--no-logo", "--no-cache", *options],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def trespassed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the sources in which every contract is broken once."""
    tree = tmp_path_factory.mktemp("tree")
    shutil.copytree(
        ROOT / "src", tree / "src", ignore=shutil.ignore_patterns("__pycache__", "static", "fonts")
    )
    shutil.copy(ROOT / ".importlinter", tree)
    plant(tree / "src", "misaq.packs.pk.planted", "")
    plant(tree / "src", "misaq.apps.law.planted_page", "")
    for _, module, text, _ in TRESPASSES:
        plant(tree / "src", module, text)
    return tree


@pytest.mark.parametrize(("contract", "module", "named"), [(c, m, n) for c, m, _, n in TRESPASSES])
def test_each_contract_catches_its_trespass(
    trespassed: Path, contract: str, module: str, named: str
) -> None:
    done = lint(trespassed, f"--contract={contract}")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "0 kept, 1 broken" in done.stdout
    assert named in done.stdout
    assert module.rpartition(".")[0] in done.stdout


def test_every_contract_has_a_trespass_here() -> None:
    text = (ROOT / ".importlinter").read_text(encoding="utf-8")
    contracts = {
        line.removeprefix("[importlinter:contract:").rstrip("]")
        for line in text.splitlines()
        if line.startswith("[importlinter:contract:")
    }
    assert contracts == {contract for contract, *_ in TRESPASSES}
