"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from misaq.apps.pages.addresses import Among, Entry, Own
from misaq.apps.threat import (
    actor_views,
    indicator_views,
    map_views,
    measure_views,
    place_views,
    views,
)
from misaq.kernel.words import say

app_name = "threat"
NAVIGATION = (Entry(say("Threat picture"), "threat:picture"),)
SUBJECTS = {
    "incidents.operations": Own("threat:operation"),
    "incidents.actors": Own("threat:actor"),
    "incidents.assurances": Among("threat:assurances"),
}
urlpatterns = [
    path("incidents/actors/", actor_views.actors, name="actors"),
    path("incidents/actors/<key:key>/", actor_views.actor, name="actor"),
    path("threat/assurances/", actor_views.assurances, name="assurances"),
    path("threat/", views.picture, name="picture"),
    path("threat/operations/", views.list_operations, name="operations"),
    path("threat/operations/<key:key>/", views.operation, name="operation"),
    path("threat/months.csv", views.months, name="months"),
    path("threat/measures/", measure_views.measures, name="measures"),
    path("threat/measures/<key:key>/", measure_views.measure, name="measure"),
    path("threat/indicators/", indicator_views.list_indicators, name="indicators"),
    path("threat/indicators/form.csv", indicator_views.indicator_form, name="indicator-form"),
    path("threat/indicators/import/", indicator_views.bring_indicators, name="indicators-import"),
    path("threat/districts/", place_views.districts, name="districts"),
    path("threat/kinds/", map_views.kinds, name="kinds"),
    path("threat/hot-spots/", map_views.hot_spots, name="hot-spots"),
    path("threat/<key:key>/", place_views.area, name="area"),
]
