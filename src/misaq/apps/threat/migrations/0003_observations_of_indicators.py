"""Observations of indicators by area."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("threat", "0002_more_kinds"),
    ]

    operations = [
        migrations.CreateModel(
            name="AreaObservationRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("area", models.CharField(max_length=80)),
                (
                    "indicator",
                    models.CharField(
                        choices=[
                            ("HEALTH_FACILITIES_OPEN", "HEALTH_FACILITIES_OPEN"),
                            ("SCHOOLS_OPEN", "SCHOOLS_OPEN"),
                            ("GIRLS_SCHOOLS_OPEN", "GIRLS_SCHOOLS_OPEN"),
                            ("SAFE_WATER_SHARE", "SAFE_WATER_SHARE"),
                            ("DISPLACED_PEOPLE", "DISPLACED_PEOPLE"),
                            ("RETURNED_PEOPLE", "RETURNED_PEOPLE"),
                            ("COURTS_SITTING", "COURTS_SITTING"),
                            ("JUDGES_IN_POST", "JUDGES_IN_POST"),
                            ("POLICE_POSTS_STAFFED", "POLICE_POSTS_STAFFED"),
                            ("POLICE_IN_POST", "POLICE_IN_POST"),
                            ("OFFICES_OPEN", "OFFICES_OPEN"),
                        ],
                        max_length=40,
                    ),
                ),
                ("on", models.CharField(max_length=40)),
                ("value", models.FloatField()),
                ("total", models.PositiveBigIntegerField(null=True)),
                ("source", models.CharField(max_length=80)),
                (
                    "confidence",
                    models.CharField(
                        choices=[("H", "H"), ("M", "M"), ("L", "L"), ("GK", "GK")], max_length=2
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("superseded_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddConstraint(
            model_name="areaobservationrow",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_at", None)),
                fields=("area", "indicator", "on", "source"),
                name="threat_one_current_observation",
            ),
        ),
        migrations.AddConstraint(
            model_name="areaobservationrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "indicator__in",
                        [
                            "HEALTH_FACILITIES_OPEN",
                            "SCHOOLS_OPEN",
                            "GIRLS_SCHOOLS_OPEN",
                            "SAFE_WATER_SHARE",
                            "DISPLACED_PEOPLE",
                            "RETURNED_PEOPLE",
                            "COURTS_SITTING",
                            "JUDGES_IN_POST",
                            "POLICE_POSTS_STAFFED",
                            "POLICE_IN_POST",
                            "OFFICES_OPEN",
                        ],
                    )
                ),
                name="threat_indicator_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="areaobservationrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("value__gte", 0),
                    models.Q(("total", None), ("total__gte", models.F("value")), _connector="OR"),
                ),
                name="threat_observation_within_total",
            ),
        ),
        migrations.AddConstraint(
            model_name="areaobservationrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("superseded_at", None),
                    ("superseded_at__gte", models.F("recorded_at")),
                    _connector="OR",
                ),
                name="threat_observation_runs_forward",
            ),
        ),
    ]
