"""Everything public of Examplia, made without a database."""

from __future__ import annotations

import functools
from datetime import UTC, date, datetime

from misaq.core.catalogue import CHECKS, check_all
from misaq.reports.open_data.addresses import Addresses
from misaq.reports.open_data.tables import Edition, PublicTables, public_tables_of
from tests.support.invented_country import invented_registers

DAY = date(2024, 6, 1)
EDITION = Edition(
    country="EX",
    country_title="Examplia",
    pack_version="1",
    data_version="0123456789abcdef" * 4,
    rules_version="2026.1",
    as_of=DAY,
    recorded_at=datetime(2024, 3, 1, 12, tzinfo=UTC),
)
AT = Addresses("https://misaq.example", lambda table, key: f"/{table}/{key}/")


@functools.cache
def invented_tables() -> PublicTables:
    """Return every public table of Examplia."""
    registers = invented_registers()
    return public_tables_of(EDITION, registers, check_all(registers, as_of=DAY), CHECKS)
