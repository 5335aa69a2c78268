"""The command itself: help, exit codes, and words instead of tracebacks."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from misaq.cli import lazy, main
from misaq.cli.commands import COMMANDS, Command
from misaq.kernel.errors import (
    InputRefused,
    MisaqError,
    NotAllowed,
    NotFound,
    Problem,
    SourceChanged,
    StateConflict,
    Unavailable,
)

CODES = {
    InputRefused: 10,
    NotFound: 11,
    NotAllowed: 12,
    StateConflict: 13,
    SourceChanged: 14,
    Unavailable: 15,
}


def misaq(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    return subprocess.run(
        [sys.executable, "-m", "misaq.cli.main", *arguments],
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make `try` the only command there is."""
    monkeypatch.setattr(lazy, "_BY_NAME", {"try": Command("try", f"{__name__}:attempt", "Try")})
    monkeypatch.setitem(sys.modules, __name__, sys.modules[__name__])


WILL: list[BaseException] = []


def attempt() -> None:
    """Do what the test says."""
    if WILL:
        raise WILL.pop()
    typer.echo("done")


@pytest.mark.parametrize("kind", CODES, ids=lambda kind: kind.__name__)
def test_each_kind_of_refusal_has_its_exit_code_and_is_said_on_stderr(
    one_command: None, capsys: pytest.CaptureFixture[str], kind: type[MisaqError]
) -> None:
    problem = Problem("law/clocks.yml:14", "the span is missing.", "Add it.")
    WILL.append(
        kind("It was refused " + "and " * 30 + "so on.", next_step="Do this.", problems=(problem,))
    )
    assert main.run(["try"]) == CODES[kind]
    out, err = capsys.readouterr()
    assert out == ""
    lines = err.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0].startswith("It was refused")
    assert lines[-2:] == ["  law/clocks.yml:14: the span is missing. Add it.", "Do this."]


def test_what_is_done_ends_with_0(one_command: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["try"]) == 0
    assert capsys.readouterr().out == "done\n"


def test_a_fault_of_ours_is_said_shortly(
    one_command: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MISAQ_DEBUG", raising=False)
    WILL.append(ZeroDivisionError("secret detail"))
    assert main.run(["try"]) == 1
    err = capsys.readouterr().err
    assert "ZeroDivisionError" in err
    assert "MISAQ_DEBUG=on" in err
    assert "secret detail" not in err
    assert "Traceback" not in err


def test_a_fault_of_ours_is_said_whole_on_demand(
    one_command: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MISAQ_DEBUG", "on")
    WILL.append(ZeroDivisionError("secret detail"))
    assert main.run(["try"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupted_command_ends_with_130(one_command: None) -> None:
    WILL.append(KeyboardInterrupt())
    assert main.run(["try"]) == 130


@pytest.mark.parametrize(
    "arguments", [["lod"], ["load", "--no-such"], ["--no-such"], ["settle", "x"], []]
)
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    done = misaq(*arguments)
    assert done.returncode == 2
    assert "Usage: misaq" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_a_mistyped_command_is_answered_with_the_nearest() -> None:
    assert "Did you mean 'load'?" in misaq("lod").stderr


def test_help_lists_every_command_and_imports_none() -> None:
    code = (
        "import sys; from misaq.cli.main import run; run(['--help']); "
        "print([m for m in sys.modules if m.split('.')[0] in ('django', 'cattrs', 'rich', 'yaml')"
        " or m.startswith(('misaq.apps', 'misaq.core'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    for command in COMMANDS:
        assert f"  {command.name} " in done.stdout
    assert done.stdout.endswith("[]\n")
    assert max(map(len, done.stdout.splitlines())) <= 80


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_is_there_and_says_what_it_does(command: Command) -> None:
    made = lazy.read_command(command)
    assert made.name == command.name
    assert made.help
    assert not command.help.endswith(".")


def test_the_version_is_said() -> None:
    assert misaq("--version").stdout.strip()[0].isdigit()


def test_a_wrong_setting_is_refused_by_name(tmp_path: Path) -> None:
    done = misaq("audit", "head", MISAQ_HOME=str(tmp_path), MISAQ_DEBUGG="on")
    assert done.returncode == 10
    assert "MISAQ_DEBUGG: there is no such setting. Did you mean MISAQ_DEBUG?" in done.stderr


def test_a_reader_that_leaves_early_is_not_an_error() -> None:
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {sys.executable} -m misaq.cli.main --help | true"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == ""


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_any_terminal_will_do(tmp_path: Path, encoding: str) -> None:
    folder = tmp_path / "pack"
    (folder / "sourcebook").mkdir(parents=True)
    (folder / "pack.yml").write_text("- {code: xx, title: اردو, law_read_on: '2026'}\n")
    (folder / "sourcebook" / "sources.yml").write_text(
        "- {key: A, title: گزٹ, kind: gazette, publisher: P, read: full}\n"
    )
    done = misaq(
        "load",
        str(folder),
        "--dry-run",
        LC_ALL="C",
        LANG="C",
        PYTHONIOENCODING=encoding,
        MISAQ_HOME=str(tmp_path),
    )
    assert done.returncode == 0, done.stderr
    assert "1 new" in done.stdout


def test_a_dry_run_in_json_shows_what_would_change_and_makes_nothing(tmp_path: Path) -> None:
    from tests.integration.registers.small_pack import write_pack

    home = tmp_path / "home"
    pack = write_pack(tmp_path / "pack")
    done = misaq("load", str(pack), "--dry-run", "--format", "json", MISAQ_HOME=str(home))
    found = json.loads(done.stdout)
    assert found["counts"] == {"added": 2, "changed": 0, "removed": 0, "unchanged": 0}
    assert found["is_written"] is False
    assert not home.exists()


def test_a_command_stops_on_ctrl_c_without_a_traceback(tmp_path: Path) -> None:
    code = (
        "import time, sys\nfrom misaq.cli import main, lazy\n"
        "from misaq.cli.commands import Command\n"
        "import types\nmodule = types.ModuleType('waiting')\n"
        "def wait() -> None:\n    'Wait.'\n    print('ready', flush=True)\n    time.sleep(60)\n"
        "module.wait = wait\nsys.modules['waiting'] = module\n"
        "lazy._BY_NAME['wait'] = Command('wait', 'waiting:wait', 'Wait')\n"
        "sys.exit(main.run(['wait']))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in said
