"""Every value has a word and a shape; none is told by colour alone."""

from __future__ import annotations

from enum import Enum

import pytest

from misaq.apps.pages.templatetags.misaq import ref, said, tag
from misaq.apps.pages.tones import LOOKS, Tone, look_of
from misaq.core.findings.records import GapReason, Severity
from misaq.core.law.validity import Validity
from misaq.core.policies.life import Life
from misaq.core.policies.verdicts import Flag, Result
from misaq.core.sourcebook.records import ReadExtent, Voice
from misaq.kernel.provenance import Confidence
from misaq.kernel.words import say


@pytest.mark.parametrize(
    "kind", [Severity, GapReason, Confidence, Result, Flag, Life, Validity, ReadExtent]
)
def test_each_value_has_words_of_its_own(kind: type[Enum]) -> None:
    assert [value for value in kind if value not in LOOKS] == []
    assert len({str(look_of(value).words) for value in kind}) == len(kind)


def test_a_value_without_a_look_is_plain() -> None:
    assert look_of(Voice.ONE_MEMBER).tone is Tone.PLAIN
    assert str(look_of(Voice.ONE_MEMBER).words) == "one member"


def test_a_tag_has_a_word() -> None:
    assert tag(Severity.GRAVE) == '<span class="tag tag-grave">Grave</span>'


def test_text_from_the_record_is_escaped_wherever_it_stands() -> None:
    assert "<b>" not in said(say("On {what}.", what="<b>lists</b>"))
    assert "<b>" not in said("<b>")
    assert ref("<b>") == '<bdi dir="ltr" class="ref">&lt;b&gt;</bdi>'


def test_a_long_reference_may_break() -> None:
    assert "ref-long" in ref("0123456789abcdef0123456789abcdef")
