"""What the pages of evidence ask for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from misaq.apps.changes.forms import KeptForm
from misaq.apps.evidence.records import Claim, EvidenceFile
from misaq.apps.pages.day_fields import ImpreciseDateField
from misaq.core.changes.rules import LONGEST_WORDS
from misaq.core.policies.records import Gate, Shows

Choices = Sequence[tuple[str, str]]
_LONG = forms.Textarea(attrs={"rows": 5, "dir": "auto"})
_DAY_HINT = _("Such as 2014, 2014-12 or 2014-12-24.")


class UploadForm(forms.Form):
    """A file."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, DOCX, XLSX, CSV, plain text, PNG or JPEG."),
        widget=forms.ClearableFileInput(
            attrs={"accept": ".pdf,.docx,.xlsx,.csv,.txt,.png,.jpg,.jpeg"}
        ),
    )
    expires = ImpreciseDateField(
        label=_("Expires"),
        help_text=_("From this day it no longer shows the present; empty if it does not age."),
    )


class RemoveForm(forms.Form):
    """Why the bytes of a file go."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_WORDS,
        help_text=_("Its hash and this reason stay."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class StatementForm(KeptForm):
    """A claim or a finding about a point."""

    by = forms.ChoiceField(label=_("Whose word it is"))
    what = forms.CharField(
        label=_("What it says"),
        max_length=LONGEST_WORDS,
        help_text=_("In a sentence or two that somebody else could check."),
        widget=_LONG,
    )
    shows = forms.ChoiceField(label=_("What it shows of the point"))
    dated = forms.CharField(
        label=_("Dated"),
        max_length=40,
        help_text=_DAY_HINT,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    cites = forms.CharField(
        label=_("Published sources"),
        required=False,
        max_length=2_000,
        help_text=_("One a line: KEY/H @ where in it. Leave empty if there is none."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "ltr"}),
    )
    brought = forms.MultipleChoiceField(
        label=_("Evidence files"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, *args: Any, institutions: Choices, files: Sequence[EvidenceFile], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "by", [("", "—"), *institutions])
        _offer(self, "shows", [("", "—"), *((s.value, gettext(s.value)) for s in Shows)])
        if files:
            _offer(self, "brought", [(str(file.id), file.name) for file in files])
        else:
            del self.fields["brought"]

    def typed(self) -> dict[str, str]:
        """Return what stands in each field, the numbers of several files with spaces between."""
        data = self.data
        brought = data.getlist("brought") if isinstance(data, QueryDict) else []
        return {**super().typed(), **({"brought": " ".join(brought)} if brought else {})}

    def statement(self) -> dict[str, Any]:
        """Return what was said; only for a form without errors."""
        given = self.cleaned_data
        return {
            "by": given["by"],
            "what": given["what"],
            "shows": given["shows"],
            "dated": given["dated"],
            "cites": [line.strip() for line in given["cites"].splitlines() if line.strip()],
            "files": [int(number) for number in given.get("brought", ())],
        }


class FindingForm(StatementForm):
    """A verified finding, which may answer a claim."""

    answers = forms.ChoiceField(label=_("Answers the claim"), required=False)

    def __init__(self, *args: Any, claims: Sequence[Claim], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if claims:
            offered = [(str(c.id), f"{c.id}: {c.what[:80]}") for c in claims]
            _offer(self, "answers", [("", "—"), *offered])
        else:
            del self.fields["answers"]

    def statement(self) -> dict[str, Any]:
        """Return what was found; only for a form without errors."""
        answers = self.cleaned_data.get("answers")
        return {**super().statement(), "answers": int(answers) if answers else None}


class RightsForm(forms.Form):
    """Whether a point was tested against fundamental rights."""

    gate = forms.ChoiceField(
        label=_("Was the point tested against fundamental rights?"), widget=forms.RadioSelect
    )
    cite = forms.CharField(
        label=_("Source"),
        max_length=200,
        help_text=_("KEY/H @ where in it: the judgment, opinion or assessment that says so."),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "gate", [(gate.value, gettext(gate.value)) for gate in Gate])


def _offer(form: forms.Form, name: str, choices: Choices) -> None:
    form.fields[name].choices = choices  # type: ignore[attr-defined]
