from django.apps import AppConfig


class PublishingConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "publishing"

    def ready(self) -> None:
        from publishing import ways_in  # noqa: PLC0415  (models must be loaded first)

        ways_in.wrap()
