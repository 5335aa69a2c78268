"""What the pages of screening ask for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from misaq.apps.pages.day_fields import DayField
from misaq.core.screening.alerts import REASONS, REOPEN_REASONS, Disposition, Reason
from misaq.core.screening.purposes import PURPOSES, Purpose
from misaq.core.screening.query import LONGEST_NAME, Query, read_query
from misaq.core.screening.redress import (
    BindingKind,
    ClearedEntry,
    Identifiers,
    RevocationReason,
)
from misaq.core.screening.subscriptions import Channel
from misaq.kernel.ids import Key
from misaq.kernel.words import Phrase, say

Choices = Sequence[tuple[str, Any]]
_LTR = {"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}
_AUTO = {"dir": "auto", "autocomplete": "off", "spellcheck": "false"}

BINDINGS = {
    BindingKind.IDENTITY_NUMBER: say("The identity number"),
    BindingKind.PASSPORT: say("The passport"),
    BindingKind.NAME_FATHER_BIRTH: say("Name, father's name and year of birth"),
    BindingKind.NAME_FATHER_DISTRICT: say("Name, father's name and district"),
}
REVOCATIONS = {
    RevocationReason.ASKED: say("Its holder asked for it"),
    RevocationReason.LOST: say("It was lost, or seen by others"),
    RevocationReason.WRONG: say("It was issued by mistake"),
    RevocationReason.BOUND_ANEW: say("Its holder chose other identifiers"),
}
CHANNELS = {
    Channel.WEBHOOK: say("Sent to an https address"),
    Channel.FOLDER: say("Put into a folder of this installation"),
}


def _text(
    label: Any,
    *,
    longest: int = LONGEST_NAME,
    hint: Any = "",
    ltr: bool = False,
    required: bool = False,
) -> Any:
    return forms.CharField(
        label=label,
        required=required,
        max_length=longest,
        help_text=hint,
        widget=forms.TextInput(attrs=_LTR if ltr else _AUTO),
    )


class OrganisationForm(forms.Form):
    """The name of an organisation."""

    q = forms.CharField(
        label=_("Name of the organisation"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs=_AUTO | {"type": "search"}),
    )


class OfficeForm(forms.Form):
    """For which office somebody acts; asked only of who has several."""

    office = forms.ChoiceField(
        label=_("For which of your offices"), widget=forms.RadioSelect, required=False
    )

    def __init__(self, *args: Any, offices: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(offices) > 1:
            self.fields["office"].required = True
            offer(self, "office", offices)
        else:
            del self.fields["office"]

    @property
    def chosen_office(self) -> str:
        """Return the office as a scope; empty for who has one."""
        return str(self.cleaned_data.get("office", ""))


class PurposeForm(OfficeForm):
    """Why people are asked about."""

    purpose = forms.ChoiceField(label=_("Purpose"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, purposes: Iterable[Purpose], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "purpose", [(p.value, PURPOSES[p].title) for p in purposes])


class PersonForm(PurposeForm):
    """One person: the fields of the printed list, and the year of birth."""

    name = _text(_("Name"), hint=_("As on the document; another name after @."), required=True)
    father = _text(_("Father's name"))
    cnic = _text(_("Identity number"), longest=40, ltr=True)
    district = _text(_("District"))
    province = _text(_("Province"))
    birth = _text(
        _("Year or day of birth"), longest=40, ltr=True, hint=_("Such as 1980 or 1980-05-17.")
    )
    redress_number = _text(
        _("Redress number"), longest=60, ltr=True, hint=_("If the person shows one.")
    )
    shows_common = forms.BooleanField(
        label=_("Show what a common name alone is like; it is only ever possible"), required=False
    )

    def query(self) -> Query:
        """Return who is asked about.

        Raises:
            InputRefused: it cannot be screened as it is written.
        """
        given = self.cleaned_data
        name, *others = (part.strip() for part in given["name"].split("@"))
        place = ", ".join(filter(None, (given["district"].strip(), given["province"].strip())))
        fields = {
            "kind": "person",
            "name": name,
            "aliases": ";".join(others),
            "father": given["father"],
            "cnic": given["cnic"],
            "district": place,
            "birth": given["birth"],
            "redress_number": given["redress_number"],
        }
        return read_query({name: text for name, text in fields.items() if text.strip()})


class FileForm(PurposeForm):
    """A small file of people."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV in UTF-8, XLSX or JSON lines. Its first row names the columns."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.jsonl,.ndjson"}),
    )
    shows_common = forms.BooleanField(
        label=_("Show what a common name alone is like; it is only ever possible"), required=False
    )
    as_csv = forms.BooleanField(label=_("Give the answers as a CSV file"), required=False)


class InstantFields(forms.Form):
    """A day and an hour in UTC."""

    day = DayField(label=_("Day"))
    hour = forms.TimeField(
        label=_("Hour (UTC)"),
        required=False,
        help_text=_("Such as 14:30."),
        widget=forms.TextInput(attrs=_LTR | {"maxlength": 8}),
    )

    def instant(self) -> datetime | None:
        """Return the instant; None where neither was given."""
        day, hour = self.cleaned_data.get("day"), self.cleaned_data.get("hour")
        return None if day is None or hour is None else datetime.combine(day, hour, UTC)

    def clean(self) -> dict[str, Any]:
        """Refuse a day without an hour: the clock counts hours."""
        given = super().clean() or {}
        if (given.get("day") is None) is not (given.get("hour") is None):
            self.add_error("hour", _("Give the day and the hour, or neither."))
        return given


class DecideForm(InstantFields):
    """What an alert came to."""

    field_order = ("disposition", "reasons", "day", "hour")
    disposition = forms.ChoiceField(
        label=_("What it came to"),
        choices=[
            (Disposition.FALSE_MATCH.value, _("Somebody else: the alert is false")),
            (Disposition.TRUE_MATCH.value, _("The same person: the alert is true")),
        ],
        widget=forms.RadioSelect,
    )
    reasons = forms.MultipleChoiceField(label=_("Why"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "reasons", [(r.value, w) for side in REASONS.values() for r, w in side.items()])
        self.fields["day"].label = _("Frozen on")
        self.fields["day"].help_text = _("Only where property was frozen.")

    def decision(self) -> Mapping[str, Any]:
        """Return what was decided; only for a form without errors."""
        given = self.cleaned_data
        return {
            "disposition": Disposition(given["disposition"]),
            "reasons": tuple(map(Reason, given["reasons"])),
            "frozen_at": self.instant(),
        }


class ReopenForm(forms.Form):
    """Why a decided alert is opened again."""

    why = forms.ChoiceField(label=_("Why it is opened again"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "why", [(reason.value, words) for reason, words in REOPEN_REASONS.items()])


class ReportForm(InstantFields):
    """When a freeze was reported."""

    def clean(self) -> dict[str, Any]:
        """Refuse an empty form."""
        given = super().clean()
        if not self.errors and given.get("day") is None:
            self.add_error("day", _("Say when it was reported."))
        return given


class RedressForm(forms.Form):
    """An application for a redress number; what is typed is kept as keyed hashes alone."""

    case = forms.CharField(
        label=_("Number of the application's file"),
        max_length=40,
        help_text=_("The office's own reference; no name."),
        widget=forms.TextInput(attrs=_LTR),
    )
    kinds = forms.MultipleChoiceField(
        label=_("What the number is bound to"),
        help_text=_("The applicant chooses. It holds only together with these."),
        widget=forms.CheckboxSelectMultiple,
    )
    name = _text(_("Name"))
    father = _text(_("Father's name"))
    birth_year = _text(_("Year of birth"), longest=10, ltr=True)
    district = _text(_("District"))
    identity_number = _text(_("Identity number"), longest=40, ltr=True)
    passport = _text(_("Passport"), longest=40, ltr=True)
    source_list = forms.ChoiceField(label=_("List"))
    references = forms.CharField(
        label=_("References of the entries they are taken for"),
        max_length=2_000,
        help_text=_("One a line, as the alert gives them."),
        widget=forms.Textarea(attrs=_LTR | {"rows": 3}),
    )

    def __init__(self, *args: Any, lists: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kinds", [(kind.value, words) for kind, words in BINDINGS.items()])
        offer(self, "source_list", [("", "—"), *lists])

    def proposal(self) -> Mapping[str, Any]:
        """Return what is proposed; only for a form without errors."""
        given = self.cleaned_data
        names = ("name", "father", "birth_year", "district", "identity_number", "passport")
        references = (line.strip() for line in given["references"].splitlines())
        return {
            "case": given["case"],
            "given": Identifiers(**{name: given[name] for name in names}),
            "kinds": tuple(map(BindingKind, given["kinds"])),
            "entries": tuple(
                ClearedEntry(Key(given["source_list"]), one) for one in references if one
            ),
        }


class RevokeForm(forms.Form):
    """Why a number holds no longer."""

    reason = forms.ChoiceField(label=_("Why it is revoked"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "reason", [(reason.value, words) for reason, words in REVOCATIONS.items()])


class NumberForm(forms.Form):
    """A redress number somebody asks about."""

    number = forms.CharField(
        label=_("Redress number"),
        max_length=200,
        widget=forms.TextInput(attrs=_LTR),
    )


class SubscribeForm(OfficeForm):
    """Being told what changes on a list."""

    source_list = forms.ChoiceField(label=_("List"))
    channel = forms.ChoiceField(label=_("How"), widget=forms.RadioSelect)
    address = forms.CharField(
        label=_("Address or folder"),
        max_length=500,
        help_text=_("https://… for the first; for the second the folder's name."),
        widget=forms.TextInput(attrs=_LTR),
    )

    def __init__(self, *args: Any, lists: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "source_list", [("", "—"), *lists])
        offer(self, "channel", [(channel.value, words) for channel, words in CHANNELS.items()])

    def wanted(self) -> Mapping[str, Any]:
        """Return what is subscribed to; only for a form without errors."""
        given = self.cleaned_data
        return {
            "source_list": Key(given["source_list"]),
            "channel": Channel(given["channel"]),
            "address": given["address"],
            "office": self.chosen_office,
        }


def offer(form: forms.Form, name: str, choices: Choices) -> None:
    """Let a field choose among these; phrases are said in the language of the page."""
    form.fields[name].choices = [  # type: ignore[attr-defined]  # fields of a choice
        (value, words.render(gettext) if isinstance(words, Phrase) else words)
        for value, words in choices
    ]
