"""The addresses of what members hand in: incidents entered here, and events classed otherwise."""

from __future__ import annotations

from django.urls import URLPattern, path

from misaq.apps.incidents import entry_views, monthly_views, notable_views, recoding_views

ENTRY_URLS: list[URLPattern] = [
    path("incidents/notable/", notable_views.notable, name="notable"),
    path("incidents/monthly/", monthly_views.monthly, name="monthly"),
    path("incidents/entries/", entry_views.entries, name="entries"),
    path("incidents/entries/waiting/", entry_views.waiting, name="waiting"),
    path("incidents/entries/communities/", entry_views.communities, name="communities"),
    path("incidents/entries/new/", entry_views.new_entry, name="new-entry"),
    path("incidents/entries/<int:number>/", entry_views.entry, name="entry"),
    path("incidents/entries/<int:number>/correct/", entry_views.correct, name="correct-entry"),
    path("incidents/entries/<int:number>/withdraw/", entry_views.withdraw, name="withdraw-entry"),
    path(
        "incidents/events/<str:source>/<str:event_id>/recode/",
        recoding_views.recode,
        name="recode",
    ),
]
