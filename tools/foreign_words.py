"""Words of Django and of its companions that our pages, forms and letters can show.

Django's own Urdu has gaps, and allauth has none. What these files say is therefore translated in
our catalogue, which Django asks before theirs. A new version that says something new leaves the
catalogue incomplete, and the check says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

FILES: tuple[tuple[str, str], ...] = (
    ("django", "forms/fields.py"),
    ("django", "forms/forms.py"),
    ("django", "forms/models.py"),
    ("django", "core/validators.py"),
    ("django", "utils/dates.py"),
    ("django", "utils/timesince.py"),
    ("django", "contrib/auth/password_validation.py"),
    ("allauth", "account/adapter.py"),
    ("allauth", "account/fields.py"),
    ("allauth", "account/forms.py"),
    ("allauth", "mfa/adapter.py"),
    ("allauth", "mfa/models.py"),
    ("allauth", "mfa/totp/forms.py"),
    ("allauth", "mfa/webauthn/forms.py"),
    ("allauth", "templates/account/email/*.txt"),
    ("allauth", "templates/account/messages/*.txt"),
    ("allauth", "templates/mfa/email/*.txt"),
    ("allauth", "templates/mfa/messages/*.txt"),
    ("allauth", "templates/usersessions/messages/*.txt"),
)


def foreign_files() -> Iterator[tuple[str, Path]]:
    """Yield each file with the name under which translators see it."""
    for package, pattern in FILES:
        spec = find_spec(package)
        roots = () if spec is None else spec.submodule_search_locations or ()
        for root in map(Path, roots):
            for path in sorted(root.glob(pattern)):
                yield f"{package}/{path.relative_to(root).as_posix()}", path
