"""The address that subscribers' programs ask for, the same in every language."""

from __future__ import annotations

from django.urls import path

from misaq.apps.screening import receipt_views

urlpatterns = [
    path("receipts/<slug:uid>", receipt_views.receipt, name="screening_receipt"),
]
