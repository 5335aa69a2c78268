"""The addresses of the room."""

from __future__ import annotations

from django.urls import path, re_path

from misaq.apps.pages.addresses import Entry
from misaq.apps.screening import (
    alert_views,
    desk_views,
    redress_views,
    subscription_views,
    views,
)
from misaq.kernel.words import say

app_name = "screening"
NAVIGATION = (Entry(say("Screening"), "screening:organisations"),)
_ENDING = r"(?P<ending>html|docx|pdf)"
urlpatterns = [
    path("screening/", views.organisations, name="organisations"),
    path("screening/redress/", views.number, name="number"),
    path("work/screening/", desk_views.desk, name="desk"),
    path("work/screening/person/", desk_views.person, name="person"),
    path("work/screening/file/", desk_views.file, name="file"),
    path("work/screening/alerts/<int:number>/", alert_views.alert, name="alert"),
    path("work/screening/alerts/<int:number>/report/", alert_views.report, name="report"),
    path("work/screening/alerts/<int:number>/reopen/", alert_views.reopen, name="reopen"),
    re_path(
        rf"^work/screening/alerts/(?P<number>[0-9]{{1,18}})/file\.{_ENDING}$",
        alert_views.inspection_file,
        name="inspection-file",
    ),
    path("work/redress/", redress_views.numbers, name="numbers"),
    path("work/redress/new/", redress_views.propose, name="propose"),
    path("work/redress/<int:number>/", redress_views.number_of, name="number-of"),
    path("work/redress/tombstones/", redress_views.tombstones, name="tombstones"),
    path("work/subscriptions/", subscription_views.subscriptions, name="subscriptions"),
    path(
        "work/subscriptions/<int:number>/",
        subscription_views.subscription,
        name="subscription",
    ),
]
