"""Draws one page of a PDF in grey, with boxes marked; runs as a process of its own.

Bytes come in by standard input, a PNG goes out. It may be ended at any moment: time and memory
are limited, as in :mod:`misaq.sources.documents.pdf.letters`.
"""

from __future__ import annotations

import json
import resource
import signal
import struct
import sys
import zlib
from collections.abc import Iterable

_WIDEST = 1400
_SCALE = 1.6
_ROOM, _FRAME = 3, 2
_MARK, _EDGE = 128, 255
"""Colours by number: 0 to 127 grey, 128 to 254 the same under a mark, 255 a frame."""
_MARK_COLOUR, _EDGE_COLOUR = (255, 226, 110), (176, 92, 0)
_TO_GREY = bytes(value // 2 for value in range(256))
_TO_MARK = bytes(min(_MARK + value // 2, _EDGE - 1) for value in range(256))


def main() -> None:
    """Read the page, its time, its memory and the boxes from the command line."""
    page, seconds, memory = int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    signal.setitimer(signal.ITIMER_PROF, seconds)
    sys.stdout.buffer.write(_drawn(sys.stdin.buffer.read(), page, json.loads(sys.argv[4])))


def _drawn(data: bytes, number: int, boxes: list[list[float]]) -> bytes:
    import pypdfium2

    page = pypdfium2.PdfDocument(data)[number - 1]
    scale = min(_SCALE, _WIDEST / max(page.get_width(), page.get_height(), 1))
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    pixels = bytes(bitmap.buffer)
    grey = [pixels[at * stride : at * stride + width] for at in range(height)]
    rows = [bytearray(row.translate(_TO_GREY)) for row in grey]
    for box in boxes:
        _mark(rows, grey, [value * scale for value in box])
    return _png(rows, width, height)


def _mark(rows: list[bytearray], grey: list[bytes], box: list[float]) -> None:
    """Put a mark over a box, with a frame around it: never colour alone."""
    width, height = len(rows[0]), len(rows)
    left, right = max(int(box[0]) - _ROOM, 0), min(int(box[2]) + _ROOM, width)
    top, bottom = max(int(box[1]) - _ROOM, 0), min(int(box[3]) + _ROOM, height)
    frame = bytes([_EDGE])
    for at in range(top, bottom):
        row = rows[at]
        row[left:right] = grey[at][left:right].translate(_TO_MARK)
        if at < top + _FRAME or at >= bottom - _FRAME:
            row[left:right] = frame * (right - left)
            continue
        for start in (left, max(right - _FRAME, left)):
            stop = min(start + _FRAME, right)
            row[start:stop] = frame * (stop - start)


def _png(rows: Iterable[bytearray], width: int, height: int) -> bytes:
    """Return rows of colour numbers as the bytes of a PNG with a palette."""
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    packed = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    parts = ((b"IHDR", head), (b"PLTE", _palette()), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in parts)


def _palette() -> bytes:
    greys = [(2 * value + 1,) * 3 for value in range(_MARK)]
    marked = [tuple(c * value // 127 for c in _MARK_COLOUR) for value in range(_EDGE - _MARK)]
    return b"".join(bytes(colour) for colour in [*greys, *marked, _EDGE_COLOUR])


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


if __name__ == "__main__":
    main()
