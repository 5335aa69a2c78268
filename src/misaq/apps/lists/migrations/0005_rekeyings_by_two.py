"""A change of references is decided by one person and confirmed by another, and can be undone.

Whoever confirmed one alone before has decided it: a second person has to confirm it now.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lists", "0004_announcements")]

    operations = [
        migrations.RemoveConstraint(model_name="rekeyingrow", name="lists_rekeyed_once"),
        migrations.RenameField("rekeyingrow", "confirmed_by", "decided_by"),
        migrations.RenameField("rekeyingrow", "confirmed_at", "decided_at"),
        migrations.AddField(
            model_name="rekeyingrow",
            name="confirmed_by",
            field=models.CharField(max_length=64, null=True),
        ),
        migrations.AddField(
            model_name="rekeyingrow",
            name="confirmed_at",
            field=models.DateTimeField(null=True),
        ),
        # Of an older row nobody knows: it is held for a person's, which shows it to fewer.
        migrations.AddField(
            model_name="rekeyingrow",
            name="is_person",
            field=models.BooleanField(default=True),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="rekeyingrow",
            name="ruling",
            field=models.CharField(
                choices=[("SAME", "SAME"), ("SPLIT", "SPLIT"), ("UNDONE", "UNDONE")],
                default="SAME",
                max_length=16,
            ),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="rekeyingrow",
            index=models.Index(fields=["source_list", "old"], name="lists_rekeying_old"),
        ),
        migrations.AddConstraint(
            model_name="rekeyingrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("ruling__in", ["SAME", "SPLIT", "UNDONE"])),
                name="lists_rekeyed_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="rekeyingrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at", None), ("confirmed_by", None)),
                    models.Q(
                        ("confirmed_at__isnull", False),
                        ("confirmed_by__isnull", False),
                        ("ruling", "SAME"),
                        models.Q(("confirmed_by", models.F("decided_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="lists_rekeyed_two_persons",
            ),
        ),
    ]
