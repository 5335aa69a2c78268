"""What people fill in: an assessment, its correction, and the words of an institution."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from misaq.apps.pages.day_fields import DayField
from misaq.core.changes.rules import hidden_sign
from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.perceptions.records import Assessment, Scale
from misaq.core.threat.perceptions.rows import MOST_MONTHS

Choices = list[tuple[str, Any]]

_LTR = {"dir": "ltr", "autocomplete": "off"}
_AUTO = {"dir": "auto", "autocomplete": "off"}


class _PlainForm(forms.Form):
    """A form that refuses signs which turn the direction of text without being seen."""

    def clean(self) -> dict[str, Any]:
        """Refuse hidden signs."""
        given = super().clean() or {}
        for name, value in list(given.items()):
            if isinstance(value, str) and (sign := hidden_sign(value.replace("\r", ""))):
                said = gettext("It holds the hidden sign %(sign)s. Type it anew, without it.")
                self.add_error(name, said % {"sign": sign})
        return given


class AssessmentForm(_PlainForm):
    """One statement of an institution."""

    institution = forms.ChoiceField(label=_("Institution that said it"))
    area = forms.ChoiceField(label=_("District or province"))
    threat_class = forms.ChoiceField(label=_("Threat"), required=False)
    said_on = DayField(
        label=_("Day it was said"),
        help_text=_("Year-month-day: 2021-04-15."),
        required=True,
        error_messages={"required": _("Give the day on which it was said.")},
    )
    months = forms.IntegerField(
        label=_("Months it looks ahead"),
        help_text=_("Counted from the month after. Write 1 where it speaks of the coming month."),
        min_value=1,
        max_value=MOST_MONTHS,
    )
    level = forms.CharField(
        label=_("Level, in its own word"),
        help_text=_("One of the words of its scale. Leave it empty where it gave a probability."),
        required=False,
        max_length=80,
        widget=forms.TextInput(_AUTO),
    )
    probability = forms.CharField(
        label=_("Or a probability"),
        help_text=_("Of at least one event, from 0 to 1, such as 0.4."),
        required=False,
        max_length=12,
        widget=forms.TextInput(_LTR),
    )
    source = forms.CharField(
        label=_("Source"),
        help_text=_("Its key in the sourcebook. Add the source there first."),
        max_length=80,
        widget=forms.TextInput(_LTR),
    )
    recorded_by = forms.ChoiceField(
        label=_("Office that records it"), help_text=_("An institution; never a person.")
    )
    published = forms.BooleanField(
        label=_("The institution itself published it"),
        help_text=_("Then anybody may read it, with its source. Otherwise members alone."),
        required=False,
    )

    def __init__(
        self, *args: Any, institutions: Choices, areas: Choices, classes: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choose = ("", _("Choose one"))
        offered = {
            "institution": [choose, *institutions],
            "area": [choose, *areas],
            "threat_class": [("", _("All threats together")), *classes],
            "recorded_by": [choose, *institutions],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def cells(self) -> Mapping[str, str]:
        """Return what was filled in, by the columns of the import form."""
        given = self.cleaned_data
        return {
            "institution": given["institution"],
            "area": given["area"],
            "class": given["threat_class"],
            "said_on": given["said_on"].isoformat(),
            "months": str(given["months"]),
            "level": given["level"].strip(),
            "probability": given["probability"].strip(),
            "source": given["source"].strip(),
            "recorded_by": given["recorded_by"],
            "published": "yes" if given["published"] else "no",
        }


class CorrectionForm(AssessmentForm):
    """What it should have said, and why."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Why it stood wrong here. No names of people."),
        max_length=400,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )


class WithdrawalForm(forms.Form):
    """Why an assessment should not stand."""

    why = forms.CharField(
        label=_("Why it should not stand"),
        help_text=_("What is wrong with it that a correction cannot mend. No names of people."),
        max_length=400,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )


def filled_with(said: Assessment) -> dict[str, object]:
    """Return what a form shows of an assessment that is on record."""
    return {
        "institution": said.institution,
        "area": said.area,
        "threat_class": said.threat_class,
        "said_on": said.stated_on.isoformat(),
        "months": said.horizon,
        "level": said.level,
        "probability": "" if said.probability is None else f"{said.probability:g}",
        "source": said.source,
        "recorded_by": said.recorded_by,
        "published": said.is_published,
    }


class ScaleForm(_PlainForm):
    """The words of an institution, and what it said they mean."""

    levels = forms.CharField(
        label=_("Its words"),
        help_text=_("One a line, from the least to the gravest."),
        max_length=2_000,
        widget=forms.Textarea({"rows": 5, "dir": "auto"}),
    )
    floors = forms.CharField(
        label=_("Counts they were said to mean"),
        help_text=_(
            "One a line: the least count of each word over the months ahead; the first is 0. Leave "
            "it empty where the institution never said: its words are then ranked, and held to no "
            "count."
        ),
        required=False,
        max_length=400,
        widget=forms.Textarea({"rows": 5, "dir": "ltr"}),
    )
    measure = forms.ChoiceField(
        label=_("What is counted"),
        choices=[(Measure.EVENTS.value, _("Attacks")), (Measure.DEATHS.value, _("Deaths"))],
    )
    source = forms.CharField(
        label=_("Where this was stated"),
        help_text=_("Key of the source in the sourcebook."),
        max_length=80,
        widget=forms.TextInput(_LTR),
    )

    def clean_floors(self) -> tuple[int, ...]:
        """Return the counts."""
        lines = str(self.cleaned_data["floors"]).split()
        if any(not line.isascii() or not line.isdecimal() or len(line) > 7 for line in lines):
            raise forms.ValidationError(gettext("Write whole numbers, one a line."))
        return tuple(map(int, lines))

    def scale_of(self, institution: str) -> Scale:
        """Return the scale.

        Raises:
            InputRefused: its words and counts do not fit each other.
        """
        given = self.cleaned_data
        words = (line.strip() for line in given["levels"].splitlines())
        return Scale(
            institution=institution,
            levels=tuple(word for word in words if word),
            measure=Measure(given["measure"]),
            floors=given["floors"],
            cite=given["source"].strip(),
        )


def filled_scale(scale: Scale | None) -> dict[str, object]:
    """Return what the form shows of a scale that is on record."""
    if scale is None:
        return {}
    return {
        "levels": "\n".join(scale.levels),
        "floors": "\n".join(map(str, scale.floors)),
        "measure": scale.measure.value,
        "source": scale.cite,
    }
