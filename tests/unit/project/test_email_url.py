"""How letters leave, read from one line."""

from __future__ import annotations

import pytest

from misaq.kernel.errors import InputRefused
from misaq.project.email_url import Mail, Post, parse_email_url
from misaq.project.environment import read_environment


@pytest.mark.parametrize("text", ["console:", "console"])
def test_the_console_is_where_letters_go_at_first(text: str) -> None:
    assert parse_email_url(text) == Mail(Post.CONSOLE)


def test_a_folder_takes_each_letter_as_a_file() -> None:
    assert parse_email_url("file:///srv/let%20ters") == Mail(Post.FILE, folder="/srv/let ters")


@pytest.mark.parametrize(
    ("text", "port", "starts_tls", "is_tls"),
    [
        ("smtp://mail.example", 25, False, False),
        ("smtp+tls://mail.example", 587, True, False),
        ("smtps://mail.example", 465, False, True),
        ("smtp://mail.example:2525/", 2525, False, False),
    ],
    ids=["plain", "starts-tls", "tls", "another-port"],
)
def test_a_server_is_named_with_how_to_reach_it(
    text: str, port: int, starts_tls: bool, is_tls: bool
) -> None:
    found = parse_email_url(text)
    assert (found.post, found.host, found.port) == (Post.SMTP, "mail.example", port)
    assert (found.starts_tls, found.is_tls) == (starts_tls, is_tls)


def test_a_password_is_read_and_never_shown() -> None:
    found = parse_email_url("smtps://ann:p%40ss@mail.example")
    assert (found.user, found.password) == ("ann", "p@ss")
    assert "p@ss" not in repr(found)


@pytest.mark.parametrize(
    "text",
    [
        "pigeon://mail.example",
        "smtp://",
        "smtp://mail.example:port",
        "file://elsewhere/folder",
        "smtp://mail.example/path",
    ],
)
def test_anything_else_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(InputRefused) as refused:
        parse_email_url(text)
    assert "smtp+tls://" in refused.value.next_step


def test_the_environment_names_how_letters_leave_and_refuses_together() -> None:
    found = read_environment({"MISAQ_EMAIL": "file:///srv/letters"}, clone=None)
    assert (found.mail.folder, found.email_from) == ("/srv/letters", "misaq@localhost")
    wrong = {"MISAQ_EMAIL": "pigeon:", "MISAQ_SECOND_FACTOR": "perhaps"}
    with pytest.raises(InputRefused) as refused:
        read_environment(wrong, clone=None)
    assert [p.where for p in refused.value.problems] == ["MISAQ_EMAIL", "MISAQ_SECOND_FACTOR"]


@pytest.mark.parametrize(
    "more", [{"MISAQ_HTTPS": "on"}, {"MISAQ_ALLOWED_HOSTS": "misaq.example"}], ids=["https", "host"]
)
def test_second_factors_are_switched_off_on_this_machine_only(more: dict[str, str]) -> None:
    off = {"MISAQ_SECOND_FACTOR": "off"}
    assert not read_environment(off, clone=None).second_factor
    assert read_environment({}, clone=None).second_factor
    with pytest.raises(InputRefused) as refused:
        read_environment({**off, **more}, clone=None)
    assert refused.value.problems[0].where == "MISAQ_SECOND_FACTOR"
