"""Which events are listed, and what somebody judges of two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from misaq.apps.incidents.queries.events import SourceAtHand
from misaq.apps.incidents.wording import EVENT_REASON_WORDS, EVENT_VERDICTS, PARTS
from misaq.apps.pages.day_fields import DayField
from misaq.apps.pages.titles import heading_of
from misaq.core.framework.records import ThreatClass
from misaq.core.incidents.linking.deciding_pairs import LONGEST_NOTE
from misaq.core.incidents.linking.judgements import EventReason
from misaq.core.incidents.source_names import name_of_source
from misaq.core.lists.judgements import Verdict
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.records import Level
from misaq.kernel.errors import InputRefused, Problem
from misaq.kernel.words import tell
from misaq.sources.incidents.prepared import EventFilter

_JUDGED = (Verdict.SAME, Verdict.NOT_SAME, Verdict.UNSURE)


class EventsForm(forms.Form):
    """Which events of one source are listed; what is empty says nothing."""

    source = forms.ChoiceField(label=_("Source"), required=False)
    first = DayField(label=_("From the day"), help_text=_("Year-month-day: 2021-04-15."))
    last = DayField(label=_("To the day"), help_text=_("Year-month-day: 2021-04-15."))
    area = forms.ChoiceField(label=_("Province or district"), required=False)
    threat_class = forms.ChoiceField(label=_("Class"), required=False)
    part = forms.ChoiceField(label=_("Events"), required=False)

    def __init__(
        self,
        *args: Any,
        sources: Sequence[SourceAtHand],
        gazetteer: Gazetteer,
        classes: Sequence[ThreatClass],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._gazetteer = gazetteer
        self._provinces = [one for one in gazetteer.areas if one.level is Level.PROVINCE]
        self._sources = [one.source for one in sources]
        self._choose("source", [(one.source, name_of_source(one.source)) for one in sources])
        self._choose("area", [("", _("Everywhere")), *self._areas(gazetteer)])
        named = [(one.key, heading_of(one)) for one in classes]
        self._choose("threat_class", [("", _("Every class")), *named])
        parts = [(key, words.render(gettext)) for key, (words, _natures) in PARTS.items()]
        self._choose("part", [("", _("All, the parts not added up")), *parts])

    def _areas(self, gazetteer: Gazetteer) -> list[tuple[str, Any]]:
        """Return the provinces, each followed by its districts; those that ended as well."""
        inside: dict[str, list[tuple[str, str]]] = {}
        for unit in gazetteer.areas:
            if not unit.level.is_district_like:
                continue
            province = gazetteer.province_of(str(unit.code))
            inside.setdefault(province, []).append((str(unit.code), f"– {heading_of(unit)}"))
        return [
            choice
            for one in self._provinces
            for choice in ((str(one.code), heading_of(one)), *inside.get(str(one.code), ()))
        ]

    def _choose(self, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices

    def chosen_source(self) -> str:
        """Return the source asked for; the first when none is."""
        asked = str(self.cleaned_data.get("source", "")) if self.is_valid() else ""
        return asked or next(iter(self._sources), "")

    def clean(self) -> dict[str, Any]:
        """Refuse days that are the wrong way round."""
        given = super().clean() or {}
        first, last = given.get("first"), given.get("last")
        if first is not None and last is not None and last < first:
            self.add_error("last", gettext("The last day is before the first."))
        return given

    def asked(self) -> EventFilter:
        """Return which events are asked for.

        Raises:
            InputRefused: something asked for cannot be; every problem is told.
        """
        if not self.is_valid():
            raise InputRefused(
                tell("The list of events is not narrowed as was asked."),
                next_step=tell("Correct what is named, or leave it out."),
                rule="incidents.filter",
                problems=tuple(
                    Problem(str(self.fields[name].label), str(error))
                    for name, errors in self.errors.items()
                    for error in errors
                ),
            )
        said = self.cleaned_data
        is_province = said["area"] in {str(one.code) for one in self._provinces}
        return EventFilter(
            first=said["first"],
            last=said["last"],
            province=said["area"] if is_province else "",
            district="" if is_province else self._gazetteer.unit_of(said["area"]),
            threat_class=said["threat_class"],
            natures=PARTS[said["part"]][1] if said["part"] else (),
        )


class OtherEventForm(forms.Form):
    """The other of two events that somebody wants to judge."""

    other = forms.CharField(
        label=_("The other event"),
        help_text=_("Its source, a stroke and its identifier: ucdp-ged/1001."),
        max_length=280,
        widget=forms.TextInput({"dir": "ltr", "autocomplete": "off"}),
    )


class JudgeEventsForm(forms.Form):
    """What somebody says of two events, and why."""

    verdict = forms.ChoiceField(label=_("Are they one event?"), widget=forms.RadioSelect)
    reasons = forms.MultipleChoiceField(label=_("Why"), widget=forms.CheckboxSelectMultiple)
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=LONGEST_NOTE,
        help_text=_("Name no person. Members who judge events read it."),
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        verdicts = [(one.value, EVENT_VERDICTS[one].render(gettext)) for one in _JUDGED]
        cast("forms.ChoiceField", self.fields["verdict"]).choices = verdicts
        reasons = [(one.value, EVENT_REASON_WORDS[one].render(gettext)) for one in EventReason]
        cast("forms.MultipleChoiceField", self.fields["reasons"]).choices = reasons
