"""Loads the lists of Examplia into the database of this process's environment."""

from __future__ import annotations

from misaq.cli.database import open_database


def main() -> None:
    """Load every snapshot; the pack must be there."""
    open_database()
    from tests.support.lists_at_hand import load_all

    load_all()


if __name__ == "__main__":
    main()
