"""The roles, each with a sentence for people and what it may do. The one place that says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from misaq.core.access.permissions import Permission
from misaq.core.access.scopes import ScopeKind
from misaq.kernel.words import Phrase, say


class UserRole(Enum):
    """What somebody is here for."""

    PUBLIC = "PUBLIC"
    ANALYST = "ANALYST"
    VERIFIER = "VERIFIER"
    COMMITTEE_SECRETARIAT = "COMMITTEE_SECRETARIAT"
    FOCAL_PERSON = "FOCAL_PERSON"
    RIGHTS_OFFICER = "RIGHTS_OFFICER"
    BANK_COMPLIANCE_OFFICER = "BANK_COMPLIANCE_OFFICER"
    HOME_DEPARTMENT_DESK = "HOME_DEPARTMENT_DESK"
    AUDITOR = "AUDITOR"
    ADMINISTRATOR = "ADMINISTRATOR"
    OPERATOR = "OPERATOR"


@dataclass(frozen=True, slots=True)
class RoleTerms:
    """What a role means.

    Attributes:
        title: its name.
        sentence: what somebody with it does here.
        bound: by what it must be bounded; EVERYWHERE for a role without a bound.
        permissions: what it allows, within its bound.
    """

    title: Phrase
    sentence: Phrase
    bound: ScopeKind
    permissions: frozenset[Permission]

    @property
    def can_be_granted(self) -> bool:
        """Return whether an account can hold it."""
        return Permission.SIGNED_IN in self.permissions


_READER = frozenset(
    {Permission.PUBLIC, Permission.SIGNED_IN, Permission.READ_INTERNAL, Permission.COMMENT}
)
_WORKER = _READER | {
    Permission.PROPOSE_CHANGE,
    Permission.READ_DOCUMENTS,
    Permission.READ_EVIDENCE,
    Permission.ADD_EVIDENCE,
}
_SCREENER = frozenset(
    {
        Permission.PUBLIC,
        Permission.SIGNED_IN,
        Permission.SCREEN_PERSONS,
        Permission.DECIDE_ALERT,
        Permission.KEEP_SUBSCRIPTIONS,
    }
)

ROLES: Mapping[UserRole, RoleTerms] = {
    UserRole.PUBLIC: RoleTerms(
        title=say("Public"),
        sentence=say("Reads everything that is public, without an account."),
        bound=ScopeKind.EVERYWHERE,
        permissions=frozenset({Permission.PUBLIC}),
    ),
    UserRole.ANALYST: RoleTerms(
        title=say("Analyst"),
        sentence=say(
            "Reads documents into the registers, drafts changes with their sources, and hands "
            "them in for somebody else to decide."
        ),
        bound=ScopeKind.EVERYWHERE,
        permissions=_WORKER
        | {
            Permission.READ_EVENTS,
            Permission.ENTER_INCIDENT,
            Permission.JUDGE_EVENTS,
            Permission.READ_PERCEPTIONS,
            Permission.KEEP_PERCEPTIONS,
            Permission.IMPORT_ROWS,
            Permission.ADD_DOCUMENT,
            Permission.DECIDE_READING,
            Permission.JUDGE_ENTRIES,
        },
    ),
    UserRole.VERIFIER: RoleTerms(
        title=say("Verifier"),
        sentence=say(
            "Decides changes that others handed in, and records what was found of a point, "
            "never of one they made a claim about."
        ),
        bound=ScopeKind.EVERYWHERE,
        permissions=_WORKER
        | {
            Permission.READ_EVENTS,
            Permission.JUDGE_EVENTS,
            Permission.READ_PERCEPTIONS,
            Permission.DECIDE_CHANGE,
            Permission.VERIFY,
            Permission.DECIDE_READING,
            Permission.JUDGE_ENTRIES,
        },
    ),
    UserRole.COMMITTEE_SECRETARIAT: RoleTerms(
        title=say("Committee secretariat"),
        sentence=say(
            "Keeps a committee's table of recommendations: replies, extensions, what was "
            "satisfactory, and what comes next."
        ),
        bound=ScopeKind.COMMITTEE,
        permissions=_WORKER
        | {
            Permission.READ_EVENTS,
            Permission.READ_PERCEPTIONS,
            Permission.READ_COMMITTEE,
            Permission.KEEP_COMMITTEE,
        },
    ),
    UserRole.FOCAL_PERSON: RoleTerms(
        title=say("Institution's focal person"),
        sentence=say(
            "Says for one institution how far its points have come, and brings the evidence."
        ),
        bound=ScopeKind.INSTITUTION,
        permissions=_WORKER
        | {Permission.READ_EVENTS, Permission.ENTER_INCIDENT, Permission.MAKE_CLAIM},
    ),
    UserRole.RIGHTS_OFFICER: RoleTerms(
        title=say("Rights officer"),
        sentence=say(
            "Records for one jurisdiction whether points were tested against fundamental rights, "
            "and issues redress numbers with a second person."
        ),
        bound=ScopeKind.JURISDICTION,
        permissions=_WORKER
        | {
            Permission.JUDGE_RIGHTS,
            Permission.ISSUE_REDRESS,
            Permission.READ_TOMBSTONES,
            Permission.READ_LISTS_OF_PERSONS,
            Permission.AUDIT_LISTS,
        },
    ),
    UserRole.BANK_COMPLIANCE_OFFICER: RoleTerms(
        title=say("Bank compliance officer"),
        sentence=say(
            "Screens people for one institution, each time for a stated purpose, and disposes of "
            "alerts that a colleague raised."
        ),
        bound=ScopeKind.INSTITUTION,
        permissions=_SCREENER,
    ),
    UserRole.HOME_DEPARTMENT_DESK: RoleTerms(
        title=say("Home department desk"),
        sentence=say(
            "Screens people for one jurisdiction before a list is changed, and issues redress "
            "numbers with a second person."
        ),
        bound=ScopeKind.JURISDICTION,
        permissions=_SCREENER
        | {
            Permission.READ_EVENTS,
            Permission.ENTER_INCIDENT,
            Permission.JUDGE_EVENTS,
            Permission.READ_PERCEPTIONS,
            Permission.KEEP_PERCEPTIONS,
            Permission.READ_INTERNAL,
            Permission.JUDGE_ENTRIES,
            Permission.ISSUE_REDRESS,
            Permission.READ_TOMBSTONES,
            Permission.READ_LISTS_OF_PERSONS,
            Permission.AUDIT_LISTS,
        },
    ),
    UserRole.AUDITOR: RoleTerms(
        title=say("Auditor"),
        sentence=say(
            "Reads the audit of every write, and of every read of what is not public; changes "
            "nothing."
        ),
        bound=ScopeKind.EVERYWHERE,
        permissions=frozenset(
            {
                Permission.READ_EVENTS,
                Permission.READ_PERCEPTIONS,
                Permission.PUBLIC,
                Permission.SIGNED_IN,
                Permission.READ_INTERNAL,
                Permission.READ_AUDIT,
                Permission.READ_ACCOUNTS,
            }
        ),
    ),
    UserRole.ADMINISTRATOR: RoleTerms(
        title=say("Administrator"),
        sentence=say(
            "Invites people and grants roles, but reads and decides nothing by that; grants "
            "that touch the administrator take a second one."
        ),
        bound=ScopeKind.EVERYWHERE,
        permissions=frozenset(
            {
                Permission.PUBLIC,
                Permission.SIGNED_IN,
                Permission.READ_ACCOUNTS,
                Permission.INVITE,
                Permission.GRANT_ROLE,
            }
        ),
    ),
    UserRole.OPERATOR: RoleTerms(
        title=say("Operator"),
        sentence=say(
            "Runs the command on the machine itself, where the database lies open anyway; "
            "cannot be granted to an account."
        ),
        bound=ScopeKind.EVERYWHERE,
        permissions=frozenset(Permission) - {Permission.SIGNED_IN},
    ),
}
