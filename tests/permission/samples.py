"""What the walk over every address puts into an address that names something.

A new address that takes a value it does not find here fails the walk by its name: add a line. A
record that is not there serves as well, for permissions are asked first.
"""

from __future__ import annotations

from collections.abc import Mapping

INSTITUTION, OTHER_INSTITUTION = "MOO", "MFA"
COMMITTEE, OTHER_COMMITTEE = "HC-ORDER", "HC-ALL"
JURISDICTION, OTHER_JURISDICTION = "xx", "yy"

ABSENT = 999_999
UNKNOWN = "not-on-record"

BY_NAME: Mapping[str, Mapping[str, object]] = {
    "account_reset_password_from_key": {"uidb36": "1", "key": "set-password"},
    "findings:detail": {"ref": "0123456789abcdef"},
    "findings:check": {"code": "POL001"},
    "latest_file": {"name": "policies.policies.csv"},
    "released_file": {"release": "0", "name": "policies.policies.csv"},
    "evidence:claim": {"key": "P1.1"},
    "evidence:verify": {"key": "P1.1"},
    "evidence:rights": {"key": "P1.1"},
    "evidence:point": {"key": "P1.1"},
}
"""Values for one address, by its name."""

BY_START: Mapping[str, Mapping[str, object]] = {
    "oversight:": {"key": COMMITTEE, "number": ABSENT, "ending": "html"},
    "api-v1:": {"key": UNKNOWN, "ref": UNKNOWN, "code": "POL001", "reference": UNKNOWN},
}
"""Values for every address of a room that is not above."""

BY_VALUE: Mapping[str, object] = {
    "uid": UNKNOWN,
    "change": ABSENT,
    "comment": ABSENT,
    "draft": ABSENT,
    "ending": "html",
    "entity": f"{UNKNOWN}:{UNKNOWN}",
    "event": UNKNOWN,
    "event_id": UNKNOWN,
    "file": ABSENT,
    "code": "POL001",
    "document": ABSENT,
    "grant": ABSENT,
    "invitation": ABSENT,
    "item": ABSENT,
    "key": UNKNOWN,
    "number": ABSENT,
    "page": 1,
    "passage": 1,
    "pk": ABSENT,
    "reference": UNKNOWN,
    "release": UNKNOWN,
    "source": UNKNOWN,
    "subject": "policies.policies",
    "table": "policies.policies",
    "token": UNKNOWN,
}
"""Values for every other address, by what the address calls them."""


def sample_for(name: str, values: tuple[str, ...]) -> Mapping[str, object]:
    """Return a value for each part of the address.

    Raises:
        LookupError: the address takes a value that nobody has given a sample for.
    """
    start = next((known for known in BY_START if name.startswith(known)), "")
    known = {**BY_VALUE, **BY_START.get(start, {}), **BY_NAME.get(name, {})}
    missing = [value for value in values if value not in known]
    if missing:
        raise LookupError(
            f"The address {name} takes {', '.join(missing)}: add a sample to "
            "tests/permission/samples.py."
        )
    return {value: known[value] for value in values}
