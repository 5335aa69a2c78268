"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from misaq.apps.lists import (
    hygiene_views,
    lineage_views,
    reconciling_views,
    rekeying_views,
    review_views,
    views,
)
from misaq.apps.pages.addresses import Among, Entry, Own
from misaq.kernel.words import say

app_name = "lists"
NAVIGATION = (
    Entry(say("Lists"), "lists:lists", say("Who lists, under what law, and what changed when.")),
)
SUBJECTS = {
    "lists.source_lists": Own("lists:source_list"),
    "lists.printings": Among("lists:printings"),
    "lists.corrections": Among("lists:printings"),
    "lists.announcements": Among("lists:printings"),
    "lists.overlaps": Among("lists:printings"),
}
urlpatterns = [
    path("lists/", views.lists, name="lists"),
    path("lists/printings/", views.printings, name="printings"),
    path("lists/side-by-side/", reconciling_views.side_by_side, name="side_by_side"),
    path("lists/review/", review_views.review, name="review"),
    path("lists/review/<int:item>/", review_views.review_item, name="review_item"),
    path("lists/review/<int:item>/confirm/", review_views.confirm, name="confirm_merge"),
    path("lists/review/<int:item>/withdraw/", review_views.withdraw, name="withdraw_judgement"),
    path("lists/matching/", reconciling_views.matching, name="matching"),
    path("lists/lineage/", lineage_views.lineage, name="lineage"),
    path("lists/lineage/<key:key>/", lineage_views.body_lineage, name="body_lineage"),
    path("lists/parties/", views.parties, name="parties"),
    path("lists/parties/<key:key>/", views.party, name="party"),
    path("lists/<key:key>/references/", rekeying_views.rekeyings, name="rekeyings"),
    path("lists/<key:key>/hygiene/", hygiene_views.hygiene, name="hygiene"),
    path("lists/<key:key>/hygiene/papers/", hygiene_views.hygiene_papers, name="hygiene_papers"),
    path("lists/<key:key>/hygiene/cases/", hygiene_views.hygiene_cases, name="hygiene_cases"),
    path("lists/<key:key>/changes/", views.changes, name="changes"),
    path("lists/<key:key>/entries/", views.entries, name="entries"),
    path("lists/<key:key>/entries/<path:reference>/", views.entry, name="entry"),
    path("lists/<key:key>/", views.source_list, name="source_list"),
]
