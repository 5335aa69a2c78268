"""What the living page shows of each component: invented things, in both directions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from misaq.apps.pages.context import frame
from misaq.apps.pages.filters import Choice, Field, Narrowed
from misaq.apps.pages.parts import Change, Task
from misaq.apps.pages.rendering import Crumb
from misaq.apps.pages.tones import Tone
from misaq.core.access.actors import user
from misaq.core.findings.records import Line as WorkingLine
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citation, Confidence
from misaq.kernel.words import Phrase, say
from misaq.reports.charts.records import Chart, Ink, KeyEntry, Line, Span, Strips
from misaq.reports.inline import Ref

SAMPLES: Mapping[str, Phrase] = {
    "status": say("Status tags"),
    "note": say("Note"),
    "notice": say("Legal notice"),
    "empty": say("Nothing here"),
    "summary": say("Summary list"),
    "table": say("Table"),
    "matrix": say("Matrix"),
    "task_list": say("Task list"),
    "timeline": say("Timeline"),
    "ledgers": say("Two ledgers"),
    "diff": say("Before and after"),
    "working": say("Working"),
    "citations": say("Sources"),
    "button": say("Buttons"),
    "error_summary": say("Summary of errors"),
    "field": say("Fields"),
    "form_fields": say("Fields of a form"),
    "choice": say("A choice"),
    "key_field": say("Key of a record"),
    "filters": say("Filters"),
    "filter_form": say("Filters of a form"),
    "paging": say("Pages of the list"),
    "local_nav": say("Pages nearby"),
    "trail": say("Where you are"),
    "rooms": say("Rooms of the site"),
    "tongues": say("Language"),
    "find": say("Search everything"),
    "person": say("Who is signed in"),
    "skip": say("Skip to the content"),
    "cite_this": say("Cite this"),
    "chart": say("Picture"),
}
"""Every component, with what people call it; ``status`` is the one without a template."""

_LINK = re.compile(r'(?<=\s)href="[^#"][^"]*"')
SIDES = (("en", "ltr"), ("ur", "rtl"))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A component as the living page shows it.

    Attributes:
        name: of its template.
        title: what people call it.
        sides: language, direction and what is drawn in them.
    """

    name: str
    title: Phrase
    sides: tuple[tuple[str, str, SafeString], ...]


def drawn_samples(request: HttpRequest) -> tuple[Drawn, ...]:
    """Return every component in both directions, each in a language of that direction."""
    return tuple(
        Drawn(name, title, tuple((code, side, _drawn(request, name, code)) for code, side in SIDES))
        for name, title in SAMPLES.items()
    )


def _drawn(request: HttpRequest, name: str, language: str) -> SafeString:
    with override(language):
        given = {"side": language, **frame(request), **_given(language)}
        drawing = render_to_string(f"samples/{name}.html", given, request)
    # What is shown is invented, so no link of it may lead to a page.
    return SafeString(_LINK.sub('href="#"', drawing))


def _given(language: str) -> dict[str, Any]:
    good = SampleForm(auto_id=f"{language}-good-%s")
    bad = SampleForm({"clock": ""}, auto_id=f"{language}-bad-%s")
    return {
        "form": good,
        "wrong": bad,
        "narrowing": KindForm(auto_id=f"{language}-kind-%s"),
        "options": (("law.clocks", say("Clocks")), ("law.duties", say("Duties"))),
        "tasks": _tasks(),
        "changes": _changes(),
        "narrowed": _narrowed(),
        "lines": _lines(),
        "cite": (Citation(Key("SRC-EXAMPLE"), Confidence.HIGH, at="12"), _UNREAD),
        "trail": (Crumb(say("Findings"), "#"), Crumb(say("Grave"), "#")),
        "stretch": {"last": 3, "number": 2, "previous": "?page=1", "following": "?page=3"},
        "signed": _Signed(),
        "person_name": "Example",
        "day": date(2024, 6, 1),
        "title": say("Parts of these pages"),
        "picture": _picture(),
        "tones": tuple(tone.value for tone in Tone),
    }


class _Signed:
    """A request of somebody who signed in, for what only shows then."""

    actor = user(7)


class SampleForm(forms.Form):
    """One field of each kind."""

    clock = forms.CharField()
    note = forms.CharField(required=False, widget=forms.Textarea)
    day = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}))
    severity = forms.ChoiceField(widget=forms.RadioSelect)
    registers = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    kind = forms.ChoiceField(required=False)
    source = forms.FileField(required=False)
    sure = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "clock": _("Clock"),
            "note": _("Note"),
            "day": _("Day"),
            "severity": _("Severity"),
            "registers": _("Registers it reads"),
            "kind": _("Kind"),
            "source": _("Source"),
            "sure": _("Confidence"),
        }
        for name, label in labels.items():
            self.fields[name].label = label
        some = [("GRAVE", _("Grave")), ("SERIOUS", _("Serious")), ("MINOR", _("Minor"))]
        for name in ("severity", "registers", "kind"):
            its = self.fields[name]
            if isinstance(its, forms.ChoiceField):
                its.choices = some
        self.fields["day"].help_text = _("Such as 2021-04-15, 2021-04 or 2021-04-10..2021-04-20.")


class KindForm(forms.Form):
    """A field to narrow a list by."""

    kind = forms.ChoiceField(required=False, choices=[("", "—")])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].label = _("Kind")


def _tasks() -> tuple[Task, ...]:
    return (
        Task(say("Findings"), say("overdue"), Tone.SERIOUS, "#", say("What the checks find")),
        Task(say("Claims"), say("not started"), Tone.OPEN, "#"),
        Task(say("Sources"), say("met"), Tone.GOOD),
    )


def _changes() -> tuple[Change, ...]:
    return (Change(say("Due"), "2024-03-01", "2024-06-30"), Change(say("Note"), "", "Example"))


def _narrowed() -> Narrowed[str]:
    choices = (Choice("GRAVE", say("Grave"), 3, True), Choice("MINOR", say("Minor"), 1, False))
    return Narrowed(("a",), 4, (Field("severity", say("Severity"), choices),), "")


def _picture() -> Chart:
    """Return two stretches of time that tell of nothing."""
    starts, turn, ends = date(2021, 1, 1), date(2022, 7, 1), date(2024, 6, 1)
    return Chart(
        key="sample",
        title=say("Picture"),
        finding=(say("What the checks find"),),
        figure=Strips(
            rows=(Line("A1"), Line("A2")),
            spans=(
                Span(0, starts, turn, Ink.OPEN, say("no evidence"), "2"),
                Span(0, turn, ends, Ink.GOOD, say("on track"), "8"),
                Span(1, starts, ends, Ink.GRAVE, say("contradicted"), "3"),
            ),
            starts=starts,
            ends=ends,
        ),
        columns=(say("Point"), say("Verdict")),
        rows=((Ref("A1"), say("on track")), (Ref("A2"), say("contradicted"))),
        as_of=ends,
        legend=(KeyEntry(say("on track"), Ink.GOOD, "8"),),
    )


_UNREAD = Citation(Key("SRC-OTHER"), Confidence.UNVERIFIED)


def _lines() -> tuple[WorkingLine, ...]:
    return (
        WorkingLine(
            say("Where it stands"), (Citation(Key("SRC-EXAMPLE"), Confidence.HIGH, at="12"),)
        ),
        WorkingLine(say("Last day")),
    )
