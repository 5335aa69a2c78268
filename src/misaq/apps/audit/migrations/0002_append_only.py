"""Audit rows are only ever added: the database refuses anything else.

A later migration that makes SQLite build this table anew drops the triggers with the old table
and must create them again; tests/integration/audit looks for them after all migrations.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_SQLITE = (
    """
    CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit_auditevent
    BEGIN SELECT RAISE(ABORT, 'audit rows are append-only'); END
    """,
    """
    CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit_auditevent
    BEGIN SELECT RAISE(ABORT, 'audit rows are append-only'); END
    """,
    # INSERT OR REPLACE deletes without asking the trigger above.
    """
    CREATE TRIGGER audit_at_the_end BEFORE INSERT ON audit_auditevent
    WHEN NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM audit_auditevent)
      OR EXISTS (SELECT 1 FROM audit_auditevent
                 WHERE hash = NEW.hash OR prev_hash = NEW.prev_hash)
    BEGIN SELECT RAISE(ABORT, 'audit rows are added at the end only'); END
    """,
)

_SQLITE_BACK = (
    "DROP TRIGGER audit_no_update",
    "DROP TRIGGER audit_no_delete",
    "DROP TRIGGER audit_at_the_end",
)

_POSTGRESQL = (
    """
    CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'audit rows are append-only' USING ERRCODE = 'restrict_violation'; END $$
    """,
    """
    CREATE FUNCTION audit_at_the_end() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM audit_auditevent) THEN
            RAISE EXCEPTION 'audit rows are added at the end only'
                USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit_auditevent
    FOR EACH ROW EXECUTE FUNCTION audit_refuse()
    """,
    """
    CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit_auditevent
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()
    """,
    """
    CREATE TRIGGER audit_at_the_end BEFORE INSERT ON audit_auditevent
    FOR EACH ROW EXECUTE FUNCTION audit_at_the_end()
    """,
)

_POSTGRESQL_BACK = (
    "DROP TRIGGER audit_no_change ON audit_auditevent",
    "DROP TRIGGER audit_no_truncate ON audit_auditevent",
    "DROP TRIGGER audit_at_the_end ON audit_auditevent",
    "DROP FUNCTION audit_refuse()",
    "DROP FUNCTION audit_at_the_end()",
)

_CREATE = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}
_DROP = {"sqlite": _SQLITE_BACK, "postgresql": _POSTGRESQL_BACK}


def create_triggers(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of the database in use."""
    for statement in _CREATE[editor.connection.vendor]:
        editor.execute(statement, params=None)


def drop_triggers(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop them again."""
    for statement in _DROP[editor.connection.vendor]:
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """Create the triggers."""

    dependencies: ClassVar = [("audit", "0001_audit_event")]
    operations: ClassVar = [migrations.RunPython(create_triggers, drop_triggers)]
