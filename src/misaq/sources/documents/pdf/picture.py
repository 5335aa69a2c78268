"""Draws one page of a PDF, with boxes marked; runs as a process of its own, which may be ended.

Bytes come in by standard input, a PNG goes out.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_WIDEST = 1400
_SCALE = 1.6
_FILL, _EDGE = (255, 214, 0, 90), (176, 92, 0, 255)


def main() -> None:
    """Read the page, its time, its memory and the boxes from the command line."""
    page, seconds, memory = int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    signal.setitimer(signal.ITIMER_PROF, seconds)
    picture = _drawn(sys.stdin.buffer.read(), page, json.loads(sys.argv[4]))
    picture.save(sys.stdout.buffer, format="PNG", optimize=True)


def _drawn(data: bytes, number: int, boxes: list[list[float]]) -> Image:
    import pypdfium2
    from PIL import Image, ImageDraw

    page = pypdfium2.PdfDocument(data)[number - 1]
    scale = min(_SCALE, _WIDEST / max(page.get_width(), page.get_height(), 1))
    picture = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGBA")
    marks = Image.new("RGBA", picture.size)
    pen = ImageDraw.Draw(marks)
    for left, top, right, bottom in boxes:
        pen.rectangle(
            [left * scale - 3, top * scale - 3, right * scale + 3, bottom * scale + 3],
            fill=_FILL,
            outline=_EDGE,
            width=2,
        )
    marked = Image.alpha_composite(picture, marks).convert("RGB")
    # Few colours are enough for print, and make the picture small.
    return marked.quantize(64)


if __name__ == "__main__":
    main()
