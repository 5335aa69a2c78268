"""One more kind of kept result: what is counted with the forces of a state."""

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
    "FORCES",
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
    dependencies = [("threat", "0005_months_of_classes_by_area")]

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
