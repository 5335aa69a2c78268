"""Putting what somebody typed back into the form of a page. No Django, no database."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urljoin

from lxml import html

_NOT_TYPED = frozenset({"file", "password", "submit", "button", "image", "reset"})
_CHOSEN = frozenset({"checkbox", "radio"})
_NOT_IN_A_PAGE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def refilled(
    page: str,
    *,
    here: str,
    form_path: str,
    typed: Iterable[tuple[str, str]],
    notice: Callable[[tuple[tuple[str, str], ...]], str],
) -> str:
    """Return the page with the form filled in as it was, and a notice before all else in it.

    Args:
        page: a whole page of HTML.
        here: its address.
        form_path: where the form went; the form is known by it.
        typed: names and values as they were sent.
        notice: what to say, given what found no field.
    """
    tree = html.document_fromstring(page)
    waiting: dict[str, list[str]] = defaultdict(list)
    for name, value in typed:
        waiting[_writable(name)].append(_writable(value))
    form = _form(tree, here, form_path)
    if form is not None:
        _fill(form, waiting)
    left = tuple((name, value) for name, values in waiting.items() for value in values if value)
    _announce(tree, notice(left))
    return str(html.tostring(tree, encoding="unicode", doctype="<!doctype html>"))


def _writable(text: str) -> str:
    """Return the text with a mark in the place of signs that no page can hold."""
    return _NOT_IN_A_PAGE.sub("\N{REPLACEMENT CHARACTER}", text)


def _form(tree: Any, here: str, form_path: str) -> Any | None:
    for form in tree.iter("form"):
        goes_to = urljoin(here, form.get("action") or here)
        if (form.get("method") or "get").lower() == "post" and goes_to == form_path:
            return form
    return None


def _fill(form: Any, waiting: dict[str, list[str]]) -> None:
    """Fill every field, and take from ``waiting`` what found one."""
    used: set[str] = set()
    for control in form.iter("input", "select", "textarea", "button"):
        name = control.get("name")
        if not name or name == "csrfmiddlewaretoken":
            continue
        if control.tag == "select":
            _choose(control, waiting.get(name, []))
        elif control.tag == "textarea":
            _write_text(control, name, waiting)
        elif control.tag == "input":
            _fill_input(control, name, waiting)
        if control.tag != "textarea" and _is_settled_whole(control):
            used.add(name)
    for name in used:
        waiting.pop(name, None)


def _is_settled_whole(control: Any) -> bool:
    """Return whether all values of the name are settled by this control alone."""
    kind = (control.get("type") or "text").lower()
    return control.tag in {"select", "button"} or kind in _CHOSEN or kind in _NOT_TYPED


def _fill_input(control: Any, name: str, waiting: dict[str, list[str]]) -> None:
    kind = (control.get("type") or "text").lower()
    if kind in _NOT_TYPED:
        return
    if kind in _CHOSEN:
        is_chosen = control.get("value", "on") in waiting.get(name, [])
        _mark(control, "checked", is_chosen)
    elif waiting.get(name):
        control.set("value", waiting[name].pop(0))


def _write_text(control: Any, name: str, waiting: dict[str, list[str]]) -> None:
    if waiting.get(name):
        for child in list(control):
            control.remove(child)
        # A browser drops one line break after the tag; what was typed may begin with one.
        control.text = "\n" + waiting[name].pop(0)


def _choose(control: Any, values: list[str]) -> None:
    if not values:
        return
    for option in control.iter("option"):
        value = option.get("value", option.text_content())
        _mark(option, "selected", value in values)


def _mark(element: Any, mark: str, is_set: bool) -> None:
    if is_set:
        element.set(mark, mark)
    else:
        element.attrib.pop(mark, None)


def _announce(tree: Any, notice: str) -> None:
    mains = tree.xpath("//main")
    place = mains[0] if mains else tree.find("body")
    for number, part in enumerate(html.fragments_fromstring(notice, no_leading_text=True)):
        place.insert(number, part)
