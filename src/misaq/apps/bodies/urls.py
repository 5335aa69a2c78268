"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from misaq.apps.bodies import views
from misaq.apps.pages.addresses import Among, Entry, Own
from misaq.kernel.words import say

app_name = "bodies"
NAVIGATION = (Entry(say("Listed organisations"), "bodies:list"),)
SUBJECTS = {
    "bodies.bodies": Own("bodies:body"),
    "bodies.spells": Among("bodies:spells"),
    "bodies.relations": Among("bodies:relations"),
}
urlpatterns = [
    path("bodies/", views.list_bodies, name="list"),
    path("bodies/listings/", views.spells, name="spells"),
    path("bodies/relations/", views.relations, name="relations"),
    path("bodies/<key:key>/", views.body, name="body"),
]
