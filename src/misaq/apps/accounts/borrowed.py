"""How far the fields of tables may travel that Django, allauth and axes bring along."""

from __future__ import annotations

from collections.abc import Mapping

from misaq.kernel.sensitivity import Sensitivity

_PUBLIC, _INTERNAL = Sensitivity.PUBLIC, Sensitivity.INTERNAL
_PERSONAL, _SECRET = Sensitivity.PERSONAL, Sensitivity.SECRET

_ATTEMPT = {
    "id": _INTERNAL,
    "user_agent": _PERSONAL,
    "ip_address": _PERSONAL,
    "username": _PERSONAL,
    "http_accept": _PERSONAL,
    "path_info": _PERSONAL,
    "attempt_time": _PERSONAL,
}

BORROWED: Mapping[str, Mapping[str, Sensitivity]] = {
    "contenttypes.ContentType": {"id": _PUBLIC, "app_label": _PUBLIC, "model": _PUBLIC},
    "auth.Permission": {
        "id": _PUBLIC,
        "name": _PUBLIC,
        "content_type": _PUBLIC,
        "codename": _PUBLIC,
    },
    "auth.Group": {"id": _PUBLIC, "name": _PUBLIC},
    "sessions.Session": {
        "session_key": _SECRET,
        "session_data": _SECRET,
        "expire_date": _INTERNAL,
    },
    "account.EmailAddress": {
        "id": _INTERNAL,
        "user": _INTERNAL,
        "email": _PERSONAL,
        "verified": _INTERNAL,
        "primary": _INTERNAL,
    },
    "account.EmailConfirmation": {
        "id": _INTERNAL,
        "email_address": _INTERNAL,
        "created": _INTERNAL,
        "sent": _INTERNAL,
        "key": _SECRET,
    },
    "mfa.Authenticator": {
        "id": _INTERNAL,
        "user": _INTERNAL,
        "type": _INTERNAL,
        "data": _SECRET,
        "created_at": _PERSONAL,
        "last_used_at": _PERSONAL,
    },
    "usersessions.UserSession": {
        "id": _INTERNAL,
        "user": _INTERNAL,
        "created_at": _PERSONAL,
        "ip": _PERSONAL,
        "last_seen_at": _PERSONAL,
        "session_key": _SECRET,
        "user_agent": _PERSONAL,
        "data": _PERSONAL,
    },
    "axes.AccessAttempt": {
        **_ATTEMPT,
        "get_data": _PERSONAL,
        "post_data": _PERSONAL,
        "failures_since_start": _INTERNAL,
    },
    "axes.AccessAttemptExpiration": {"access_attempt": _INTERNAL, "expires_at": _INTERNAL},
    "axes.AccessFailureLog": {**_ATTEMPT, "locked_out": _INTERNAL},
    "axes.AccessLog": {**_ATTEMPT, "logout_time": _PERSONAL, "session_hash": _SECRET},
}
