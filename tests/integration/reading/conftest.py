"""Examplia, a folder for files, and people with roles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from misaq.apps.reading.actions import upload_document
from misaq.apps.reading.records import Document
from misaq.core.access.actors import Held, user
from misaq.core.access.roles import UserRole
from tests.support.documents import FIXTURES
from tests.support.pdfs import typeset_named
from tests.support.prepared import load_examplia

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
ANALYST = user(1, (Held(UserRole.ANALYST),))
OTHER = user(2, (Held(UserRole.ANALYST),))
VERIFIER = user(3, (Held(UserRole.VERIFIER),))
AUDITOR = user(4, (Held(UserRole.AUDITOR),))


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _at_home(db: None, settings: Any, tmp_path: Path) -> None:
    settings.MISAQ_HOME = tmp_path
    load_examplia(AT)


def bring(name: str, data: bytes) -> Document:
    """Return a document that the analyst brought."""
    return upload_document(actor=ANALYST, at=AT, name=name, chunks=[data], language="en")


@pytest.fixture
def page() -> Document:
    """Return a page with a table of two recommendations and six mechanisms."""
    name = "rowspan-responsible.html"
    return bring(name, (FIXTURES / name).read_bytes())


@pytest.fixture
def paper() -> Document:
    """Return a PDF with a table of three recommendations."""
    return bring("inquiry.pdf", typeset_named("borderless"))
