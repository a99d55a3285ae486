"""Create the demo logins, with passwords that are published in this file."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.management.base import BaseCommand, CommandError

DEMO_PASSWORD = "continuum-demo"  # noqa: S105  (published on purpose, refused outside debug mode)
ADMIN = "admin"

#: Login -> the group it shows. A login is made once its group exists.
ROLES = {
    "editor": "Editors",
    "reviewer": "Clinical reviewers",
    "publisher": "Publishers",
    "designer": "Designers",
}


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError(
                "Demo users have a published password, so they are made in debug mode only. "
                "Here, type: manage.py createsuperuser"
            )
        created = [ADMIN] if self.create(ADMIN, is_superuser=True, is_staff=True) else []
        for login, group_name in ROLES.items():
            group = Group.objects.filter(name=group_name).first()
            if group and self.create(login, group=group):
                created.append(login)
        if created:
            self.stdout.write(f"Demo logins made: {', '.join(created)}.")
        else:
            self.stdout.write("Demo logins are there already.")

    def create(self, login: str, *, group: Group | None = None, **flags: bool) -> bool:
        """Make the user unless one of that name exists, which is left as it is."""
        user, made = get_user_model().objects.get_or_create(
            username=login,
            defaults={
                "email": f"{login}@example.org",
                "first_name": login.title(),
                "last_name": "Demo",  # an account cannot be changed without one
                **flags,
            },
        )
        if made:
            validate_password(DEMO_PASSWORD, user)
            user.set_password(DEMO_PASSWORD)
            user.save()
            if group:
                user.groups.add(group)
        return made
