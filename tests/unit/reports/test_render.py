from __future__ import annotations

import hashlib
import subprocess
import sys
import time

import pytest

from misaq.reports.document import Document
from misaq.reports.render import Format, render
from tests.support.sample_paper import sample_paper, urdu_paper

_PAPERS = {"english": sample_paper(3), "urdu": urdu_paper()}


@pytest.mark.parametrize("paper", _PAPERS.values(), ids=_PAPERS.keys())
@pytest.mark.parametrize("form", list(Format))
def test_the_same_paper_gives_the_same_bytes(form: Format, paper: Document) -> None:
    assert render(paper, form) == render(paper, form)


@pytest.mark.parametrize("form", list(Format))
def test_another_process_gives_the_same_bytes(form: Format) -> None:
    program = (
        "import hashlib, sys\n"
        "from misaq.reports.render import Format, render\n"
        "from tests.support.sample_paper import sample_paper\n"
        f"print(hashlib.sha256(render(sample_paper(2), Format({form.value!r}))).hexdigest())\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env=_elsewhere(),
    )
    assert run.stdout.strip() == hashlib.sha256(render(sample_paper(2), form)).hexdigest()


def _elsewhere() -> dict[str, str]:
    """Another zone, another hash seed, another home."""
    return {
        "PYTHONPATH": ":".join(path for path in sys.path if path),
        "PYTHONHASHSEED": "1",
        "TZ": "Asia/Karachi",
        "HOME": "/",
    }


def test_forty_pages_take_a_few_seconds() -> None:
    paper = sample_paper(60)
    start = time.perf_counter()
    for form in Format:
        render(paper, form)
    assert time.perf_counter() - start < 15


def test_the_heavy_libraries_are_left_alone_until_a_paper_is_drawn() -> None:
    program = (
        "import sys, misaq.reports.render, misaq.reports.write, tests.support.sample_paper\n"
        "print([name for name in ('docx', 'typst', 'lxml') if name in sys.modules])\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env=_elsewhere(),
    )
    assert run.stdout.strip() == "[]"
