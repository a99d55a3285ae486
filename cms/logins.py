"""What the login lock may know about the person at the keyboard: nothing but the account name."""

from typing import Any

from django.http import HttpRequest


def no_address(request: HttpRequest) -> None:
    """Stand in for django-axes' address look-up, so that no address reaches a log or a table."""


def describe_client(*args: Any, **kwargs: Any) -> str:
    """Name the client in django-axes' log lines.

    Not even the account name: people type their password into the wrong box.
    """
    return "one account"
