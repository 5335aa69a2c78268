"""The addresses that programs ask for, the same in every language."""

from __future__ import annotations

from django.urls import path

from misaq.apps.pages import views

urlpatterns = [
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("style.css", views.style, name="style"),
]
