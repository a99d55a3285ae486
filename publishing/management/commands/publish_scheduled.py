"""Publish what is due, withdraw what has expired or is overdue. Replaces Wagtail's command.

Wagtail's stops at the first page that fails, and the pages behind it stay as they were. Here each
one has a transaction of its own, and a failure is reported with its page while the rest go on.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.db import DatabaseError
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from publishing.overdue import turned
from publishing.recording import settle_all, subject_of


class Command(BaseCommand):
    help = "Publish scheduled pages and snippets; take back expired ones and overdue reviews."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Only say what would be done.")

    def handle(self, *args: Any, **options: Any) -> None:
        failed = 0
        for name, act in [*_expired(), *_due(), *_overdue()]:
            self.stdout.write(name)
            if options["dry_run"]:
                continue
            try:
                act()
            except (ValidationError, DatabaseError) as error:
                failed += 1
                self.stderr.write(f"Not done: {name}. {error}")
        if failed:
            sys.exit(1)


def _expired() -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield what to say and what to do for each page and snippet past its expiry."""
    for model in apps.get_models():
        if not issubclass(model, DraftStateMixin) or (
            issubclass(model, Page) and model is not Page
        ):
            continue
        expired: Any = model._default_manager.filter(live=True, expire_at__lt=timezone.now())
        for instance in expired:
            yield (
                f"Unpublish “{instance}”",
                partial(
                    instance.unpublish, set_expired=True, log_action="wagtail.unpublish.scheduled"
                ),
            )


def _due() -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield what to say and what to do for each revision whose time has come."""
    for revision in Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by(
        "approved_go_live_at"
    ):
        yield (
            f"Publish “{revision.object_str}”",
            partial(revision.publish, log_action="wagtail.publish.scheduled"),
        )


def _overdue() -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield what to say and what to do for each document that a review is missing for too long."""
    for row in turned(timezone.localdate()):
        yield (
            f"Overdue review of “{row.title}”",
            partial(settle_all, [subject_of(row)], actor=""),
        )
