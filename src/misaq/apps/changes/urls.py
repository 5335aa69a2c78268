"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from misaq.apps.changes import comment_views, import_views, views, writing_views

app_name = "changes"
urlpatterns = [
    path("work/changes/", views.list_requests, name="list"),
    path("work/changes/new/", writing_views.new, name="new"),
    path("work/changes/write/", writing_views.write, name="write"),
    path("work/changes/<int:change>/", views.one, name="change"),
    path("work/changes/<int:change>/step/", views.step, name="step"),
    path("work/drafts/", writing_views.drafts, name="drafts"),
    path("work/drafts/<int:number>/discard/", writing_views.discard, name="discard"),
    path("work/comments/<int:number>/", comment_views.edit, name="comment"),
    path("work/comments/<str:subject>/<key:key>/", comment_views.about, name="comments"),
    path("work/import/", import_views.choose, name="import"),
    path("work/import/<str:table>.csv", import_views.template, name="import-template"),
    path("work/import/<str:table>/", import_views.bring, name="import-table"),
    path("work/import/<str:table>/hand-in/", import_views.hand_in, name="import-hand-in"),
]
