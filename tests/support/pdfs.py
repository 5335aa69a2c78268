"""PDFs made on the spot: set by typst, or written byte by byte where no honest program would."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

from misaq.core.sourcebook.reading.passages import ReadText
from misaq.sources.documents.limits import Limits
from tests.support.documents import FIXTURES, read_named

PDF_FIXTURES = FIXTURES / "pdf"


def typeset(source: str) -> bytes:
    """Return a typst source as the bytes of a PDF."""
    import typst

    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return made


def typeset_named(name: str) -> bytes:
    """Return a fixture as the bytes of a PDF."""
    return typeset((PDF_FIXTURES / f"{name}.typ").read_text(encoding="utf-8"))


def read_typst(source: str, limits: Limits | None = None) -> ReadText:
    """Set a typst source and read the PDF."""
    return read_named("paper.pdf", typeset(source), limits)


def read_fixture(name: str) -> ReadText:
    """Set a fixture and read the PDF."""
    return read_named(f"{name}.pdf", typeset_named(name))


def words_at(*placed: tuple[float, float, str], size: int = 11) -> bytes:
    """Return page content that shows texts at places, in points from the lower left corner."""
    shown = "".join(f"1 0 0 1 {x} {y} Tm ({text}) Tj " for x, y, text in placed)
    return f"BT /F {size} Tf {shown} ET".encode("latin-1")


def pdf_of(
    pages: Sequence[bytes],
    *,
    objects: dict[int, bytes] | None = None,
    resources: str = "",
    catalog: str = "",
    trailer: str = "",
    font: str = "",
) -> bytes:
    """Return a whole PDF with one page for each content.

    Args:
        objects: more objects by number, from 100.
        resources: more entries of every page's resources.
        catalog: more entries of the catalog.
        trailer: more entries of the trailer.
        font: more entries of the font that pages call F.
    """
    kids = " ".join(f"{10 + 2 * at} 0 R" for at in range(len(pages)))
    whole: dict[int, bytes] = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica {font} >>".encode(),
    }
    for at, content in enumerate(pages):
        number = 10 + 2 * at
        whole[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R "
            f"/Resources << /Font << /F 3 0 R >> {resources} >> >>"
        ).encode()
        whole[number + 1] = stream_of(content)
    return _written({**whole, **(objects or {})}, trailer)


def stream_of(data: bytes, entries: str = "", *, packed: bool = False) -> bytes:
    """Return a stream object's bytes."""
    if packed:
        data, entries = zlib.compress(data, 9), f"{entries} /Filter /FlateDecode"
    return f"<< /Length {len(data)} {entries} >>\nstream\n".encode() + data + b"\nendstream"


def _written(objects: dict[int, bytes], trailer: str) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table, most = len(out), max(objects) + 1
    out += f"xref\n0 {most}\n0000000000 65535 f \n".encode()
    for number in range(1, most):
        at = places.get(number)
        out += f"{at:010} 00000 n \n".encode() if at else b"0000000000 00000 f \n"
    out += (
        f"trailer\n<< /Size {most} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n".encode()
    )
    return bytes(out)


def save(data: bytes, folder: Path, name: str = "paper.pdf") -> Path:
    """Write bytes into a file and return it."""
    path = folder / name
    path.write_bytes(data)
    return path
