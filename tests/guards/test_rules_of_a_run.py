"""The rules that tests/conftest.py lays down: listed skips, no network, a seed that is said."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import skips
from tests.support.network import NetworkIsOff, is_here

ROOT = Path(__file__).resolve().parents[2]


def run_pytest(test: Path, *options: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run one test file under the project's own configuration, in a process of its own."""
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-c", "pyproject.toml"]
    command += ["--rootdir=.", "-o", "DJANGO_SETTINGS_MODULE=", "-p", "no:cacheprovider"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MISAQ_")}
    return subprocess.run(
        [*command, *options, str(test)],
        cwd=ROOT,
        env={**kept, **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def write_test(folder: Path, text: str) -> Path:
    """Write a test file that stands outside the project's tests."""
    path = folder / "test_planted.py"
    path.write_text(f"import pytest\n\n{text}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("workers", ["-n0", "-n2"])
def test_an_unlisted_skip_fails_the_run(tmp_path: Path, workers: str) -> None:
    write_test(
        tmp_path,
        "def test_skipped():\n    pytest.skip('not today')\n\n"
        "@pytest.mark.xfail(reason='later')\ndef test_failing():\n    assert False\n",
    )
    whole_file = tmp_path / "test_whole_file.py"
    whole_file.write_text("import pytest\n\npytest.skip('not ever', allow_module_level=True)\n")
    done = run_pytest(tmp_path, workers)
    assert done.returncode == 1, done.stdout
    for reason in ("not today", "not ever", "expected to fail: later"):
        assert f"1 × {reason} — FAILS THE RUN" in done.stdout
    assert "::test_skipped" in done.stdout


def test_a_listed_skip_passes_and_is_said(tmp_path: Path) -> None:
    text = f"def test_a():\n    pytest.skip('{skips.NO_BROWSER}: looked everywhere')"
    done = run_pytest(write_test(tmp_path, text))
    assert done.returncode == 0, done.stdout
    assert "looked everywhere — allowed" in done.stdout


def test_a_listed_skip_fails_where_a_browser_is_required(tmp_path: Path) -> None:
    text = f"def test_a():\n    pytest.skip('{skips.NO_BROWSER}')"
    done = run_pytest(write_test(tmp_path, text), MISAQ_REQUIRE_BROWSER="1")
    assert done.returncode == 1, done.stdout
    assert "MISAQ_REQUIRE_BROWSER=1 forbids it" in done.stdout


def test_a_warning_is_an_error(tmp_path: Path) -> None:
    text = "import warnings\n\ndef test_a():\n    warnings.warn('old', DeprecationWarning)"
    assert run_pytest(write_test(tmp_path, text)).returncode == 1


@pytest.mark.parametrize("ci", ["", "true"])  # Hypothesis behaves differently where CI is set
def test_the_seed_is_said_and_can_be_chosen(tmp_path: Path, ci: str) -> None:
    test = write_test(
        tmp_path,
        "import random\n\nfrom hypothesis import given, strategies as st\n\n"
        "def test_dice():\n    print('\\ndrawn', random.random())\n\n"
        "@given(st.integers())\ndef test_examples(n):\n    print('\\ndrawn', n)\n",
    )
    runs = [run_pytest(test, "-s", CI=ci).stdout for _ in range(2)]
    runs.append(run_pytest(test, "-s", CI=ci, MISAQ_TEST_SEED="7").stdout)
    assert "seed 2017" in runs[0]
    assert "seed 7" in runs[2]
    drawn = [[line for line in run.splitlines() if line.startswith("drawn")] for run in runs]
    assert len(drawn[0]) > 100
    assert drawn[0] == drawn[1]
    assert drawn[0][0] != drawn[2][0]
    assert drawn[0][1:] != drawn[2][1:]


def test_this_run_starts_every_test_from_the_same_dice() -> None:
    drawn = random.random()
    random.seed(int(os.environ.get("MISAQ_TEST_SEED", "2017")))
    assert drawn == random.random()


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1"])
def test_a_connection_elsewhere_is_refused(host: str) -> None:
    with pytest.raises(NetworkIsOff, match="stay on this machine"):
        socket.create_connection((host, 443), timeout=1)


def test_a_name_is_not_looked_up() -> None:
    with pytest.raises(NetworkIsOff, match=r"misaq\.example"):
        socket.getaddrinfo("misaq.example", 443)


def test_a_datagram_is_refused() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender,
        pytest.raises(NetworkIsOff),
    ):
        sender.sendto(b"x", ("192.0.2.1", 53))


def test_this_machine_may_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()


@pytest.mark.parametrize("host", ["", None, "localhost", b"localhost", "127.0.0.9", "::1"])
def test_loopback_is_here(host: object) -> None:
    assert is_here(host)


@pytest.mark.parametrize("host", ["10.0.0.1", "localhost.example", "0.0.0.1"])
def test_everywhere_else_is_not(host: object) -> None:
    assert not is_here(host)
