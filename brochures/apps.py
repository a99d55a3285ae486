from django.apps import AppConfig
from django.db.models.signals import post_save


class BrochuresConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "brochures"

    def ready(self) -> None:
        # They need loaded models.
        from brochures.editions.tasks import compare_after_commit  # noqa: PLC0415
        from publishing.models import Version  # noqa: PLC0415

        post_save.connect(compare_after_commit, sender=Version)
