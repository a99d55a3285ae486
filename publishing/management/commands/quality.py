"""Say how everything that is live stands against the editorial rules."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand

from publishing.editorial.surveys import Entry, languages_without_crisis_help, survey

#: --fail-on → the verdicts that make the command fail.
FAILING = {"error": {"block"}, "warning": {"block", "warn"}}


class Command(BaseCommand):
    help = "Check the words of every live document: reading, words to avoid, claims, links, images."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="Print one JSON object.")
        parser.add_argument(
            "--drafts", action="store_true", help="Check the newest drafts instead."
        )
        parser.add_argument(
            "--fail-on", choices=list(FAILING), help="Exit with 1 if anything this grave is found."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        entries = list(survey(drafts=options["drafts"]))
        helpless = languages_without_crisis_help()
        verdicts = Counter(entry.verdict for entry in entries)
        if options["json"]:
            self._print_json(entries, helpless, verdicts)
        else:
            self._print_lines(entries, helpless, verdicts)
        failing = FAILING.get(options["fail_on"], set())
        if failing & set(verdicts) or (failing and helpless):
            sys.exit(1)

    def _print_json(self, entries: list[Entry], helpless: list[str], verdicts: Any) -> None:
        answer = {
            "documents": [entry.as_json() for entry in entries],
            "languages_without_crisis_help": helpless,
            "verdicts": {name: verdicts[name] for name in ("pass", "warn", "block")},
        }
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))

    def _print_lines(self, entries: list[Entry], helpless: list[str], verdicts: Any) -> None:
        for entry in entries:
            for remark in entry.proof.remarks:
                if remark.finding.severity != "hint" and not remark.kept:
                    place = f"{entry.type} “{entry.document.title}” ({entry.locale})"
                    gravity = remark.finding.severity
                    self.stdout.write(f"{gravity}: {place}, {remark.field}: {remark.message}")
        for language in helpless:
            self.stdout.write(f"error: {language}: no crisis help is published in this language.")
        self.stdout.write(
            f"{len(entries)} documents: {verdicts['pass']} pass, {verdicts['warn']} with warnings, "
            f"{verdicts['block']} with errors."
        )
