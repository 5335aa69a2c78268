"""Two people decide about one change request at the same moment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PREPARE = """
import django
django.setup()
from datetime import UTC, datetime, timedelta
from misaq.apps.database.preparing import prepare_database
from misaq.apps.registers.actions import load_pack
from misaq.core.access.actors import operator
from tests.integration.changes.people import amend_text, ANALYST
from tests.support.invented_country import invented_pack
from misaq.apps.changes.actions import propose
now = datetime.now(UTC)
prepare_database(at=now)
load_pack(actor=operator(7), at=now, pack=invented_pack())
for number in range(10):
    text = f"Text {number}."
    propose(actor=ANALYST, at=datetime.now(UTC), title=text, reason="R", steps=(amend_text(text),))
"""

DECIDE = """
import sys
import django
django.setup()
from datetime import UTC, datetime
from misaq.apps.changes.actions import accept, reject
from misaq.core.access.actors import Held, user
from misaq.core.access.roles import UserRole
from misaq.kernel.errors import StateConflict
actor = user(int(sys.argv[1]), (Held(UserRole.VERIFIER),))
done = 0
for number in range(1, 11):
    try:
        if sys.argv[2] == "accept":
            accept(actor=actor, at=datetime.now(UTC), change=number, version=2)
        else:
            reject(actor=actor, at=datetime.now(UTC), change=number, version=2, reason="No")
        done += 1
    except StateConflict:
        pass
print(done)
"""

LOOK = """
import django
django.setup()
from misaq.apps.audit.queries import list_entries, verify_chain
from misaq.apps.changes.queries import list_changes
from misaq.core.access.actors import PUBLIC, Held, user
from misaq.core.access.roles import UserRole
from misaq.core.changes.life import ChangeState
actor = user(2, (Held(UserRole.VERIFIER),))
changes = list_changes(actor=actor)
decided = [c for c in changes if c.state in {ChangeState.ACCEPTED, ChangeState.REJECTED}]
rows = [e for e in list_entries(actor=PUBLIC) if e.event in {"change.accepted", "change.rejected"}]
written = [e for e in rows if e.outcome == "DONE"]
print(verify_chain(actor=PUBLIC).holds, len(decided), len(written))
"""


def test_each_request_is_decided_once(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "MISAQ_HOME": str(tmp_path),
        "MISAQ_DATABASE_TIMEOUT": "60",
        "DJANGO_SETTINGS_MODULE": "misaq.project.settings",
        "PYTHONPATH": str(Path(__file__).resolve().parents[3]),
    }

    def start(code: str, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )

    def finish(process: subprocess.Popen[str]) -> str:
        said, _ = process.communicate(timeout=240)
        assert process.returncode == 0
        return said

    assert finish(start(PREPARE)) == ""
    deciders = [start(DECIDE, "2", "accept"), start(DECIDE, "3", "reject")]
    counts = [int(finish(decider)) for decider in deciders]
    holds, decided, written = finish(start(LOOK)).split()
    assert holds == "True"
    assert int(decided) == int(written) == sum(counts) <= 10
    assert sum(counts) >= 1
