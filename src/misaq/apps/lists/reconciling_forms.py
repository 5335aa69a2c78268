"""Which two lists are set side by side, and what somebody judges of two entries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from misaq.apps.pages.day_fields import DayField
from misaq.apps.pages.templatetags.misaq import said
from misaq.apps.pages.titles import heading_of
from misaq.core.lists.gap_records import GapReason, Which
from misaq.core.lists.gap_words import JUDGED_FOR, REASON_WORDS, VERDICT_WORDS
from misaq.core.lists.judgements import Reason, Verdict
from misaq.core.lists.records import SourceList

_LONGEST_NOTE = 2_000
_JUDGED = (Verdict.SAME, Verdict.NOT_SAME, Verdict.UNSURE)


class SidesForm(forms.Form):
    """Two lists, how renames count, and which lines are shown."""

    left = forms.ChoiceField(label=_("First list"))
    right = forms.ChoiceField(label=_("Second list"))
    renames = forms.ChoiceField(
        label=_("A body under several names counts"),
        choices=[("each", _("each name")), ("once", _("once"))],
        required=False,
    )
    only = forms.ChoiceField(label=_("Show entries on"), required=False)
    reason = forms.ChoiceField(label=_("Show the reason"), required=False)

    def __init__(self, *args: Any, lists: Sequence[SourceList], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [(one.key, f"{one.key}: {heading_of(one)}") for one in lists]
        self._choose("left", keys)
        self._choose("right", keys)
        self._choose(
            "only",
            [
                ("", _("either list")),
                (Which.LEFT.value, _("the first only")),
                (Which.RIGHT.value, _("the second only")),
            ],
        )
        reasons = [(reason.value, said(REASON_WORDS[reason])) for reason in GapReason]
        self._choose("reason", [("", _("every reason")), *reasons])

    def _choose(self, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices


class FillForm(forms.Form):
    """Two lists and a day, of which the pairs are brought up."""

    left = forms.ChoiceField(label=_("First list"))
    right = forms.ChoiceField(label=_("Second list"))
    day = DayField(label=_("On the day"), help_text=_("Year-month-day: 2021-04-15."), required=True)

    def __init__(self, *args: Any, lists: Sequence[SourceList], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [(one.key, f"{one.key}: {heading_of(one)}") for one in lists]
        for name in ("left", "right"):
            cast("forms.ChoiceField", self.fields[name]).choices = keys


class JudgeForm(forms.Form):
    """What somebody says of two entries, and why."""

    verdict = forms.ChoiceField(
        label=_("Are they one party?"),
        choices=[(one.value, one.value) for one in _JUDGED],
        widget=forms.RadioSelect,
    )
    reasons = forms.MultipleChoiceField(
        label=_("Why"),
        choices=[(one.value, one.value) for one in Reason],
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=_LONGEST_NOTE,
        help_text=_("Kept with the judgement; only those who may see both entries read it."),
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        verdicts = [(one.value, said(VERDICT_WORDS[one])) for one in _JUDGED]
        cast("forms.ChoiceField", self.fields["verdict"]).choices = verdicts
        reasons = [(one.value, said(JUDGED_FOR[one])) for one in Reason]
        cast("forms.MultipleChoiceField", self.fields["reasons"]).choices = reasons
