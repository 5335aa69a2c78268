"""Pictures: whole, with nothing behind their end, and without what the camera wrote into them."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

from misaq.kernel.errors import Problem
from misaq.kernel.words import Phrase, tell

_RESAVE = "Open it and save it again."
_KEPT_IN_PNG = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT"}
    | {b"bKGD", b"pHYs", b"hIST", b"sPLT"}
)
_MOST_PIXELS = 100_000_000
_SCAN, _END = 0xDA, 0xD9
# Within a scan, FF 00 is a byte of the picture and FF D0 to FF D7 mark where to start again.
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_METADATA = frozenset(range(0xE1, 0xF0)) | {0xFE}
_COLOURS = (b"ICC_PROFILE", b"Adobe")
_END_OF_ZIP = b"PK\x05\x06"


def check_png(data: bytes, notes: list[Phrase]) -> list[Problem]:  # noqa: ARG001 -- as every check
    """Return what is wrong with a PNG."""
    try:
        chunks = list(_png_chunks(data))
    except (struct.error, ValueError):
        return [_damaged()]
    if not chunks or chunks[0][0] != b"IHDR" or chunks[-1][0] != b"IEND":
        return [_damaged()]
    width, height = struct.unpack(">II", chunks[0][1][:8])
    return _size_problems(width, height)


def check_jpeg(data: bytes, notes: list[Phrase]) -> list[Problem]:  # noqa: ARG001 -- as every check
    """Return what is wrong with a JPEG."""
    try:
        parts = list(_jpeg_parts(data))
    except (struct.error, ValueError):
        return [_damaged()]
    if not data.rstrip(b"\0").endswith(b"\xff\xd9") or _END_OF_ZIP in data[-66_000:]:
        return [Problem("content", tell("has something after its end, or no end."), _RESAVE)]
    frames = [part for marker, part in parts if marker in _FRAMES]
    if not frames:
        return [_damaged()]
    height, width = struct.unpack(">HH", frames[0][5:9])
    return _size_problems(width, height)


def without_metadata(data: bytes, *, is_png: bool) -> bytes:
    """Return the picture without its metadata: place, time, camera, names, comments.

    What colours mean (the colour profile) stays; a JPEG that was only turned by its metadata
    shows as it was taken.
    """
    return _png_without(data) if is_png else _jpeg_without(data)


def _png_without(data: bytes) -> bytes:
    kept = bytearray(data[:8])
    for name, body in _png_chunks(data):
        if name in _KEPT_IN_PNG:
            crc = zlib.crc32(name + body)
            kept += struct.pack(">I", len(body)) + name + body + struct.pack(">I", crc)
    return bytes(kept)


def _jpeg_without(data: bytes) -> bytes:
    kept = bytearray(data[:2])
    for marker, part in _jpeg_parts(data):
        if marker not in _METADATA or part[4:16].startswith(_COLOURS):
            kept += part
    return bytes(kept)


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 8
    while place < len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        name = data[place + 4 : place + 8]
        body = data[place + 8 : place + 8 + length]
        (crc,) = struct.unpack(">I", data[place + 8 + length : place + 12 + length])
        if crc != zlib.crc32(name + body):
            raise ValueError("a checksum fails")
        yield name, body
        place += 12 + length
        if name == b"IEND" and place != len(data):
            raise ValueError("something follows the end")


def _jpeg_parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each part of a JPEG with its marker, up to the end of the picture and no further.

    Telephones hang a second picture behind the end, with the place in it; parts may also stand
    between the scans of a picture.
    """
    place, is_seen = 2, False
    while place < len(data):
        if data[place] != 0xFF:
            raise ValueError("a marker was expected")
        marker = data[place + 1]
        if marker == _END and is_seen:
            yield marker, data[place : place + 2]
            return
        if marker == _SCAN:
            end, is_seen = _end_of_scan(data, place), True
            yield marker, data[place:end]
            place = end
            continue
        (length,) = struct.unpack(">H", data[place + 2 : place + 4])
        if length < 2 or place + 2 + length > len(data):
            raise ValueError("a part is cut off")
        yield marker, data[place : place + 2 + length]
        place += 2 + length
    raise ValueError("there is no picture")


def _end_of_scan(data: bytes, place: int) -> int:
    """Return where the next marker stands after the scan that begins at a place."""
    found = _NEXT_MARKER.search(data, place + 2)
    if found is None:
        raise ValueError("the picture has no end")
    return found.start()


def _size_problems(width: int, height: int) -> list[Problem]:
    if 0 < width * height <= _MOST_PIXELS:
        return []
    what = f"has {width} × {height} pixels; at most {_MOST_PIXELS:,} are kept."
    return [Problem("content", what, tell("Save it smaller."))]


def _damaged() -> Problem:
    return Problem("content", tell("is a damaged picture, or something else besides."), _RESAVE)
