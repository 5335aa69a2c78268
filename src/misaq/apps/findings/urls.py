"""The addresses of the room."""

from __future__ import annotations

from django.urls import path, re_path

from misaq.apps.findings import views
from misaq.apps.pages.addresses import Entry
from misaq.kernel.words import say

app_name = "findings"
NAVIGATION = (
    Entry(say("Findings"), "findings:list", say("What is on record and asks for an answer.")),
    Entry(say("Gaps"), "findings:gaps", say("What we do not know, put to nobody.")),
    Entry(say("Checks"), "findings:checks", say("What is looked for, why and how.")),
)
urlpatterns = [
    path("findings/", views.list_findings, name="list"),
    re_path(r"^findings/(?P<ref>[0-9a-f]{16})/$", views.show_finding, name="detail"),
    path("gaps/", views.list_gaps, name="gaps"),
    path("checks/", views.list_checks, name="checks"),
    re_path(r"^checks/(?P<code>[A-Z]{3}[0-9]{3})/$", views.show_check, name="check"),
]
