"""What the project itself remembers."""

from django.db import models


class RoleStep(models.Model):
    """A step of setting up the roles that has been taken, so that it is never taken twice.

    What an administrator changes afterwards therefore stays changed (cms/desk/roles.py).
    """

    key = models.CharField(max_length=200, unique=True)

    def __str__(self) -> str:
        return self.key
