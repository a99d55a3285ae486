"""Check the ledger against the pages, bring it in line, or erase what must not be kept."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from publishing import indexing, prepared
from publishing.expunging import StillPublic, expunge
from publishing.models import Version
from publishing.recording import everything, settle_all
from publishing.verifying import differences
from publishing.writing import begin_anew


class Command(BaseCommand):
    help = "Check the ledger against the pages, bring it in line, or erase what must not be kept."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("verify", help="Print each document whose row differs from its page.")
        actions.add_parser("rebuild", help="Mend those rows.")
        actions.add_parser("prepare", help="Make ready what readers get; part of rebuild.")
        erase = actions.add_parser("expunge", help="Erase the words of a document's past versions.")
        erase.add_argument("document", type=UUID, help="Its id, as in the API.")
        erase.add_argument("--reason", required=True, help="Why; kept in the ledger.")
        erase.add_argument("--by", required=True, help="Who decided it; kept in the ledger.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["action"] == "expunge":
            self.expunge(options["document"], reason=options["reason"], by=options["by"])
        else:
            getattr(self, options["action"])()

    def expunge(self, document: UUID, *, reason: str, by: str) -> None:
        for name, text, field in (("reason", reason, "expunged_reason"), ("by", by, "expunged_by")):
            column: Any = Version._meta.get_field(field)
            limit = column.max_length
            if not text.strip() or len(text) > limit:
                raise CommandError(f"--{name} takes 1 to {limit} characters.")
        if not Version.objects.filter(document_id=document).exists():
            raise CommandError("The ledger has no such document. Its id is `id` in the API.")
        try:
            count = expunge(document, reason=reason, by=by)
        except StillPublic as error:
            raise CommandError(
                "This document is public. Unpublish or delete it in the admin first, "
                "in every language; then give this command again."
            ) from error
        self.stdout.write(
            f"{count} versions erased. Wagtail's own revisions keep the words until the page or "
            "snippet is deleted; so do back-ups and the copies of others."
        )

    def verify(self) -> None:
        count = 0
        for difference in differences():
            count += 1
            self.stdout.write(str(difference))
        if count:
            self.stderr.write(f"{count} differences. Mend them with: manage.py ledger rebuild")
            sys.exit(1)
        self.stdout.write("The ledger agrees with every page.")

    def prepare(self) -> None:
        indexing.stem_anew()
        quoted = indexing.quote()
        texts = prepared.repair()
        if texts:
            begin_anew()
        self.stdout.write(f"{texts} texts prepared, {quoted} for search.")

    def rebuild(self) -> None:
        added = 0
        for subject in everything():
            # One transaction each: a long rebuild must not keep editors from publishing.
            added += len(settle_all([subject], actor=""))
        mended = indexing.repair()
        texts = prepared.repair()
        if mended or texts:
            begin_anew()
        self.stdout.write(
            f"The ledger agrees with every page; {added} rows added, "
            f"{mended} entries of search mended, {texts} texts prepared."
        )
