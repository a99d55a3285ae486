"""Publish the releases whose time has come, each whole or not at all."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from cms.releases import steps
from cms.releases.publishing import ReleaseRefused


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        failed = 0
        for release in steps.due():
            self.stdout.write(f"Publish the release “{release}”")
            try:
                steps.publish_due(release)
            except ReleaseRefused as refused:
                failed += 1
                self.stderr.write(f"Not done: “{release}”. {refused}")
                for item, lines in refused.problems.items():
                    self.stderr.write(f"  “{item}”: {' '.join(lines)}")
        if failed:
            sys.exit(1)
