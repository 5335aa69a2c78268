"""Which figures, which measure and which month a page of forecasts shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from misaq.apps.forecasts.classes import class_named
from misaq.apps.forecasts.kept import Head
from misaq.apps.forecasts.showing import months_ahead
from misaq.core.incidents.source_names import name_of_source
from misaq.core.threat.forecasting.area_months import Measure
from misaq.reports.charts.forecasts import UNITS


def _named(basis: str) -> str:
    """Return what the source calls itself, with a mark where the pack compiled its totals."""
    name = name_of_source(basis.removesuffix(":pack"))
    return f"{name} *" if basis.endswith(":pack") else name


def _title(threat_class: str) -> str:
    words = class_named(threat_class).words
    return words if isinstance(words, str) else words.render(gettext)


class BasisForm(forms.Form):
    """The figures a forecast comes from; no choice where there is one."""

    def __init__(self, *args: Any, heads: Sequence[Head], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._bases = tuple(dict.fromkeys(one.basis for one in heads))
        if len(self._bases) > 1:
            self.fields["source"] = forms.ChoiceField(
                label=_("Source"),
                choices=[(one, _named(one)) for one in self._bases],
                required=False,
                help_text=_("* compiled by the country pack: provinces and months only."),
            )

    def basis(self) -> str:
        """Return the figures asked for, the first when none are; empty where there are none."""
        asked = self.cleaned_data.get("source", "") if self.is_valid() else ""
        return asked or next(iter(self._bases), "")


class ClassForm(BasisForm):
    """The figures, and a class; no choice where nothing is forecast by class."""

    def __init__(self, *args: Any, heads: Sequence[Head], **kwargs: Any) -> None:
        super().__init__(*args, heads=heads, **kwargs)
        keys = sorted({one.threat_class for one in heads} - {""})
        if keys:
            self.fields["class"] = forms.ChoiceField(
                label=_("Class"),
                choices=[("", _("All classes together")), *((one, _title(one)) for one in keys)],
                required=False,
            )

    def threat_class(self) -> str:
        """Return the class asked for; empty for all together."""
        return self.cleaned_data.get("class", "") if self.is_valid() else ""


class MonthForm(ClassForm):
    """The figures, a class, and one of the twelve months ahead."""

    def __init__(self, *args: Any, heads: Sequence[Head], **kwargs: Any) -> None:
        super().__init__(*args, heads=heads, **kwargs)
        basis = self.data.get("source", "") or next(iter(self._bases), "")
        origins = [one.origin for one in heads if one.basis == basis]
        if origins:
            self.fields["ahead"] = forms.ChoiceField(
                label=_("Month"),
                choices=[(str(lead), text) for lead, text in months_ahead(max(origins))],
                required=False,
            )

    def lead(self) -> int:
        """Return how many months ahead; one when nothing is asked for."""
        asked = self.cleaned_data.get("ahead", "") if self.is_valid() else ""
        return int(asked) if asked else 1


class MeasureForm(ClassForm):
    """The figures, a class, and deaths or events."""

    def __init__(self, *args: Any, heads: Sequence[Head], **kwargs: Any) -> None:
        super().__init__(*args, heads=heads, **kwargs)
        self.fields["measure"] = forms.ChoiceField(
            label=_("Forecast of"),
            choices=[(one.value, UNITS[one].render(gettext)) for one in Measure],
            required=False,
        )

    def measure(self) -> Measure:
        """Return what is forecast; deaths when nothing is asked for."""
        asked = self.cleaned_data.get("measure", "") if self.is_valid() else ""
        return Measure(asked) if asked else Measure.DEATHS
