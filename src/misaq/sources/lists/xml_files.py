"""XML without entities, without the network, and with the byte at which a broken file breaks."""

from __future__ import annotations

import re
from xml.parsers import expat

from lxml import etree

from misaq.kernel.errors import Problem, SourceChanged
from misaq.kernel.words import tell
from misaq.sources.lists.files import NamedBytes, is_web_page, refuse, unpack
from misaq.sources.uploads.packages import declares_something

_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_PIECE = 4096
_CODES = expat.errors.codes
_CUT = frozenset(
    {
        _CODES[expat.errors.XML_ERROR_NO_ELEMENTS],
        _CODES[expat.errors.XML_ERROR_UNCLOSED_TOKEN],
        _CODES[expat.errors.XML_ERROR_PARTIAL_CHAR],
        _CODES[expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION],
    }
)
_WRONG_LETTER = _CODES[expat.errors.XML_ERROR_INVALID_TOKEN]
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def read_xml(file: NamedBytes, *, root: str) -> etree._Element:
    """Return the root element of an XML file.

    Args:
        root: name that the root element must have.

    Raises:
        SourceChanged: a web page, not well-formed (the byte is named), with declarations of its
            own, or with another root.
    """
    file = unpack(file)
    if is_web_page(file.data):
        what = tell("is a web page, not the list as XML.")
        raise refuse(file.name, Problem(file.name, what, _fetch_again()))
    if declares_something(file.data):
        what = tell("declares a document type or entities, which can swell or name other files.")
        raise refuse(file.name, Problem(file.name, what, tell("No list needs them; look at it.")))
    element = _parse(file)
    if element.tag != root:
        what = tell(
            "begins with {found}, where {root} is expected.", found=repr(element.tag), root=root
        )
        raise refuse(file.name, Problem(file.name, what, tell("Check which list this file is.")))
    return element


def _parse(file: NamedBytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(file.data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise _broken(file, error) from error


def _broken(file: NamedBytes, error: Exception) -> SourceChanged:
    at, is_cut = _breaking_byte(file.data)
    if at is None:
        return refuse(file.name, Problem(file.name, _first_words(error), _fetch_again()))
    where = tell("byte {at} (line {line})", at=f"{at:,}", line=file.data.count(b"\n", 0, at) + 1)
    what = (
        tell("the file breaks off here: its end is missing.")
        if is_cut
        else _at_byte(file.data, at, error)
    )
    return refuse(file.name, Problem(where, what, _fetch_again()))


def _at_byte(data: bytes, at: int, error: Exception) -> str:
    lost = 0 if data.startswith(_WIDE) else len(_CONTROL.findall(data))
    if not lost or not _CONTROL.match(data, at):
        return _first_words(error)
    return tell(
        "the byte 0x{byte} belongs to no letter; there are {lost} such bytes. Letters of two bytes "
        "were cut to one on the way, so names in this file are no longer what was published.",
        byte=f"{data[at]:02x}",
        lost=f"{lost:,}",
    )


def _breaking_byte(data: bytes) -> tuple[int | None, bool]:
    """Return the offset at which the file is no longer XML, and whether it only lacks its end.

    None where this parser has nothing to object, or does not know the encoding.
    """
    parser = expat.ParserCreate()
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        at = parser.ErrorByteIndex
        if data.startswith(_WIDE):
            return at, error.code in _CUT
        # The parser names the start of the piece it stopped in; the wrong byte lies further on.
        if found := _CONTROL.search(data, at, at + _PIECE):
            return found.start(), False
        if error.code == _WRONG_LETTER and (wrong := _not_utf8(data, at)) is not None:
            return wrong, False
        return at, error.code in _CUT
    except (LookupError, ValueError):
        return None, False
    return None, False


def _not_utf8(data: bytes, start: int) -> int | None:
    try:
        data[start : start + _PIECE].decode("utf-8")
    except UnicodeDecodeError as error:
        return start + error.start
    return None


def _first_words(error: Exception) -> str:
    said = str(error).partition("\n")[0][:160]
    return tell("is not well-formed XML: {said}.", said=said)


def _fetch_again() -> str:
    return tell(
        "Fetch it again from the publisher. Do not mend it by hand: the state before it stands "
        "until a whole file is read."
    )
