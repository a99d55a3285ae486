"""Read everything that is public, and fail if it gives away what is not.

`manage.py audit_public` plants words in everything that is not public, reads the whole site in
this process and rolls everything back. `--url` reads a running site and changes nothing.
"""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.audit.planting import NothingToCopy
from cms.audit.runs import audit_running_site, audit_with_canaries


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--url",
            help="Origin of a running site that serves this database, such as "
            "https://www.example.org. It is only read.",
        )
        parser.add_argument(
            "--brief",
            action="store_true",
            help="Leave out the parameters of the API and most document types.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        brief = options["brief"]
        started = time.monotonic()
        try:
            if options["url"]:
                report = audit_running_site(options["url"].rstrip("/"), brief=brief)
            else:
                report = audit_with_canaries(brief=brief)
        except (NothingToCopy, OSError) as error:
            raise CommandError(str(error)) from error
        for line in [*report.leaks, *report.broken]:
            self.stdout.write(str(line))
        seconds = time.monotonic() - started
        summary = (
            f"{report.read} addresses read in {seconds:.0f} s, "
            f"{report.hidden} hidden texts looked for: "
        )
        if report.leaks or report.broken:
            raise CommandError(f"{summary}{len(report.leaks)} leaks, {len(report.broken)} errors.")
        self.stdout.write(f"{summary}no leak.")
