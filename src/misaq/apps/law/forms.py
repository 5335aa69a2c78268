"""What the clock calculator asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from misaq.apps.law.calculation import Asked
from misaq.apps.pages.day_fields import DayField, ImpreciseDateField
from misaq.core.law.records import Clock, Law

_HINT = _("Such as 2021-04-15, 2021-04 or 2021-04-10..2021-04-20.")


class CalculatorForm(forms.Form):
    """Which clock, and from which days."""

    clock = forms.ChoiceField(
        label=_("Clock"), required=False, help_text=_("One limit, as one provision sets it.")
    )
    step = forms.ChoiceField(
        label=_("Or a step"),
        required=False,
        help_text=_("Every limit on one step, side by side, where several are on record."),
    )
    order = ImpreciseDateField(
        label=_("Day of the order, or of whatever starts the clock"),
        help_text=_HINT,
    )
    service = ImpreciseDateField(
        label=_("Day of service"),
        help_text=_("When it was handed over, if that is on record."),
    )
    knowledge = ImpreciseDateField(
        label=_("Day of knowledge"),
        help_text=_("When those concerned first learned of it, if that is on record."),
    )
    done_on = ImpreciseDateField(
        label=_("Done on"),
        help_text=_("When the step was done, or what had to stop had stopped."),
    )
    as_of = DayField(
        label=_("As of"),
        help_text=_("The day asked about; today when left empty."),
    )

    def __init__(self, *args: Any, law: Law, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._law = law
        self.fields["clock"].choices = [("", "—"), *_clock_choices(law)]  # type: ignore[attr-defined]
        self.fields["step"].choices = [("", "—"), *_step_choices(law)]  # type: ignore[attr-defined]
        for name in ("clock", "step"):
            field = self.fields[name]
            field.error_messages["invalid_choice"] = _(
                "“%(value)s” is not on record. Choose one of the list."
            )

    def clean(self) -> dict[str, Any]:
        """Ask for one clock or one step, and for a day to count from."""
        given = super().clean() or {}
        if not {"clock", "step"} & self.errors.keys():
            self._ask_for_one(given)
        days = ("order", "service", "knowledge")
        if not any(given.get(day) for day in days) and not set(days) & self.errors.keys():
            self.add_error("order", _("Give the day that starts the clock."))
        return given

    def _ask_for_one(self, given: Mapping[str, Any]) -> None:
        if not given.get("clock") and not given.get("step"):
            self.add_error("clock", _("Choose a clock, or a step."))
        if given.get("clock") and given.get("step"):
            self.add_error("step", _("Choose either a clock or a step, and leave the other empty."))

    def asked(self, today: date) -> Asked:
        """Return what was asked; only for a form without errors."""
        given = self.cleaned_data
        return Asked(
            clocks=tuple(
                clock
                for clock in self._law.clocks
                if clock.key == given["clock"] or (given["step"] and clock.step == given["step"])
            ),
            start=given["order"],
            others={"service": given["service"], "knowledge": given["knowledge"]},
            done_on=given["done_on"],
            as_of=given["as_of"] or today,
        )


def is_sent(query: Mapping[str, str]) -> bool:
    """Say whether the form was sent, and not merely opened with a clock chosen."""
    return any(name in query for name in ("order", "service", "knowledge", "done_on"))


def _clock_choices(law: Law) -> list[tuple[str, list[tuple[str, str]]]]:
    titles = {instrument.key: instrument.title for instrument in law.instruments}
    instruments = {provision.key: provision.instrument for provision in law.provisions}
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for clock in law.clocks:
        instrument = instruments.get(clock.provision, clock.provision)
        groups[titles.get(instrument, instrument)].append((clock.key, _clock_words(clock)))
    return list(groups.items())


def _clock_words(clock: Clock) -> str:
    span = str(clock.span) if clock.span is not None else str(_("no span on record"))
    return f"{clock.title}: {span} ({clock.provision})"


def _step_choices(law: Law) -> list[tuple[str, str]]:
    """Return the steps that several clocks time, in register order."""
    titles: dict[str, list[str]] = defaultdict(list)
    for clock in law.clocks:
        titles[clock.step].append(clock.title)
    return [
        (step, f"{step} ({len(found)}): {' / '.join(found)}")
        for step, found in titles.items()
        if len(found) > 1
    ]
