"""The addresses that programs ask for, the same in every language."""

from __future__ import annotations

from django.urls import path, re_path

from misaq.apps.open_data import views

_FILE = r"(?P<name>[a-z][a-z_.]{0,60}\.(?:csv|json|zip))"
_RELEASE = r"(?P<release>[0-9a-f_.-]{1,80})"

urlpatterns = [
    path("data/catalogue.jsonld", views.catalogue, name="catalogue"),
    re_path(rf"^data/latest/{_FILE}$", views.latest_file, name="latest_file"),
    re_path(rf"^data/releases/{_RELEASE}/{_FILE}$", views.released_file, name="released_file"),
    path("framework.jsonld", views.framework, name="framework_jsonld"),
    path("institutions.jsonld", views.institutions, name="institutions_jsonld"),
    path("committees.jsonld", views.committees, name="committees_jsonld"),
    path("institutions/<key:key>.jsonld", views.institution, name="institution_jsonld"),
    path("committees/<key:key>.jsonld", views.committee, name="committee_jsonld"),
    path("law/instruments/<key:key>.jsonld", views.instrument, name="instrument_jsonld"),
    path("policies/points/<key:key>.prov.json", views.verdict_provenance, name="verdict_prov"),
    path("findings.atom", views.findings_feed, name="findings_atom"),
    path("institutions/<key:key>.atom", views.institution_feed, name="institution_atom"),
    path("committees/<key:key>.atom", views.committee_feed, name="committee_atom"),
    path("calendar.ics", views.due_calendar, name="calendar_ics"),
    path("institutions/<key:key>.ics", views.institution_calendar, name="institution_ics"),
    path("committees/<key:key>.ics", views.committee_calendar, name="committee_ics"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path(".well-known/security.txt", views.security_contact, name="security"),
]
