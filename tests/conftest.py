"""The rules of every test run: no network, a fixed and printed seed, no unlisted skip."""

from __future__ import annotations

import os
import random
import sys
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as hypothesis_settings

from tests.support import skips
from tests.support.network import forbid_network

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

SEED = int(os.environ.get("MISAQ_TEST_SEED", "2017"))

# Half a day of examples is for nights: MISAQ_TEST_EXAMPLES=5000 make test
hypothesis_settings.register_profile(
    "misaq",
    max_examples=int(os.environ.get("MISAQ_TEST_EXAMPLES", "100")),
    deadline=None,  # a shared machine is slow at times, and that is no failure
    database=None,  # a run depends on the code and the seed, not on the run before
    derandomize=False,  # Hypothesis turns this on where CI is set, and then ignores the seed
    print_blob=True,
)
hypothesis_settings.load_profile("misaq")


class SkipLedger:
    """Collects every skip of a run, says them all at the end, and objects to unlisted ones."""

    def __init__(self) -> None:
        self.places: dict[str, list[str]] = defaultdict(list)

    def note(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        """Remember a skipped (or expectedly failing) test under its reason."""
        if report.skipped:
            self.places[_reason_of(report)].append(report.nodeid)

    def objections(self) -> dict[str, str]:
        """Return the reasons that fail this run, each with why."""
        found = {reason: skips.find_objection(reason, os.environ) for reason in self.places}
        return {reason: why for reason, why in found.items() if why is not None}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.note(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self.note(report)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.objections() and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: TerminalReporter) -> None:
        """Print each reason with its tests; say which of them fail the run."""
        if not self.places:
            return
        objections = self.objections()
        terminalreporter.section("skipped, and why")
        for reason, places in sorted(self.places.items()):
            verdict = f"FAILS THE RUN ({objections[reason]})" if reason in objections else "allowed"
            terminalreporter.line(f"{len(places)} × {reason} — {verdict}")
            for place in places:
                terminalreporter.line(f"    {place}")


def _reason_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Return the words a skip gave, without pytest's own prefix."""
    expected_failure = getattr(report, "wasxfail", None)
    if expected_failure is not None:
        return f"expected to fail: {expected_failure}"
    if isinstance(report.longrepr, tuple):
        return report.longrepr[2].removeprefix("Skipped: ")
    return str(report.longrepr)


@pytest.hookimpl(tryfirst=True)  # before Hypothesis reads its seed
def pytest_configure(config: pytest.Config) -> None:
    """Lay down the rules before any test is collected."""
    forbid_network()
    # A program that a test starts keeps what it compiled: else each compiles all files again.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if config.getoption("--hypothesis-seed") is None:
        config.option.hypothesis_seed = SEED
    config.pluginmanager.register(SkipLedger(), "misaq-skips")


def pytest_report_header() -> list[str]:
    """Say what a second person needs to see the same run."""
    examples = hypothesis_settings().max_examples
    python = ".".join(str(part) for part in sys.version_info[:3])
    return [
        f"misaq: Python {python}, network off",
        f"misaq: seed {SEED} (MISAQ_TEST_SEED), {examples} examples each (MISAQ_TEST_EXAMPLES)",
    ]


@pytest.fixture(autouse=True)
def _fixed_seed() -> None:
    """Start every test from the same dice, whatever ran before it."""
    random.seed(SEED)
