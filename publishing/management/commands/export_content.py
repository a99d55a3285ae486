"""Write the editors' content into a file that `import_content` reads (docs/how-to)."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from publishing.portable.bundles import CONTENT, write_bundle
from publishing.portable.exporting import Export


class Command(BaseCommand):
    help = "Write pages, shared content and pictures into a file that import_content reads."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--to",
            type=Path,
            help="A .zip, or a folder. Left out: the lines alone, without the pictures' files.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        export, target = Export(), options["to"]
        if target is None:
            for line in export.lines():
                self.stdout.write(line, ending="")
        else:
            self._write(export, target)
        for remark in export.left_out:
            self.stderr.write(f"Left out: {remark}")

    def _write(self, export: Export, target: Path) -> None:
        is_ours = (target / CONTENT).exists()
        if target.suffix != ".zip" and target.is_dir() and any(target.iterdir()) and not is_ours:
            raise CommandError(f"{target} holds something else. Name a new folder, or a .zip.")
        lines = list(export.lines())
        try:
            write_bundle(target, lines, export.files)
        except OSError as error:
            raise CommandError(f"{target} cannot be written: {error}") from error
        self.stdout.write(f"{len(lines) - 1} documents and {len(export.files)} files in {target}.")
