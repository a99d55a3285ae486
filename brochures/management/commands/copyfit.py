"""`manage.py copyfit [BROCHURE…] [--locale es-US] [--json]`: does every text fit its box?"""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from brochures.filling import BrochureIncomplete
from brochures.models import Brochure
from brochures.rendering import RenderingFailed
from brochures.reports import Report, report_on


class Command(BaseCommand):
    help = "Check that the published words fit. Exits with 1 when one text does not."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("brochures", nargs="*", metavar="brochure", help="slugs; all if none")
        parser.add_argument("--locale", help="such as es-US; every language if left out")
        parser.add_argument("--json", action="store_true", help="a list of reports, for programs")

    def handle(self, *args: Any, **options: Any) -> None:
        reports, problems = [], []
        for brochure in self._brochures(options["brochures"]):
            locales = brochure.locales() or [brochure.locale]
            for locale in [options["locale"]] if options["locale"] else locales:
                try:
                    reports.append(report_on(brochure, locale))
                except (BrochureIncomplete, RenderingFailed) as failure:
                    problems.append(f"{brochure.slug} ({locale}): {failure}")
        if options["json"]:
            self.stdout.write(
                json.dumps([report.as_json() for report in reports], ensure_ascii=False, indent=2)
            )
        else:
            for report in reports:
                self._tell(report)
        for problem in problems:
            self.stderr.write(problem)
        if problems or any(report.misfits for report in reports):
            raise SystemExit(1)

    def _brochures(self, slugs: list[str]) -> list[Brochure]:
        brochures = Brochure.objects.select_related("subject__locale")
        if not slugs:
            return list(brochures)
        found = {brochure.slug: brochure for brochure in brochures.filter(slug__in=slugs)}
        for slug in slugs:
            if slug not in found:
                raise CommandError(f"There is no brochure “{slug}”.")
        return [found[slug] for slug in slugs]

    def _tell(self, report: Report) -> None:
        verdict = "fits" if not report.misfits else "DOES NOT FIT"
        self.stdout.write(f"{report.brochure.slug} ({report.filling.locale}): {verdict}")
        for slot in report.verdicts:
            source = slot.source if slot.state != "empty" else "–"
            self.stdout.write(f"  {slot.slot:<18}{slot.state:<11}{slot.sentence:<48}{source}")
