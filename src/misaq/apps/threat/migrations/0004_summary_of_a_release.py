"""One more kind of kept result: the release as a whole, for the checks."""

from __future__ import annotations

from django.db import migrations, models

KINDS = [
    "MONTHS",
    "LEVELS",
    "CONCENTRATION",
    "OPERATION",
    "ASSURANCE",
    "DISTRICTS",
    "CLASSES",
    "ACTORS",
    "CLASS_MONTHS",
    "RATES",
    "DISPLACEMENT",
    "RE_EMERGENCE",
    "REACTIVITY",
    "ANSWERS",
    "NEAR_REPEAT",
    "HOT_SPOTS",
    "PLACEBOS",
    "SUMMARY",
]


class Migration(migrations.Migration):
    dependencies = [("threat", "0003_observations_of_indicators")]

    operations = [
        migrations.RemoveConstraint(model_name="resultrow", name="threat_result_kind_known"),
        migrations.AlterField(
            model_name="resultrow",
            name="kind",
            field=models.CharField(choices=[(kind, kind) for kind in KINDS], max_length=16),
        ),
        migrations.AddConstraint(
            model_name="resultrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", KINDS)), name="threat_result_kind_known"
            ),
        ),
    ]
