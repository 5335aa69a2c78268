"""The site, as a server calls it."""

from __future__ import annotations

import gc
import os
import threading

from django.core.wsgi import get_wsgi_application
from django.urls import reverse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "misaq.project.settings")

application = get_wsgi_application()
# The list of addresses is read before anybody asks: the first visitor would wait a second for it.
reverse("api-v1:nothing")
# What is loaded now stays: looking it through for garbage would halt a page for 0.12 s.
gc.freeze()


def _start_drawing() -> None:
    """Load what draws pictures beside the first pages: it takes most of a second."""
    from misaq.reports.charts.drawing import start_drawing

    start_drawing()


threading.Thread(target=_start_drawing, name="misaq-pictures", daemon=True).start()
