"""Takes the letters and lines out of a PDF; runs as a process of its own, which may be ended.

A PDF is a program of sorts. Here it can neither hang nor exhaust the process that wants its
text: memory is limited, and every page has its time. The bytes come in by standard input; out
go lines of JSON: first the survey of all pages, then page after page.
"""

from __future__ import annotations

import io
import json
import logging
import resource
import signal
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pdfplumber.page
    import pypdfium2

_PASSWORD_NEEDED = 4
_THICKEST = 3.0
_DOT = (1.5, 7.0)
_HAIR = 0.6
_MOST_RULES = 1500
_SAMPLE = 4_000
_NARROW, _ONE = 0.75, 0.95
_BOLD = ("bold", "black", "heavy", "semibold", "demi")


def main() -> None:
    """Read limits from the command line and a PDF from standard input."""
    pages, objects, seconds, memory = (float(each) for each in sys.argv[1:5])
    resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    logging.disable(logging.CRITICAL)
    data = sys.stdin.buffer.read()
    _start_clock(seconds)
    survey = _survey(data, int(pages), seconds)
    _tell(survey)
    if "error" in survey or survey["pages"] > pages:
        return
    for told in _pages(data, int(objects), seconds):
        _tell(told)


def _start_clock(seconds: float) -> None:
    # Time of the processor, not of the wall: a busy machine is no reason to refuse.
    signal.setitimer(signal.ITIMER_PROF, seconds)


def _tell(told: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def _survey(data: bytes, most: int, seconds: float) -> dict[str, Any]:
    """Return how many pages there are, which have text, and in what script."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", 0) == _PASSWORD_NEEDED
        return {"error": "locked" if locked else "broken"}
    pages = len(document)
    surveyed = []
    for at in range(min(pages, most)):
        _start_clock(seconds)
        try:
            surveyed.append(_survey_page(document[at]))
        except pypdfium2.PdfiumError:
            surveyed.append({"broken": True})
    return {"pages": pages, "attached": document.count_attachments(), "survey": surveyed}


def _survey_page(page: pypdfium2.PdfPage) -> dict[str, Any]:
    text = page.get_textpage().get_text_range()
    sample = text if len(text) < _SAMPLE else text[:: len(text) // _SAMPLE + 1]
    return {
        "letters": sum(each.isalnum() for each in sample),
        "arabic": sum(_is_arabic(each) for each in sample),
        "unreadable": sum(each in "\ufffd\0" for each in sample),
        "pictured": not text.strip() and _is_pictured(page),
    }


def _is_arabic(letter: str) -> bool:
    at = ord(letter)
    return 0x600 <= at <= 0x77F or 0x8A0 <= at <= 0x8FF or 0xFB50 <= at <= 0xFEFC


def _is_pictured(page: pypdfium2.PdfPage) -> bool:
    """Whether a page without letters shows something: a scan, or letters drawn as shapes."""
    for count, each in enumerate(page.get_objects(max_depth=3), start=1):
        if each.type == 3:  # FPDF_PAGEOBJ_IMAGE
            left, bottom, right, top = each.get_bounds()
            if (right - left) * (top - bottom) > 0.15 * page.get_width() * page.get_height():
                return True
        if count > 200:
            return True
    return False


def _pages(data: bytes, objects: int, seconds: float) -> Iterator[dict[str, Any]]:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        for number, page in enumerate(document.pages, start=1):
            _start_clock(seconds)
            try:
                yield {"page": number, **_page(page, objects)}
            except MemoryError:
                raise
            except Exception as error:  # noqa: BLE001 - pdfminer raises errors of many kinds on broken pages
                yield {"page": number, "broken": type(error).__name__}
            page.close()


def _page(page: pdfplumber.page.Page, objects: int) -> dict[str, Any]:
    from pdfplumber.utils.text import extract_words

    count = sum(len(each) for each in page.objects.values())
    if count > objects:
        return {"crowded": count}
    left, top, right, bottom = page.bbox
    letters = list(_once(page.chars))
    _mark_raised(letters)
    words = extract_words(
        letters,
        x_tolerance_ratio=0.15,
        y_tolerance=2,
        extra_attrs=["fontname", "size", "raised"],
    )
    rules = list(_rules(page))
    return {
        "width": round(float(right - left), 2),
        "height": round(float(bottom - top), 2),
        "words": [
            _word(each, left, top)
            for each in words
            if each["x1"] > left and each["x0"] < right and top < each["bottom"]
            and each["top"] < bottom and each["text"].strip()
        ],
        "dots": [
            [round(float(v), 2) for v in (x0 - left, y0 - top, x1 - left, y1 - top)] + [mark]
            for x0, y0, x1, y1, mark in _dots(page)
        ],
        "rules": [
            [round(float(v), 2) for v in (x0 - left, y0 - top, x1 - left, y1 - top)]
            for x0, y0, x1, y1 in (rules if len(rules) <= _MOST_RULES else [])
        ],
    }  # fmt: skip


def _once(letters: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield each letter once: some programs print one twice, a hair apart, to make it bold."""
    near: dict[tuple[str, int, int], list[tuple[float, float]]] = {}
    for each in letters:
        text, x, y = each["text"], each["x0"], each["top"]
        places = [
            place
            for across in (-1, 0, 1)
            for down in (-1, 0, 1)
            for place in near.get((text, int(x) + across, int(y) + down), ())
        ]
        if any(abs(x - a) < _HAIR and abs(y - b) < _HAIR for a, b in places):
            continue
        near.setdefault((text, int(x), int(y)), []).append((x, y))
        yield each


def _mark_raised(letters: list[dict[str, Any]]) -> None:
    """Mark figures that a font itself draws small and raised: they are narrower than its others."""
    widest: dict[tuple[str, str], float] = {}
    for each in letters:
        if each["text"].isdecimal() and each["size"]:
            for key in ((each["fontname"], each["text"]), (each["fontname"], "")):
                widest[key] = max(widest.get(key, 0.0), each["adv"] / each["size"])
    for each in letters:
        each["raised"] = bool(
            each["text"].isdecimal()
            and each["size"]
            and each["adv"] / each["size"]
            < _NARROW
            * max(widest[each["fontname"], each["text"]], _ONE * widest[each["fontname"], ""])
        )


def _word(each: dict[str, Any], left: float, top: float) -> list[Any]:
    font = str(each["fontname"]).casefold()
    places = (each["x0"] - left, each["top"] - top, each["x1"] - left, each["bottom"] - top)
    size = float(each["size"])
    if each["raised"]:
        size *= 0.6
        places = (*places[:3], places[3] - 0.3 * float(each["size"]))
    return [
        # A soft hyphen that a page shows is a hyphen.
        each["text"].replace("\u00ad", "-"),
        *(round(float(value), 2) for value in places),
        round(size, 1),
        any(mark in font for mark in _BOLD),
    ]


def _dots(page: pdfplumber.page.Page) -> Iterator[tuple[float, float, float, float, str]]:
    """Yield shapes as small as a bullet, which browsers draw instead of writing one."""
    for kind, marks in ((page.curves, "•◦"), (page.rects, "▪▪")):
        for each in kind:
            wide, high = each["x1"] - each["x0"], each["bottom"] - each["top"]
            if _DOT[0] < wide < _DOT[1] and 0.75 < wide / max(high, 0.1) < 1.33:
                mark = marks[0] if each.get("fill") else marks[1]
                yield each["x0"], each["top"], each["x1"], each["bottom"], mark


def _rules(page: pdfplumber.page.Page) -> Iterator[tuple[float, float, float, float]]:
    """Yield straight lines, thin rectangles, and the sides of rectangles that are outlined."""
    for each in page.lines:
        yield each["x0"], each["top"], each["x1"], each["bottom"]
    for each in page.rects:
        x0, top, x1, bottom = each["x0"], each["top"], each["x1"], each["bottom"]
        if min(x1 - x0, bottom - top) <= _THICKEST:
            yield x0, top, x1, bottom
        elif each.get("stroke"):
            yield x0, top, x1, top
            yield x0, bottom, x1, bottom
            yield x0, top, x0, bottom
            yield x1, top, x1, bottom


if __name__ == "__main__":
    main()
