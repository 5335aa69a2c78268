"""Reading the settings an operator gives: variables that start with MISAQ_."""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from misaq.kernel.errors import InputRefused, Problem
from misaq.project.database_url import Database, parse_database_url
from misaq.project.email_url import Mail, parse_email_url
from misaq.project.variables import PREFIX, VARIABLES

LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings of this run, read and checked.

    Attributes:
        home: folder of what Misaq keeps; it need not exist yet.
        secret_key: the key given; None when the one kept in ``home`` is meant.
        allowed_hosts: host names the site answers to.
        database_timeout: seconds, above 0.
        pack: code of the country pack.
        security_contact: whom to tell about a weakness; empty when nobody is named.
        mail: how letters leave.
        email_from: the address they come from.
        second_factor: whether people who decide must sign in with a second factor.
        upload_limit: most bytes of an uploaded file.
        scan_command: virus scanner to run; empty for none.
        clamd_socket: socket of clamd; empty for none.
        lists_key: the key given for numbers of persons; None for the one kept in ``home``.
        delisted_days: days a person who left a list stays on record.
        tombstone_days: days until the tombstone goes as well.
        public_names: names of organisations that one address may ask about in a minute; 0 for any.
    """

    home: Path
    secret_key: str | None
    debug: bool
    allowed_hosts: tuple[str, ...]
    trusted_origins: tuple[str, ...]
    https: bool
    database: Database
    database_timeout: float
    pack: str
    security_contact: str
    mail: Mail
    email_from: str
    second_factor: bool
    upload_limit: int
    scan_command: str
    clamd_socket: str
    lists_key: str | None
    delisted_days: int
    tombstone_days: int
    public_names: int


def read_environment(variables: Mapping[str, str], *, clone: Path | None) -> Environment:
    """Return the settings that the variables give.

    Args:
        variables: the process's environment; only names that start with MISAQ_ are looked at.
        clone: root of the clone the code runs from; None when it is installed.

    Raises:
        InputRefused: a name nobody knows, or a value that cannot be read; all of them together.
    """
    given = {name: value for name, value in variables.items() if name.startswith(PREFIX)}
    reading = _Reading(given)
    home = _home(variables, clone)
    database = reading.database("MISAQ_DATABASE_URL", home)
    environment = Environment(
        home=home,
        secret_key=given.get("MISAQ_SECRET_KEY") or None,
        debug=reading.switch("MISAQ_DEBUG"),
        allowed_hosts=reading.names("MISAQ_ALLOWED_HOSTS", LOCAL_HOSTS),
        trusted_origins=reading.names("MISAQ_TRUSTED_ORIGINS", ()),
        https=reading.switch("MISAQ_HTTPS"),
        database=database,
        database_timeout=reading.seconds("MISAQ_DATABASE_TIMEOUT", 5.0),
        pack=given.get("MISAQ_PACK") or "pk",
        security_contact=reading.contact("MISAQ_SECURITY_CONTACT"),
        mail=reading.mail("MISAQ_EMAIL"),
        email_from=given.get("MISAQ_EMAIL_FROM") or "misaq@localhost",
        second_factor=reading.switch("MISAQ_SECOND_FACTOR", default=True),
        upload_limit=reading.megabytes("MISAQ_UPLOAD_LIMIT", 25),
        scan_command=given.get("MISAQ_SCAN_COMMAND", "").strip(),
        clamd_socket=given.get("MISAQ_CLAMD_SOCKET", "").strip(),
        lists_key=reading.key("MISAQ_LISTS_KEY"),
        delisted_days=reading.days("MISAQ_DELISTED_DAYS", 90, range(3651)),
        tombstone_days=reading.days("MISAQ_TOMBSTONE_DAYS", 3650, range(1, 36501)),
        public_names=reading.count("MISAQ_PUBLIC_NAMES_PER_MINUTE", 300, range(100_000)),
    )
    reading.check_second_factor("MISAQ_SECOND_FACTOR", environment)
    problems = (*_unknown_names(given), *reading.problems)
    if problems:
        raise InputRefused(
            "The settings in the environment cannot be used.",
            next_step="Correct or unset them and try again.",
            rule="project.environment",
            problems=problems,
        )
    return environment


def find_clone() -> Path | None:
    """Return the root of the clone this code runs from; None when it is installed."""
    root = Path(__file__).resolve().parents[3]
    is_clone = (root / "pyproject.toml").is_file() and (root / "src" / "misaq").is_dir()
    return root if is_clone else None


def _home(variables: Mapping[str, str], clone: Path | None) -> Path:
    if given := variables.get("MISAQ_HOME"):
        return Path(given).expanduser().absolute()
    if clone is not None and os.access(clone, os.W_OK):
        return clone / "var"
    if shared := variables.get("XDG_DATA_HOME") or variables.get("LOCALAPPDATA"):
        return Path(shared) / "misaq"
    return Path(variables.get("HOME") or "/") / ".local" / "share" / "misaq"


def _unknown_names(given: Mapping[str, str]) -> tuple[Problem, ...]:
    known = [variable.name for variable in VARIABLES]
    return tuple(
        Problem(name, "there is no such setting.", _nearest(name, known))
        for name in sorted(given)
        if name not in known
    )


def _nearest(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.0)
    return f"Did you mean {near[0]}?" if near else ""


class _Reading:
    """Reads values one by one and keeps what is wrong with them."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self._given = given
        self.problems: list[Problem] = []

    def switch(self, name: str, *, default: bool = False) -> bool:
        text = self._given.get(name, "").strip().lower()
        if text in {"on", "1", "true", "yes"}:
            return True
        if text in {"off", "0", "false", "no"}:
            return False
        if text:
            self.problems.append(Problem(name, f"{text!r} is neither on nor off."))
        return default

    def mail(self, name: str) -> Mail:
        try:
            return parse_email_url(self._given.get(name) or "console:")
        except InputRefused as refusal:
            self.problems.append(Problem(name, refusal.message, refusal.next_step))
            return Mail()

    def check_second_factor(self, name: str, environment: Environment) -> None:
        is_local = not environment.https and set(environment.allowed_hosts) <= set(LOCAL_HOSTS)
        if not environment.second_factor and not is_local:
            self.problems.append(
                Problem(
                    name,
                    "off is for a demo on this machine only.",
                    "Leave it on for a site that others can reach.",
                )
            )

    def names(self, name: str, default: tuple[str, ...]) -> tuple[str, ...]:
        parts = (part.strip() for part in self._given.get(name, "").split(","))
        return tuple(part for part in parts if part) or default

    def contact(self, name: str) -> str:
        text = self._given.get(name, "").strip()
        if text and not (text.startswith(("mailto:", "https://")) and text.isprintable()):
            self.problems.append(Problem(name, f"{text!r} is no mailto: or https: address."))
            return ""
        return text

    def seconds(self, name: str, default: float) -> float:
        text = self._given.get(name, "")
        if not text:
            return default
        try:
            seconds = float(text)
        except ValueError:
            seconds = -1.0
        if not 0 < seconds <= 3600:
            self.problems.append(Problem(name, f"{text!r} is not a number of seconds up to 3600."))
            return default
        return seconds

    def megabytes(self, name: str, default: int) -> int:
        text = self._given.get(name, "").strip() or str(default)
        number = int(text) if text.isdecimal() and len(text) <= 3 else 0
        if not 1 <= number <= 500:
            self.problems.append(Problem(name, f"{text!r} is not a number of MB from 1 to 500."))
            number = default
        return number * 1024 * 1024

    def days(self, name: str, default: int, allowed: range) -> int:
        text = self._given.get(name, "").strip() or str(default)
        number = int(text) if text.isdecimal() and len(text) <= 5 else -1
        if number not in allowed:
            what = f"{text!r} is not a number of days from {allowed[0]} to {allowed[-1]}."
            self.problems.append(Problem(name, what))
            return default
        return number

    def count(self, name: str, default: int, allowed: range) -> int:
        text = self._given.get(name, "").strip() or str(default)
        number = int(text) if text.isdecimal() and len(text) <= 9 else -1
        if number not in allowed:
            what = f"{text!r} is not a whole number from {allowed[0]} to {allowed[-1]}."
            self.problems.append(Problem(name, what))
            return default
        return number

    def key(self, name: str) -> str | None:
        text = self._given.get(name) or None
        if text is not None and len(text) < 32:
            self.problems.append(Problem(name, "is shorter than 32 characters."))
            return None
        return text

    def database(self, name: str, home: Path) -> Database:
        own = Database.sqlite(home / "misaq.sqlite3")
        if not self._given.get(name):
            return own
        try:
            return parse_database_url(self._given[name])
        except InputRefused as refusal:
            self.problems.append(Problem(name, refusal.message, refusal.next_step))
            return own
