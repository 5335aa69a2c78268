"""The addresses of the room; allauth's own are in ``sign_in_urls``."""

from __future__ import annotations

from django.urls import path

from misaq.apps.accounts import views

app_name = "accounts"
urlpatterns = [
    path("account/", views.own, name="own"),
    path("account/second-factor/", views.second_factor, name="second-factor"),
    path("invitation/<str:token>/", views.accept, name="accept"),
]
