"""Users of the past."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from wagtail.models import APIToken

from tests.contract.client import ContractClient


def make_token(*, may_read=True):
    """Make a user with a token; return the token and its text."""
    number = get_user_model().objects.count()
    user = get_user_model().objects.create_user(f"reader-{number}", password="x")
    if may_read:
        user.user_permissions.add(Permission.objects.get(codename="view_history"))
    return APIToken.create_token(user=user, name="Tests")


def make_token_of_all():
    """Return the text of a token whose user may do everything."""
    user = get_user_model().objects.create_superuser("reader-of-all", "r@example.org", "x")
    return APIToken.create_token(user=user, name="Tests")[1]


def client_with(text):
    return ContractClient(headers={"authorization": f"Bearer {text}"})
