"""Core and kernel are kept from the clock, dice, files and network by a linter; is it awake?"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUFF = Path(sys.executable).parent / "ruff"
FLOORS = (ROOT / "src" / "misaq" / "core", ROOT / "src" / "misaq" / "kernel")
CONFIG = ROOT / "tools" / "ruff-core.toml"

# One planted trespass each: what it is, and a file that does it.
TRESPASSES = {
    "clock-now": "from datetime import UTC, datetime\n\nat = datetime.now(UTC)\n",
    "clock-now-aliased": "import datetime as d\n\nat = d.datetime.now(d.UTC)\n",
    "clock-utcnow": "import datetime\n\nat = datetime.datetime.utcnow()\n",
    "clock-datetime-today": "from datetime import datetime\n\nat = datetime.today()\n",
    "clock-date-today": "from datetime import date\n\non = date.today()\n",
    "clock-passed-on": "from datetime import date\n\nread_clock = date.today\n",
    "clock-time": "import time\n\nat = time.time()\n",
    "clock-monotonic": "from time import monotonic\n\nat = monotonic()\n",
    "dice-random": "import random\n\nx = random.random()\n",
    "dice-secrets": "import secrets\n\nx = secrets.token_hex()\n",
    "dice-uuid1": "from uuid import uuid1\n\nx = uuid1()\n",
    "dice-uuid4": "import uuid\n\nx = uuid.uuid4()\n",
    "files-open": "with open('x') as handle:\n    text = handle.read()\n",
    "files-io-open": "import io\n\nhandle = io.open('x')\n",
    "files-os": "import os\n\nx = os.environ['HOME']\n",
    "files-os-path": "from os.path import exists\n\nx = exists('x')\n",
    "files-pathlib": "from pathlib import Path\n\nx = Path('x').read_text()\n",
    "files-shutil": "import shutil\n\nshutil.rmtree('x')\n",
    "files-tempfile": "import tempfile\n\nx = tempfile.mkdtemp()\n",
    "files-inside-a-function": "def read() -> str:\n    import os\n\n    return os.getcwd()\n",
    "network-http": "from http.client import HTTPConnection\n\nx = HTTPConnection('a')\n",
    "network-httpx": "import httpx\n\nx = httpx.get('https://example.org')\n",
    "network-requests": "import requests\n\nx = requests.get('https://example.org')\n",
    "network-socket": "import socket\n\nx = socket.socket()\n",
    "network-urllib": "from urllib.request import urlopen\n\nx = urlopen('https://example.org')\n",
    "programs-subprocess": "import subprocess\n\nsubprocess.run(['ls'])\n",
    "stores-sqlite": "import sqlite3\n\nx = sqlite3.connect('x')\n",
    "stores-yaml": "import yaml\n\nx = yaml.safe_load('a: 1')\n",
    "terminal-print": "print('x')\n",
    "imports-by-name": "import importlib\n\nx = importlib.import_module('os')\n",
}


@pytest.fixture(scope="module")
def caught(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Return, for each planted file, the rules that its lines broke (one run of ruff for all)."""
    folder = tmp_path_factory.mktemp("planted")
    for name, text in TRESPASSES.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    (folder / "innocent.py").write_text(
        "from datetime import date\n\n\ndef is_over(ends: date, on: date) -> bool:\n"
        "    return ends <= on\n",
        encoding="utf-8",
    )
    command = [str(RUFF), "check", "--no-cache", "--config", str(CONFIG), "--output-format=json"]
    done = subprocess.run(
        [*command, str(folder)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    found: dict[str, set[str]] = {}
    for problem in json.loads(done.stdout):
        found.setdefault(Path(problem["filename"]).stem, set()).add(problem["code"])
    return found


@pytest.mark.parametrize("name", TRESPASSES)
def test_each_trespass_is_caught(caught: dict[str, set[str]], name: str) -> None:
    assert caught.get(name, set()) & {"TID251", "PTH123", "T201"}


def test_code_that_takes_its_day_as_an_argument_passes(caught: dict[str, set[str]]) -> None:
    assert "innocent" not in caught


def test_core_calls_no_builtin_that_reaches_out() -> None:
    reaching = {"open", "input", "breakpoint", "__import__", "exec", "eval"}
    found = []
    for path in sorted(path for floor in FLOORS for path in floor.rglob("*.py")):
        found += [
            f"{path.relative_to(ROOT)}:{node.lineno}: {node.id}"
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Name) and node.id in reaching
        ]
    assert found == []


def test_the_kernel_uses_the_standard_library_only() -> None:
    allowed = sys.stdlib_module_names | {"misaq"}
    strangers = []
    for path in sorted(FLOORS[1].rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            strangers += [
                f"{path.name}: {name}" for name in names if name.split(".")[0] not in allowed
            ]
    assert strangers == []
