"""The addresses of the room."""

from __future__ import annotations

from django.urls import path, re_path

from misaq.apps.findings import views
from misaq.apps.pages.addresses import Entry
from misaq.kernel.words import say

app_name = "findings"
NAVIGATION = (Entry(say("Findings"), "findings:list"),)
urlpatterns = [
    path("findings/", views.list_findings, name="list"),
    re_path(r"^findings/(?P<ref>[0-9a-f]{16})/$", views.show_finding, name="detail"),
]
