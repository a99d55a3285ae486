"""Mail to those who must know that printed stock may not be handed out any more."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.mail import send_mail
from django.db.models import Q
from django.urls import reverse

from brochures.editions.models import Edition, Urgency


def tell_that_it_must_stop(edition: Edition) -> int:
    """Write to the edition's maker and to all who keep stock. Returns the number of mails."""
    stopped = [change for change in edition.changes if change["change"] == Urgency.STOP]
    lines = [f"  {change['slot']}: “{change['public'] or 'nothing'}”" for change in stopped]
    address = settings.WAGTAILADMIN_BASE_URL + reverse("edition:inspect", args=[edition.pk])
    stock = f" {edition.stock_left} are in stock." if edition.stock_left else ""
    message = (
        f"“{edition.title}” ({edition.printed_code}) is in circulation and is out of date.{stock}\n"
        "Do not hand it out any more. What is published now says:\n\n"
        + "\n".join(lines)
        + f"\n\nSee each change, print a new edition or withdraw this one:\n{address}\n"
    )
    subject = f"Stop: {edition.printed_code} is out of date"
    sender = settings.WAGTAILADMIN_NOTIFICATION_FROM_EMAIL
    return sum(send_mail(subject, message, sender, [to]) for to in recipients(edition))


def recipients(edition: Edition) -> list[str]:
    """Return the addresses of its maker and of everybody who may keep stock."""
    keeping = Permission.objects.get(codename="stock_edition", content_type__app_label="brochures")
    people = get_user_model().objects.filter(
        Q(username=edition.created_by)
        | Q(groups__permissions=keeping)
        | Q(user_permissions=keeping)
        | Q(is_superuser=True),
        is_active=True,
    )
    return sorted({user.email for user in people if user.email})
