"""What tools/setup.py decides before it touches anything; the rest is tried from a fresh clone."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return tools/setup.py with its environment and cache in a folder of this test."""
    spec = importlib.util.spec_from_file_location("misaq_setup", ROOT / "tools" / "setup.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Dataclasses and annotations are looked up through the module's name.
    monkeypatch.setitem(sys.modules, "misaq_setup", module)
    spec.loader.exec_module(module)
    venv = tmp_path / ".venv"
    python = venv / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    for name, value in {
        "VENV": venv,
        "VENV_PYTHON": python,
        "CACHE": tmp_path / ".cache",
        "STAMP": venv / "misaq-setup.json",
    }.items():
        monkeypatch.setattr(module, name, value)
    return module


@pytest.mark.parametrize(
    ("level", "extras", "before", "wanted"),
    [
        ("base", [], None, ["base"]),
        ("dev", [], None, ["dev"]),
        ("base", [], ["dev"], ["dev"]),
        ("dev", [], ["base"], ["dev"]),
        ("dev", ["postgres"], ["base"], ["dev", "postgres"]),
        ("base", [], ["dev", "postgres"], ["dev", "postgres"]),
    ],
)
def test_a_later_setup_takes_nothing_away(
    setup: ModuleType, level: str, extras: list[str], before: list[str] | None, wanted: list[str]
) -> None:
    stamp = None if before is None else {"parts": before}
    assert setup.parts_for(level, extras, stamp) == wanted


def test_a_finished_setup_is_done_for_what_it_holds(setup: ModuleType) -> None:
    setup.write_stamp(["dev"], "3.11.0")
    assert setup.is_done("dev", [])
    assert setup.is_done("base", [])
    assert not setup.is_done("dev", ["postgres"])


def test_without_a_stamp_it_is_unfinished(setup: ModuleType) -> None:
    assert not setup.is_done("base", [])


@pytest.mark.parametrize("text", ["", "{", "[]", "null"])
def test_a_broken_stamp_is_no_stamp(setup: ModuleType, text: str) -> None:
    setup.STAMP.write_text(text, encoding="utf-8")
    assert setup.read_stamp() is None


@pytest.mark.parametrize("field", ["digest", "place", "python"])
def test_other_packages_another_place_or_another_python_are_set_up_anew(
    setup: ModuleType, field: str
) -> None:
    setup.write_stamp(["dev"], "3.11.0")
    stamp = json.loads(setup.STAMP.read_text(encoding="utf-8"))
    setup.STAMP.write_text(json.dumps({**stamp, field: "other"}), encoding="utf-8")
    assert not setup.is_done("dev", [])


def test_a_python_that_is_gone_is_set_up_anew(setup: ModuleType) -> None:
    setup.write_stamp(["dev"], "3.11.0")
    setup.VENV_PYTHON.unlink()
    assert not setup.is_done("dev", [])


def test_a_home_that_cannot_be_written_moves_the_caches_here(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "missing"))
    env = setup.tool_env()
    assert env["UV_CACHE_DIR"] == str(tmp_path / ".cache" / "uv")
    assert env["PIP_CACHE_DIR"] == str(tmp_path / ".cache" / "pip")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert setup.tool_env().get("UV_CACHE_DIR") == os.environ.get("UV_CACHE_DIR")


def test_tools_may_write_bytecode_whatever_the_shell_says(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in setup.tool_env()


def test_a_wrong_python_is_refused_in_one_line() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import setup; setup.find_python()"],
        cwd=ROOT / "tools",
        env={**os.environ, "MISAQ_PYTHON": "no-such-python", "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.splitlines()[-1].endswith(
        "MISAQ_PYTHON is no-such-python: that is no Python 3.11 or newer."
    )
