"""The addresses of the room, by what they are about."""

from __future__ import annotations

from django.urls import URLPattern

from misaq.apps.incidents.entry_urls import ENTRY_URLS
from misaq.apps.incidents.event_urls import EVENT_URLS
from misaq.apps.pages.addresses import Among

app_name = "incidents"
SUBJECTS = {
    "incidents.notable": Among("incidents:notable"),
    "incidents.monthly": Among("incidents:monthly"),
    "incidents.releases": Among("incidents:releases"),
}
urlpatterns: list[URLPattern] = [*ENTRY_URLS, *EVENT_URLS]
