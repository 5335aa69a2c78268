"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from misaq.apps.law import views
from misaq.apps.pages.addresses import Among, Entry, Own
from misaq.kernel.words import say

app_name = "law"
NAVIGATION = (Entry(say("Law"), "law:instruments"),)
SUBJECTS = {
    "law.instruments": Own("law:instrument"),
    "law.provisions": Own("law:provision"),
    "law.clocks": Own("law:clock"),
    "law.proceedings": Own("law:proceeding"),
    "law.counting_rules": Among("law:calendar"),
    "law.holidays": Among("law:calendar"),
    "law.weekends": Among("law:calendar"),
    "law.measures": Among("law:measures"),
    "law.measure_uses": Among("law:measures"),
    "law.powers": Among("law:powers"),
    "law.delegations": Among("law:powers"),
    "law.power_uses": Among("law:powers"),
    "law.duties": Among("law:duties"),
    "law.reliances": Among("law:duties"),
}
urlpatterns = [
    path("law/", views.instruments, name="instruments"),
    path("law/instruments/<key:key>/", views.instrument, name="instrument"),
    path("law/provisions/<key:key>/", views.provision, name="provision"),
    path("law/clocks/", views.clocks, name="clocks"),
    path("law/clocks/<key:key>/", views.clock, name="clock"),
    path("law/calculator/", views.calculator, name="calculator"),
    path("law/calendar/", views.calendar, name="calendar"),
    path("law/measures/", views.measures, name="measures"),
    path("law/powers/", views.powers, name="powers"),
    path("law/duties/", views.duties, name="duties"),
    path("law/proceedings/", views.proceedings, name="proceedings"),
    path("law/proceedings/<key:key>/", views.proceeding, name="proceeding"),
]
