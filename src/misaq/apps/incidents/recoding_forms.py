"""The form by which somebody proposes how an event is classed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from misaq.apps.incidents.entry_forms import Choice, SeenForm
from misaq.apps.incidents.wording import NATURE_WORDS
from misaq.core.incidents.words import Nature
from misaq.kernel.ids import Key


class RecodingForm(SeenForm):
    """The classes of an event, what it counts as, and why the rules are overruled."""

    primary = forms.ChoiceField(
        label=_("Class it is counted in"),
        required=False,
        help_text=_("None where the event is in no class."),
    )
    also = forms.MultipleChoiceField(
        label=_("Further classes it is of"), required=False, widget=forms.CheckboxSelectMultiple
    )
    nature = forms.ChoiceField(label=_("What it counts as"))
    reason = forms.CharField(
        label=_("What the rules missed"),
        max_length=2_000,
        help_text=_("No person's name, and nothing of the community harmed."),
        widget=forms.Textarea(attrs={"dir": "auto", "rows": 3, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, classes: Iterable[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = list(classes)
        natures = [(one.value, words.render(gettext)) for one, words in NATURE_WORDS.items()]
        self.fields["primary"].choices = [("", _("none")), *listed]  # type: ignore[attr-defined]
        self.fields["also"].choices = listed  # type: ignore[attr-defined]
        self.fields["nature"].choices = natures  # type: ignore[attr-defined]

    @property
    def classes(self) -> tuple[Key, ...]:
        """Return the classes, the one it is counted in first."""
        primary = self.cleaned_data["primary"]
        others = [one for one in self.cleaned_data["also"] if one != primary]
        return tuple(Key(one) for one in filter(None, (primary, *others)))

    @property
    def counts_as(self) -> Nature:
        """Return what the event counts as."""
        return Nature(self.cleaned_data["nature"])
