"""The settings an operator can give, each with what holds when it is not set."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

PREFIX = "MISAQ_"


class Reader(Enum):
    """Which part of Misaq reads a variable."""

    SITE = "SITE"
    """The settings: every command that opens the database, and the site."""
    SETUP = "SETUP"
    """Only the tool that makes the environment of a clone."""
    TESTS = "TESTS"
    """Only the tests."""


@dataclass(frozen=True, slots=True)
class Variable:
    """One setting.

    Attributes:
        name: the variable, with its prefix.
        default: what holds when it is not set, in words.
        meaning: what it decides, in one or two sentences.
        is_secret: whether its value must never be shown.
        reader: which part of Misaq reads it.
    """

    name: str
    default: str
    meaning: str
    is_secret: bool = False
    reader: Reader = Reader.SITE


VARIABLES: tuple[Variable, ...] = (
    Variable(
        "MISAQ_HOME",
        "var in the clone; without a clone, misaq in the user's data folder",
        "The folder for the database, its backups and the secret key.",
    ),
    Variable(
        "MISAQ_SECRET_KEY",
        "made once and kept in MISAQ_HOME/secret-key, readable by its owner only",
        "The key that signs cookies and forms.",
        is_secret=True,
    ),
    Variable(
        "MISAQ_DEBUG",
        "off",
        "on shows full tracebacks in the terminal and in the browser. Never for a public site.",
    ),
    Variable(
        "MISAQ_ALLOWED_HOSTS",
        "127.0.0.1,localhost,[::1]",
        "The host names the site answers to, with commas between.",
    ),
    Variable(
        "MISAQ_TRUSTED_ORIGINS",
        "none",
        "Addresses (https://...) that may send forms when a proxy stands before the site, "
        "with commas between.",
    ),
    Variable(
        "MISAQ_HTTPS",
        "off",
        "on when the site is reached by https only: cookies are then sent over https only, "
        "and browsers are told to remember it. The proxy before the site must set "
        "X-Forwarded-Proto and X-Forwarded-For itself, whatever a visitor sends.",
    ),
    Variable(
        "MISAQ_DATABASE_URL",
        "sqlite: misaq.sqlite3 in MISAQ_HOME",
        "Another database: sqlite:////full/path.sqlite3 or "
        "postgresql://user:password@host:5432/name.",
        is_secret=True,
    ),
    Variable(
        "MISAQ_DATABASE_TIMEOUT",
        "5",
        "How many seconds a write waits for another one to finish (SQLite), or a connection "
        "to be made (PostgreSQL).",
    ),
    Variable(
        "MISAQ_EMAIL",
        "console:",
        "How letters (invitations, passwords, digests) leave: console: prints them where the site "
        "runs, file:///full/folder writes each to a file, smtp+tls://user:password@host:587 (or "
        "smtps://, smtp://) sends them.",
        is_secret=True,
    ),
    Variable(
        "MISAQ_EMAIL_FROM",
        "misaq@localhost",
        "The address that letters come from.",
    ),
    Variable(
        "MISAQ_SECOND_FACTOR",
        "on",
        "off lets people who decide sign in with a password alone. Only for a demo on this "
        "machine: refused with MISAQ_HTTPS, or when the site answers to other host names.",
    ),
    Variable(
        "MISAQ_SECURITY_CONTACT",
        "none: the site names nobody",
        "Whom to tell about a weakness of the site, as /.well-known/security.txt says it: "
        "mailto:name@example.org or an https: address.",
    ),
    Variable(
        "MISAQ_UPLOAD_LIMIT",
        "25",
        "How many MB an uploaded file may have, from 1 to 500.",
    ),
    Variable(
        "MISAQ_SCAN_COMMAND",
        "none: files are not scanned, and are said not to be",
        "A virus scanner that reads a file from its input and ends with 0 (clean) or 1 "
        "(infected), such as clamscan - .",
    ),
    Variable(
        "MISAQ_CLAMD_SOCKET",
        "none",
        "The Unix socket of clamd, asked before MISAQ_SCAN_COMMAND.",
    ),
    Variable(
        "MISAQ_LISTS_KEY",
        "made once and kept in MISAQ_HOME/lists-key, readable by its owner only",
        "The key by which numbers of persons on lists are hashed, 32 characters or more. It cannot "
        "be exchanged: what was hashed with another key matches nothing.",
        is_secret=True,
    ),
    Variable(
        "MISAQ_DELISTED_DAYS",
        "90",
        "How many days a person who left a list stays on record, from 0 to 3650; then "
        "misaq lists forget leaves a tombstone.",
    ),
    Variable(
        "MISAQ_TOMBSTONE_DAYS",
        "3650",
        "How many days after leaving a list the tombstone goes as well, from 1 to 36500.",
    ),
    Variable(
        "MISAQ_PUBLIC_NAMES_PER_MINUTE",
        "300",
        "How many names of organisations one address may ask about in a minute, on the page and by"
        " API, from 0 to 99999; 0 for any number.",
    ),
    Variable("MISAQ_PACK", "pk", "The country pack that is loaded when none is named."),
    Variable(
        "MISAQ_PYTHON",
        "the first Python that is new enough",
        "The Python that setup makes the environment with.",
        reader=Reader.SETUP,
    ),
    Variable(
        "MISAQ_TEST_SEED", "2017", "The seed that every test starts from.", reader=Reader.TESTS
    ),
    Variable(
        "MISAQ_TEST_EXAMPLES",
        "100",
        "How many examples each property test tries.",
        reader=Reader.TESTS,
    ),
    Variable(
        "MISAQ_TEST_THOROUGH",
        "off",
        "1 asks axe about each language at both widths, not at one.",
        reader=Reader.TESTS,
    ),
    Variable(
        "MISAQ_ACCEPT",
        "off",
        "1 makes tests of shapes write what they see as right: MISAQ_ACCEPT=1 pytest "
        "tests/contract. Read what changed before you commit it.",
        reader=Reader.TESTS,
    ),
    Variable(
        "MISAQ_SCREENSHOTS",
        "none",
        "A folder for the pictures of the tutorial, taken on the way: "
        "MISAQ_SCREENSHOTS=docs/img/tutorial pytest tests/functional/test_role_errands.py -k wide.",
        reader=Reader.TESTS,
    ),
    Variable(
        "MISAQ_REQUIRE_BROWSER",
        "off",
        "1 makes tests fail, not skip, when there is no browser.",
        reader=Reader.TESTS,
    ),
    Variable(
        "MISAQ_REQUIRE_POSTGRES",
        "off",
        "1 makes tests fail, not skip, when there is no PostgreSQL.",
        reader=Reader.TESTS,
    ),
    Variable(
        "MISAQ_REQUIRE_SHARED_DATA",
        "off",
        "1 makes tests fail, not skip, when the documents they read are not at hand.",
        reader=Reader.TESTS,
    ),
)
