"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from misaq.apps.pages.addresses import Among, Entry, Own
from misaq.apps.places import views
from misaq.kernel.words import say

app_name = "places"
NAVIGATION = (Entry(say("Places"), "places:list"),)
SUBJECTS = {
    "places.areas": Own("places:area"),
    "places.area_changes": Among("places:changes"),
}
urlpatterns = [
    path("places/", views.list_areas, name="list"),
    path("places/changes/", views.changes, name="changes"),
    path("places/<key:key>/", views.area, name="area"),
]
