"""An incident entered here can be withdrawn: by a version that says so, and why."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("incidents", "0006_doubles")]

    operations = [
        migrations.AddField(
            model_name="entryrow",
            name="is_withdrawal",
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name="entryrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_withdrawal", False),
                    models.Q(("version__gt", 1), models.Q(("why", ""), _negated=True)),
                    _connector="OR",
                ),
                name="incidents_entry_withdrawn_why",
            ),
        ),
    ]
