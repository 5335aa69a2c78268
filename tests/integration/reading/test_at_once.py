"""Two programs decide the same proposal at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SET_UP = """
import sys, time
from pathlib import Path
import django
django.setup()
from datetime import UTC, datetime
from misaq.core.access.actors import Held, user
from misaq.core.access.roles import UserRole
at = datetime.now(UTC)
person = user(int(sys.argv[1]), (Held(UserRole.ANALYST),))
"""

PREPARE = """
from misaq.apps.database.preparing import prepare_database
from misaq.apps.reading.actions import upload_document
prepare_database(at=at)
words = [b"Members noted that 62 boats are lost each year."]
upload_document(actor=person, at=at, name="note.txt", chunks=words, language="en")
"""

DECIDE = """
from misaq.apps.reading.actions import accept_proposal
from misaq.kernel.errors import StateConflict
Path(sys.argv[2], f"ready-{sys.argv[1]}").touch()
while not Path(sys.argv[2], "go").exists():
    time.sleep(0.002)
try:
    accept_proposal(actor=person, at=at, document=1, number=1, version=1)
    print("done")
except StateConflict as refusal:
    print("refused", *(problem.where for problem in refusal.problems))
"""


def test_one_decides_and_the_other_is_shown_both(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "MISAQ_HOME": str(tmp_path),
        "MISAQ_DATABASE_TIMEOUT": "60",
        "DJANGO_SETTINGS_MODULE": "misaq.project.settings",
    }

    def start(code: str, person: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", SET_UP + code, person, str(tmp_path)],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )

    def finish(process: subprocess.Popen[str]) -> str:
        said, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        return said.strip()

    assert finish(start(PREPARE, "1")) == ""
    people = [start(DECIDE, "1"), start(DECIDE, "2")]
    while not all((tmp_path / f"ready-{each}").exists() for each in (1, 2)):
        assert all(each.poll() is None for each in people)
    (tmp_path / "go").touch()
    assert sorted(map(finish, people)) == ["done", "refused theirs yours"]
