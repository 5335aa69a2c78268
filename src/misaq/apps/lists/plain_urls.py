"""The addresses that programs ask for, the same in every language."""

from __future__ import annotations

from django.urls import path

import misaq.apps.pages.addresses  # noqa: F401 -- knows what a key in an address looks like
from misaq.apps.lists import exchange_views, file_views, lineage_views

urlpatterns = [
    path("lists/lineage.json", lineage_views.lineage_json, name="lineage_json"),
    path(
        "lists/lineage/<key:key>/lineage.json",
        lineage_views.body_lineage_json,
        name="body_lineage_json",
    ),
    path("lists/<key:key>/changes.csv", file_views.changes_csv, name="list_changes_csv"),
    path("lists/<key:key>/entries.ftm.json", exchange_views.entries_ftm, name="list_entries_ftm"),
    path("lists/<key:key>/entries.csv", file_views.entries_csv, name="list_entries_csv"),
]
