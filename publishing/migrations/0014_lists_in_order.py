"""An index for each order that every list has."""

from django.db import migrations, models

NAMES = ("title", "valid_from", "first_published_at", "last_reviewed", "review_due")


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0013_dates_in_columns"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="version",
            index=models.Index(
                fields=["type", "locale", name, "document_id"],
                condition=models.Q(valid_until=None, event="published"),
                name=f"ledger_by_{name}",
            ),
        )
        for name in NAMES
    ]
