"""What is wrong with a translation, as far as a program can tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from babel.messages.catalog import Catalog, Message

_BRACES = re.compile(r"\{\w*\}")
_PERCENT = re.compile(r"%(?:\(\w+\))?[sd]")
_MARKUP = re.compile(r"</?\w+[^>]*>")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_NOT_URDU = re.compile("[كيىه٠-٩ـ]")
_URDU = re.compile("[\u0600-\u06ff]")
_FOREIGN_STOP = re.compile("[\u0600-\u06ff] *[,;?](?![a-z])")
_ENDS = {".": "۔", "?": "؟", ":": ":"}

_NAMES = """
add Apache API backups BibTeX compute data Data detail docs each edtf entities find FollowTheMoney
forecast Frictionless GeoJSON H high incidents indicators IPv4 IPv6 L License link load low M make
Match migrate misaq next no None p null OpenAPI Package PDF perceptions places Popolo prepare report
shapefile show threat value verify WebAuthn yes zip
"""
NAMES = frozenset(_NAMES.split())
"""Names and words of programs that stay in Latin letters wherever they stand."""

# What is typed as it stands: `commands`, "quoted", --options, paths, addresses, CODES and codes1.
_TYPED = re.compile(
    r"`[^`]*`|“[^”]*”|\"[^\"]*\"|'[^']*'|<[^>]*>|\S*[-/_=:@?.]\w\S*|\S+:(?=\W)|\b[A-Z0-9]{2,}\b|\w*\d\w*"
)

Fault = str


def faults_of(catalog: Catalog) -> Iterator[Fault]:
    """Yield each fault with the message it is in."""
    for message in catalog:
        if not message.id:
            continue
        for original, translation in _pairs(message):
            if translation:
                yield from (
                    f"{original!r}: {said}" for said in faults_of_one(original, translation)
                )


def _pairs(message: Message) -> Iterator[tuple[str, str]]:
    if isinstance(message.id, str):
        yield message.id, str(message.string or "")
    else:
        yield from zip(message.id, message.string or (), strict=False)


def faults_of_one(original: str, translation: str) -> Iterator[str]:
    """Yield each fault of the translation of one text."""
    for look in _LOOKS:
        found = look(original, translation)
        if found:
            yield f"{found}, in {translation!r}"


def _places(original: str, translation: str) -> str:
    """The places for values must be the same, each as often or more often."""
    for pattern in (_BRACES, _PERCENT, _MARKUP):
        if set(pattern.findall(original)) != set(pattern.findall(translation)):
            return "the places for values or the markup differ"
    return ""


def _latin(original: str, translation: str) -> str:
    typed = {word for text in _TYPED.findall(original) for word in _LATIN.findall(text)}
    words = set(_LATIN.findall(_bare(translation)))
    strange = sorted(words - typed - NAMES)
    return f"Latin letters {strange}" if strange and original != translation else ""


def _letters(_original: str, translation: str) -> str:
    return "an Arabic letter or digit where Urdu has its own" * bool(_NOT_URDU.search(translation))


def _stops(original: str, translation: str) -> str:
    if original == "yes,no":  # split by the template at the comma
        return ""
    return "a Latin comma, semicolon or question mark" * bool(_FOREIGN_STOP.search(translation))


def _ending(original: str, translation: str) -> str:
    """A sentence ends as it does in English; an abbreviation, or a thing to type, has no stop."""
    expected = _ENDS.get(original[-1])
    is_sentence = " " in original and _URDU.match(translation[-1].strip("۔؟") or "۔")
    if is_sentence and expected is not None and not translation.rstrip("”").endswith(str(expected)):
        return f"does not end with {expected!r}"
    return ""


def _spaces(original: str, translation: str) -> str:
    same = _outer(original) == _outer(translation) or translation[:1] == "،"
    return "" if same else "the spaces at the ends differ"


def _outer(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()


def _bare(text: str) -> str:
    for pattern in (_MARKUP, _PERCENT, _BRACES):
        text = pattern.sub(" ", text)
    return text


_LOOKS: tuple[Callable[[str, str], str], ...] = (
    _places,
    _latin,
    _letters,
    _stops,
    _ending,
    _spaces,
)
