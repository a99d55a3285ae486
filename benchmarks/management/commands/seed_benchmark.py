"""`manage.py seed_benchmark --documents N --programs M`: content for benchmarks, in any amount."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from benchmarks.seeding import MAX_DOCUMENTS, seed


class Command(BaseCommand):
    help = "Load the demo and add as many documents as a benchmark asks for."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--documents", type=int, default=0, help="Questions to add in all.")
        parser.add_argument("--programs", type=int, default=0, help="Programs to add in all.")

    def handle(self, *args: Any, **options: Any) -> None:
        for name in ("documents", "programs"):
            if not 0 <= options[name] <= MAX_DOCUMENTS:
                raise CommandError(f"--{name} takes 0 to {MAX_DOCUMENTS}.")
        added = seed(options["documents"], options["programs"])
        self.stdout.write(f"{added} added.")
