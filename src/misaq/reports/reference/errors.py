"""The page of refusals."""

from __future__ import annotations

from misaq.kernel import errors
from misaq.kernel.errors import MisaqError
from misaq.reports.reference.docstrings import first_paragraph
from misaq.reports.reference.markdown import code, prose, table
from misaq.reports.reference.page import Page, page

_OTHER_CODES = (
    ("0", "Done. For `misaq check`: no findings."),
    ("1", "For `misaq check`: there are findings. For any other command: a fault inside Misaq."),
    ("2", "The command was typed wrongly."),
    ("130", "Interrupted."),
)


def kinds_of_refusal() -> tuple[type[MisaqError], ...]:
    """Return the kinds of refusal, by exit code."""
    kinds = [kind for kind in vars(errors).values() if _is_kind(kind)]
    return tuple(sorted(kinds, key=lambda kind: kind.exit_code))


def _is_kind(thing: object) -> bool:
    return isinstance(thing, type) and issubclass(thing, MisaqError) and thing is not MisaqError


def errors_page() -> Page:
    """Return every kind of refusal with what the web and the command answer."""
    rows = [
        (
            code(kind.__name__),
            prose(first_paragraph(kind)),
            code(kind.http_status),
            code(kind.exit_code),
        )
        for kind in kinds_of_refusal()
    ]
    blocks = (
        (
            "Whatever Misaq refuses, it refuses in one of these kinds. A refusal says what was "
            "refused, which thing, why, and what to do next; when an input has several problems, "
            "all of them are told together, each with its place."
        ),
        table(("kind", "meaning", "web status", "exit code"), rows),
        "## Other exit codes of the command",
        table(("exit code", "meaning"), [(code(number), said) for number, said in _OTHER_CODES]),
    )
    return page("errors.md", "Refusals", blocks)
