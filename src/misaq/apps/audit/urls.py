"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from misaq.apps.audit import views

app_name = "audit"
urlpatterns = [
    path("audit/", views.events, name="events"),
    path("audit/events.csv", views.export, name="export"),
]
