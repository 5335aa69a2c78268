"""Screening people, deciding alerts, issuing redress numbers, telling subscribers, expiring."""

from misaq.apps.screening.actions.asking import screen_people
from misaq.apps.screening.actions.deciding import decide_alert, record_report, reopen_alert
from misaq.apps.screening.actions.expiring import expire
from misaq.apps.screening.actions.issuing import confirm_redress, propose_redress, revoke_redress
from misaq.apps.screening.actions.subscribing import acknowledge, subscribe, unsubscribe

__all__ = [
    "acknowledge",
    "confirm_redress",
    "decide_alert",
    "expire",
    "propose_redress",
    "record_report",
    "reopen_alert",
    "revoke_redress",
    "screen_people",
    "subscribe",
    "unsubscribe",
]
