"""Situation reports of Examplia as people check them, every paragraph a line.

The Urdu one is drawn with a pretended catalogue: every sentence of Misaq's begins with the word for
Urdu. It shows what is said in the language and what stays English, whatever a translator writes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from misaq.reports.language import ENGLISH, URDU
from misaq.reports.render import Format
from misaq.reports.situation import situation_paper
from tests.support.golden_papers import lines_of, urdu_by
from tests.support.invented_situation import invented_situation

FOLDER = Path(__file__).resolve().parents[1] / "golden" / "situations"


def pretended(template: str) -> str:
    """Return a sentence as if it were translated; one of values alone is the same everywhere."""
    has_words = re.search("[A-Za-z]", re.sub(r"\{\w+\}", "", template)) is not None
    return f"اردو {template}" if has_words else template


def golden_situations() -> Mapping[str, str]:
    """Return the text of every golden report, by the name of its file."""
    with urdu_by(pretended):
        asked = (("country-en", ENGLISH, ""), ("province-en", ENGLISH, "XX1"),
                 ("country-ur", URDU, ""))  # fmt: skip
        return {
            f"{name}.txt": "\n".join(
                lines_of(situation_paper(invented_situation(language=language, area=area)),
                         Format.HTML)
            ) + "\n"
            for name, language, area in asked
        }  # fmt: skip
