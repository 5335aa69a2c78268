from __future__ import annotations

import pytest

from misaq.kernel.errors import InputRefused
from misaq.reports.inline import Link
from misaq.reports.links import is_absolute


@pytest.mark.parametrize(
    "href",
    [
        "https://example.org/a?b=c#d",
        "http://example.org:8000",
        "findings/LST001",
        "/papers/17",
        "#p3",
        "../a",
    ],
)
def test_addresses_that_may_be_linked(href: str) -> None:
    assert Link("here", href).href == href


@pytest.mark.parametrize(
    "href",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/hosts",
        "mailto:a@example.org",
        "//example.org",
        "///example.org",
        "/\\example.org",
        "\\\\example.org",
        "https:example.org",
        "https://",
        "https://user:word@example.org",
        "https://example.org/\n",
        "https://[broken",
        "1x:y",
        "http://example.org/\ud800",
    ],
)
def test_addresses_that_are_refused(href: str) -> None:
    with pytest.raises(InputRefused) as refused:
        Link("here", href)
    assert refused.value.next_step.startswith("Use")


def test_only_addresses_with_a_host_are_absolute() -> None:
    assert is_absolute("https://example.org")
    assert not is_absolute("findings/LST001")
