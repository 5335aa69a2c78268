from __future__ import annotations

import errno
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest

from misaq.kernel.errors import InputRefused, Unavailable
from misaq.reports.blocks import Block, Paragraph
from misaq.reports.document import Document, Front
from misaq.reports.inline import See
from misaq.reports.render import Format
from misaq.reports.write import write


def _paper(*blocks: Block) -> Document:
    front = Front("Institution", "Committee", "EX/1", date(2026, 11, 23), "DRAFT", "Staff")
    return Document("Title", front, blocks)


def test_every_format_is_written_once_and_nothing_else(tmp_path: Path) -> None:
    paths = write(_paper(), (*Format, Format.PDF), tmp_path, "ex-1")
    assert [path.name for path in paths] == ["ex-1.html", "ex-1.docx", "ex-1.pdf"]
    assert sorted(tmp_path.iterdir()) == sorted(paths)
    assert all(path.stat().st_size > 1000 for path in paths)


def test_an_older_paper_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "ex-1.html").write_text("old")
    (path,) = write(_paper(Paragraph("new")), (Format.HTML,), tmp_path, "ex-1")
    assert "new" in path.read_text("utf-8")


@pytest.mark.parametrize("stem", ["", "../up", "a/b", ".hidden", "a b", "x" * 101, "a\x00"])
def test_names_that_are_no_names_of_files(tmp_path: Path, stem: str) -> None:
    with pytest.raises(InputRefused, match="name of a paper"):
        write(_paper(), (Format.HTML,), tmp_path, stem)


def test_a_missing_directory_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="There is no directory") as refused:
        write(_paper(), (Format.HTML,), tmp_path / "none", "ex-1")
    assert refused.value.next_step == "Make it first, or name another."


def test_a_directory_in_the_place_of_the_paper(tmp_path: Path) -> None:
    (tmp_path / "ex-1.pdf").mkdir()
    with pytest.raises(InputRefused, match="is a directory"):
        write(_paper(), (Format.HTML, Format.PDF), tmp_path, "ex-1")
    assert [path.name for path in tmp_path.iterdir()] == ["ex-1.pdf"]


def test_a_refused_paper_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputRefused):
        write(_paper(Paragraph(See("nowhere"))), (Format.HTML,), tmp_path, "ex-1")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EACCES, "locked or protected"),
        (errno.EROFS, "locked or protected"),
        (errno.EIO, "was not written"),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_disk_that_fails_leaves_the_older_paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, words: str
) -> None:
    (tmp_path / "ex-1.html").write_text("old")

    def fail(*_: object) -> NoReturn:
        raise OSError(number, "no")

    if step == "fsync":
        monkeypatch.setattr("os.fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(Unavailable, match=words):
        write(_paper(), (Format.HTML,), tmp_path, "ex-1")
    assert [path.name for path in tmp_path.iterdir()] == ["ex-1.html"]
    assert (tmp_path / "ex-1.html").read_text() == "old"
