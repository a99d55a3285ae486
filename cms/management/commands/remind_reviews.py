"""Send the reminders of reviews that are near or past and have not been sent."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.desk.reminders import remind


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        if sent := remind():
            self.stdout.write(f"{sent} reminders sent.")
