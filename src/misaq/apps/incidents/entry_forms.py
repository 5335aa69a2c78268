"""The form of an incident in our own terms; it tells all that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from misaq.apps.incidents.entry_reading import GROUPED, entry_of
from misaq.apps.incidents.entry_words import (
    GROUPS,
    OUTCOMES,
    STANDINGS,
    TIERS,
)
from misaq.apps.incidents.wording import DAY_WORDS, PLACE_WORDS
from misaq.apps.pages.day_fields import DayField
from misaq.apps.pages.form_errors import told_at_field
from misaq.core.changes.rules import hidden_sign
from misaq.core.incidents.deciding import Ruling
from misaq.core.incidents.entries import KINDS, Entry, Known, problems_of
from misaq.core.incidents.records import DatePrecision, PlacePrecision, Standing
from misaq.kernel.words import Phrase, say

Choice = tuple[str, str]
Choices = Iterable[Choice] | Iterable[tuple[str, Iterable[Choice]]]

_AUTO = {"dir": "auto", "autocomplete": "off"}
_NOT_KNOWN = _("not known")
_MOST = 2_000_000_000
_AS_IT_WAS = "="


@dataclass(frozen=True, slots=True)
class EntryChoices:
    """What the fields of the form offer, in the language of the page.

    Attributes:
        provinces: code and title of each province.
        districts: the districts of each province, under its title.
        actors: key and title of each actor.
        tactics: words for tactics.
        targets: words for targets.
        hooks: provisions that define an offence a threat class rests on.
        provisions: every provision.
        institutions: every institution.
        communities: communities that may be named as harmed.
    """

    provinces: tuple[Choice, ...]
    districts: tuple[tuple[str, tuple[Choice, ...]], ...]
    actors: tuple[Choice, ...]
    tactics: tuple[Choice, ...]
    targets: tuple[Choice, ...]
    hooks: tuple[Choice, ...]
    provisions: tuple[Choice, ...]
    institutions: tuple[Choice, ...]
    communities: tuple[Choice, ...]


def _pick(label: Any, hint: Any = "", *, required: bool = False) -> Any:
    return forms.ChoiceField(label=label, help_text=hint, required=required)


def _line(label: Any, hint: Any = "", *, longest: int = 120) -> Any:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=longest,
        widget=forms.TextInput(attrs=_AUTO),
    )


def _lines(label: Any, hint: Any, *, required: bool = True) -> Any:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=2_000,
        widget=forms.Textarea(attrs=_AUTO | {"rows": 3}),
    )


def _number(label: Any) -> Any:
    return forms.IntegerField(
        label=label,
        required=False,
        max_value=_MOST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr", "autocomplete": "off"}),
    )


class SeenForm(forms.Form):
    """A form that takes no sign which turns or hides text without being seen."""

    def clean(self) -> dict[str, Any]:
        """Refuse such signs, at their field."""
        given = super().clean() or {}
        for name, value in list(given.items()):
            if isinstance(value, str) and (sign := hidden_sign(value.replace("\r", ""))):
                said = gettext("It holds the hidden sign %(sign)s. Type it anew, without it.")
                self.add_error(name, said % {"sign": sign})
        return given


class EntryForm(SeenForm):
    """An incident: what, where, when, who, how many, who says so."""

    what = _pick(_("What it was"), required=True)
    starts = DayField(label=_("First day"), required=True, help_text=_("Such as 2026-11-02."))
    ends = DayField(label=_("Last day"), help_text=_("Only where it is another day."))
    date_precision = _pick(_("How well the time is known"), required=True)
    province = _pick(_("Province"))
    district = _pick(_("District"), _("Only where it is known."))
    place = _line(_("Town or spot"), _("Never a house, and never a person's name."))
    place_precision = _pick(_("How well the place is known"), required=True)
    tactic = _pick(_("How it was done"))
    target = _pick(_("At what kind of target"))
    is_suicide = _pick(_("Was it a suicide attack?"))
    who = _pick(_("Who began it"), _("An organisation, forces or a crowd; never a person."))
    against = _pick(_("Against whom"))
    claimed_by = _pick(_("Claimed by"), _("Left out where nobody claimed it."))
    standing = _pick(_("How it stands"), required=True)
    who_says = _lines(
        _("Who says so"), _("Papers, offices, agencies; one a line. Never a person's name.")
    )
    legal_hook = _pick(
        _("Provision that reaches it"), _("Asked of incitement only: lawful speech is not entered.")
    )
    community = _pick(
        _("Community that was harmed"),
        _(
            "Sealed as soon as it is sent: nobody reads it again, not even who decides on it."
            " It is counted from ten incidents on, and never of a person."
        ),
    )
    lead = _pick(_("Institution in the lead"))
    tier = _pick(_("Which forces"))
    basis = _pick(_("Provision it rested on"))
    requisition = _line(
        _("Who called the forces in, and under what"), _("An office, never a person."), longest=300
    )

    def __init__(self, *args: Any, known: Known, choices: EntryChoices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        for group, label in (("killed", _("Killed")), ("injured", _("Injured"))):
            self._ask_toll(group, label)
        for name, words in OUTCOMES.items():
            self.fields[name] = _number(words.render(gettext))
        self._offer_words()
        self._offer_records(choices)

    def clean(self) -> dict[str, Any]:
        """Refuse what cannot be right, with all that is wrong with it."""
        given = super().clean()
        wrong = frozenset(self.errors)
        for problem in problems_of(entry_of(given, self.known.today), self.known):
            name = GROUPED.get(problem.where, problem.where)
            if name not in wrong and not wrong & _DEPENDS.get(name, frozenset()):
                self.add_error(name, told_at_field(problem))
        return given

    @property
    def entry(self) -> Entry:
        """Return what was entered; the form must be valid."""
        return entry_of(self.cleaned_data, self.known.today)

    @property
    def to_be_sealed(self) -> str:
        """Return the community that was harmed, to be sealed; empty where it is not known."""
        return str(self.cleaned_data["community"])

    @property
    def sections(self) -> Iterator[tuple[Phrase, list[BoundField]]]:
        """Yield the fields by what they are about."""
        for title, names in _SECTIONS:
            yield title, [self[name] for name in names if name in self.fields]

    def _ask_toll(self, group: str, label: Any) -> None:
        best = gettext("%(of)s, in all") % {"of": label}
        self.fields[group] = _number(best)
        self.fields[f"{group}_low"] = _number(gettext("%(of)s, lowest report") % {"of": label})
        self.fields[f"{group}_high"] = _number(gettext("%(of)s, highest report") % {"of": label})
        for name, words in GROUPS.items():
            said = gettext("%(of)s: %(group)s") % {"of": label, "group": words.render(gettext)}
            self.fields[f"{group}_{name}"] = _number(said)

    def _offer_words(self) -> None:
        self._offer("what", [(one.value, words) for one, words in KINDS.items()], _("Choose"))
        self._offer("date_precision", [(str(int(k)), v) for k, v in DAY_WORDS.items()])
        self._offer("place_precision", [(str(int(k)), v) for k, v in PLACE_WORDS.items()])
        self._offer("standing", [(one.value, words) for one, words in STANDINGS.items()])
        self._offer("tier", [(one.value, words) for one, words in TIERS.items()], _NOT_KNOWN)
        self._offer("is_suicide", [("yes", say("Yes")), ("no", say("No"))], _("not said"))
        self.initial.setdefault("date_precision", str(int(DatePrecision.DAY)))
        self.initial.setdefault("place_precision", str(int(PlacePrecision.DISTRICT)))
        self.initial.setdefault("standing", Standing.REPORTED.value)

    def _offer_records(self, choices: EntryChoices) -> None:
        self._offer("province", choices.provinces, _NOT_KNOWN)
        self._offer("district", choices.districts, _NOT_KNOWN)
        for name in ("who", "against", "claimed_by"):
            self._offer(name, choices.actors, _("nobody") if name == "claimed_by" else _NOT_KNOWN)
        self._offer("tactic", choices.tactics, _NOT_KNOWN)
        self._offer("target", choices.targets, _NOT_KNOWN)
        self._offer("legal_hook", choices.hooks, _("none"))
        self._offer("lead", choices.institutions, _NOT_KNOWN)
        self._offer("basis", choices.provisions, _NOT_KNOWN)
        self._offer("community", choices.communities, _NOT_KNOWN)

    def _offer(self, name: str, choices: Iterable[tuple[str, Any]], none: Any = None) -> None:
        said = [
            (value, words.render(gettext) if isinstance(words, Phrase) else words)
            for value, words in choices
        ]
        first = [] if none is None else [("", none)]
        self.fields[name].choices = [*first, *said]  # type: ignore[attr-defined]


class CorrectionForm(EntryForm):
    """A new version of an incident, with what it corrects."""

    why = _lines(_("What is corrected"), _("What was wrong, and who says so. No person's name."))
    field_order = ("why",)

    @property
    def sealed_anew(self) -> str | None:
        """Return the community to be sealed anew; None where what is sealed stays."""
        return None if self.to_be_sealed == _AS_IT_WAS else self.to_be_sealed

    def _offer_records(self, choices: EntryChoices) -> None:
        super()._offer_records(choices)
        as_it_was = (_AS_IT_WAS, gettext("as it was sealed"))
        self._offer("community", [as_it_was, ("", _NOT_KNOWN), *choices.communities])
        self.initial.setdefault("community", _AS_IT_WAS)


class WithdrawalForm(SeenForm):
    """That an incident is withdrawn, and why."""

    why = _lines(_("Why it is withdrawn"), _("What was wrong, and who says so. No person's name."))


class DecisionForm(SeenForm):
    """Whether what a colleague handed in is accepted; it says which of it was looked at."""

    act = forms.ChoiceField(
        choices=[(one.value, one.value) for one in Ruling], widget=forms.HiddenInput
    )
    seen = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    reason = _lines(_("Why it is rejected"), _("Asked of a rejection only."), required=False)

    @property
    def ruling(self) -> Ruling:
        """Return what was decided."""
        return Ruling(self.cleaned_data["act"])


def toll_names(group: str) -> tuple[str, ...]:
    """Return the names of the fields of the killed or the injured."""
    return (group, f"{group}_low", f"{group}_high", *(f"{group}_{name}" for name in GROUPS))


_SECTIONS: tuple[tuple[Phrase, tuple[str, ...]], ...] = (
    (say("The correction"), ("why",)),
    (say("What and when"), ("what", "starts", "ends", "date_precision")),
    (say("Where"), ("province", "district", "place", "place_precision")),
    (
        say("How, by whom and against whom"),
        ("tactic", "target", "is_suicide", "who", "against", "claimed_by"),
    ),
    (say("Killed and injured"), (*toll_names("killed"), *toll_names("injured"))),
    (say("Who says so"), ("who_says", "standing")),
    (say("Sealed"), ("community",)),
    (say("Incitement only"), ("legal_hook",)),
    (say("Operations of forces only"), ("lead", "tier", "basis", "requisition", *OUTCOMES)),
)
_DEPENDS: Mapping[str, frozenset[str]] = {
    "ends": frozenset({"starts"}),
    "date_precision": frozenset({"starts", "ends"}),
    "district": frozenset({"province"}),
    "place_precision": frozenset({"district"}),
    "standing": frozenset({"who_says"}),
    "legal_hook": frozenset({"what"}),
    "lead": frozenset({"what"}),
    "killed": frozenset(toll_names("killed")),
    "injured": frozenset(toll_names("injured")),
}
"""Fields that must be readable before something can be said of another one."""
