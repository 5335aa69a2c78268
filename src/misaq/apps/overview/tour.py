"""The tour: for each role a short path that can be walked in the demo in a few minutes."""

from __future__ import annotations

from dataclasses import dataclass

from misaq.apps.accounts.demo import DEMO_PEOPLE
from misaq.core.access.roles import ROLES, RoleTerms, UserRole
from misaq.kernel.words import Phrase, say


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do.

    Attributes:
        where: what the link to the page says.
        route: name of the page's address.
        what: what to do there, and what will be seen.
    """

    where: Phrase
    route: str
    what: Phrase


@dataclass(frozen=True, slots=True)
class RolePath:
    """The path of one role.

    Attributes:
        people: the addresses with which the demo's people of this role sign in.
    """

    role: UserRole
    steps: tuple[Step, ...]

    @property
    def terms(self) -> RoleTerms:
        """Return what the role means."""
        return ROLES[self.role]

    @property
    def people(self) -> tuple[str, ...]:
        """Return with what the demo's people of this role sign in."""
        return tuple(person.email for person in DEMO_PEOPLE if person.role is self.role)


_FINDINGS = (say("Findings"), "findings:list")
_TABLES = (say("Tables of recommendations"), "oversight:committees")
_POINTS = (say("Claims and findings on points"), "evidence:points")
_PEOPLE = (say("People"), "accounts:people")
_CHANGES = (say("Change requests"), "changes:list")
_AUDIT = (say("Audit"), "audit:events")

PATHS = (
    RolePath(
        UserRole.PUBLIC,
        (
            Step(
                *_FINDINGS,
                say(
                    "Open the first. It says what does not fit, the question to put and to whom, "
                    "and its working: line by line, each fact with its source."
                ),
            ),
            Step(
                say("Pictures of the record"),
                "overview:pictures",
                say("Choose one, and unfold the exact values below it."),
            ),
            Step(
                say("Open data"),
                "open_data:data",
                say("Take one table as CSV or JSON, or all of them in one file."),
            ),
        ),
    ),
    RolePath(
        UserRole.COMMITTEE_SECRETARIAT,
        (
            Step(
                *_FINDINGS,
                say(
                    "Open one whose question may be put by your committee, and choose “Put it in "
                    "a committee's table”. Its question is taken over; add the day of the sitting."
                ),
            ),
            Step(
                *_TABLES,
                say("Open your committee's table and the recommendation, and record the reply."),
            ),
            Step(
                *_TABLES,
                say("At the foot of the table, take it on paper: DOCX, PDF or HTML."),
            ),
        ),
    ),
    RolePath(
        UserRole.FOCAL_PERSON,
        (
            Step(
                say("Evidence files"),
                "evidence:files",
                say("Bring a file that shows how far a point has come. It is kept by its hash."),
            ),
            Step(
                *_POINTS,
                say(
                    "Open a point that your institution is charged with, choose “Make a claim”, "
                    "and tick the file. The claim stands beside what others found, never over it."
                ),
            ),
        ),
    ),
    RolePath(
        UserRole.VERIFIER,
        (
            Step(
                *_CHANGES,
                say(
                    "Open one that was handed in, look at the difference it makes, and accept it, "
                    "send it back or reject it. Nobody decides what they wrote."
                ),
            ),
            Step(
                *_POINTS,
                say(
                    "Open a point by its key and choose “Record a finding”. Somebody else "
                    "accepts it."
                ),
            ),
        ),
    ),
    RolePath(
        UserRole.ANALYST,
        (
            Step(
                say("Bring a document"),
                "reading:upload",
                say(
                    "Each proposal stands beside its passage: accept it, amend it or reject it. "
                    "An accepted recommendation can become a change request."
                ),
            ),
            Step(
                say("Import rows"),
                "changes:import",
                say(
                    "Bring a filled-in spreadsheet. You see what it would change, and every "
                    "error at once, before you hand it in."
                ),
            ),
        ),
    ),
    RolePath(
        UserRole.RIGHTS_OFFICER,
        (
            Step(
                *_POINTS,
                say(
                    "Open a point by its key, choose “Set the rights gate”, and say whether it "
                    "was tested against fundamental rights, with the source. A verifier decides."
                ),
            ),
        ),
    ),
    RolePath(
        UserRole.BANK_COMPLIANCE_OFFICER,
        (
            Step(
                say("Screen a person"),
                "screening:person",
                say(
                    "Ask about Zorawar Misalkhel, born 1970, of the invented list. You see what "
                    "speaks for and against it, and an alert is raised."
                ),
            ),
            Step(
                say("Screening"),
                "screening:desk",
                say(
                    "The other officer of the demo opens the alert, decides it with reasons, and "
                    "a true match starts the clock of the report."
                ),
            ),
        ),
    ),
    RolePath(
        UserRole.HOME_DEPARTMENT_DESK,
        (
            Step(
                say("Propose a redress number"),
                "screening:propose",
                say(
                    "Bind it to what an applicant chose, and name the entry they are taken for. "
                    "The rights officer issues it; the number is shown once."
                ),
            ),
        ),
    ),
    RolePath(
        UserRole.AUDITOR,
        (
            Step(
                *_AUDIT,
                say("Narrow the list to one person: every page they were shown is on it."),
            ),
            Step(*_AUDIT, say("Choose “Verify the whole chain now”: no row was changed since.")),
        ),
    ),
    RolePath(
        UserRole.ADMINISTRATOR,
        (
            Step(
                say("Invite somebody"),
                "accounts:invite",
                say("Name a role. The link you are shown works once."),
            ),
            Step(
                *_PEOPLE,
                say(
                    "Open your own account and grant yourself a role: it waits until the other "
                    "administrator confirms it."
                ),
            ),
        ),
    ),
)
"""In the order in which they read best: each later one can use what an earlier one left."""
