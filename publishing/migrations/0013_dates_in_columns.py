"""Dates that lists are filtered and put in order by, beside the bodies that state them."""

from django.db import migrations, models

COLUMNS = {
    "first_published_at": models.DateTimeField,
    "last_reviewed": models.DateField,
    "review_due": models.DateField,
}

FILL = {
    "postgresql": """
        UPDATE publishing_version SET
            first_published_at = (body #>> '{meta,first_published_at}')::timestamptz,
            last_reviewed = (body #>> '{meta,last_reviewed}')::date,
            review_due = (body #>> '{meta,review_due}')::date
        WHERE body IS NOT NULL
    """,
    # As Django writes them: without T and Z.
    "sqlite": """
        UPDATE publishing_version SET
            first_published_at =
                RTRIM(REPLACE(JSON_EXTRACT(body, '$.meta.first_published_at'), 'T', ' '), 'Z'),
            last_reviewed = JSON_EXTRACT(body, '$.meta.last_reviewed'),
            review_due = JSON_EXTRACT(body, '$.meta.review_due')
        WHERE body IS NOT NULL
    """,
}


def fill(apps, schema_editor):
    schema_editor.execute(FILL[schema_editor.connection.vendor])


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0012_search_postings"),
    ]

    operations = [
        *(
            migrations.AddField(
                model_name="version",
                name=name,
                field=field(help_text="As the body states it", null=True),
            )
            for name, field in COLUMNS.items()
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
