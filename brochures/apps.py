from django.apps import AppConfig


class BrochuresConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "brochures"
