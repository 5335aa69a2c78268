"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from misaq.apps.oversight import views

app_name = "oversight"
urlpatterns = [
    path("work/committees/", views.committees, name="committees"),
    path("work/committees/<slug:key>/", views.table, name="table"),
    path("work/committees/<slug:key>/new/", views.add, name="add"),
    path("work/committees/<slug:key>/<int:number>/", views.item, name="item"),
    path("work/committees/<slug:key>/<int:number>/record/", views.happened, name="happened"),
    path("work/committees/<slug:key>/<int:number>/take-back/", views.undo, name="undo"),
]
