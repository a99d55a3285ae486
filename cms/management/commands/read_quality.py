"""Proofread what has changed since it was read last, so that the reports have it at hand."""

from typing import Any

from django.core.management.base import BaseCommand

from publishing.editorial.readings import refresh


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        for drafts in (False, True):
            refresh(drafts=drafts)
