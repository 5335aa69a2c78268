"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from misaq.apps.pages import views

app_name = "pages"
urlpatterns = [
    path("about/", views.about, name="about"),
    path("method/", views.method, name="method"),
    path("components/", views.components, name="components"),
]
