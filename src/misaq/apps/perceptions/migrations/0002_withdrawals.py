"""An assessment can be taken off the record: one asks, another decides."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("perceptions", "0001_assessments"),
    ]

    operations = [
        migrations.CreateModel(
            name="WithdrawalRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("why", models.CharField(max_length=400)),
                ("handed_in_by", models.CharField(max_length=64)),
                ("handed_in_at", models.DateTimeField()),
                (
                    "ruling",
                    models.CharField(
                        blank=True,
                        choices=[("ACCEPTED", "ACCEPTED"), ("REJECTED", "REJECTED")],
                        max_length=16,
                    ),
                ),
                ("decided_by", models.CharField(blank=True, max_length=64)),
                ("decided_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, max_length=2000)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawals",
                        to="perceptions.assessmentrow",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ruling", "")),
                        fields=("assessment",),
                        name="perceptions_one_withdrawal_waits",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ruling", "ACCEPTED")),
                        fields=("assessment",),
                        name="perceptions_withdrawn_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("why", ""), _negated=True),
                            models.Q(("handed_in_by", ""), _negated=True),
                        ),
                        name="perceptions_withdrawal_has_its_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at", None),
                                ("decided_by", ""),
                                ("reason", ""),
                                ("ruling", ""),
                            ),
                            models.Q(
                                ("decided_at__gte", models.F("handed_in_at")),
                                ("ruling__in", ["ACCEPTED", "REJECTED"]),
                                models.Q(("decided_by", ""), _negated=True),
                                models.Q(("decided_by", models.F("handed_in_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="perceptions_withdrawal_two_persons",
                    ),
                ],
            },
        ),
    ]
