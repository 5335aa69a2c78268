"""Which source and which year or month a page shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from misaq.apps.threat.spans import Slider
from misaq.core.threat.picture.records import PARTS, Basis, Part

_MONTHS = (
    _("January"), _("February"), _("March"), _("April"), _("May"), _("June"),
    _("July"), _("August"), _("September"), _("October"), _("November"), _("December"),
)  # fmt: skip


class SourceForm(forms.Form):
    """The source; a page without a choice shows the first."""

    def __init__(self, *args: Any, bases: Sequence[Basis], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(one.key, one.label + (" *" if one.is_of_pack else "")) for one in bases]
        self.fields["source"] = forms.ChoiceField(
            label=_("Source"),
            choices=names,
            required=False,
            help_text=_("* compiled by the country pack: provinces and months only."),
        )


class SpanForm(SourceForm):
    """The source, and a year or a month of it; without a year, all years."""

    def __init__(self, *args: Any, basis: Basis, parts: Sequence[Part], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._parts = tuple(parts)
        if len(self.fields["source"].choices) == 1:  # type: ignore[attr-defined]
            del self.fields["source"]
        years = [(str(year), str(year)) for year in reversed(basis.years)]
        self.fields["year"] = forms.ChoiceField(
            label=_("Year"), choices=[("", _("All years")), *years], required=False
        )
        months = [(str(number + 1), name) for number, name in enumerate(_MONTHS)]
        self.fields["month"] = forms.ChoiceField(
            label=_("Month"), choices=[("", _("The whole year")), *months], required=False
        )

        if len(self._parts) > 1:
            named = [(part.value, PARTS[part].render(gettext)) for part in self._parts]
            self.fields["part"] = forms.ChoiceField(
                label=_("Drawn are"), choices=named, required=False
            )

    def without_span(self) -> None:
        """Leave out the year and the month, where a page shows all years."""
        del self.fields["year"], self.fields["month"]

    def part(self) -> Part:
        """Return the part of events that is drawn; the first when none is asked for."""
        asked = self.cleaned_data.get("part") if self.is_valid() else ""
        return Part(asked) if asked else next(iter(self._parts), Part.UNTOLD)

    def span(self) -> tuple[int | None, int | None]:
        """Return the year and the month asked for; None for all. What cannot be is left out."""
        if not self.is_valid():
            return None, None
        year, month = self.cleaned_data["year"], self.cleaned_data["month"]
        return (int(year), int(month) if month else None) if year else (None, None)


class SliderForm(forms.Form):
    """A month by its place among all, moved to with a slider; what else was asked is kept."""

    def __init__(self, *, slider: Slider) -> None:
        super().__init__(auto_id="month-%s", initial={"at": slider.at, **dict(slider.kept)})
        label = gettext("A month between {first} and {last}").format(
            first=slider.first_words, last=slider.last_words
        )
        looks = {
            "type": "range", "min": 0, "max": slider.last, "data-first": slider.first_words,
        }  # fmt: skip
        self.fields["at"] = forms.IntegerField(
            label=label, required=False, widget=forms.NumberInput(attrs=looks)
        )
        for name, _value in slider.kept:
            self.fields[name] = forms.CharField(widget=forms.HiddenInput, required=False)
