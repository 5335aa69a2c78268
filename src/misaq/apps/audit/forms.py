"""What narrows the list of events."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from misaq.apps.audit.chain import Outcome

_CODE = forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"})


class NarrowForm(forms.Form):
    """Who, what, about which thing, when; all may be left out."""

    who = forms.CharField(label=_("Who"), required=False, max_length=64, widget=_CODE)
    event = forms.ChoiceField(label=_("What happened"), required=False)
    thing = forms.CharField(
        label=_("About (page, table or key)"), required=False, max_length=200, widget=_CODE
    )
    outcome = forms.ChoiceField(
        label=_("How it ended"),
        required=False,
        choices=[
            ("", _("All")),
            (Outcome.DONE.value, _("Done")),
            (Outcome.REFUSED.value, _("Refused")),
        ],
    )
    first = forms.DateField(
        label=_("From day"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    last = forms.DateField(
        label=_("To day"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: object, events: tuple[str, ...], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["event"].choices = [  # type: ignore[attr-defined]
            ("", _("All")),
            *((event, event) for event in events),
        ]
