from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0002_more_permissions"),
    ]

    operations = [
        migrations.AlterField(
            model_name="entryrow",
            name="permission",
            field=models.CharField(
                choices=[
                    ("PUBLIC", "PUBLIC"),
                    ("SIGNED_IN", "SIGNED_IN"),
                    ("READ_INTERNAL", "READ_INTERNAL"),
                    ("COMMENT", "COMMENT"),
                    ("PROPOSE_CHANGE", "PROPOSE_CHANGE"),
                    ("DECIDE_CHANGE", "DECIDE_CHANGE"),
                    ("IMPORT_ROWS", "IMPORT_ROWS"),
                    ("READ_DOCUMENTS", "READ_DOCUMENTS"),
                    ("ADD_DOCUMENT", "ADD_DOCUMENT"),
                    ("DECIDE_READING", "DECIDE_READING"),
                    ("READ_EVIDENCE", "READ_EVIDENCE"),
                    ("ADD_EVIDENCE", "ADD_EVIDENCE"),
                    ("MAKE_CLAIM", "MAKE_CLAIM"),
                    ("VERIFY", "VERIFY"),
                    ("JUDGE_RIGHTS", "JUDGE_RIGHTS"),
                    ("READ_COMMITTEE", "READ_COMMITTEE"),
                    ("KEEP_COMMITTEE", "KEEP_COMMITTEE"),
                    ("READ_LISTS_OF_PERSONS", "READ_LISTS_OF_PERSONS"),
                    ("KEEP_LISTS", "KEEP_LISTS"),
                    ("AUDIT_LISTS", "AUDIT_LISTS"),
                    ("JUDGE_ENTRIES", "JUDGE_ENTRIES"),
                    ("SCREEN_PERSONS", "SCREEN_PERSONS"),
                    ("DECIDE_ALERT", "DECIDE_ALERT"),
                    ("ISSUE_REDRESS", "ISSUE_REDRESS"),
                    ("READ_TOMBSTONES", "READ_TOMBSTONES"),
                    ("KEEP_SUBSCRIPTIONS", "KEEP_SUBSCRIPTIONS"),
                    ("READ_ACCOUNTS", "READ_ACCOUNTS"),
                    ("INVITE", "INVITE"),
                    ("GRANT_ROLE", "GRANT_ROLE"),
                    ("READ_AUDIT", "READ_AUDIT"),
                ],
                max_length=32,
            ),
        ),
    ]
