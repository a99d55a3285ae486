"""Make the roles and give them their permissions, as every migrate does."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.desk.roles import ROLES, set_up_roles


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        set_up_roles()
        self.stdout.write(f"The roles are set up: {', '.join(ROLES)}.")
