"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from misaq.apps.pages.addresses import Among, Entry, Own
from misaq.apps.policies import views
from misaq.kernel.words import say

app_name = "policies"
NAVIGATION = (Entry(say("Policies"), "policies:list"),)
SUBJECTS = {
    "policies.policies": Own("policies:policy"),
    "policies.commitments": Own("policies:commitment"),
    "policies.lineage": Among("policies:lineage"),
    "policies.positions": Among("policies:positions"),
}
urlpatterns = [
    path("policies/", views.list_policies, name="list"),
    path("policies/status/", views.status, name="status"),
    path("policies/coverage/", views.coverage, name="coverage"),
    path("policies/lineage/", views.lineage, name="lineage"),
    path("policies/positions/", views.positions, name="positions"),
    path("policies/points/<key:key>/", views.commitment, name="commitment"),
    path("policies/<key:key>/", views.policy, name="policy"),
]
