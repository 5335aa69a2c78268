"""Month, area and source of a situation report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from misaq.apps.overview.situation_asking import last_month
from misaq.core.threat.picture.records import Basis
from misaq.kernel.words import say
from misaq.reports.situation.inputs import month_text

_HELP = say("Year and month, from {first} to {last}.", first="{first}", last="{last}")


class SituationForm(forms.Form):
    """What a report is about; what was chosen is filled in."""

    def __init__(
        self,
        *args: Any,
        basis: Basis,
        bases: Sequence[Basis],
        areas: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        covered = {
            "first": month_text(basis.first_month),
            "last": month_text(last_month(basis)),
        }
        self.fields["month"] = forms.CharField(
            label=_("Month"), required=False, max_length=7,
            help_text=_HELP.render(gettext).format(**covered),
        )  # fmt: skip
        whole = ("", _("The whole country"))
        self.fields["area"] = forms.ChoiceField(
            label=_("Area"), choices=[whole, *areas], required=False
        )
        if len(bases) > 1:
            named = [
                (one.key, f"{one.source} {one.release}" + (" *" if one.is_of_pack else ""))
                for one in bases
            ]
            self.fields["source"] = forms.ChoiceField(
                label=_("Source"), choices=named, required=False,
                help_text=_("* compiled by the country pack: provinces and months only."),
            )  # fmt: skip
