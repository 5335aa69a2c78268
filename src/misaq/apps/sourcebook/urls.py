"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from misaq.apps.pages.addresses import Among, Entry, Own
from misaq.apps.sourcebook import views
from misaq.kernel.words import say

app_name = "sourcebook"
NAVIGATION = (Entry(say("Sources"), "sourcebook:sources"),)
SUBJECTS = {
    "sourcebook.sources": Own("sourcebook:source"),
    "sourcebook.documents": Own("sourcebook:document"),
    "sourcebook.claims": Own("sourcebook:claim"),
    "sourcebook.series": Own("sourcebook:series"),
    "sourcebook.observations": Own("sourcebook:observation"),
    "sourcebook.reckonings": Among("sourcebook:reckonings"),
    "sourcebook.assurances": Among("sourcebook:assurances"),
    "sourcebook.date_reports": Among("sourcebook:assurances"),
    "sourcebook.publications": Among("sourcebook:publications"),
    "sourcebook.field_needs": Among("sourcebook:publications"),
    "sourcebook.searches": Among("sourcebook:searches"),
}
urlpatterns = [
    path("sources/", views.sources, name="sources"),
    path("sources/<key:key>/", views.source, name="source"),
    path("documents/", views.documents, name="documents"),
    path("documents/<key:key>/", views.document, name="document"),
    path("claims/", views.claims, name="claims"),
    path("claims/<key:key>/", views.claim, name="claim"),
    path("numbers/", views.numbers, name="numbers"),
    path("numbers/reckonings/", views.reckonings, name="reckonings"),
    path("numbers/assurances/", views.assurances, name="assurances"),
    path("numbers/observations/<key:key>/", views.observation, name="observation"),
    path("numbers/series/<key:key>/", views.series, name="series"),
    path("publications/", views.publications, name="publications"),
    path("searches/", views.searches, name="searches"),
]
