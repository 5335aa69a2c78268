"""The page of settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from misaq.reports.reference.markdown import code, plain, table
from misaq.reports.reference.page import Page, page


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting, as an operator gives it.

    Attributes:
        name: the variable.
        default: what holds without it, in words.
        meaning: what it decides.
        is_secret: whether its value must never be shown.
        read_by: which part of Misaq reads it, in words; settings of one part stand together.
    """

    name: str
    default: str
    meaning: str
    is_secret: bool
    read_by: str


def settings_page(settings: Sequence[Setting]) -> Page:
    """Return every setting, by the part that reads it."""
    readers = dict.fromkeys(setting.read_by for setting in settings)
    blocks = [
        (
            "Settings are variables of the environment. A name that starts with `MISAQ_` and is "
            "not listed here is refused, so that a slip of the pen is not taken for silence."
        )
    ]
    for reader in readers:
        blocks += [
            f"## Read by {plain(reader[:1].lower() + reader[1:]).rstrip('.')}",
            table(
                ("setting", "what it decides", "without it"),
                [_row(setting) for setting in settings if setting.read_by == reader],
            ),
        ]
    return page("settings.md", "Settings", blocks)


def _row(setting: Setting) -> tuple[str, str, str]:
    secret = " **Secret**: never shown." if setting.is_secret else ""
    return code(setting.name), plain(setting.meaning) + secret, plain(setting.default)
