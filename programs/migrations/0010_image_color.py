"""The color of each image, to stand in its place while it loads."""

from django.db import migrations, models

from programs.metadata import dominant_color


def read_colors(apps, schema_editor):
    """Read the color of every image; one whose file is gone keeps none."""
    images = apps.get_model("programs", "ContentImage").objects
    for image in images.filter(color="").iterator(chunk_size=100):
        try:
            with image.file.storage.open(image.file.name, "rb") as file:
                images.filter(pk=image.pk).update(color=dominant_color(file))
        except OSError:
            continue


class Migration(migrations.Migration):
    dependencies = [("programs", "0009_sign_offs")]

    operations = [
        migrations.AddField(
            model_name="contentimage",
            name="color",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="What most of it is: #1f4f4c",
                max_length=7,
            ),
        ),
        migrations.RunPython(read_colors, migrations.RunPython.noop, elidable=True),
    ]
