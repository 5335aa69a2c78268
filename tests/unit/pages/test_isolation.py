"""What reads left to right is set apart on a page in Urdu, and nothing beside it."""

from __future__ import annotations

import re

import pytest
from django.utils import translation

from misaq.apps.pages.isolation import isolated


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("تنظیمیں: 6 (Red Front؛ The League)۔", "تنظیمیں: [6] ([Red Front]؛ [The League])۔"),
        ("ادارہ MOO (the Ministry) ہے", "ادارہ [MOO (the Ministry)] ہے"),
        ("متن (the Act of 1997) دیکھیں", "متن ([the Act of 1997]) دیکھیں"),
        ("نام 2 “Red Front؛ وغیرہ”", "نام [2] “[Red Front]؛ وغیرہ”"),
    ],
    ids=[
        "a number before a bracket that closes later",
        "a bracket within",
        "a bracket around",
        "a number before a quotation that closes later",
    ],
)
def test_a_run_ends_before_what_is_closed_outside_it(text: str, parts: str) -> None:
    with translation.override("ur"):
        assert _bracketed(isolated(text)) == parts


def _bracketed(html: str) -> str:
    return re.sub(r"</[^>]+>", "]", re.sub(r"<[^/][^>]*>", "[", html))
