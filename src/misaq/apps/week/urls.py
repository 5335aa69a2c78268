"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from misaq.apps.week import views

app_name = "week"
urlpatterns = [
    path("work/", views.week, name="week"),
    path("work/seen/", views.seen, name="seen"),
    path("work/follow/", views.followed, name="follow"),
    path("work/filters/", views.filters, name="filters"),
    path("work/letters/", views.letters, name="letters"),
]
