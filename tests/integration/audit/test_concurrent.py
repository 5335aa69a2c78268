"""Two programs write the chain at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PREPARE = """
import django
django.setup()
from datetime import UTC, datetime
from misaq.apps.database.preparing import prepare_database
prepare_database(at=datetime.now(UTC))
"""

APPEND = """
import sys
import django
django.setup()
from datetime import UTC, datetime
from misaq.apps.audit.actions import action
from misaq.core.access.actors import operator

@action(event="thing.counted")
def count(record, /, *, actor, at, number):
    record.note(number=number)

for number in range(50):
    count(actor=operator(int(sys.argv[1])), at=datetime.now(UTC), number=number)
"""

VERIFY = """
import django
django.setup()
from misaq.core.access.actors import PUBLIC
from misaq.apps.audit.queries import list_entries, verify_chain
found = verify_chain(actor=PUBLIC)
actors = [entry.actor for entry in list_entries(actor=PUBLIC)]
print(found.holds, found.rows, actors.count("operator:1"), actors.count("operator:2"))
"""


def environment_for(home: Path) -> dict[str, str]:
    """Return the environment of a program that works on a folder."""
    return {
        **os.environ,
        "MISAQ_HOME": str(home),
        "MISAQ_DATABASE_TIMEOUT": "60",
        "DJANGO_SETTINGS_MODULE": "misaq.project.settings",
    }


def test_two_writers_make_one_chain(tmp_path: Path) -> None:
    environment = environment_for(tmp_path)

    def finish(process: subprocess.Popen[str]) -> str:
        said, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        return said

    def start(code: str, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )

    assert finish(start(PREPARE)) == ""
    writers = [start(APPEND, "1"), start(APPEND, "2")]
    assert [finish(writer) for writer in writers] == ["", ""]
    assert finish(start(VERIFY)).split() == ["True", "100", "50", "50"]
