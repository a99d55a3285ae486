"""`manage.py handoff BROCHURE FOLDER [--locale es-US]`: the files of a hand-off on disk."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from brochures.handoff.live import CAUSES, Handoff
from brochures.models import Brochure


class Command(BaseCommand):
    help = "Write the copy, pictures and drawings of a brochure as it is published now."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug")
        parser.add_argument("folder", type=Path, help="made when it is not there")
        parser.add_argument("--locale", help="such as es-US; the brochure's own if left out")

    def handle(self, *args: Any, **options: Any) -> None:
        brochure = Brochure.objects.filter(slug=options["slug"]).first()
        if brochure is None:
            raise CommandError(f"There is no brochure “{options['slug']}”.")
        handoff = Handoff(brochure, options["locale"] or brochure.locale)
        try:
            files = handoff.files()
        except CAUSES as problem:
            raise CommandError(str(problem)) from problem
        folder = options["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        changed = [name for name, data in files.items() if _written(folder / name, data)]
        for picture in handoff.pictures:
            if picture.warning:
                self.stderr.write(f"{picture.file}: {picture.warning}")
        self.stdout.write(f"{folder}: {len(files)} files, {len(changed)} of them new or changed.")


def _written(path: Path, data: bytes) -> bool:
    """Write a file unless it is there already: a layout program asks about every newer link."""
    if path.exists() and path.read_bytes() == data:
        return False
    path.write_bytes(data)
    return True
