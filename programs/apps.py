from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "programs"

    def ready(self) -> None:
        # Models must be loaded first.
        from programs import publishing_checks, signing  # noqa: PLC0415

        publishing_checks.register(signing.signing_check)
