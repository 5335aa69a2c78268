"""Files to upload, each made from nothing: harmless ones, and ones that must be refused."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
TEXT = "The ministry says the list is done.\nفہرست\n".encode()
CSV = b"key,title\nA,One\n"
CONTENT_TYPES = b'<?xml version="1.0"?><Types></Types>'
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><html><script>alert(1)</script></html>"
EXE = b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 200


def package(main: str = "word/document.xml", **parts: bytes) -> bytes:
    """Return a DOCX or XLSX with its main part and others ("word__vbaProject.bin")."""
    held = {"[Content_Types].xml": CONTENT_TYPES, main: b"<x/>"}
    held |= {name.replace("__", "/"): body for name, body in parts.items()}
    return zipped(held)


def zipped(held: dict[str, bytes]) -> bytes:
    """Return a zip of the parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in held.items():
            archive.writestr(name, body)
    return stream.getvalue()


def bomb() -> bytes:
    """Return a DOCX of some kilobytes that unpacks to hundreds of megabytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("word/document.xml", b"<x/>")
        archive.writestr("word/media.bin", b"\0" * (30 * 1024 * 1024))
    return stream.getvalue()


def png(*chunks: tuple[bytes, bytes], width: int = 1, height: int = 1) -> bytes:
    """Return a picture with further chunks before its end."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(b"\0\0")
    parts = [(b"IHDR", head), (b"IDAT", body), *chunks, (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def jpeg(*, exif: bytes = b"") -> bytes:
    """Return the parts of a JPEG of one pixel; its picture is not meant to be seen."""
    parts = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    if exif:
        body = b"Exif\x00\x00" + exif
        parts += b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
    frame = b"\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00"
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x55"
    return b"\xff\xd8" + parts + frame + scan + b"\xff\xd9"
