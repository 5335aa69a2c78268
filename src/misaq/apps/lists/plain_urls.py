"""The addresses that programs ask for, the same in every language."""

from __future__ import annotations

from django.urls import path

from misaq.apps.lists import file_views

urlpatterns = [
    path("lists/<key:key>/changes.csv", file_views.changes_csv, name="list_changes_csv"),
    path("lists/<key:key>/entries.csv", file_views.entries_csv, name="list_entries_csv"),
]
