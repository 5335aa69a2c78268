"""Keeping a file by its hash, scanning it, removing its bytes with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial

from django.conf import settings
from django.db import transaction

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.evidence.mapping import to_file
from misaq.apps.evidence.models import FileRow
from misaq.apps.evidence.queries import file_store, find_scanner, no_such_file
from misaq.apps.evidence.records import EvidenceFile, ScanState
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.changes.rules import check_words
from misaq.kernel.dates import parse_date
from misaq.kernel.errors import MisaqError, NotAllowed, StateConflict
from misaq.kernel.words import tell
from misaq.sources.uploads.kinds import Inspected, check_name, inspect
from misaq.sources.uploads.scanning import ScanResult
from misaq.sources.uploads.store import receive

_TABLE = "evidence.files"


def upload(
    *, actor: Actor, at: datetime, name: str, chunks: Iterable[bytes], expires: str = ""
) -> EvidenceFile:
    """Keep a file; the same bytes are kept once, and the file that was there is returned.

    Args:
        name: its name on the machine it came from.
        expires: day from which it no longer shows the present, as the registers write days.

    Raises:
        NotAllowed: the actor brings no evidence.
        InputRefused: it is empty, too large, of no kind that is kept, or dangerous; every problem
            is listed. Nothing of it is left.
        Unavailable: the disk is full; nothing is left. Or the scanner does not answer; the file
            waits in quarantine.
    """
    check_may(actor, Permission.ADD_EVIDENCE)
    kept_name = check_name(name)
    expires_on = parse_date(expires).text if expires.strip() else ""
    data, uploaded = receive(chunks, limit=settings.MISAQ_UPLOAD_LIMIT)
    inspected = inspect(kept_name, data)
    file = _add(
        actor=actor,
        at=at,
        name=kept_name,
        inspected=inspected,
        uploaded_sha256=uploaded,
        expires=expires_on,
    )
    if file.scan is ScanState.WAITING:
        return scan_again(actor=actor, at=at, number=file.id)
    return file


@action(event="evidence.file-added")
def _add(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    name: str,
    inspected: Inspected,
    uploaded_sha256: str,
    expires: str,
) -> EvidenceFile:
    check_may(actor, Permission.ADD_EVIDENCE)
    hold_chain()
    _, sha256 = receive([inspected.data], limit=len(inspected.data))
    there = FileRow.objects.filter(sha256=sha256, removed_at=None).first()
    if there is not None:
        record.changed_nothing()
        return to_file(there)
    is_scanned = find_scanner() is not None
    row = FileRow.objects.create(
        sha256=sha256,
        uploaded_sha256=uploaded_sha256,
        name=name,
        kind=inspected.kind.value,
        size=len(inspected.data),
        notes=[str(note) for note in inspected.notes],
        scan=(ScanState.WAITING if is_scanned else ScanState.NOT_SCANNED).value,
        expires=expires,
        uploaded_by=actor.id,
        uploaded_at=at,
    )
    file_store().put(inspected.data, sha256, in_quarantine=is_scanned)
    record.about(_TABLE, str(row.id))
    record.note(sha256=sha256, kind=inspected.kind.value, size=row.size, scan=row.scan)
    return to_file(row)


@action(event="evidence.file-scanned")
def scan_again(record: Record, /, *, actor: Actor, at: datetime, number: int) -> EvidenceFile:
    """Ask the scanner about a file in quarantine, and let it out or remove its bytes.

    Raises:
        NotAllowed: the actor brings no evidence.
        NotFound: there is no such file.
        StateConflict: it does not wait for a scan, or this site asks no scanner any more.
        Unavailable: the scanner does not answer; the file stays in quarantine.
    """
    check_may(actor, Permission.ADD_EVIDENCE)
    row = _hold(record, number)
    scanner = find_scanner()
    if row.scan != ScanState.WAITING.value or row.removed_at is not None or scanner is None:
        raise StateConflict(
            tell("This file does not wait for a scan."),
            next_step="Nothing needs to be done."
            if scanner is not None
            else "Ask whoever runs this site to name a scanner.",
            rule="evidence.scan",
        )
    store = file_store()
    result = scanner.scan(store.read(row.sha256, in_quarantine=True))
    row.scanned_at, row.scan = at, result.value
    if result is ScanResult.CLEAN:
        store.release(row.sha256)
    else:
        row.removed_by, row.removed_at = actor.id, at
        row.removed_reason = "The virus scanner found something in it."
        _remove_bytes(row.sha256)
    row.save()
    record.note(scan=row.scan)
    return to_file(row)


@action(event="evidence.file-removed")
def remove_file(
    record: Record, /, *, actor: Actor, at: datetime, number: int, reason: str
) -> EvidenceFile:
    """Remove the bytes of a file; its hash, who removed it and why stay.

    Raises:
        NotAllowed: the actor neither uploaded it nor decides changes.
        NotFound: there is no such file.
        StateConflict: it was removed already.
        InputRefused: no reason.
    """
    row = _hold(record, number)
    _check_can_remove(actor, row)
    words = check_words(reason, what="A reason")
    if row.removed_at is not None:
        raise StateConflict(
            tell("This file was removed already."),
            next_step=tell("See the reason on its page."),
            rule="evidence.removed",
        )
    row.removed_by, row.removed_at, row.removed_reason = actor.id, at, words
    row.save()
    record.note(sha256=row.sha256)
    _remove_bytes(row.sha256)
    return replace(to_file(row), removed_reason=words)


def _remove_bytes(sha256: str) -> None:
    """Remove bytes once the record of it is kept: what is rolled back must still be there."""
    transaction.on_commit(partial(file_store().remove, sha256))


def _check_can_remove(actor: Actor, row: FileRow) -> None:
    check_may(actor, Permission.ADD_EVIDENCE)
    if actor.id == row.uploaded_by:
        return
    try:
        check_may(actor, Permission.DECIDE_CHANGE)
    except MisaqError as refusal:
        raise NotAllowed(
            tell("A file is removed by who uploaded it, or by somebody who decides changes."),
            next_step=tell("Ask one of them."),
            rule="evidence.remove",
        ) from refusal


def _hold(record: Record, number: int) -> FileRow:
    hold_chain()
    row = FileRow.objects.filter(id=number).first()
    if row is None:
        raise no_such_file(number)
    record.about(_TABLE, str(row.id))
    return row
