"""The description of the API, read by its name in the settings: no door imports another."""

from __future__ import annotations

import json

from misaq.reports.reference.api import api_page
from misaq.reports.reference.page import Page
from misaq.reports.reference.record_fields import record_fields_page


def pages() -> tuple[Page, ...]:
    """Return the description for programs, the same for people, and what is public of records."""
    from django.conf import settings
    from django.utils.module_loading import import_string

    text: str = import_string(settings.MISAQ_API_DESCRIPTION)()
    return Page("openapi.json", text), api_page(json.loads(text)), record_fields_page()
