"""What each permission lets somebody do, for people."""

from __future__ import annotations

from collections.abc import Mapping

from misaq.core.access.permissions import Permission
from misaq.kernel.words import Phrase, say

SENTENCES: Mapping[Permission, Phrase] = {
    Permission.PUBLIC: say("Read everything that is public."),
    Permission.SIGNED_IN: say("Keep one's own account, filters, followed records and week."),
    Permission.READ_INTERNAL: say("Read drafts, change requests and comments, and who made them."),
    Permission.COMMENT: say("Comment, and mention colleagues."),
    Permission.PROPOSE_CHANGE: say("Draft a change to the registers and hand it in."),
    Permission.DECIDE_CHANGE: say("Accept or reject a change that somebody else handed in."),
    Permission.IMPORT_ROWS: say("Hand in many changes at once from a spreadsheet."),
    Permission.READ_DOCUMENTS: say("Read uploaded documents, and what the reader proposes."),
    Permission.ADD_DOCUMENT: say("Upload a document to be read."),
    Permission.DECIDE_READING: say("Accept, amend or reject what the reader proposes."),
    Permission.READ_EVIDENCE: say("Open stored evidence."),
    Permission.ADD_EVIDENCE: say("Upload evidence."),
    Permission.MAKE_CLAIM: say("Say, for an institution, how far a point has come."),
    Permission.VERIFY: say("Record what was found of a point, apart from what is claimed."),
    Permission.JUDGE_RIGHTS: say("Record whether a point was tested against fundamental rights."),
    Permission.READ_COMMITTEE: say("Read a committee's working table of recommendations."),
    Permission.KEEP_COMMITTEE: say("Keep a committee's table: replies, extensions, next dates."),
    Permission.READ_LISTS_OF_PERSONS: say("Read what lists print of people; it is recorded."),
    Permission.KEEP_LISTS: say("Load what was printed on lists, at the command of the machine."),
    Permission.AUDIT_LISTS: say("Load what was found in the papers behind a list of persons."),
    Permission.READ_EVENTS: say("Read single events, also where terms keep their rows here."),
    Permission.ENTER_INCIDENT: say("Hand in incidents, and that an event is classed otherwise."),
    Permission.JUDGE_EVENTS: say("Decide on incidents, and whether two tellings are one event."),
    Permission.READ_PERCEPTIONS: say("Read what institutions assess of the threat."),
    Permission.KEEP_PERCEPTIONS: say("Record what an institution assessed."),
    Permission.JUDGE_ENTRIES: say("Judge whether two entries of lists are one party, with two."),
    Permission.SCREEN_PERSONS: say(
        "Ask, for a purpose, whether a person stands on a list, and read the alerts."
    ),
    Permission.DECIDE_ALERT: say("Dispose of an alert that somebody else raised."),
    Permission.ISSUE_REDRESS: say("Propose, confirm and revoke redress numbers, always with two."),
    Permission.READ_TOMBSTONES: say("See which delisted parties are kept from coming back."),
    Permission.KEEP_SUBSCRIPTIONS: say("Subscribe to what changes on lists, and see receipts."),
    Permission.READ_ACCOUNTS: say("See who has an account, and with which roles."),
    Permission.INVITE: say("Invite somebody, and close an account."),
    Permission.GRANT_ROLE: say("Grant and end roles."),
    Permission.READ_AUDIT: say("Read the audit of writes, and of reads of what is not public."),
}
