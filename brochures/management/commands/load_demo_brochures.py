"""`manage.py load_demo_brochures`: the demo brochure, after `load_demo` has made its pages."""

from typing import Any

from django.core.management.base import BaseCommand
from wagtail.models import Page

from brochures.models import SUBJECTS, Brochure

SLUG = "standard-iop"


class Command(BaseCommand):
    help = "Make the demo brochure once; leave it alone when it exists or its program does not."

    def handle(self, *args: Any, **options: Any) -> None:
        if Brochure.objects.filter(slug=SLUG).exists():
            self.stdout.write("Demo brochure: already there, nothing changed.")
            return
        subject = next(
            (
                page
                for page in Page.objects.filter(slug=SLUG, alias_of=None).order_by("pk")
                if page.specific_class and page.specific_class._meta.label in SUBJECTS
            ),
            None,
        )
        if subject is None:
            self.stdout.write(f"Demo brochure: left out, because there is no page “{SLUG}”.")
            return
        Brochure.objects.create(title="Standard IOP", slug=SLUG, subject=subject)
        self.stdout.write("Demo brochure: loaded.")
