"""Make .venv in this clone, or bring it up to date. Standard library only.

Usage: python3 tools/setup.py [base|dev] [postgres ...]

Runs on any Python 3 the machine has; the environment itself needs Python 3.11 or newer.
A second run with nothing to do ends at once. A run that was killed is repaired by the next
one, and two runs at the same time wait for one another.
"""

import argparse
import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time

try:
    import fcntl
except ImportError:  # no such thing on Windows: two setups at once are then up to the reader
    fcntl = None

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
CACHE = os.path.join(ROOT, ".cache")
STAMP = os.path.join(VENV, "misaq-setup.json")
OLDEST = (3, 11)
# A level contains the ones before it; an extra is added to whichever level there is.
LEVELS = ("base", "dev")
EXTRAS = ("postgres",)


class SetupStopped(Exception):
    """Setup cannot go on; the message is one line for a person."""


def say(text):
    """Print one line at once, so that a log shows how far setup came."""
    print("setup: " + text, flush=True)


# --- what is wanted, what is there -------------------------------------------------------------


def digest_of(parts):
    """Return a hash over everything that decides what belongs in the environment."""
    total = hashlib.sha256()
    names = ["requirements/bootstrap.txt"] + ["requirements/%s.txt" % part for part in parts]
    for name in names + ["pyproject.toml", "tools/setup.py"]:
        with open(os.path.join(ROOT, name), "rb") as handle:
            total.update(name.encode() + b"\0" + handle.read() + b"\0")
    return total.hexdigest()


def read_stamp():
    """Return what the last finished setup wrote down, or None."""
    try:
        with open(STAMP, encoding="utf-8") as handle:
            stamp = json.load(handle)
    except (OSError, ValueError):
        return None
    return stamp if isinstance(stamp, dict) else None


def write_stamp(parts, version):
    """Write down what is installed now; the last step, and all of it or nothing."""
    stamp = {"parts": parts, "digest": digest_of(parts), "python": version, "place": VENV}
    fresh = STAMP + ".new"
    with open(fresh, "w", encoding="utf-8") as handle:
        json.dump(stamp, handle)
    os.replace(fresh, STAMP)


def parts_for(level, extras, stamp):
    """Return the requirement files to install: what is asked and what was there already."""
    before = stamp["parts"] if stamp else []
    deepest = max([level] + [part for part in before if part in LEVELS], key=LEVELS.index)
    wanted = set(extras) | {part for part in before if part in EXTRAS}
    return [deepest] + sorted(wanted)


def is_usable(stamp):
    """Tell whether .venv belongs to this folder and its Python still runs."""
    if stamp is None or stamp.get("place") != VENV:
        return False
    return os.access(venv_python(), os.X_OK)


def is_current(stamp, parts):
    """Tell whether nothing has to be done."""
    return stamp["parts"] == parts and stamp["digest"] == digest_of(parts)


# --- Python and pip ------------------------------------------------------------------------------


def venv_python():
    """Return the path of the environment's Python."""
    return os.path.join(VENV, "bin", "python")


def ask_version(command):
    """Return (version, real path) of a Python command, or None when it does not run."""
    code = "import sys; print('%d.%d.%d' % sys.version_info[:3]); print(sys._base_executable)"
    try:
        done = subprocess.run(
            [command, "-I", "-c", code],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            universal_newlines=True,
            check=True,
        )
        version, path = done.stdout.split("\n")[:2]
        return tuple(int(number) for number in version.split(".")), path or command
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None


def find_python():
    """Return (version, path) of the first Python on this machine that is new enough.

    Raises:
        SetupStopped: there is none.
    """
    asked = os.environ.get("MISAQ_PYTHON")
    names = [asked] if asked else [sys.executable, "python3", "python"]
    if not asked:
        names += ["python3.%d" % minor for minor in (13, 12, 11, 14, 15)]
    for name in names:
        found = ask_version(name) if name else None
        if found and found[0] >= OLDEST:
            return found
    raise SetupStopped(
        "needs Python %d.%d or newer and found none: install it (Debian: apt-get install "
        "python3), or name it with MISAQ_PYTHON=/path/to/python." % OLDEST
    )


def quiet_run(command, **more):
    """Run a command; return True when it succeeded. Its output is thrown away."""
    try:
        done = subprocess.run(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=clean_env(), **more
        )
    except OSError:
        return False
    return done.returncode == 0


def make_venv(python):
    """Make an empty .venv, with its own pip when the machine's Python can give it one."""
    if os.path.lexists(VENV):
        say("removing the unfinished or outdated .venv")
        remove_tree(VENV)
    if quiet_run([python, "-m", "venv", VENV]):
        return
    if os.path.lexists(VENV):
        remove_tree(VENV)
    if not quiet_run([python, "-m", "venv", "--without-pip", VENV]):
        raise SetupStopped(
            "%s cannot make a virtual environment: install its venv module "
            "(Debian: apt-get install python3-venv)." % python
        )


def remove_tree(path):
    """Remove a folder, or the link that stands in its place."""
    if os.path.islink(path) or not os.path.isdir(path):
        os.unlink(path)
    else:
        shutil.rmtree(path)


def find_installer(python):
    """Return the start of a command that installs packages into .venv.

    Raises:
        SetupStopped: the machine has no pip for any Python, and no uv.
    """
    inside = [venv_python(), "-m", "pip"]
    if quiet_run(inside + ["--version"]):
        return inside + ["install"]
    hosts = [[python, "-m", "pip"], [sys.executable, "-m", "pip"], ["pip3"], ["pip"]]
    for host in hosts:
        aimed = host + ["--python", venv_python()]
        if quiet_run(aimed + ["--version"]):
            return aimed + ["install"]
    if quiet_run(["uv", "--version"]):
        return ["uv", "pip", "install", "--python", venv_python()]
    raise SetupStopped("needs pip once: install it (Debian: apt-get install python3-venv).")


# --- installing ------------------------------------------------------------------------------------


def is_writable_home():
    """Tell whether caches may go where this person's caches usually go."""
    home = os.path.expanduser("~")
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    place = cache if os.path.isdir(cache) else home
    return os.path.isdir(place) and os.access(place, os.W_OK)


def clean_env():
    """Return the environment for the tools that setup starts."""
    env = dict(os.environ)
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"):
        env.pop(name, None)
    env.update(
        PIP_DISABLE_PIP_VERSION_CHECK="1",
        PIP_NO_INPUT="1",
        PIP_NO_WARN_SCRIPT_LOCATION="1",
        PIP_ROOT_USER_ACTION="ignore",
        PYTHONUTF8="1",
        UV_LINK_MODE="copy",
        UV_NO_CONFIG="1",
        UV_PYTHON_DOWNLOADS="never",
    )
    if not is_writable_home():
        env.update(
            HOME=CACHE,
            XDG_CACHE_HOME=CACHE,
            PIP_CACHE_DIR=os.path.join(CACHE, "pip"),
            UV_CACHE_DIR=os.path.join(CACHE, "uv"),
        )
    return env


def run(command, doing):
    """Run one step in the clone; its own output is shown only when it fails.

    Raises:
        SetupStopped: the step failed.
    """
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=clean_env(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        sys.stderr.write(done.stdout.decode("utf-8", "replace"))
        raise SetupStopped("failed while %s; the lines above say why." % doing)


def install_uv(python):
    """Put the pinned uv into .venv, checked against its hash."""
    installer = find_installer(python)
    command = installer + ["--require-hashes", "-r", "requirements/bootstrap.txt"]
    run(command, "installing uv")


def install_packages(parts):
    """Make .venv hold the bootstrap and the named requirement files, and nothing else."""
    uv = os.path.join(VENV, "bin", "uv")
    files = ["requirements/%s.txt" % part for part in ["bootstrap"] + parts]
    base = [uv, "pip", "--quiet"]
    run(
        base[:2]
        + ["sync", "--quiet", "--python", venv_python(), "--require-hashes", "--compile-bytecode"]
        + files,
        "installing packages",
    )


def install_project():
    """Install Misaq itself from this folder, editable; needs no network."""
    uv = os.path.join(VENV, "bin", "uv")
    command = [uv, "pip", "install", "--quiet", "--python", venv_python(), "--offline"]
    run(command + ["--no-deps", "--no-build-isolation", "--editable", "."], "installing Misaq")
    # Compiled here, so that starts are fast even where Python is told to write no bytecode.
    run([venv_python(), "-m", "compileall", "-q", "-j", "0", "src"], "compiling Misaq")


# --- one setup at a time ---------------------------------------------------------------------------


@contextlib.contextmanager
def alone():
    """Hold the clone's setup lock; the system lets go of it however this process ends."""
    os.makedirs(CACHE, exist_ok=True)
    with open(os.path.join(CACHE, "setup.lock"), "a") as handle:
        if fcntl:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                say("another setup of this clone is running; waiting for it")
                fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def set_up(level, extras):
    """Bring .venv to what is asked; returns at once when it is there already."""
    stamp = read_stamp()
    if is_usable(stamp) and is_current(stamp, parts_for(level, extras, stamp)):
        return
    with alone():
        stamp = read_stamp()
        usable = is_usable(stamp)
        parts = parts_for(level, extras, stamp if usable else None)
        if usable and is_current(stamp, parts):
            return
        began = time.time()
        if usable:
            version = stamp["python"]
            os.unlink(STAMP)
        else:
            number, python = find_python()
            version = ".".join(str(part) for part in number)
            say("making .venv with Python %s" % version)
            make_venv(python)
            install_uv(python)
        say("installing packages (%s)" % ", ".join(parts))
        install_packages(parts)
        install_project()
        write_stamp(parts, version)
        say("ready in %d s" % round(time.time() - began))


def main():
    """Read the command line and set up; one line and exit code 1 when it cannot."""
    parser = argparse.ArgumentParser(description="Make or update .venv in this clone.")
    parser.add_argument("level", nargs="?", default="base", choices=LEVELS)
    parser.add_argument("extras", nargs="*", metavar="extra", help=", ".join(EXTRAS))
    asked = parser.parse_args()
    unknown = sorted(set(asked.extras) - set(EXTRAS))
    if unknown:
        parser.error("no such extra: %s" % ", ".join(unknown))
    try:
        set_up(asked.level, asked.extras)
    except SetupStopped as stop:
        sys.exit("setup: %s" % stop)
    except KeyboardInterrupt:
        sys.exit("setup: stopped; the next run starts where it is safe to.")


if __name__ == "__main__":
    main()
