from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programs", "0002_demo_records")]

    operations = [
        migrations.RenameField("contentimage", "decorative", "is_decorative"),
        migrations.AlterField(
            "contentimage",
            "is_decorative",
            models.BooleanField(
                default=False,
                help_text="Tick if the image carries no information; "
                "screen readers then pass over it.",
                verbose_name="decorative",
            ),
        ),
    ]
