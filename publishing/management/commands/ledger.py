"""Check the ledger against the pages, or bring it in line."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from publishing import indexing
from publishing.recording import everything, settle_all
from publishing.verifying import differences


class Command(BaseCommand):
    help = "verify: print each document whose row differs from its page. rebuild: mend them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["verify", "rebuild"])

    def handle(self, *args: Any, **options: Any) -> None:
        {"verify": self.verify, "rebuild": self.rebuild}[options["action"]]()

    def verify(self) -> None:
        count = 0
        for difference in differences():
            count += 1
            self.stdout.write(str(difference))
        if count:
            self.stderr.write(f"{count} differences. Mend them with: manage.py ledger rebuild")
            sys.exit(1)
        self.stdout.write("The ledger agrees with every page.")

    def rebuild(self) -> None:
        added = 0
        for subject in everything():
            # One transaction each: a long rebuild must not keep editors from publishing.
            added += len(settle_all([subject], actor=""))
        mended = indexing.repair()
        self.stdout.write(
            f"The ledger agrees with every page; {added} rows added, "
            f"{mended} entries of search mended."
        )
