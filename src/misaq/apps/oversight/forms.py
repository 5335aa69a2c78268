"""What the secretariat writes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from misaq.apps.oversight.actions import LONGEST_TEXT
from misaq.apps.pages.day_fields import DayField
from misaq.apps.pages.templatetags.misaq import words
from misaq.core.institutions.records import Institution
from misaq.core.oversight.tracking import MAY_HAPPEN, Happening, State

_DAY = _("Year-month-day: 2021-04-15.")


class RecommendationForm(forms.Form):
    """What a committee recommended."""

    to = forms.ChoiceField(
        label=_("Institution asked"), help_text=_("One within the committee's remit.")
    )
    text = forms.CharField(
        label=_("What the committee asked for"),
        help_text=_("In its own words where there is a record of them. Names of persons: none."),
        widget=forms.Textarea({"rows": 5, "dir": "auto"}),
        max_length=LONGEST_TEXT,
    )
    made_on = DayField(
        label=_("Day of the sitting"),
        help_text=_DAY,
        required=True,
        error_messages={"required": _("Give the day on which the committee asked.")},
    )
    due = DayField(label=_("Reply asked for by"), help_text=_DAY)
    sitting = forms.CharField(
        label=_("Sitting, and item of its minutes"), required=False, max_length=200
    )
    finding = forms.CharField(
        label=_("Finding it came from"),
        help_text=_("Its reference, where it came from one."),
        required=False,
        max_length=40,
        widget=forms.TextInput({"dir": "ltr"}),
    )
    point = forms.CharField(
        label=_("Point of a policy it bears on"),
        help_text=_("Its key, such as P2.17."),
        required=False,
        max_length=80,
        widget=forms.TextInput({"dir": "ltr"}),
    )

    def __init__(self, *args: Any, institutions: Sequence[Institution], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Choose one")), *((i.key, f"{i.title} ({i.key})") for i in institutions)]
        cast("forms.ChoiceField", self.fields["to"]).choices = choices


class EventForm(forms.Form):
    """What happened to a recommendation."""

    happening = forms.ChoiceField(label=_("What happened"))
    on = DayField(
        label=_("On which day"),
        help_text=_DAY,
        required=True,
        error_messages={"required": _("Give the day on which it happened.")},
    )
    until = DayField(
        label=_("Day it names"),
        help_text=_("The day asked for, granted, or put down; or by which a better reply is due."),
    )
    text = forms.CharField(
        label=_("What was said, or why"),
        help_text=_("In a few sentences. Names of persons: none."),
        required=False,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
        max_length=LONGEST_TEXT,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer(list(Happening))

    def offer(self, state: State) -> None:
        """Show only what may follow; what was sent is for the rules to judge, not for a list."""
        self._offer(MAY_HAPPEN[state])

    def _offer(self, possible: Collection[Happening]) -> None:
        offered = [(h.name, words(h)) for h in Happening if h in possible]
        cast("forms.ChoiceField", self.fields["happening"]).choices = [
            ("", _("Choose one")),
            *offered,
        ]


class SeenForm(forms.Form):
    """How much of the history the page showed; written by the page, not by people."""

    seen = forms.IntegerField(min_value=0)


class TakeBackForm(SeenForm):
    """Which event is taken back."""

    event = forms.IntegerField(min_value=1)
