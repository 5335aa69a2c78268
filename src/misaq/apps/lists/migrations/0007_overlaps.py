"""Bodies that somebody named as standing on two lists."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lists", "0006_audited_cases")]

    operations = [
        migrations.CreateModel(
            name="Overlap",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=80)),
                ("body", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("position", models.PositiveIntegerField()),
                ("origin", models.CharField(max_length=160)),
                ("recorded_at", models.DateTimeField()),
                ("superseded_at", models.DateTimeField(null=True)),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at", None)),
                        fields=("key",),
                        name="lists_overlap_one_current",
                    ),
                    models.UniqueConstraint(
                        fields=("key", "recorded_at"), name="lists_overlap_one_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("superseded_at", None),
                            ("superseded_at__gt", models.F("recorded_at")),
                            _connector="OR",
                        ),
                        name="lists_overlap_runs_forward",
                    ),
                ],
            },
        ),
    ]
