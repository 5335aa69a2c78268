"""Loads lists, forecasts and incident data of Examplia into this process's database."""

from __future__ import annotations

from misaq.cli.database import open_database


def main() -> None:
    """Load every snapshot, keep forecasts and releases; the pack must be there."""
    open_database()
    from tests.support.kept_forecasts import keep_all
    from tests.support.kept_incidents import keep_releases
    from tests.support.lists_at_hand import load_all

    load_all()
    keep_all()
    keep_releases()


if __name__ == "__main__":
    main()
