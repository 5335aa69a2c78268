"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from misaq.apps.institutions import views
from misaq.apps.pages.addresses import Among, Entry, Own
from misaq.kernel.words import say

app_name = "institutions"
NAVIGATION = (Entry(say("Institutions"), "institutions:list"),)
SUBJECTS = {
    "institutions.institutions": Own("institutions:institution"),
    "institutions.committees": Own("institutions:committee"),
    "institutions.functions": Among("institutions:matrix"),
    "institutions.mandates": Among("institutions:matrix"),
    "institutions.joint_leads": Among("institutions:matrix"),
}
urlpatterns = [
    path("institutions/", views.list_institutions, name="list"),
    path("institutions/matrix/", views.matrix, name="matrix"),
    path("institutions/<key:key>/", views.institution, name="institution"),
    path("committees/", views.committees, name="committees"),
    path("committees/<key:key>/", views.committee, name="committee"),
]
