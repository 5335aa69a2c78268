"""The elements of Word's own language, made directly."""

from __future__ import annotations

from collections.abc import Iterable

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from lxml import etree

Element = etree._Element


def element(tag: str, children: Iterable[Element] = (), /, **attributes: str | int) -> Element:
    """Return a ``w:`` element with ``w:`` attributes: ``element("jc", val="right")``.

    The order of the children is the caller's: Word refuses a file that breaks its schema's order.
    """
    made: Element = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    for child in children:
        made.append(child)
    return made


def text_element(text: str) -> Element:
    """Return the text with its spaces kept; its characters have to be such as XML allows."""
    made = element("t")
    made.text = text
    made.set(qn("xml:space"), "preserve")
    return made


def toggles(names: Iterable[str]) -> list[Element]:
    """Return empty elements that switch something on."""
    return [element(name) for name in names]
