from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class CmsConfig(AppConfig):
    name = "cms"

    def ready(self) -> None:
        # They need loaded settings and models.
        from cms import checks  # noqa: F401, PLC0415  (registers them)
        from cms.desk.roles import set_up_roles_after_migrate  # noqa: PLC0415
        from cms.desk.usage.drafts import index_drafts_once  # noqa: PLC0415
        from cms.releases.steps import planned  # noqa: PLC0415
        from publishing.schedule import register_plan  # noqa: PLC0415

        # The signal goes to one app after another, and each makes its permissions when it gets it.
        last = [config for config in apps.get_app_configs() if config.models_module][-1]
        post_migrate.connect(set_up_roles_after_migrate, sender=last)
        post_migrate.connect(index_drafts_once, sender=last)
        register_plan(planned)
