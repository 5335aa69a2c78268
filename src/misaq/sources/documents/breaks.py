"""Line breaks inside a paragraph, as DOCX and HTML have them."""

from __future__ import annotations

from misaq.core.sourcebook.reading.markers import find_marker


def parted_lines(text: str) -> list[str]:
    """Return the lines of a paragraph that has line breaks in it.

    A line that opens with a small letter goes on with the one above; every other line stands
    alone, for in cells and lists a break is mostly meant as a new item.
    """
    parts: list[str] = []
    for line in text.split("\n"):
        line = line.strip()
        if not line:
            continue
        goes_on = (line[:1].islower() or line[:1] in "(,;") and not find_marker(line)
        if parts and goes_on:
            parts[-1] = f"{parts[-1]} {line}"
        else:
            parts.append(line)
    return parts
