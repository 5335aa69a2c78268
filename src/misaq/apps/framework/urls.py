"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from misaq.apps.framework import views
from misaq.apps.pages.addresses import Among, Entry, Own
from misaq.kernel.words import say

app_name = "framework"
NAVIGATION = (Entry(say("Framework"), "framework:list"),)
SUBJECTS = {
    "framework.classes": Own("framework:class"),
    "framework.links": Among("framework:list"),
    "framework.schemes": Among("framework:crosswalk"),
    "framework.crosswalks": Among("framework:crosswalk"),
}
urlpatterns = [
    path("framework/", views.list_classes, name="list"),
    path("framework/crosswalk/", views.crosswalk, name="crosswalk"),
    path("framework/<key:key>/", views.threat_class, name="class"),
]
