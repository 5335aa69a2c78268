"""Who may bring a change request one step further, and who may write in it."""

from __future__ import annotations

from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.changes.life import EDITABLE, ChangeState, Hand, Step, Way, way_of
from misaq.kernel.errors import InputRefused, NotAllowed, StateConflict
from misaq.kernel.words import tell

LONGEST_WORDS = 4_000
"""Characters of the longest reason or comment."""


def check_can_step(actor: Actor, *, author: str, state: ChangeState, step: Step) -> Way:
    """Return where the step leads, or refuse it.

    Raises:
        StateConflict: there is no such step from that state.
        NotAllowed: it is not this actor's step.
    """
    way = way_of(state, step)
    if way.hand is Hand.AUTHOR:
        check_is_author(actor, author=author)
    else:
        check_may(actor, Permission.DECIDE_CHANGE)
        check_is_somebody_else(actor, author=author)
    return way


def check_is_author(actor: Actor, *, author: str) -> None:
    """Refuse everybody but the author.

    Raises:
        NotAllowed: it is somebody else's request.
    """
    check_may(actor, Permission.PROPOSE_CHANGE)
    if actor.id != author:
        raise NotAllowed(
            tell("Only its author may do this with a change request."),
            next_step=tell("Comment on it, or hand in a change request of your own."),
            rule="changes.author",
        )


def check_is_somebody_else(actor: Actor, *, author: str) -> None:
    """Refuse the author.

    Raises:
        NotAllowed: authors do not decide about what they wrote, whatever roles they hold.
    """
    if actor.id == author:
        raise NotAllowed(
            tell("Nobody decides about a change they handed in themselves."),
            next_step=tell("Ask another person who may decide."),
            rule="changes.two-persons",
        )


def check_can_edit(actor: Actor, *, author: str, state: ChangeState) -> None:
    """Refuse to write in a request.

    Raises:
        NotAllowed: it is somebody else's.
        StateConflict: it is handed in or decided.
    """
    check_is_author(actor, author=author)
    if state not in EDITABLE:
        raise StateConflict(
            tell("A change request can be written in only while it is a draft or was sent back."),
            next_step=tell("Withdraw it and begin a new one."),
            rule="changes.editable",
        )


def check_version(*, seen: int, now: int) -> None:
    """Refuse to act on what has changed since it was looked at.

    Raises:
        StateConflict: somebody saved or decided in between.
    """
    if seen != now:
        raise StateConflict(
            tell("Somebody changed this while you were looking at it."),
            next_step=tell("Look at what is there now, and decide or save again."),
            rule="changes.version",
        )


def check_words(text: str, *, what: str) -> str:
    """Return what somebody wrote, with line ends of one kind and nothing hidden in it.

    Args:
        what: what it is, for the message ("A reason").

    Raises:
        InputRefused: nothing was written, too much, or signs that turn the direction of text.
    """
    words = "\n".join(line.rstrip() for line in text.strip().splitlines())
    if not words:
        raise InputRefused(
            tell("{what} is missing.", what=what),
            next_step=tell("Say it in a sentence."),
            rule="changes.words",
        )
    if len(words) > LONGEST_WORDS:
        raise InputRefused(
            tell(
                "{what} has more than {longest_words} characters.",
                what=what,
                longest_words=LONGEST_WORDS,
            ),
            next_step=tell("Say it in fewer words."),
            rule="changes.words",
        )
    if found := hidden_sign(words):
        raise InputRefused(
            tell(
                "{what} holds the hidden sign {found}, which can turn the direction of text.",
                what=what,
                found=found,
            ),
            next_step=tell("Type it anew, without signs that cannot be seen."),
            rule="changes.hidden",
        )
    return words


def hidden_sign(text: str) -> str:
    """Return the first sign that orders or hides text without being seen ("U+202E"), or nothing.

    Overrides and isolates turn what follows them; of the other control characters only line end
    and tab are let through. Joiners stay: Urdu needs them.
    """
    for sign in text:
        code = ord(sign)
        turns = 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069 or code in {0x200E, 0x200F}
        if turns or code == 0x061C or (code < 0x20 and sign not in "\n\t") or code == 0x7F:
            return f"U+{code:04X}"
    return ""
