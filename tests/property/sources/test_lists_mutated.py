"""Whatever is done to the bytes of a list: it is read, or refused in words; it never crashes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from misaq.core.lists.records import Snapshot
from misaq.kernel.errors import MisaqError
from misaq.sources.lists.files import NamedBytes
from misaq.sources.lists.formats import FORMATS
from tests.support.files_to_read import FILES, gzipped, read, zipped

PIECES = st.one_of(
    st.binary(max_size=8),
    st.sampled_from(
        [
            b"\x00", b"\x1a", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b",", b";", b"\r\n", b"<", b"&x;",
            b"</", b"<![CDATA[", b"<!DOCTYPE a>", b"]", b"{", b"null", b"-0- ", b"00/00/1970",
            b"31/02/2000", b"1389 AH", "\u202e".encode(), "\u200b".encode(), "а".encode(),
            b"x" * 2_000, b"@", b"a.k.a. '", b"(a) ", b"DOB ", b"UN Ref ", b"Belongs to X tribe. ",
            b"9" * 40, b"PK\x03\x04", b"\x1f\x8b",
        ]
    ),
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn, form: str) -> list[NamedBytes]:
    """Return the good files of a form with some of their bytes changed."""
    files = list(FILES[form])
    at = draw(st.integers(0, len(files) - 1))
    data = files[at].data
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        data = data[:start] + draw(PIECES) + data[end:]
    pack = draw(st.sampled_from([bytes, bytes, bytes, gzipped, zipped]))
    files[at] = NamedBytes(files[at].name, pack(data))
    return files


@pytest.mark.parametrize("form", sorted(FORMATS))
@given(data=st.data())
@settings(max_examples=40)
def test_is_read_or_refused_in_words(form: str, data: st.DataObject) -> None:
    _check(_read(form, data.draw(mutated(form))))


def _read(form: str, files: list[NamedBytes]) -> Snapshot | MisaqError:
    try:
        return read(form, *files)
    except MisaqError as refusal:
        return refusal


def _check(outcome: Snapshot | MisaqError) -> None:
    if isinstance(outcome, MisaqError):
        assert outcome.message
        assert outcome.next_step
        assert all(problem.where and problem.what for problem in outcome.problems)
    else:
        _check_snapshot(outcome)


def _check_snapshot(snapshot: Snapshot) -> None:
    references = [each.reference for each in snapshot.entries]
    assert len(set(references)) == len(references)
    for each in snapshot.entries:
        assert each.name.strip() == each.name != ""
        assert not any(sign in name.text for name in each.names for sign in "\u202e\u200b\x00\n")
        assert "tribe" not in each.remarks


@pytest.mark.parametrize("form", sorted(FORMATS))
@given(junk=st.binary(max_size=300))
@settings(max_examples=20)
def test_junk_is_refused_in_words(form: str, junk: bytes) -> None:
    _check(_read(form, [NamedBytes(file.name, junk) for file in FILES[form]]))
