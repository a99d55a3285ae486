"""`manage.py load_demo`: load the demo content. Running it again changes nothing."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from programs.demo.content import ENTRIES
from programs.demo.es.content import WORDS
from programs.demo.load import DemoNotPublished, load_demo
from programs.demo.translate import translate_demo

REMARKS = {
    "edited": "changed by an editor and left alone",
    "deleted": "deleted by an editor and left out",
    "foreign": "taken by an editor’s own content and left alone",
}

#: They log every save; here that would bury the few lines that matter.
CHATTY = ("wagtail", "django_tasks")


class Command(BaseCommand):
    help = "Load the demo content; leave alone what editors have changed or deleted."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with _quiet(CHATTY):
                fates = load_demo(ENTRIES, say=self.stdout.write)
                fates += translate_demo(ENTRIES, WORDS, say=self.stdout.write)
        except DemoNotPublished as problem:
            raise CommandError(f"Some demo content could not be published:\n{problem}") from problem
        for fate, remark in REMARKS.items():
            if fates[fate]:
                self.stdout.write(f"Demo content: {fates[fate]} {remark}.")
        if fates["published"]:
            self.stdout.write(f"Demo content: {fates['published']} loaded.")
        else:
            self.stdout.write("Demo content: already loaded, nothing changed.")


@contextmanager
def _quiet(names: tuple[str, ...]) -> Iterator[None]:
    loggers = [logging.getLogger(name) for name in names]
    levels = [logger.level for logger in loggers]
    try:
        for logger in loggers:
            logger.setLevel(logging.WARNING)
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
