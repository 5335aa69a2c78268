"""Loads the lists and forecasts of Examplia into the database of this process's environment."""

from __future__ import annotations

from misaq.cli.database import open_database


def main() -> None:
    """Load every snapshot, and keep forecasts; the pack must be there."""
    open_database()
    from tests.support.kept_forecasts import keep_all
    from tests.support.lists_at_hand import load_all

    load_all()
    keep_all()


if __name__ == "__main__":
    main()
