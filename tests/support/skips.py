"""The only reasons for which a test may be skipped, and why each is allowed.

A test names its reason from here (``pytest.skip(skips.NO_BROWSER)``). A run in which a test was
skipped for any other reason fails; see ``tests/conftest.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

NO_BROWSER = "no Chromium on this machine"
NO_POSTGRES = "no PostgreSQL to test against"
NO_SHARED_DATA = "no shared data beside this clone"


@dataclass(frozen=True)
class AllowedSkip:
    """A reason to skip, why it is allowed, and the variable that forbids it."""

    reason: str
    why: str
    forbidden_by: str


ALLOWED = (
    AllowedSkip(
        reason=NO_BROWSER,
        why="A person may try Misaq without a browser that a program can drive; CI installs one.",
        forbidden_by="MISAQ_REQUIRE_BROWSER",
    ),
    AllowedSkip(
        reason=NO_SHARED_DATA,
        why="The 2017 brief is its publisher's, not ours to ship; fixtures cover the shapes.",
        forbidden_by="MISAQ_REQUIRE_SHARED_DATA",
    ),
    AllowedSkip(
        reason=NO_POSTGRES,
        why="SQLite is the embedded store; PostgreSQL is an institution's choice.",
        forbidden_by="MISAQ_REQUIRE_POSTGRES",
    ),
)


def find_objection(reason: str, environ: Mapping[str, str]) -> str | None:
    """Return why this skip fails the run, or None when it is allowed.

    Args:
        reason: what the test gave; text after the listed reason is free ("…: looked in /usr").
        environ: the environment; a listed reason is refused when its variable is set to "1".
    """
    for allowed in ALLOWED:
        if reason == allowed.reason or reason.startswith(f"{allowed.reason}:"):
            if environ.get(allowed.forbidden_by) == "1":
                return f"{allowed.forbidden_by}=1 forbids it"
            return None
    return "not listed in tests/support/skips.py"
