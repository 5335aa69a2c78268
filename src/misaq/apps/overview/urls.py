"""The addresses of the room."""

from __future__ import annotations

from django.urls import path, re_path

from misaq.apps.overview import situation_views, views
from misaq.apps.pages.addresses import Entry
from misaq.kernel.words import say

app_name = "overview"
NAVIGATION = (Entry(say("Home"), "overview:home"),)
urlpatterns = [
    path("", views.home, name="home"),
    path("tour/", views.tour, name="tour"),
    path("pictures/", views.list_pictures, name="pictures"),
    path("pictures/<key:key>.csv", views.picture_csv, name="picture_csv"),
    path("pictures/<key:key>/", views.picture, name="picture"),
    path("threat/report/", situation_views.situation, name="situation"),
    path("threat/report/read/", situation_views.situation_read, name="situation-read"),
    re_path(
        r"^threat/report\.(?P<ending>html|docx|pdf)$",
        situation_views.situation_paper,
        name="situation-paper",
    ),
    re_path(
        r"^threat/report-members\.(?P<ending>html|docx|pdf)$",
        situation_views.situation_members,
        name="situation-members",
    ),
]
