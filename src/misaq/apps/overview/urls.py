"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from misaq.apps.overview import views
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
]
