"""`manage.py seed_benchmark --documents N`: content for benchmarks, in any amount."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from benchmarks.seeding import MAX_DOCUMENTS, seed


class Command(BaseCommand):
    help = "Load the demo and add as many questions as a benchmark asks for."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--documents", type=int, required=True, help="How many to add in all.")

    def handle(self, *args: Any, **options: Any) -> None:
        documents = options["documents"]
        if not 0 <= documents <= MAX_DOCUMENTS:
            raise CommandError(f"--documents takes 0 to {MAX_DOCUMENTS}.")
        self.stdout.write(f"{seed(documents)} questions added; {documents} are there.")
