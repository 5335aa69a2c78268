"""Make .venv in this clone, or bring it up to date. Standard library only.

Usage: python3 tools/setup.py [base|dev] [postgres ...]

Runs on Python 3.7 and newer, so that an old one can say what is missing; the environment itself
needs 3.11. A run with nothing to do ends at once. A run that was killed is repaired by the next
one, and two runs at the same time wait for one another.

Reads MISAQ_PYTHON (which Python to use). Package indexes and certificates are taken from the
settings of uv or pip, where this machine has any; whatever they serve must match our hashes.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Iterable, Iterator, Sequence

try:
    import fcntl

    def lock_file(handle: Any, *, wait: bool) -> None:
        """Take the lock; the system lets go of it however this process ends."""
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))

except ImportError:

    def lock_file(handle: Any, *, wait: bool) -> None:
        """Do without, where the system has no such lock: run one setup at a time there."""


ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
VENV_UV = VENV / "bin" / "uv"
CACHE = ROOT / ".cache"
STAMP = VENV / "misaq-setup.json"
OLDEST = (3, 11)
# A level contains the ones before it; an extra comes on top of either.
LEVELS = ("base", "dev")
EXTRAS = ("postgres",)
SECONDS_BETWEEN_SIGNS_OF_LIFE = 15


class SetupStopped(Exception):
    """Setup cannot go on; the message is one line for a person."""


def say(text: str) -> None:
    """Print one line at once, so that a log shows how far setup came."""
    print(f"setup: {text}", flush=True)


# --- what is wanted, what is there ---


def digest_of(parts: Sequence[str]) -> str:
    """Return a hash over everything that decides what belongs in the environment."""
    total = hashlib.sha256()
    for name in ["bootstrap", *parts]:
        total.update(name.encode() + b"\0")
        total.update((ROOT / "requirements" / f"{name}.txt").read_bytes())
    total.update(Path(__file__).read_bytes())
    # Name, version and commands of the project count; the settings of tools do not.
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("\n[tool.")[0]
    total.update(project.encode())
    return total.hexdigest()


def read_stamp() -> dict[str, Any] | None:
    """Return what the last finished setup wrote down, or None."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return stamp if isinstance(stamp, dict) else None


def write_stamp(parts: Sequence[str], version: str) -> None:
    """Write down what is installed now: the last step, and all of it or nothing."""
    stamp = {
        "parts": parts,
        "digest": digest_of(parts),
        "version": version,
        "python": os.path.realpath(str(VENV_PYTHON)),
        "place": str(VENV),
    }
    fresh = STAMP.with_suffix(".new")
    fresh.write_text(json.dumps(stamp), encoding="utf-8")
    os.replace(str(fresh), str(STAMP))


def parts_for(level: str, extras: Iterable[str], stamp: dict[str, Any] | None) -> list[str]:
    """Return the requirement files to install: what is asked, and what was there already."""
    before = stamp["parts"] if stamp else []
    deepest = max([level, *(part for part in before if part in LEVELS)], key=LEVELS.index)
    wanted = set(extras) | {part for part in before if part in EXTRAS}
    return [deepest, *sorted(wanted)]


def is_usable(stamp: dict[str, Any] | None) -> bool:
    """Tell whether .venv was finished, in this folder, for a Python that is still there."""
    return (
        stamp is not None
        and stamp.get("place") == str(VENV)
        and stamp.get("python") == os.path.realpath(str(VENV_PYTHON))
        and os.access(str(VENV_PYTHON), os.X_OK)
    )


# --- Python and pip ---


def ask_version(command: str) -> tuple[tuple[int, ...], str] | None:
    """Return (version, path of the real Python behind it), or None when it does not run."""
    code = (
        "import sys\n"
        "print('%d.%d.%d' % sys.version_info[:3])\n"
        "print(getattr(sys, '_base_executable', '') or sys.executable)\n"
    )
    try:
        said = subprocess.run(
            [command, "-I", "-c", code],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=True,
        ).stdout.decode("utf-8", "surrogateescape")
        version, path = said.splitlines()[:2]
        return tuple(int(number) for number in version.split(".")), path
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None


def find_python() -> tuple[str, str]:
    """Return (version, path) of the first Python on this machine that is new enough.

    Raises:
        SetupStopped: there is none.
    """
    asked = os.environ.get("MISAQ_PYTHON")
    usual = [sys.executable, "python3", "python", *(f"python3.{n}" for n in (13, 12, 11, 14, 15))]
    for name in [asked] if asked else usual:
        found = ask_version(name) if name else None
        if found and found[0] >= OLDEST:
            return ".".join(str(number) for number in found[0]), found[1]
    if asked:
        raise SetupStopped(f"MISAQ_PYTHON is {asked}: that is no Python 3.11 or newer.")
    raise SetupStopped(
        "needs Python 3.11 or newer and found none: install it (Debian: apt-get install python3 "
        "python3-venv), or say where it is with MISAQ_PYTHON."
    )


def runs(command: Sequence[str]) -> bool:
    """Run a command without a word; tell whether it succeeded."""
    try:
        done = subprocess.run(
            command,
            cwd=str(ROOT),
            env=tool_env(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return False
    return done.returncode == 0


def remove_venv() -> None:
    """Remove .venv, be it a folder, a link or half of one."""
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(str(VENV))


def make_venv(python: str) -> None:
    """Make an empty .venv, with a pip of its own where the machine's Python can give it one.

    Raises:
        SetupStopped: this Python cannot make one at all.
    """
    if VENV.is_symlink() or VENV.exists():
        say("replacing a .venv that is unfinished or of another place")
    for options in ([], ["--without-pip"]):
        remove_venv()
        if runs([python, "-m", "venv", *options, str(VENV)]):
            return
    remove_venv()
    raise SetupStopped(
        f"{python} cannot make a virtual environment: install its venv module "
        "(Debian: apt-get install python3-venv)."
    )


def find_installer(python: str) -> list[str]:
    """Return the start of a command that installs into .venv: its own pip, or the machine's.

    Raises:
        SetupStopped: the machine has no pip that can, and no uv.
    """
    own = [str(VENV_PYTHON), "-m", "pip"]
    if runs([*own, "--version"]):
        return [*own, "install"]
    for host in machine_pips(python):
        if runs([*host, "--python", str(VENV_PYTHON), "--version"]):
            return [*host, "--python", str(VENV_PYTHON), "install"]
    if runs(["uv", "--version"]):
        return ["uv", "pip", "install", "--python", str(VENV_PYTHON)]
    remove_venv()
    raise SetupStopped("needs pip once: install it (Debian: apt-get install python3-venv).")


def machine_pips(python: str) -> list[list[str]]:
    """Return the ways in which this machine may have a pip, likeliest first."""
    return [[python, "-m", "pip"], [sys.executable, "-m", "pip"], ["pip3"], ["pip"]]


# --- installing ---


def home_takes_caches() -> bool:
    """Tell whether caches may go where this person's caches usually go."""
    home = Path(os.path.expanduser("~"))
    cache = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    places = [cache if cache.is_dir() else home]
    places += [place for place in (cache / "uv", cache / "pip") if place.exists()]
    return all(place.is_dir() and os.access(str(place), os.W_OK) for place in places)


def tool_env() -> dict[str, str]:
    """Return the environment for the tools that setup starts."""
    env = dict(os.environ)
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"):
        env.pop(name, None)
    env.update(
        PIP_DISABLE_PIP_VERSION_CHECK="1",
        PIP_NO_INPUT="1",
        PIP_ROOT_USER_ACTION="ignore",
        PYTHONUTF8="1",
        UV_LINK_MODE="copy",
        UV_PYTHON_DOWNLOADS="never",
    )
    if not home_takes_caches():
        env.update(
            HOME=str(CACHE),
            XDG_CACHE_HOME=str(CACHE),
            PIP_CACHE_DIR=str(CACHE / "pip"),
            UV_CACHE_DIR=str(CACHE / "uv"),
        )
    return env


def settings_of_pip() -> dict[str, str]:
    """Return what uv should hear of this machine's pip settings: a mirror, a certificate."""
    heard = {"index-url": "UV_DEFAULT_INDEX", "cert": "SSL_CERT_FILE"}
    found = {}
    for host in machine_pips(sys.executable):
        try:
            command = [*host, "config", "list"]
            said = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        except OSError:
            continue
        if said.returncode:
            continue
        for line in said.stdout.decode("utf-8", "replace").splitlines():
            name, _, value = line.partition("=")
            variable = heard.get(name.rpartition(".")[2])
            if variable and not os.environ.get(variable):
                found[variable] = str(ast.literal_eval(value))
        break
    return found


def run(command: Sequence[str], doing: str, more_env: dict[str, str] | None = None) -> None:
    """Run one step in the clone; its own output is shown only when it fails.

    Raises:
        SetupStopped: the step failed.
    """
    began = time.time()
    with subprocess.Popen(
        command,
        cwd=str(ROOT),
        env={**tool_env(), **(more_env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        while True:
            try:
                output, _ = process.communicate(timeout=SECONDS_BETWEEN_SIGNS_OF_LIFE)
                break
            except subprocess.TimeoutExpired:
                say(f"still {doing} ({time.time() - began:.0f} s)")
    if process.returncode:
        print(output.decode("utf-8", "replace").strip(), file=sys.stderr)
        raise SetupStopped(f"failed while {doing}; the lines above say why.")


def install_uv(python: str) -> None:
    """Put the pinned uv into .venv, checked against its hash."""
    installer = find_installer(python)
    command = [*installer, "--require-hashes", "-r", "requirements/bootstrap.txt"]
    run(command, "installing uv")


def install_packages(parts: Sequence[str]) -> None:
    """Make .venv hold uv and the named requirement files, and nothing else."""
    files = [f"requirements/{part}.txt" for part in ["bootstrap", *parts]]
    command = [str(VENV_UV), "pip", "sync", "--python", str(VENV_PYTHON)]
    command += ["--require-hashes", "--compile-bytecode", *files]
    # What an earlier setup downloaded is enough, with or without a network; else ask for it.
    if not runs([*command, "--offline"]):
        run(command, "installing packages", settings_of_pip())


def install_project() -> None:
    """Install Misaq itself from this folder, editable; needs no network."""
    command = [str(VENV_UV), "pip", "install", "--python", str(VENV_PYTHON), "--offline"]
    run([*command, "--no-deps", "--no-build-isolation", "--editable", "."], "installing Misaq")
    # Compiled here, so that starts are fast even where Python is told to write no bytecode.
    run([str(VENV_PYTHON), "-m", "compileall", "-q", "-j", "0", "src"], "compiling Misaq")


# --- one setup at a time ---


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Hold the clone's setup lock."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "setup.lock").open("a") as handle:
        try:
            lock_file(handle, wait=False)
        except BlockingIOError:
            say("another setup of this clone is running; waiting for it")
            lock_file(handle, wait=True)
        yield


def is_done(level: str, extras: Sequence[str]) -> bool:
    """Tell whether .venv is what is asked for already."""
    stamp = read_stamp()
    if stamp is None or not is_usable(stamp):
        return False
    parts = parts_for(level, extras, stamp)
    return bool(stamp["parts"] == parts and stamp["digest"] == digest_of(parts))


def set_up(level: str, extras: Sequence[str]) -> None:
    """Bring .venv to what is asked; return at once when it is there already.

    Raises:
        SetupStopped: it cannot be done on this machine, or a step failed.
    """
    if is_done(level, extras):
        return
    with alone():
        if is_done(level, extras):
            return
        began = time.time()
        stamp = read_stamp()
        if stamp is not None and is_usable(stamp):
            version = stamp["version"]
            parts = parts_for(level, extras, stamp)
            STAMP.unlink()  # from here until the new stamp, .venv counts as unfinished
        else:
            version, python = find_python()
            parts = parts_for(level, extras, None)
            say(f"making .venv with Python {version}")
            make_venv(python)
            install_uv(python)
        say(f"installing packages ({', '.join(parts)})")
        install_packages(parts)
        install_project()
        write_stamp(parts, version)
        say(f"ready in {time.time() - began:.0f} s")


def main() -> None:
    """Read the command line and set up; one line and exit code 1 when it cannot."""
    parser = argparse.ArgumentParser(description="Make or update .venv in this clone.")
    parser.add_argument("level", nargs="?", default="base", choices=LEVELS)
    parser.add_argument("extras", nargs="*", metavar="extra", help=", ".join(EXTRAS))
    asked = parser.parse_args()
    unknown = sorted(set(asked.extras) - set(EXTRAS))
    if unknown:
        parser.error(f"no such extra: {', '.join(unknown)}")
    try:
        set_up(asked.level, asked.extras)
    except SetupStopped as stop:
        sys.exit(f"setup: {stop}")
    except OSError as error:
        sys.exit(f"setup: {error.strerror}: {error.filename}")
    except KeyboardInterrupt:
        sys.exit("setup: stopped; the next run begins again where that is safe.")


if __name__ == "__main__":
    main()
