"""Take in a file of export_content, or a table, and say what came of every line (docs/how-to)."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from programs.languages import first_language
from programs.logs import quiet
from publishing.portable.bundles import Folder, NoBundle, open_bundle
from publishing.portable.importing import Report, import_lines
from publishing.portable.keys import Keys
from publishing.portable.lines import NotThisFormat, read_lines
from publishing.portable.misfits import Misfit
from publishing.portable.shapes import model_named
from publishing.portable.sheets import NotATable, read_table
from publishing.portable.writing import Writer


class Command(BaseCommand):
    help = "Take in a file of export_content, or a table of one type. Twice is as good as once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="A .zip, a folder, a .jsonl or a .csv.")
        parser.add_argument("--dry-run", action="store_true", help="Only say what would be done.")
        parser.add_argument(
            "--publish",
            action="store_true",
            help="Publish what is live in the file, by the rules of every publication. Else "
            "everything goes in as drafts.",
        )
        parser.add_argument(
            "--all-or-nothing",
            action="store_true",
            help="Write nothing if a line is refused. Nobody else can save meanwhile.",
        )
        parser.add_argument(
            "--over-drafts",
            action="store_true",
            help="Save over the unpublished drafts of people, too; the history keeps both.",
        )
        parser.add_argument(
            "--trust-signatures",
            action="store_true",
            help="Let the signatures in the file count. For files from your own Continuum only.",
        )
        parser.add_argument("--type", help="What each row of a table is: faq, program, location.")
        parser.add_argument(
            "--locale", help="The language of a table's rows that name none: en-us."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path, dry_run = options["file"], options["dry_run"]
        keys = Keys()
        try:
            bundle = Folder(path) if path.suffix == ".csv" else open_bundle(path)
            lines = list(self._lines(path, bundle, keys, options))
        except (NoBundle, NotThisFormat, NotATable) as error:
            raise CommandError(f"Nothing was read from {path}. {error}") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"Nothing was read from {path}. It is not UTF-8 text.") from error
        writer = Writer(
            keys,
            bundle,
            publish=options["publish"],
            over_drafts=options["over_drafts"],
            signatures=options["trust_signatures"],
        )
        as_one = dry_run or options["all_or_nothing"]
        with quiet():
            report = import_lines(
                lines,
                writer,
                as_one=as_one,
                keep=lambda report: not (dry_run or report.is_refused),
            )
        wholly = dry_run or options["verbosity"] > 1
        self._tell(report, wholly=wholly)
        self.stdout.write(
            _summary(report, dry_run=dry_run, kept=not (as_one and report.is_refused))
        )
        if not report.is_whole:
            sys.exit(1)

    def _lines(self, path: Path, bundle: Any, keys: Keys, options: dict[str, Any]) -> Any:
        if path.suffix != ".csv":
            if options["type"]:
                raise CommandError(
                    "--type is for a table (.csv); other files name types themselves."
                )
            return read_lines(bundle.lines())
        if not options["type"]:
            raise CommandError("Say what the rows are: --type faq.")
        try:
            model = model_named(options["type"])
        except Misfit as misfit:
            raise CommandError(f"--{misfit}") from misfit
        return read_table(path, model, options["locale"] or first_language(), keys)

    def _tell(self, report: Report, *, wholly: bool) -> None:
        for unread in report.unread:
            self.stdout.write(f"refused    line {unread.number}")
            for misfit in unread.misfits:
                self.stdout.write(f"    {misfit}")
        for outcome in report.outcomes:
            for text in outcome.words(wholly=wholly):
                self.stdout.write(text)


def _summary(report: Report, *, dry_run: bool, kept: bool) -> str:
    counts = report.counts()
    parts = [f"{counts[fate]} {fate}" for fate in ("created", "changed", "unchanged", "refused")]
    text = f"{', '.join(parts)}; {counts['published']} published"
    if counts["not public"]:
        text += f", {counts['not public']} not public yet"
    if dry_run:
        return f"Would be: {text}. Nothing was written."
    return f"{text}." if kept else f"Nothing was written, for some lines are refused: {text}."
