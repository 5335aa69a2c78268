"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from misaq.apps.search import views

app_name = "search"
urlpatterns = [
    path("search/", views.find, name="find"),
]
