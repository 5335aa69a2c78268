"""Situation reports of Examplia as people check them, every paragraph a line.

The Urdu one is drawn with a pretended catalogue: every sentence of Misaq's begins with the word for
Urdu. It shows what is said in the language and what stays English, whatever a translator writes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from misaq.reports.language import ENGLISH, URDU
from misaq.reports.render import Format
from misaq.reports.situation import situation_paper
from tests.support.golden_papers import lines_of, urdu_by
from tests.support.invented_situation import invented_perceptions, invented_situation

FOLDER = Path(__file__).resolve().parents[1] / "golden" / "situations"


def pretended(template: str) -> str:
    """Return a sentence as if it were translated; one of values alone is the same everywhere."""
    has_words = re.search("[A-Za-z]", re.sub(r"\{\w+\}", "", template)) is not None
    return f"اردو {template}" if has_words else template


def _section(members: Any) -> list[str]:
    """Return the section of assessments alone: the rest is that of everybody's edition."""
    lines = list(lines_of(situation_paper(members), Format.HTML))
    start = lines.index("h2: What institutions assess")
    end = next(at for at in range(start + 1, len(lines)) if lines[at].startswith("h2: "))
    return lines[start:end]


def golden_situations() -> Mapping[str, str]:
    """Return the text of every golden report, by the name of its file."""
    with urdu_by(pretended):
        asked = (("country-en", ENGLISH, ""), ("province-en", ENGLISH, "XX1"),
                 ("country-ur", URDU, ""))  # fmt: skip
        members = invented_situation(area="XX1", perceptions=invented_perceptions())
        return {"members-en.txt": "\n".join(_section(members)) + "\n"} | {
            f"{name}.txt": "\n".join(
                lines_of(situation_paper(invented_situation(language=language, area=area)),
                         Format.HTML)
            ) + "\n"
            for name, language, area in asked
        }  # fmt: skip
