"""The reading words of a country pack: names of institutions, and cues in its own languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from misaq.core.sourcebook.reading.lexicon import ColumnRole, InstitutionName, Lexicon
from misaq.core.sourcebook.reading.proposals import VoiceHeard
from misaq.kernel.errors import InputRefused, NotFound, Problem
from misaq.kernel.words import tell

_SECTIONS = ("institutions", "headers", "months", "ordinals", "meetings", "voices")


def installed_words(pack: str = "") -> Lexicon | None:
    """Return the reading words of the named pack, or of every installed one; None without any.

    Raises:
        NotFound: there is no such pack.
        InputRefused: a pack's words are malformed.
    """
    packs = Path(__file__).parents[2] / "packs"
    found = sorted(packs.glob("*/reading.yml"))
    if pack:
        if not pack.isalnum() or not (packs / pack).is_dir():
            known = ", ".join(file.parent.name for file in found)
            raise NotFound(
                tell("There is no country pack “{pack}”.", pack=pack),
                next_step=tell("There are: {known}.", known=known),
            )
        found = [file for file in found if file.parent.name == pack]
    words: Lexicon | None = None
    for file in found:
        more = read_words(file)
        words = more if words is None else words.joined_with(more)
    return words


def read_words(path: Path) -> Lexicon:
    """Return the lexicon of a pack's ``reading.yml``.

    Raises:
        InputRefused: not readable as YAML, or with sections, roles or voices that are not known;
            everything wrong is reported together.
    """
    try:
        # CSafeLoader where there is one: the file is small, but every command that reads pays.
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        told = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 -- safe
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _refused(path, [f"cannot be read: {error}"]) from error
    faults = _faults(told)
    if faults:
        raise _refused(path, faults)
    return _lexicon(told or {})


def _refused(path: Path, faults: list[str]) -> InputRefused:
    return InputRefused(
        tell("{name} of the pack cannot be used.", name=path.name),
        next_step=tell("Correct the file; docs/how-to/read-a-document.md shows its form."),
        rule="read.words",
        problems=tuple(Problem(path.name, fault) for fault in faults),
    )


def _faults(told: Any) -> list[str]:
    if told is None:
        return []
    if not isinstance(told, dict):
        return ["is no mapping of sections."]
    faults = [f"“{name}” is no section; there are {', '.join(_SECTIONS)}."
              for name in told if name not in _SECTIONS]  # fmt: skip
    for section, known in (("headers", ColumnRole), ("voices", VoiceHeard)):
        values = {each.value for each in known}
        faults += [f"{section}: “{name}” is not one of {', '.join(sorted(values))}."
                   for name in _mapping(told, section) if name not in values]  # fmt: skip
    for section in ("months", "ordinals"):
        faults += [f"{section}: “{word}” needs a number." for word, number
                   in _mapping(told, section).items() if not isinstance(number, int)]  # fmt: skip
    for each in told.get("institutions") or []:
        if not isinstance(each, dict) or not isinstance(each.get("name"), str):
            faults.append(f"institutions: {each!r} has no name.")
    return faults


def _mapping(told: dict[str, Any], section: str) -> dict[str, Any]:
    value = told.get(section) or {}
    return value if isinstance(value, dict) else {}


def _lexicon(told: dict[str, Any]) -> Lexicon:
    return Lexicon(
        institutions=tuple(
            InstitutionName(each["name"], _texts(each.get("written")), _texts(each.get("acronyms")))
            for each in told.get("institutions") or []
        ),
        headers=tuple(
            (ColumnRole(role), word.casefold())
            for role, words in _mapping(told, "headers").items()
            for word in _texts(words)
        ),
        months=tuple((str(w).casefold(), int(n)) for w, n in _mapping(told, "months").items()),
        ordinals=tuple((str(w).casefold(), int(n)) for w, n in _mapping(told, "ordinals").items()),
        meetings=_texts(told.get("meetings")),
        voices=tuple(
            (VoiceHeard(voice), phrase)
            for voice, phrases in _mapping(told, "voices").items()
            for phrase in _texts(phrases)
        ),
    )


def _texts(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(each) for each in value) if isinstance(value, list) else (str(value),)
