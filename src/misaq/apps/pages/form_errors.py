"""Putting a refusal of an action where the form shows its errors."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext

from misaq.kernel.errors import MisaqError, Problem
from misaq.kernel.words import translated


def add_refusal(form: forms.BaseForm, refusal: MisaqError) -> None:
    """Show each problem at the field it names, and the rest at the head of the form."""
    placed = [problem for problem in refusal.problems if problem.where in form.fields]
    for problem in placed:
        form.add_error(problem.where, told_at_field(problem))
    loose = [problem.told(gettext) for problem in refusal.problems if problem not in placed]
    if loose or not placed:
        message, next_step = (translated(t, gettext) for t in (refusal.message, refusal.next_step))
        form.add_error(None, " ".join((message, *loose, next_step)))


def told_at_field(problem: Problem) -> str:
    """Return a problem in the language of the page, for the field it is about."""
    said = (translated(text, gettext) for text in (problem.what, problem.next_step) if text)
    return " ".join(said)
