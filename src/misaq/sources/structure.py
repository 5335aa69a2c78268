"""Records from plain text values and back: the one form that files and tables share.

Every scalar is text. A citation is written ``KEY/CONFIDENCE @ where ~ who says so`` (the last two
may be left out), a span of time ``30 days``, a truth value ``yes`` or ``no``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_unstructure_fn

from misaq.core.law.records import Span, Unit
from misaq.kernel.dates import ImpreciseDate, parse_date, parse_day
from misaq.kernel.errors import InputRefused, MisaqError
from misaq.kernel.ids import Key, parse_key
from misaq.kernel.provenance import Citation, Confidence
from misaq.kernel.words import tell

T = TypeVar("T")

Path = tuple[str | int, ...]

_CITATION = re.compile(
    r"(?P<source>[^\s@~]+)/(?P<confidence>[A-Z]+)"
    r"(?:\s+@\s+(?P<at>[^~]+?))?(?:\s+~\s+(?P<by>.+))?"
)
_SPAN = re.compile(r"([0-9]{1,4}) (hour|day|working day|month|year)s?")
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")
_TRUTH = {"yes": True, "no": False}


def to_plain(record: Any) -> dict[str, Any]:
    """Return the record as nested dicts and lists of text; fields at their default are left out."""
    plain: dict[str, Any] = _converter().unstructure(record)
    return plain


def from_plain(record_class: type[T], plain: object) -> T:
    """Return the record that the plain values stand for.

    Raises:
        BaseValidationError: what is wrong, for :func:`list_faults`.
    """
    return _converter().structure(plain, record_class)


def list_faults(error: BaseException, path: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """Yield each fault of a failed :func:`from_plain`: path, what is wrong, next step."""
    if isinstance(error, (ClassValidationError, IterableValidationError)):
        for inner in error.exceptions:
            yield from list_faults(inner, path + _step(inner))
    elif isinstance(error, ForbiddenExtraKeysError):
        for field in sorted(error.extra_fields):
            known = ", ".join(sorted(_fields(error.cl)))
            yield (*path, field), f"there is no field {field!r} here.", f"Fields are: {known}."
    elif isinstance(error, KeyError):
        yield path, f"the field {error.args[0]!r} is missing.", "Add it."
    elif isinstance(error, MisaqError):
        yield path, error.message, error.next_step
    else:
        yield path, "named fields were expected here.", 'Write "field: value" lines.'


def _step(error: BaseException) -> Path:
    """Return the field or place in which the error arose; nothing for a field that is missing."""
    if isinstance(error, KeyError):
        return ()
    notes = getattr(error, "__notes__", ())
    fields = tuple(note.name for note in notes if isinstance(note, AttributeValidationNote))
    return fields or tuple(n.index for n in notes if isinstance(n, IterableValidationNote))


def _fields(record_class: type[Any]) -> list[str]:
    return list(getattr(record_class, "__dataclass_fields__", {}))


@functools.cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    readers: dict[Any, Any] = {
        str: _text,
        bool: _truth,
        int: _whole,
        Decimal: _number,
        date: lambda value, _: parse_day(_text(value, str)),
        Key: lambda value, _: parse_key(_text(value, str)),
        ImpreciseDate: lambda value, _: parse_date(_text(value, str)),
        Span: lambda value, _: _span(_text(value, str)),
        Citation: lambda value, _: _citation(_text(value, str)),
    }
    for kind, read in readers.items():
        converter.register_structure_hook(kind, read)
    converter.register_structure_hook_func(
        lambda kind: isinstance(kind, type) and issubclass(kind, Enum), _member
    )
    converter.register_structure_hook_factory(
        lambda kind: getattr(kind, "__origin__", None) is tuple, _sequence
    )
    converter.register_unstructure_hook(bool, lambda value: "yes" if value else "no")
    converter.register_unstructure_hook(Decimal, lambda value: f"{value:f}")
    for kind in (int, Span):
        converter.register_unstructure_hook(kind, str)
    converter.register_unstructure_hook(ImpreciseDate, lambda day: day.text)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(Citation, _write_citation)
    converter.register_unstructure_hook_factory(
        lambda kind: (
            hasattr(kind, "__dataclass_fields__") and kind not in (ImpreciseDate, Span, Citation)
        ),
        lambda kind: make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True),
    )
    return converter


def _sequence(kind: Any, converter: Converter) -> Any:
    """Read a tuple from a list only: a text would otherwise be read letter by letter."""
    item = kind.__args__[0]

    def read(value: object, _: object) -> Any:
        if not isinstance(value, list):
            raise InputRefused(
                tell("{value} is not a list.", value=repr(value)),
                next_step=tell("Write it as a list."),
            )
        items: list[Any] = converter.structure(value, list[item])  # type: ignore[valid-type]
        return tuple(items)

    return read


def _text(value: object, _: object) -> str:
    if not isinstance(value, str):
        raise InputRefused(
            tell("a text was expected here."),
            next_step=tell("Write one value, not a list or block."),
        )
    written = value.strip()
    if not written:
        raise InputRefused(
            tell("the value is empty."), next_step=tell("Give a value, or leave the field out.")
        )
    return written


def _truth(value: object, _: object) -> bool:
    written = _text(value, str)
    if written not in _TRUTH:
        raise InputRefused(
            tell("{written} is neither yes nor no.", written=repr(written)),
            next_step=tell("Write yes or no."),
        )
    return _TRUTH[written]


def _whole(value: object, _: object) -> int:
    written = _text(value, str)
    if _WHOLE.fullmatch(written) is None:
        raise InputRefused(
            tell("{written} is not a whole number.", written=repr(written)),
            next_step=tell("Write up to nine digits."),
        )
    return int(written)


def _number(value: object, _: object) -> Decimal:
    written = _text(value, str)
    if _NUMBER.fullmatch(written) is None:
        raise InputRefused(
            tell("{written} is not a number.", written=repr(written)),
            next_step=tell("Write digits and at most one decimal point, no commas."),
        )
    return Decimal(written)


def _member(value: object, kind: type[Enum]) -> Enum:
    written = _text(value, str)
    for member in kind:
        if member.value == written:
            return member
    known = ", ".join(str(member.value) for member in kind)
    raise InputRefused(
        tell("{written} is none of the values allowed.", written=repr(written)),
        next_step=tell("Allowed: {known}.", known=known),
    )


def _span(written: str) -> Span:
    found = _SPAN.fullmatch(written)
    if found is None:
        raise InputRefused(
            tell("{written} is not a span of time.", written=repr(written)),
            next_step=tell(
                'Write "30 days", "48 hours", "10 working days", "6 months" or "3 years".'
            ),
        )
    return Span(int(found[1]), Unit(f"{found[2]}s"))


def _citation(written: str) -> Citation:
    found = _CITATION.fullmatch(written)
    if found is None:
        raise InputRefused(
            tell("{written} is not a citation.", written=repr(written)),
            next_step=tell('Write "KEY/H @ where ~ who says so"; the last two may be left out.'),
        )
    confidence = Confidence(_member(found["confidence"], Confidence))
    return Citation(parse_key(found["source"]), confidence, found["at"] or "", found["by"] or "")


def _write_citation(cite: Citation) -> str:
    at = f" @ {cite.at}" if cite.at else ""
    by = f" ~ {cite.asserted_by}" if cite.asserted_by else ""
    return f"{cite.source}/{cite.confidence.value}{at}{by}"


__all__ = ["BaseValidationError", "Path", "from_plain", "list_faults", "to_plain"]
