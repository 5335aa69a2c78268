"""The addresses of the room."""

from __future__ import annotations

from django.urls import path, re_path

from misaq.apps.oversight import views

app_name = "oversight"
_TABLE = r"work/committees/(?P<key>[-a-zA-Z0-9_]+)/"
_ENDING = r"(?P<ending>html|docx|pdf)"
urlpatterns = [
    path("work/committees/", views.committees, name="committees"),
    path("work/committees/<slug:key>/", views.table, name="table"),
    re_path(rf"^{_TABLE}status\.{_ENDING}$", views.status_file, name="status-file"),
    re_path(rf"^{_TABLE}findings\.{_ENDING}$", views.findings_file, name="findings-file"),
    path("work/committees/<slug:key>/new/", views.add, name="add"),
    path("work/committees/<slug:key>/<int:number>/", views.item, name="item"),
    path("work/committees/<slug:key>/<int:number>/record/", views.happened, name="happened"),
    path("work/committees/<slug:key>/<int:number>/take-back/", views.undo, name="undo"),
]
