"""`manage.py render_brochure SLUG proof|reader FILE`: make one file by hand."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from brochures.filling import BrochureIncomplete
from brochures.jobs import OUTPUTS
from brochures.models import Brochure
from brochures.preparing import prepare
from brochures.rendering import RenderingFailed, rendered


class Command(BaseCommand):
    help = "Make a PDF of a brochure from what is published now."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug")
        parser.add_argument("output", choices=list(OUTPUTS))
        parser.add_argument("file", type=Path)
        parser.add_argument("--locale", help="such as es-US; the brochure's own if left out")

    def handle(self, *args: Any, **options: Any) -> None:
        brochure = Brochure.objects.filter(slug=options["slug"]).first()
        if brochure is None:
            raise CommandError(f"There is no brochure “{options['slug']}”.")
        try:
            pdf = rendered(prepare(brochure, options["output"], options["locale"]))
        except (BrochureIncomplete, RenderingFailed) as problem:
            raise CommandError(str(problem)) from problem
        options["file"].write_bytes(pdf)
        self.stdout.write(f"{options['file']}: {len(pdf):,} bytes.")
