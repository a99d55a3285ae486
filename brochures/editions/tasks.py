"""Work on editions that nobody should wait for."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from brochures.editions.models import OPEN, Edition
from brochures.editions.notices import tell_that_it_must_stop
from brochures.editions.staleness import compare_all
from publishing.models import LedgerHead, Version

Build = Edition.Build


@task()
def make_files(pk: int) -> None:
    """Make the files of an edition; its page shows each step, and the cause when it fails."""
    # Not above: what reads and writes PDF and Word files would stay in memory in every web worker.
    from brochures.editions import building  # noqa: PLC0415

    edition = Edition.objects.select_related("brochure").get(pk=pk)
    row = Edition.objects.filter(pk=pk)

    def progress(number: int, steps: int, doing: str) -> None:
        row.update(build=Build.RUNNING, build_step=f"{number} of {steps}: {doing}")

    row.update(build=Build.RUNNING, build_error="", build_started_at=timezone.now())
    try:
        building.build(edition, progress)
    except building.BuildFailed as failure:
        row.update(build=Build.FAILED, build_error=str(failure))
    except Exception as error:
        row.update(build=Build.FAILED, build_error=f"{type(error).__name__}: {error}")
        raise
    else:
        row.update(build=Build.DONE, build_step="")


def make_files_later(edition: Edition) -> None:
    """Queue the files of an open edition."""
    waiting = Edition.objects.filter(pk=edition.pk, state__in=OPEN).update(
        build=Build.WAITING, build_step="", build_error="", build_started_at=timezone.now()
    )
    if waiting:
        make_files.enqueue(edition.pk)


@task()
def compare_editions() -> None:
    """Compare the print runs in circulation with the ledger; tell of those that must stop."""
    for edition in compare_all():
        tell_that_it_must_stop(edition)


def compare_after_commit(instance: Version, **signal: object) -> None:
    """After a new row of the ledger is committed. Receives `post_save` of Version."""
    transaction.on_commit(partial(_compare_later, instance.sequence))


def _compare_later(sequence: int) -> None:
    """Compare once for many rows: the newest row asks for all of them."""
    is_newest = LedgerHead.objects.filter(last_sequence=sequence).exists()
    if is_newest and Edition.objects.circulating().exists():
        compare_editions.enqueue()
