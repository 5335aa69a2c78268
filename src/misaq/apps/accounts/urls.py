"""The addresses of the room; allauth's own are in ``sign_in_urls``."""

from __future__ import annotations

from django.urls import path

from misaq.apps.accounts import people_views, views

app_name = "accounts"
urlpatterns = [
    path("roles/", views.roles, name="roles"),
    path("account/", views.own, name="own"),
    path("account/name/", views.profile, name="profile"),
    path("account/second-factor/", views.second_factor, name="second-factor"),
    path("invitation/<str:token>/", views.accept, name="accept"),
    path("people/", people_views.people, name="people"),
    path("people/invite/", people_views.invite_person, name="invite"),
    path("people/<int:number>/", people_views.person, name="person"),
    path("people/<int:number>/grant/", people_views.grant, name="grant"),
    path("people/<int:number>/close/", people_views.close, name="close"),
    path("people/grants/<int:grant>/confirm/", people_views.confirm, name="confirm"),
    path("people/grants/<int:grant>/end/", people_views.end, name="end"),
    path("people/invitations/<int:invitation>/withdraw/", people_views.withdraw, name="withdraw"),
]
