"""What somebody found who looked into the cases behind a list: references and numbers, no names."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lists", "0005_rekeyings_by_two")]

    operations = [
        migrations.CreateModel(
            name="CaseFileRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("source_list", models.CharField(max_length=80)),
                ("as_of", models.DateField()),
                ("digest", models.CharField(max_length=64)),
                ("loaded_at", models.DateTimeField()),
                ("loaded_by", models.CharField(max_length=64)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["source_list", "as_of"], name="lists_case_file_of")
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("reference", models.CharField(max_length=200)),
                ("has_order", models.BooleanField(null=True)),
                ("has_ground", models.BooleanField(null=True)),
                ("has_instrument", models.BooleanField(null=True)),
                ("listed_on", models.CharField(blank=True, max_length=40)),
                ("is_dead", models.BooleanField(null=True)),
                ("is_acquitted", models.BooleanField(null=True)),
                ("is_delisted_elsewhere", models.BooleanField(null=True)),
                (
                    "case_file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cases",
                        to="lists.casefilerow",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case_file", "reference"), name="lists_case_once_in_a_file"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AuditRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("source_list", models.CharField(max_length=80)),
                ("as_of", models.DateField()),
                ("entries", models.PositiveIntegerField()),
                ("sampled", models.PositiveIntegerField()),
                ("wrong", models.PositiveIntegerField()),
                ("fewest", models.PositiveIntegerField()),
                ("most", models.PositiveIntegerField()),
                ("reasons", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("loaded_at", models.DateTimeField()),
                ("loaded_by", models.CharField(max_length=64)),
            ],
            options={
                "indexes": [models.Index(fields=["source_list", "as_of"], name="lists_audit_of")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("fewest__lte", models.F("most")),
                            ("most__lte", models.F("entries")),
                            ("sampled__gte", 1),
                            ("sampled__lte", models.F("entries")),
                            ("wrong__lte", models.F("sampled")),
                        ),
                        name="lists_audit_adds_up",
                    )
                ],
            },
        ),
    ]
