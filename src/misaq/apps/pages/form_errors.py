"""Putting a refusal of an action where the form shows its errors."""

from __future__ import annotations

from django import forms

from misaq.kernel.errors import MisaqError


def add_refusal(form: forms.BaseForm, refusal: MisaqError) -> None:
    """Show each problem at the field it names, and the rest at the head of the form."""
    placed = [problem for problem in refusal.problems if problem.where in form.fields]
    for problem in placed:
        form.add_error(problem.where, f"{problem.what} {problem.next_step}".strip())
    loose = [str(problem) for problem in refusal.problems if problem not in placed]
    if loose or not placed:
        form.add_error(None, " ".join((refusal.message, *loose, refusal.next_step)))
