"""The community that an incident entered here harmed, sealed: it is read back for counts only."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("incidents", "0007_withdrawals")]

    operations = [
        migrations.AddField(
            model_name="entryrow",
            name="sealed_community",
            field=models.BinaryField(null=True),
        ),
    ]
