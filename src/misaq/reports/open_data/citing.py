"""How to cite a page: as plain text, BibTeX and RIS. The day of access is left to the reader."""

from __future__ import annotations

import re
from dataclasses import dataclass

from misaq.kernel.ids import fingerprint
from misaq.reports.characters import visible

_TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}&%$#_"},
}
_TEX_SIGN = re.compile(r"[\\~^{}&%$#_]")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a citation of a page says.

    Attributes:
        title: what the page is about.
        address: where it is, with the day of the facts.
        replay: where a program finds the same record in the same state of the data.
        as_of: day of the facts, as ISO 8601 writes it.
        data_version: version of the data, stored lists included, short.
        rules_version: version of the rules.
    """

    title: str
    address: str
    replay: str
    as_of: str
    data_version: str
    rules_version: str

    @property
    def note(self) -> str:
        """Return what tells this state of the page from others."""
        return (
            f"Facts as of {self.as_of}; version of the data {self.data_version}; "
            f"version of the rules {self.rules_version}"
        )


def as_text(ref: Reference) -> str:
    """Return the citation as a sentence."""
    again = f" The same state as data: {ref.replay}." if ref.replay else ""
    return f"Misaq: “{visible(ref.title)}”. {ref.note}. {ref.address}.{again} Accessed: [date]."


def as_bibtex(ref: Reference) -> str:
    """Return the citation as an entry for BibTeX."""
    key = f"misaq-{fingerprint(ref.address, ref.data_version)[:8]}"
    fields = {
        "author": "{Misaq}",
        "title": f"{{{_tex(ref.title)}}}",
        "year": ref.as_of[:4],
        "note": _tex(ref.note),
        "howpublished": f"\\url{{{ref.address}}}",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def as_ris(ref: Reference) -> str:
    """Return the citation in the form of RIS."""
    pairs = (
        ("TY", "ELEC"),
        ("AU", "Misaq"),
        ("TI", visible(ref.title)),
        ("PY", ref.as_of[:4]),
        ("UR", ref.address),
        *((("L2", ref.replay),) if ref.replay else ()),
        ("N1", ref.note),
        ("ER", ""),
    )
    return "\n".join(f"{name}  - {value}".rstrip(" ") for name, value in pairs)


def _tex(text: str) -> str:
    return _TEX_SIGN.sub(lambda found: _TEX[found[0]], visible(text))
