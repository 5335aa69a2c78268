"""What people type about documents and proposals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from misaq.apps.reading.actions import LONGEST_TEXT

_REASON = 2_000


class UploadForm(forms.Form):
    """A document to read."""

    file = forms.FileField(
        label=_("Document"),
        help_text=_("PDF with a text layer, DOCX, HTML or plain text. Nothing in it is run."),
        widget=forms.ClearableFileInput({"accept": ".pdf,.docx,.html,.htm,.txt"}),
    )
    language = forms.ChoiceField(
        label=_("Language of the document"), choices=[("en", _("English")), ("ur", _("Urdu"))]
    )


class DecisionForm(forms.Form):
    """What every decision carries: the version that was looked at."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class AmendForm(DecisionForm):
    """Other words."""

    text = forms.CharField(
        label=_("What the document says, in your words"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
    )
    reason = forms.CharField(label=_("Why"), required=False, max_length=_REASON)


class ReasonForm(DecisionForm):
    """A decision with a reason."""

    reason = forms.CharField(label=_("Why"), required=False, max_length=_REASON)


class PointForm(DecisionForm):
    """Where an accepted proposal is to stand in the registers."""

    policy = forms.ChoiceField(label=_("Policy"))
    number = forms.CharField(
        label=_("Number of the point"),
        help_text=_("As the text of the policy counts it."),
        max_length=40,
        widget=forms.TextInput({"dir": "auto"}),
    )
    source = forms.ChoiceField(
        label=_("Source"), help_text=_("The source in the registers that is this document.")
    )

    def __init__(
        self,
        *args: Any,
        policies: Sequence[tuple[str, str]],
        sources: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["policy"]).choices = policies
        cast("forms.ChoiceField", self.fields["source"]).choices = sources
