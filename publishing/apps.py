from django.apps import AppConfig


class PublishingConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "publishing"

    def ready(self) -> None:
        # Models must be loaded first.
        from programs import publishing_checks  # noqa: PLC0415
        from publishing import ways_in  # noqa: PLC0415
        from publishing.editorial.proofs import publishing_check  # noqa: PLC0415

        ways_in.wrap()
        publishing_checks.register(publishing_check)
