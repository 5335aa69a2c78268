"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from misaq.apps.reading import views

app_name = "reading"
urlpatterns = [
    path("reading/", views.documents, name="list"),
    path("reading/new/", views.upload, name="upload"),
    path("reading/<int:document>/", views.document_page, name="document"),
    path("reading/<int:document>/accepted.yml", views.accepted, name="accepted"),
    path(
        "reading/<int:document>/passage/<int:passage>/page/<int:page>.png",
        views.picture,
        name="picture",
    ),
    path("reading/<int:document>/<int:number>/", views.proposal_page, name="proposal"),
    path("reading/<int:document>/<int:number>/decide/", views.decide, name="decide"),
    path("reading/<int:document>/<int:number>/change/", views.change, name="change"),
]
