"""Who a request comes from: the session read once, with its two ends."""

from __future__ import annotations

from datetime import UTC, datetime

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import get_user, logout
from django.http import HttpRequest

from misaq.apps.accounts import queries
from misaq.apps.accounts.began import BEGAN
from misaq.core.access.actors import PUBLIC, Actor, Held, user
from misaq.core.access.factors import in_force

SEEN = "misaq.seen"
_STEP = 60
"""Seconds between two notes of when somebody was last seen."""


def actor_from(request: HttpRequest) -> Actor:
    """Return who the session says it is, with the roles in force; the public without one."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return PUBLIC
    found = get_user(request)
    if not found.is_authenticated or found.pk is None:
        return PUBLIC
    if _has_ended(request):
        logout(request)
        return PUBLIC
    held = queries.list_held(actor=PUBLIC, user=found.pk)
    return user(found.pk, in_force(held, has_second_factor=_is_secured(found.pk, held)))


def withheld_from(actor: Actor) -> tuple[Held, ...]:
    """Return the roles that would hold if the person signed in with a second factor."""
    if not actor.is_signed_in:
        return ()
    number = queries.number_of(actor)
    held = queries.list_held(actor=actor, user=number)
    return tuple(each for each in held if each not in actor.held)


def _is_secured(number: int, held: tuple[Held, ...]) -> bool:
    if not settings.MISAQ_SECOND_FACTOR or not held:
        return True
    return queries.has_second_factor(actor=PUBLIC, user=number)


def _has_ended(request: HttpRequest) -> bool:
    """Return whether the session lay idle, or lasted, too long; note that it is in use."""
    now = int(datetime.now(UTC).timestamp())
    session = request.session
    began, seen = session.get(BEGAN, now), session.get(SEEN, now)
    if now - seen > settings.MISAQ_SESSION_IDLE or now - began > settings.SESSION_COOKIE_AGE:
        return True
    if BEGAN not in session or now - seen >= _STEP:
        session[BEGAN], session[SEEN] = began, now
        UserSession.objects.filter(session_key=session.session_key).update(
            last_seen_at=datetime.now(UTC)
        )
    return False
