"""Notices go to public https addresses alone, and to the address that was looked at."""

from __future__ import annotations

import pytest

from misaq.kernel.errors import InputRefused, Unavailable
from misaq.sources.outgoing import check_address, is_public, send


@pytest.mark.parametrize(
    "address",
    ["https://bank.example/lists", "https://bank.example:8443/a?b=c", "https://8.8.8.8/"],
)
def test_a_public_https_address_is_taken(address: str) -> None:
    assert check_address(f" {address} ") == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "bank.example",
        "http://bank.example/",
        "ftp://bank.example/",
        "file:///etc/hosts",
        "https://user:secret@bank.example/",
        "https://localhost/",
        "https://bank/",
        "https://printer.local/",
        "https://db.internal/",
        "https://127.0.0.1/",
        "https://10.1.2.3/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[fd00::1]/",
        "https://[2002:7f00:1::]/",
        "https://bank.example:22/",
        "https://bank.example:99999/",
        "https://bank.example/#part",
        "https://bank.example/\r\nHost: other",
        "https://bänk.example/",
        f"https://bank.example/{'a' * 500}",
    ],
)
def test_any_other_is_refused(address: str) -> None:
    with pytest.raises(InputRefused):
        check_address(address)


@pytest.mark.parametrize("number", ["127.0.0.1", "10.0.0.7", "192.168.1.1", "::1", "224.0.0.1"])
def test_a_name_that_leads_to_a_private_machine_is_refused(number: str) -> None:
    asked: list[tuple[str, int]] = []

    def look_up(host: str, port: int) -> tuple[str, ...]:
        asked.append((host, port))
        return ("93.184.216.34", number)

    with pytest.raises(InputRefused):
        send("https://bank.example/", b"{}", {}, resolve=look_up)
    assert asked == [("bank.example", 443)]
    assert not is_public(number)


def test_a_host_that_is_not_found_is_tried_again_later() -> None:
    def look_up(host: str, port: int) -> tuple[str, ...]:
        raise OSError(host, port)

    with pytest.raises(Unavailable, match="did not take"):
        send("https://bank.example/", b"{}", {}, resolve=look_up)
