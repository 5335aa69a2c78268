"""What people choose in their week."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from misaq.apps.week.rhythm import Rhythm


class FilterForm(forms.Form):
    """A name for a narrowed list."""

    name = forms.CharField(label=_("Name of the filter"), max_length=80)
    address = forms.CharField(max_length=1000, widget=forms.HiddenInput)


class RecordForm(forms.Form):
    """Which record; written by the page."""

    table = forms.CharField(max_length=64)
    key = forms.CharField(max_length=80)


class SeenForm(forms.Form):
    """Up to when the page showed changes; written by the page."""

    up_to = forms.DateTimeField()


class RhythmForm(forms.Form):
    """How often to get a letter."""

    rhythm = forms.ChoiceField(
        label=_("Letter about what changed"),
        choices=[
            (Rhythm.NEVER.value, _("Never")),
            (Rhythm.DAILY.value, _("Every day on which something changed")),
            (Rhythm.WEEKLY.value, _("Once a week")),
        ],
        widget=forms.RadioSelect,
    )
