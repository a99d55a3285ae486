from django.db import migrations, models


class Migration(migrations.Migration):
    """Channel, type and locale of an entry are words of it since 0012."""

    dependencies = [("publishing", "0014_lists_in_order")]

    operations = [
        migrations.RemoveIndex(model_name="searchentry", name="search_entry_types"),
        # So that the column can come back, should this be undone.
        migrations.AlterField(
            model_name="searchentry",
            name="channels",
            field=models.CharField(max_length=32, default="web mobile print"),
        ),
        migrations.RemoveField(model_name="searchentry", name="channels"),
    ]
