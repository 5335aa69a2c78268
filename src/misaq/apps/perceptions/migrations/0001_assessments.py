"""Assessments of institutions, and the words they are in."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="ScaleRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("institution", models.CharField(max_length=80)),
                ("levels", models.JSONField()),
                (
                    "measure",
                    models.CharField(
                        choices=[("DEATHS", "DEATHS"), ("EVENTS", "EVENTS")], max_length=16
                    ),
                ),
                ("floors", models.JSONField()),
                ("source", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField()),
                ("superseded_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at", None)),
                        fields=("institution",),
                        name="perceptions_one_current_scale",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("superseded_at", None),
                            ("superseded_at__gte", models.F("recorded_at")),
                            _connector="OR",
                        ),
                        name="perceptions_scale_runs_forward",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssessmentRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("institution", models.CharField(max_length=80)),
                ("area", models.CharField(max_length=80)),
                ("threat_class", models.CharField(blank=True, max_length=80)),
                ("stated_on", models.DateField()),
                ("horizon", models.PositiveSmallIntegerField()),
                ("level", models.CharField(blank=True, max_length=80)),
                ("probability", models.FloatField(null=True)),
                ("source", models.CharField(max_length=80)),
                ("recorded_by", models.CharField(max_length=80)),
                ("is_published", models.BooleanField()),
                ("reason", models.CharField(blank=True, max_length=400)),
                ("recorded_at", models.DateTimeField()),
                ("superseded_at", models.DateTimeField(null=True)),
                (
                    "corrects",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="perceptions.assessmentrow",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at", None)),
                        fields=(
                            "institution",
                            "area",
                            "threat_class",
                            "stated_on",
                            "horizon",
                            "source",
                        ),
                        name="perceptions_one_current_statement",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(models.Q(("level", ""), _negated=True), ("probability", None)),
                            models.Q(
                                ("level", ""),
                                ("probability__gte", 0),
                                ("probability__isnull", False),
                                ("probability__lte", 1),
                            ),
                            _connector="OR",
                        ),
                        name="perceptions_level_or_probability",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("horizon__gte", 1), ("horizon__lte", 60)),
                        name="perceptions_looks_ahead",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", ""), _negated=True),
                            models.Q(("recorded_by", ""), _negated=True),
                        ),
                        name="perceptions_has_its_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("corrects", None),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="perceptions_correction_has_its_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("superseded_at", None),
                            ("superseded_at__gte", models.F("recorded_at")),
                            _connector="OR",
                        ),
                        name="perceptions_assessment_runs_forward",
                    ),
                ],
            },
        ),
    ]
