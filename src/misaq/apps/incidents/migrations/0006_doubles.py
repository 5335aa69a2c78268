"""A run also keeps pairs of one source that may be one event counted twice."""

from django.db import migrations, models

_KINDS = ["LINK", "POSSIBLE", "PART", "DOUBLE"]


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0005_linking"),
    ]

    operations = [
        migrations.AlterField(
            model_name="linkrow",
            name="kind",
            field=models.CharField(choices=[(kind, kind) for kind in _KINDS], max_length=8),
        ),
        migrations.RemoveConstraint(model_name="linkrow", name="incidents_link_kind_known"),
        migrations.AddConstraint(
            model_name="linkrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", _KINDS)), name="incidents_link_kind_known"
            ),
        ),
    ]
