"""The invented list of the demo, and the commands that a timer calls."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from misaq.apps.audit.queries import list_entries
from misaq.apps.lists.queries import list_snapshots
from misaq.apps.screening.actions import decide_alert, subscribe
from misaq.apps.screening.demo import LIST, invented_snapshots
from misaq.apps.screening.models import DeliveryRow
from misaq.cli.demo_lists import add_demo_list
from misaq.cli.list_notify import notify
from misaq.cli.screening_records import expire, unacknowledged
from misaq.core.access.actors import operator
from misaq.core.screening.alerts import Disposition, Reason
from misaq.core.screening.subscriptions import Channel
from misaq.kernel.errors import Unavailable
from tests.integration.screening.test_asking import ask
from tests.support.screened import NOW, PERSONS, officer


def test_the_invented_list_is_made_once_and_says_that_it_is_invented() -> None:
    first, second = list(add_demo_list()), list(add_demo_list())
    assert "invented" in first[0]
    assert "already" in second[0]
    assert len(list_snapshots(actor=operator(7), source_list=LIST)) == 2
    said = {entry.actor for entry in list_entries(actor=operator(7))}
    assert {"demo:first", "demo:second"} <= said
    answered = ask(officer(), name="Zorawar Misalkhel", father="Tamseel Misalkhel", birth="1970")
    assert "DEMO-01" in {hit.reference for hit in answered.answer.hits}


def test_everybody_on_the_invented_list_is_plainly_invented() -> None:
    for snapshot in invented_snapshots():
        for entry in snapshot.entries:
            assert entry.reference.startswith("DEMO-")
            assert any(word in entry.name for word in ("Misal", "Tamseel", "Farzi"))
            assert all(number.value.startswith("00000-") for number in entry.identifiers)


def test_notices_are_told_and_removals_without_a_receipt_listed(
    tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.MISAQ_HOME = tmp_path
    bank = officer()
    subscribe(actor=bank, at=NOW, source_list=PERSONS, channel=Channel.FOLDER, address="bank-one")
    notify()
    assert "1 made, 1 taken, 0 with a receipt, 1 without one" in capsys.readouterr().out
    unacknowledged()
    assert "is acknowledged" in capsys.readouterr().out
    DeliveryRow.objects.update(removals=2)
    unacknowledged()
    assert "XX-PERSONS: 2 removed, told to INSTITUTION:MOO" in capsys.readouterr().out
    (tmp_path / "notices" / "blocked").write_text("a file stands where the folder should be")
    subscribe(actor=bank, at=NOW, source_list=PERSONS, channel=Channel.FOLDER, address="blocked")
    with pytest.raises(Unavailable, match="not taken"):
        notify()


def test_what_is_past_its_time_is_deleted_at_the_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    number = ask(officer(), name="Zorawar Misalkhel", birth="1970").alerts[0]
    decide_alert(
        actor=officer("Jamil Tamseel"), at=NOW + timedelta(hours=1), number=number,
        disposition=Disposition.FALSE_MATCH, reasons=(Reason.OTHER_BIRTH,),
    )  # fmt: skip
    expire()
    assert "Deleted: 0 alerts" in capsys.readouterr().out
