"""What is installed: pinned, hashed, free of addresses, as pyproject says, and free to share."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from email.message import Message
from importlib import metadata
from pathlib import Path
from typing import Any, cast

import pytest

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ROOT / "requirements"
NAMES = ("bootstrap", "base", "dev", "postgres")

_NAME = re.compile(r"^[A-Za-z0-9._-]+(\[[a-z,]+\])?")


def read_project() -> dict[str, Any]:
    """Return pyproject.toml."""
    with (ROOT / "pyproject.toml").open("rb") as handle:
        return tomllib.load(handle)


def asked_in(name: str) -> set[str]:
    """Return what a requirements/*.in asks for, without comments, options and inclusions."""
    lines = (REQUIREMENTS / f"{name}.in").read_text(encoding="utf-8").splitlines()
    stripped = (line.partition("#")[0].strip() for line in lines)
    return {line for line in stripped if line and not line.startswith("-")}


def pins_in(name: str) -> dict[str, str]:
    """Return package -> version of a compiled file."""
    text = (REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==([^\s;]+)", text, re.MULTILINE))


def test_base_is_what_the_project_depends_on() -> None:
    assert asked_in("base") == set(read_project()["project"]["dependencies"])


def test_every_extra_has_a_hashed_file_that_asks_for_the_same() -> None:
    extras = read_project()["project"]["optional-dependencies"]
    assert {name: asked_in(name) for name in extras} == {
        name: set(wanted) for name, wanted in extras.items()
    }
    assert set(extras) | {"bootstrap", "base"} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_pin_has_a_hash(name: str) -> None:
    text = (REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text)
    assert [b.splitlines()[0] for b in blocks if "==" not in b or "--hash=sha256:" not in b] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_address_and_no_path_of_a_machine_is_in_it(name: str) -> None:
    for end in ("in", "txt"):
        text = (REQUIREMENTS / f"{name}.{end}").read_text(encoding="utf-8")
        assert re.findall(r"://|--(?:extra-)?index|--find-links|(?m:^|\s)/\w+", text) == []


@pytest.mark.parametrize("name", ["dev", "postgres"])
def test_shared_packages_have_one_version(name: str) -> None:
    base, other = pins_in("base"), pins_in(name)
    assert {p: v for p, v in other.items() if base.get(p, v) != v} == {}


def test_the_build_backend_is_the_one_inside_the_pinned_uv() -> None:
    # Then an editable install needs nothing from the network.
    major, minor, *_ = pins_in("bootstrap")["uv"].split(".")
    (wanted,) = read_project()["build-system"]["requires"]
    assert wanted == f"uv_build>={major}.{minor},<{major}.{int(minor) + 1}"


def test_the_code_imports_only_what_the_project_asks_for() -> None:
    # A package that came along with another may go away with it.
    project = read_project()["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["postgres"]]
    names = {re.split(r"[\[<>=]", wanted)[0].lower() for wanted in asked}
    providers = metadata.packages_distributions()
    strangers = set()
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            imported: list[str] = []
            if isinstance(node, ast.Import):
                imported = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                imported = [node.module or ""]
            for top in {name.partition(".")[0] for name in imported}:
                if top in sys.stdlib_module_names | {"misaq", "psycopg"}:
                    continue
                if not names & {given.lower() for given in providers.get(top, [])}:
                    strangers.add(f"{path.relative_to(ROOT)} imports {top}")
    assert sorted(strangers) == []


# --- licences ---

_COPYLEFT = re.compile(r"(?<![A-Za-z])A?GPL|(?:Affero )?General Public License", re.IGNORECASE)
_LESSER = re.compile(r"LGPL|(?:Lesser|Library) General Public License", re.IGNORECASE)


LOOKED_AT = {"axe-playwright-python": "MIT in its licence file; axe-core in it is MPL-2.0"}
"""Packages that say nothing of their licence, with what a person found it to be."""


def licence_of(package: Message) -> str:
    """Return what a package says of its licence: expression and classifiers, or else its text."""
    classifiers = package.get_all("Classifier") or []
    said = [line for line in classifiers if line.startswith("License ::")]
    said += package.get_all("License-Expression") or []
    if not said:
        said = [text.splitlines()[0] for text in package.get_all("License") or [] if text]
    return "; ".join(said) or "says nothing"


def forbids_apache(licence: str) -> bool:
    """Tell whether a licence is GPL or AGPL with no free choice beside it; LGPL is not."""
    choices = re.split(r"\bOR\b", licence)
    return all(_COPYLEFT.search(_LESSER.sub("", choice)) for choice in choices)


@pytest.mark.parametrize(
    ("licence", "forbidden"),
    [
        ("GPL-3.0-or-later", True),
        ("AGPL-3.0-only", True),
        ("License :: OSI Approved :: GNU Affero General Public License v3", True),
        ("License :: OSI Approved :: GNU General Public License v2 (GPLv2)", True),
        ("GPLv3", True),
        ("LGPL-3.0-only", False),
        ("License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", False),
        ("MIT OR GPL-2.0-only", False),
        ("MIT AND GPL-2.0-only", True),
        ("BSD-3-Clause", False),
        ("Apache-2.0", False),
    ],
)
def test_a_licence_is_read_as_a_lawyer_would(licence: str, forbidden: bool) -> None:
    assert forbids_apache(licence) is forbidden


def installed() -> Iterable[tuple[str, str]]:
    """Yield (package, licence) of everything in the environment."""
    for package in metadata.distributions():
        described = cast("Message", package.metadata)
        yield str(described["Name"]), licence_of(described)


def test_nothing_installed_is_gpl_or_agpl() -> None:
    seen = sorted(set(installed()), key=lambda pair: pair[0].lower())
    # Shown when the test fails, and with `pytest -s`.
    print(*(f"{name}: {licence}" for name, licence in seen), sep="\n")
    assert len(seen) > len(pins_in("base"))
    assert [pair for pair in seen if forbids_apache(pair[1])] == []
    silent = {name for name, licence in seen if licence == "says nothing"}
    assert sorted(silent - set(LOOKED_AT)) == []
