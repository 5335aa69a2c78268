"""The addresses of the room; they stand below those of the threat picture."""

from __future__ import annotations

from django.urls import path

from misaq.apps.forecasts import views

app_name = "forecasts"
urlpatterns = [
    path("threat/forecast/", views.provinces, name="list"),
    path("threat/forecast/districts/", views.districts, name="districts"),
    path("threat/forecast/issued/<key:key>.csv", views.values, name="values"),
    path("threat/forecast/issued/<key:key>/", views.issued, name="issued"),
    path("threat/forecast/<key:key>/", views.area, name="area"),
]
