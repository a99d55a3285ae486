"""`manage.py load_demo_brochures`: the demo brochure, in the languages of its program."""

from typing import Any

from django.core.management.base import BaseCommand
from wagtail.models import Page

from brochures.models import SUBJECTS, Brochure
from publishing.locales import bcp47

SLUG = "standard-iop"
SPANISH = "es-us"


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
        brochure = Brochure.objects.create(title="Standard IOP", slug=SLUG, subject=subject)
        if bcp47(SPANISH) in brochure.locales():
            Brochure.objects.create(
                title="IOP estándar", slug="iop-estandar", subject=subject, language=SPANISH
            )
        self.stdout.write("Demo brochure: loaded.")
