"""Forms made from records, and the small ones of this room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from misaq.apps.changes.fields import Control, FieldSpec, body_of, name_of
from misaq.apps.changes.hints import hint_of
from misaq.apps.changes.labels import label_of
from misaq.apps.pages.form_errors import told_at_field
from misaq.apps.pages.templatetags.misaq import said
from misaq.core.changes.operations import HERE
from misaq.core.changes.rules import LONGEST_WORDS, hidden_sign
from misaq.kernel.errors import Problem
from misaq.sources.structure import BaseValidationError, from_plain, list_faults

_ONE_A_LINE = _("One a line.")
_CITE_HINT = _("One a line: KEY/H @ where in it. H: the text itself was read; M: press; L: thin.")
_DAY_HINT = _("Such as 2014, 2014-12, 2014-12-24 or 2014-12..2015-03.")
_KEY_HINT = _("Begin to type a key or a name, and choose.")
_LONGEST = 4_000

Choices = Mapping[str, Sequence[tuple[str, str]]]


class KeptForm(forms.Form):
    """A form whose typed text can be kept as a draft and put back as it was."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=64)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=0)
    draft = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1)
    draft_version = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=0)

    _NOT_KEPT = frozenset({"seen", "version", "draft", "draft_version"})

    def typed(self) -> dict[str, str]:
        """Return what stands in each field that people fill in, as it was typed."""
        names = (name for name in self.fields if name not in self._NOT_KEPT)
        return {name: str(self.data.get(name, "")) for name in names if self.data.get(name)}

    def clean(self) -> dict[str, Any]:
        """Refuse signs that turn the direction of text without being seen."""
        given = super().clean() or {}
        for name, value in list(given.items()):
            if isinstance(value, str) and (sign := hidden_sign(value.replace("\r", ""))):
                said = gettext("It holds the hidden sign %(sign)s. Type it anew, without it.")
                self.add_error(name, said % {"sign": sign})
        return given


class RecordForm(KeptForm):
    """The form of a record, or of one entry of a list, made from its fields."""

    def __init__(
        self,
        *args: Any,
        record_class: type[Any] | None,
        specs: Sequence[FieldSpec],
        choices: Choices,
        kept: Mapping[str, Any] | None = None,
        asks_key: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._record_class, self._specs, self._kept = record_class, specs, dict(kept or {})
        self.body: dict[str, Any] = {}
        self.options: dict[str, Sequence[tuple[str, str]]] = {}
        if asks_key:
            self.fields["key"] = _key_field()
        for spec in specs:
            self.fields[spec.name] = self._field(spec, choices)
        self.fields["reason"] = reason_field()

    def _field(self, spec: FieldSpec, choices: Choices) -> forms.Field:
        field = _field_of(spec)
        if spec.control is Control.KEY:
            self.options[f"options-{spec.name}"] = [
                choice for table in spec.tables for choice in choices.get(table, ())
            ]
        return field

    def clean(self) -> dict[str, Any]:
        """Read the record; every fault stands at its field."""
        given = super().clean()
        typed = {spec.name: str(given.get(spec.name) or "") for spec in self._specs}
        self.body = {**self._kept, **body_of(self._specs, typed)}
        whole = dict(self.body)
        if self._record_class is None:
            return given
        if any(field == "key" for field in self._record_class.__dataclass_fields__):
            whole["key"] = f"{HERE}new"
        try:
            from_plain(self._record_class, whole)
        except BaseValidationError as error:
            for path, what, next_step in list_faults(error):
                name = name_of(self._specs, path)
                if name or path:
                    self.add_error(name or None, told_at_field(Problem("", what, next_step)))
        return given


class ReasonForm(forms.Form):
    """Why something is done, and what was looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=64)
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=LONGEST_WORDS,
        help_text=_("Needed to reject, to send back and to undo."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class CommentForm(forms.Form):
    """A comment."""

    words = forms.CharField(
        label=_("Comment"),
        max_length=LONGEST_WORDS,
        help_text=_("Plain text. Name a colleague with @ and their handle to let them know."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class SheetForm(forms.Form):
    """A filled-in spreadsheet."""

    sheet = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("CSV or XLSX, made from the template; at most 10,000 rows."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx"}),
    )


class HandInForm(forms.Form):
    """What was previewed, and why it should be so."""

    rows = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_WORDS,
        help_text=_("Why the registers should say so, in a sentence."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


def reason_field() -> forms.CharField:
    """Return the field that asks why."""
    return forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_WORDS,
        help_text=_("Why the registers should say so, in a sentence."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


def _key_field() -> forms.CharField:
    return forms.CharField(
        label=_("Key"),
        max_length=75,
        help_text=_("A short name for the record, such as P1.15; “here:” is put before it."),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )


def _field_of(spec: FieldSpec) -> forms.Field:
    label = label_of(spec.name).render(gettext)
    shared: dict[str, Any] = {"label": label, "required": spec.is_required}
    if spec.control in {Control.CHOICE, Control.TRUTH}:
        values = spec.values or ("yes", "no")
        return forms.ChoiceField(
            choices=[("", "—"), *((value, _value(value)) for value in values)],
            help_text=_hint(spec),
            **shared,
        )
    return forms.CharField(
        max_length=_LONGEST, help_text=_hint(spec), widget=_widget(spec), **shared
    )


def _value(value: str) -> str:
    return gettext(value.replace("_", " ").lower())


def _hint(spec: FieldSpec) -> str:
    more = {
        Control.DAY: _DAY_HINT,
        Control.CITES: _CITE_HINT,
        Control.LINES: _ONE_A_LINE,
        Control.KEYS: _ONE_A_LINE,
        Control.KEY: _KEY_HINT,
    }.get(spec.control)
    meaning = hint_of(spec)
    parts = [] if meaning is None else [said(meaning)]
    if more:
        parts.append(said(str(more)))  # days and keys in it read left to right
    return mark_safe(" ".join(parts))  # noqa: S308 -- each part is escaped


def _widget(spec: FieldSpec) -> forms.Widget:
    if spec.control in {Control.TEXT, Control.LINES}:
        return forms.Textarea(attrs={"rows": 4, "dir": "auto"})
    if spec.control in {Control.KEYS, Control.CITES}:
        return forms.Textarea(attrs={"rows": 3, "dir": "ltr"})
    attrs = {"dir": "ltr" if spec.control is not Control.LINE else "auto", "autocomplete": "off"}
    if spec.control is Control.KEY:
        attrs["list"] = f"options-{spec.name}"
    return forms.TextInput(attrs=attrs)
