"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from misaq.apps.evidence import ledger_views, views

app_name = "evidence"
urlpatterns = [
    path("work/evidence/", views.files, name="files"),
    path("work/evidence/<int:number>/", views.one, name="file"),
    path("work/evidence/<int:number>/open/", views.opened, name="open"),
    path("work/claim/<key:key>/", ledger_views.make_claim, name="claim"),
    path("work/verify/<key:key>/", ledger_views.record, name="verify"),
    path("work/rights/<key:key>/", ledger_views.rights, name="rights"),
    path("work/points/", ledger_views.points, name="points"),
    path("work/points/<key:key>/", ledger_views.point, name="point"),
]
