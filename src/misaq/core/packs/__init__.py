"""What a country must supply: the registers, and how their records hold together."""

from misaq.core.packs.integrity import Flaw, find_flaws
from misaq.core.packs.places import Tile
from misaq.core.packs.registers import TABLES, Registers, from_records, records_of

__all__ = ["TABLES", "Flaw", "Registers", "Tile", "find_flaws", "from_records", "records_of"]
