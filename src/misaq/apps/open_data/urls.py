"""The pages of the room; the files stand in ``plain_urls``."""

from __future__ import annotations

from django.urls import path

from misaq.apps.open_data import views
from misaq.apps.pages.addresses import Entry
from misaq.kernel.words import say

app_name = "open_data"
NAVIGATION = (Entry(say("Open data"), "open_data:data", say("Everything here, to take away.")),)
urlpatterns = [
    path("data/", views.data, name="data"),
    path("calendar/", views.calendar, name="calendar"),
]
