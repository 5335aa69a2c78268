"""The file around a Word paper: its properties, its fonts, and the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time

from docx.document import Document as WordFile
from docx.oxml.ns import qn

from misaq.reports.characters import visible
from misaq.reports.document import Document
from misaq.reports.docx.styles import LATIN, URDU
from misaq.reports.inline import plain_text

# The template brings a picture of itself, data and styles of older programs.
_LEFT_OUT = ("thumbnail", "customXml", "stylesWithEffects")
_FONTS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:font w:name="{LATIN}"><w:altName w:val="Liberation Serif"/><w:charset w:val="00"/>\
<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>
<w:font w:name="{URDU}"><w:altName w:val="Urdu Typesetting"/><w:charset w:val="B2"/>\
<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>
</w:fonts>
"""


def set_properties(file: WordFile, document: Document) -> None:
    """Give the file title, author, language and date of the paper, and nothing of the machine."""
    day = datetime.combine(document.front.day, time())
    properties = file.core_properties
    properties.title = visible(document.title)[:255]
    properties.author = properties.last_modified_by = visible(
        plain_text(document.front.institution)
    )[:255]
    properties.subject = visible(document.front.paper_number)[:255]
    properties.language = document.language.tag
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = day
    properties.revision = 1
    _use_current_layout(file)


def pack(file: WordFile) -> bytes:
    """Return the bytes of the file, the same for the same content."""
    _leave_out(file)
    _name_fonts(file)
    raw = io.BytesIO()
    file.save(raw)
    packed = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            # A fixed time and system: zip files otherwise keep the clock of the machine.
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            new.writestr(entry, old.read(name))
    return packed.getvalue()


def _use_current_layout(file: WordFile) -> None:
    """Keep Word from opening the paper in the compatibility mode of 2010."""
    for setting in file.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _leave_out(file: WordFile) -> None:
    for rels in (file.part.package.rels, file.part.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(_LEFT_OUT)]:
            rels.pop(key)


def _name_fonts(file: WordFile) -> None:
    """Name what to use where a font is missing; Word keeps such names in a table of its own."""
    for rel in file.part.rels.values():
        if rel.reltype.endswith("/fontTable"):
            rel.target_part._blob = _FONTS.encode("utf-8")
