"""The addresses of the room."""

from __future__ import annotations

from django.urls import path

from misaq.apps.perceptions import views, withdrawal_views, writing_views

app_name = "perceptions"
urlpatterns = [
    path("perceptions/", views.matrix, name="matrix"),
    path("perceptions/published/", views.published, name="published"),
    path("perceptions/enter/", writing_views.enter, name="enter"),
    path("perceptions/import/", writing_views.bring, name="import"),
    path("perceptions/form.csv", writing_views.form_file, name="form"),
    path("perceptions/scales/<key:key>/", writing_views.scale, name="scale"),
    path("perceptions/assessments/<int:number>/", views.assessment, name="assessment"),
    path("perceptions/assessments/<int:number>/correct/", writing_views.correct, name="correct"),
    path(
        "perceptions/assessments/<int:number>/withdraw/",
        withdrawal_views.withdraw,
        name="withdraw",
    ),
    path("perceptions/institutions/<key:key>/", views.institution, name="institution"),
]
