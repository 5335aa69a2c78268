"""A PDF that is not read is refused with what to bring instead, whatever it tries."""

from __future__ import annotations

from typing import Any

import pytest

from misaq.kernel.errors import InputRefused
from misaq.sources.documents.limits import Limits
from tests.support.documents import read_named
from tests.support.pdfs import pdf_of, stream_of, typeset, words_at

PLAIN = words_at((72, 700, "The quays are closed at night."))
# An image that fills the page, as a scanner leaves it.
SCAN = b"q 595 0 0 842 0 0 cm /Scan Do Q"
IMAGE = {
    "objects": {
        100: stream_of(
            b"\x7f" * 64,
            "/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray "
            "/BitsPerComponent 8",
        )
    },
    "resources": "/XObject << /Scan 100 0 R >>",
}
# A font whose letters A to Z stand for Arabic ones.
TO_ARABIC = stream_of(
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def "
    b"1 begincodespacerange <00> <ff> endcodespacerange "
    b"1 beginbfrange <41> <5a> <0627> endbfrange endcmap end end"
)
ARABIC = {"objects": {100: TO_ARABIC}, "font": "/ToUnicode 100 0 R"}
LOCKED = {
    "objects": {
        100: b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"41" * 32, b"42" * 32)
    },
    "trailer": "/Encrypt 100 0 R /ID [<4142> <4142>]",
}


def _laughing(levels: int = 12) -> bytes:
    """A page that draws a form that draws ten forms that draw ten forms …, each with letters."""
    objects = {}
    for level in range(levels):
        inner = b"/N Do " * 10 if level + 1 < levels else PLAIN
        entries = "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << "
        entries += f"/Font << /F 3 0 R >> /XObject << /N {101 + level} 0 R >> >>"
        objects[100 + level] = stream_of(inner, entries)
    return pdf_of([b"/N Do"], objects=objects, resources="/XObject << /N 100 0 R >>")


def _swelling() -> bytes:
    """A page whose content unpacks to 400 megabytes."""
    content = stream_of(b" " * (400 * 1024 * 1024), packed=True)
    whole = pdf_of([PLAIN], objects={11: content})
    assert len(whole) < 1_000_000
    return whole


def _with_loop() -> bytes:
    return pdf_of([PLAIN], objects={2: b"<< /Type /Pages /Kids [2 0 R 10 0 R] /Count 2 >>"})


REFUSED: dict[str, tuple[str, bytes, str]] = {
    "no pdf at all": ("a.pdf", b"Dear Clerk, the quays are closed.", "is called a PDF and is none"),
    "a picture called pdf": ("a.pdf", b"\x89PNG\r\n\x1a\n" + b"x" * 40, "is called a PDF"),
    "nothing but a head": ("a.pdf", b"%PDF-1.7\n...", "is a broken PDF"),
    "pdf called text": ("a.txt", b"%PDF-1.7\n...", "is a broken PDF"),
    "cut short": ("a.pdf", typeset("= Head\nText.")[:-400], "is cut short"),
    "cut in half": ("a.pdf", pdf_of([PLAIN] * 3)[:900], "is cut short"),
    "locked": ("a.pdf", pdf_of([PLAIN], **LOCKED), "locked with a password"),
    "scanned": ("a.pdf", pdf_of([SCAN, SCAN], **IMAGE), "pages 1, 2 are each a picture"),
    "one page scanned": ("a.pdf", pdf_of([PLAIN, SCAN, PLAIN], **IMAGE), "page 2 is a picture"),
    "arabic script": (
        "a.pdf",
        pdf_of([words_at((72, 700, "ABCDEF GHIJK LMNOP"))], **ARABIC),
        "Urdu or another Arabic script",
    ),
    "no words": ("a.pdf", pdf_of([b""]), "no text"),
    "too many pages": ("a.pdf", pdf_of([PLAIN] * 5), "has 5 pages; 4 are read at most"),
    "too large": ("a.pdf", pdf_of([PLAIN + b" " * 50_000]), "larger than"),
    "too much on a page": ("a.pdf", pdf_of([PLAIN * 20]), "objects; 500 are read"),
}
SMALL = Limits(file_bytes=40_000, pages=4, page_objects=500)


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str) -> None:
    name, data, words = REFUSED[case]
    with pytest.raises(InputRefused) as refusal:
        read_named(name, data, SMALL)
    assert words in str(refusal.value)
    assert refusal.value.exit_code == 10
    assert all(each.next_step for each in refusal.value.problems) or refusal.value.next_step


def test_all_problems_of_a_pdf_are_said_together() -> None:
    arabic = words_at((72, 700, "ABCDEF GHIJK LMNOP"))
    both: dict[str, Any] = {
        "objects": {100: IMAGE["objects"][100], 101: TO_ARABIC},  # type: ignore[index]
        "resources": "/XObject << /Scan 100 0 R >>",
        "font": "/ToUnicode 101 0 R",
    }
    data = pdf_of([arabic, SCAN, arabic, SCAN, arabic], **both)
    with pytest.raises(InputRefused) as refusal:
        read_named("a.pdf", data.replace(b"%%EOF", b""), SMALL)
    told = str(refusal.value)
    for words in ("is cut short", "5 pages", "pages 2, 4 are each", "Arabic script"):
        assert words in told


def test_a_picture_as_cover_is_passed_over_and_said() -> None:
    read = read_named("a.pdf", pdf_of([SCAN, PLAIN], **IMAGE))
    assert [each.text for each in read.passages()] == ["The quays are closed at night."]
    assert read.notes == ("Page 1 is a picture without text; it was not read.",)


def test_scripts_and_attached_files_are_never_opened() -> None:
    data = pdf_of(
        [PLAIN],
        objects={
            100: b"<< /S /JavaScript /JS (app.launchURL\\('http://example.org'\\)) >>",
            101: stream_of(b"MZ program", "/Type /EmbeddedFile"),
            102: b"<< /Type /Filespec /F (run.exe) /EF << /F 101 0 R >> >>",
        },
        catalog="/OpenAction 100 0 R /Names << /EmbeddedFiles << /Names [(run.exe) 102 0 R] >> >>",
    )
    read = read_named("a.pdf", data)
    assert [each.text for each in read.passages()] == ["The quays are closed at night."]
    assert read.notes == ("Attached files were not opened: 1.",)


@pytest.mark.parametrize("hostile", [_laughing, _swelling], ids=["laughs", "swells"])
def test_a_hostile_pdf_ends_in_time_and_memory(hostile: Any) -> None:
    limits = Limits(page_seconds=2, pdf_memory=400 * 1024 * 1024, page_objects=1000)
    with pytest.raises(InputRefused) as refusal:
        read_named("a.pdf", hostile(), limits)
    assert refusal.value.problems[0].next_step


def test_a_page_tree_that_runs_in_a_circle_ends() -> None:
    with pytest.raises(InputRefused, match="says it has 2 pages; 1 can be found"):
        read_named("a.pdf", _with_loop(), Limits(page_seconds=2))


def test_lines_that_a_mail_program_put_before_a_pdf_do_no_harm() -> None:
    read = read_named("a.pdf", b"X-Sent: yes\n" + pdf_of([PLAIN]))
    assert [each.text for each in read.passages()] == ["The quays are closed at night."]
