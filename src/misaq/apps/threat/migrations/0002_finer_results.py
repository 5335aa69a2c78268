"""Results by district, by class and by actor may be kept."""

from __future__ import annotations

from django.db import migrations, models

_KINDS = (
    "MONTHS", "LEVELS", "CONCENTRATION", "OPERATION", "ASSURANCE", "DISTRICTS", "CLASSES", "ACTORS",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("threat", "0001_kept_results")]

    operations = [
        migrations.RemoveConstraint(model_name="resultrow", name="threat_result_kind_known"),
        migrations.AlterField(
            model_name="resultrow",
            name="kind",
            field=models.CharField(choices=[(kind, kind) for kind in _KINDS], max_length=16),
        ),
        migrations.AddConstraint(
            model_name="resultrow",
            constraint=models.CheckConstraint(
                condition=models.Q(kind__in=list(_KINDS)), name="threat_result_kind_known"
            ),
        ),
    ]
