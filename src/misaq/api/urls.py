"""The page of the API; its addresses for programs stand in ``v1/urls.py``."""

from __future__ import annotations

from django.urls import path

from misaq.api import views

app_name = "api"
urlpatterns = [path("api/", views.explained, name="explained")]
