"""Queries without names, alerts, redress numbers, subscriptions, deliveries, public counts."""

from misaq.apps.screening.models.alerts import AlertDecisionRow, AlertRow, QueryRow
from misaq.apps.screening.models.counting import PublicCountRow
from misaq.apps.screening.models.redress import RedressBindingRow, RedressEntryRow, RedressRow
from misaq.apps.screening.models.telling import DeliveryRow, SubscriptionRow

__all__ = [
    "AlertDecisionRow",
    "AlertRow",
    "DeliveryRow",
    "PublicCountRow",
    "QueryRow",
    "RedressBindingRow",
    "RedressEntryRow",
    "RedressRow",
    "SubscriptionRow",
]
