"""The forms of incident files that are read, and which of them a file has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from misaq.kernel.errors import NotFound, Problem
from misaq.kernel.words import tell
from misaq.sources.incidents.acled import ACLED
from misaq.sources.incidents.bij import BIJ_STRIKES
from misaq.sources.incidents.body_count import DRONE_STRIKES, SUICIDE_ATTACKS
from misaq.sources.incidents.forms import Form
from misaq.sources.incidents.gtd import GTD
from misaq.sources.incidents.opening import refuse
from misaq.sources.incidents.own import OWN_FORM
from misaq.sources.incidents.ucdp import UCDP_GED

FORMS: Mapping[str, Form] = MappingProxyType(
    {
        form.name: form
        for form in (
            UCDP_GED,
            ACLED,
            GTD,
            SUICIDE_ATTACKS,
            DRONE_STRIKES,
            BIJ_STRIKES,
            OWN_FORM,
        )
    }
)
_ENOUGH = 0.5
"""The share of needed columns from which on a file is taken for a damaged one of this form."""


def get_form(source: str) -> Form:
    """Return the form of a source, by the key of the source or the name of the form.

    Raises:
        NotFound: there is none.
    """
    for form in FORMS.values():
        keys = {form.name, form.source, form.source_for("0.0"), form.source_for("0.0.0")}
        if source in keys or source.upper() == form.name:
            return form
    raise NotFound(
        tell("No source is called {source}.", source=repr(source)),
        next_step=tell(
            "Use one of {names}, or describe the file in a mapping file.",
            names=", ".join(form.source for form in FORMS.values()),
        ),
        rule="incidents.source",
    )


def recognise(name: str, header: Sequence[str]) -> Form:
    """Return the form whose columns a file has.

    Raises:
        SourceChanged: it has those of none; the nearest is named, with what is missing.
    """
    shares = {
        form.name: len(form.needed & plain_names(header, form)) / len(form.needed)
        for form in FORMS.values()
    }
    best = max(shares, key=lambda each: shares[each])
    if shares[best] >= _ENOUGH:
        return FORMS[best]
    what = tell("has the columns of no source that is known here.")
    next_step = tell("Say which source it is, or describe the file in a mapping file.")
    raise refuse(name, Problem("header", what, next_step))


def plain_names(header: Sequence[str], form: Form) -> frozenset[str]:
    """Return the columns of a file by the names that the form uses."""
    return frozenset(form.aliases.get(column, column) for column in header)


def check_header(name: str, header: Sequence[str], form: Form) -> None:
    """Refuse a header that lacks a needed column, has one twice, or one nobody decided about.

    Raises:
        SourceChanged: with every column that is wrong.
    """
    plain = [form.aliases.get(column, column) for column in header]
    problems = []
    if missing := sorted(form.needed - set(plain)):
        what = tell("has no column {names}.", names=", ".join(missing))
        problems.append(Problem("header", what, tell("Fetch the file with all its columns.")))
    if unknown := [column for column in plain if column not in form.decided()]:
        shown = ", ".join(repr(column[:60]) for column in unknown[:12])
        what = tell("has columns that this reader does not know: {names}.", names=shown)
        next_step = tell("Leave them out; nothing is passed over unseen.")
        problems.append(Problem("header", what, next_step))
    if twice := sorted({column for column in plain if plain.count(column) > 1}):
        what = tell("has a column twice: {names}.", names=", ".join(twice))
        problems.append(Problem("header", what))
    if problems:
        raise refuse(name, *problems)
