"""The styles of a Word paper: real ones, so that a clerk changes a heading everywhere at once."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from misaq.reports.docx.elements import element
from misaq.reports.language import Language

LATIN = "Times New Roman"
URDU = "Noto Nastaliq Urdu"
_ACCENT = RGBColor(0x1D, 0x4F, 0x73)
_INK = RGBColor(0x1A, 0x1A, 0x1A)
_QUIET = RGBColor(0x50, 0x5A, 0x5F)


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a paragraph style looks: sizes and spaces in points, indents in millimetres.

    Attributes:
        keep: whether it stays on the page of what follows.
        whole: whether its lines stay on one page.
    """

    name: str
    size: float = 11
    bold: bool = False
    colour: RGBColor = _INK
    before: float = 0
    after: float = 6
    indent: float = 0
    hanging: float = 0
    tab: float = 0
    keep: bool = False
    whole: bool = False
    centred: bool = False


_SHAPES = (
    _Shape("Normal"),
    _Shape("Title", 20, bold=True, before=12, after=10),
    _Shape("Heading 1", 16, bold=True, before=20, after=8, keep=True),
    _Shape("Heading 2", 13, bold=True, before=16, after=6, keep=True),
    _Shape("Heading 3", 11, bold=True, before=12, after=4, keep=True),
    _Shape("List Bullet", after=3, indent=10, hanging=5),
    _Shape("Caption", 10, bold=True, before=6, after=3, keep=True),
    _Shape("Header", 9, bold=True, centred=True),
    _Shape("Footer", 9, centred=True),
    _Shape("Institution", bold=True, after=0),
    _Shape("Committee", colour=_QUIET),
    _Shape("Numbered", indent=12, hanging=12),
    _Shape("Lettered", after=3, indent=14, hanging=9, whole=True),
    _Shape("Plain", after=3, whole=True),
    _Shape("Plain Kept", after=3, keep=True, whole=True),
    _Shape("Label", bold=True, before=4, after=2, keep=True),
    _Shape("Box Title", bold=True, before=6, after=0, indent=3, keep=True),
    _Shape("Note", after=0, indent=3, whole=True),
    _Shape("Question", after=6, indent=3, keep=True, whole=True),
    _Shape("Finding Code", bold=True, colour=_ACCENT, before=14, after=2, keep=True),
    _Shape("Finding Sentence", 11.5, bold=True, indent=12, hanging=12, keep=True),
    _Shape("Summary Term", 10, bold=True, before=2, after=2, keep=True),
    _Shape("Table Text", 10, before=2, after=2),
    _Shape("Table Head", 10, bold=True, before=2, after=2, keep=True),
    _Shape("Source", after=4, indent=24, hanging=24, whole=True),
    _Shape("Contents 1", after=2, tab=110),
    _Shape("Contents 2", after=2, indent=6, tab=110),
    _Shape("Contents 3", after=2, indent=12, tab=110),
    _Shape("Spacer", 4, after=0),
)


def set_styles(file: WordFile, language: Language) -> None:
    """Give the file the styles of a paper in this language."""
    known = {style.name: style for style in file.styles}
    for shape in _SHAPES:
        found = known.get(shape.name)
        style = found or file.styles.add_style(shape.name, WD_STYLE_TYPE.PARAGRAPH)
        if not isinstance(style, ParagraphStyle):
            raise TypeError(f"{shape.name} is no paragraph style of the template")
        _apply(shape, style, language)
    _add_link_style(file)
    _set_defaults(file, language)


def _apply(shape: _Shape, style: ParagraphStyle, language: Language) -> None:
    _clear(style)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(shape.before), Pt(shape.after)
    layout.keep_with_next = shape.keep
    layout.keep_together = shape.whole
    layout.widow_control = True
    # Nastaliq hangs each word from its own height.
    layout.line_spacing = 1.0 if language.is_rtl else 1.1
    if shape.indent:
        layout.left_indent, layout.first_line_indent = Mm(shape.indent), Mm(-shape.hanging)
    if shape.hanging or shape.tab:
        layout.tab_stops.add_tab_stop(Mm(shape.tab or shape.indent))
    if shape.centred:
        layout.alignment = 1
    _set_font(shape, style)


def _clear(style: ParagraphStyle) -> None:
    """Take away what the template says, except the numbering behind a bullet."""
    for name in ("w:pPr", "w:rPr"):
        found = style.element.find(qn(name))
        for child in list(found if found is not None else ()):
            if child.tag not in (qn("w:numPr"), qn("w:outlineLvl")):
                child.getparent().remove(child)


def _set_font(shape: _Shape, style: ParagraphStyle) -> None:
    font = style.font
    font.name, font.size, font.bold = LATIN, Pt(shape.size), shape.bold
    font.color.rgb = shape.colour
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    fonts.set(qn("w:cs"), URDU)
    fonts.set(qn("w:eastAsia"), LATIN)
    size = element("szCs", val=int(shape.size * 2))
    properties.find(qn("w:sz")).addnext(size)


def _add_link_style(file: WordFile) -> None:
    style = file.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    style.font.color.rgb = _ACCENT
    style.font.underline = True


def _set_defaults(file: WordFile, language: Language) -> None:
    path = "/".join(qn(f"w:{name}") for name in ("docDefaults", "rPrDefault", "rPr"))
    defaults = file.styles.element.find(path)
    for child in list(defaults):
        defaults.remove(child)
    latin = "en-GB" if language.is_rtl or language.code == "en" else language.code
    defaults.append(element("rFonts", ascii=LATIN, hAnsi=LATIN, eastAsia=LATIN, cs=URDU))
    defaults.append(element("sz", val=22))
    defaults.append(element("szCs", val=22))
    defaults.append(element("lang", val=latin, eastAsia=latin, bidi="ur-PK"))
