"""How letters leave: printed, written to a folder, or sent; from one address."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from urllib.parse import unquote, urlsplit

from misaq.kernel.errors import InputRefused


class Post(Enum):
    """What becomes of a letter."""

    CONSOLE = "console"
    FILE = "file"
    SMTP = "smtp"


@dataclass(frozen=True, slots=True)
class Mail:
    """How letters leave.

    Attributes:
        folder: where they are written, for FILE.
        host: the server they are handed to, for SMTP.
        starts_tls: whether the connection turns to TLS after it is made (smtp+tls).
        is_tls: whether it is TLS from the start (smtps).
    """

    post: Post = Post.CONSOLE
    folder: str = ""
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starts_tls: bool = False
    is_tls: bool = False

    def __repr__(self) -> str:
        """Return it without the password."""
        return f"Mail({self.post.value}, {self.folder or self.host})"


_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


def parse_email_url(text: str) -> Mail:
    """Return how letters leave.

    Args:
        text: ``console:``, ``file:///folder``, or ``smtp://``, ``smtp+tls://``, ``smtps://`` with
            ``user:password@host:port``.

    Raises:
        InputRefused: it has another shape; the refusal never repeats a password.
    """
    parts = urlsplit(text)
    if text in {"console", "console:"}:
        return Mail()
    if parts.scheme == "file" and not parts.netloc and parts.path.startswith("/"):
        return Mail(Post.FILE, folder=unquote(parts.path))
    try:
        port = parts.port
    except ValueError:
        port = None
    else:
        port = port or _PORTS.get(parts.scheme)
    if port is None or not parts.hostname or parts.path not in {"", "/"}:
        raise InputRefused(
            "it is no way to send letters that Misaq knows.",
            next_step="Write console:, file:///full/folder or smtp+tls://user:password@host:587.",
        )
    return Mail(
        Post.SMTP,
        host=parts.hostname,
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starts_tls=parts.scheme == "smtp+tls",
        is_tls=parts.scheme == "smtps",
    )
