"""One more kind of kept result: classes by month and area."""

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
    "CLASS_AREAS",
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
    dependencies = [("threat", "0004_summary_of_a_release")]

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
