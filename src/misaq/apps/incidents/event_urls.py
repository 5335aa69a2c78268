"""The addresses of releases, of events, and of pairs of events that wait for a person."""

from __future__ import annotations

from django.urls import URLPattern, path

from misaq.apps.incidents import event_views, release_views, review_views

EVENT_URLS: list[URLPattern] = [
    path("incidents/releases/", release_views.releases, name="releases"),
    path("incidents/releases/<str:source>/<str:release>/", release_views.release, name="release"),
    path(
        "incidents/releases/<str:source>/<str:release>/changes/",
        release_views.changes,
        name="changes",
    ),
    path(
        "incidents/releases/<str:source>/<str:release>/changes.csv",
        release_views.changes_csv,
        name="changes_csv",
    ),
    path("incidents/releases/<str:source>/<str:release>/flags/", release_views.flags, name="flags"),
    path(
        "incidents/releases/<str:source>/<str:release>/flags.csv",
        release_views.flags_csv,
        name="flags_csv",
    ),
    path("incidents/events/", event_views.events, name="events"),
    path("incidents/events.csv", event_views.events_csv, name="events_csv"),
    path("incidents/events/<str:source>/<str:event_id>/", event_views.event, name="event"),
    path("incidents/review/", review_views.review, name="review"),
    path("incidents/review/pair/", review_views.pair, name="pair"),
]
