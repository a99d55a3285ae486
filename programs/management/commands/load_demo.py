"""`manage.py load_demo`: load the demo content. Running it again changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from programs.demo.content import ENTRIES
from programs.demo.es.content import WORDS
from programs.demo.load import DemoNotPublished, load_demo
from programs.demo.translate import translate_demo
from programs.logs import quiet

REMARKS = {
    "edited": "changed by an editor and left alone",
    "deleted": "deleted by an editor and left out",
    "foreign": "taken by an editor’s own content and left alone",
}


class Command(BaseCommand):
    help = "Load the demo content; leave alone what editors have changed or deleted."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with quiet():
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
