"""Work on the ledger that nobody should wait for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import islice
from typing import Any

from django.apps import apps
from django.db import transaction
from django_tasks import task

from publishing.recording import Subject, everything, settle_all

#: Documents settled in one transaction: an editor who publishes meanwhile waits for no more than
#: these, a quarter of a second or so.
BATCH = 10


@task()
def settle_subjects(subjects: list[list[Any]], actor: str) -> int:
    """Settle pages and snippets, given as [model label, pk, document id, locale]."""
    return _settle_in_turns(
        (
            Subject(apps.get_model(label), pk, document_id, locale)
            for label, pk, document_id, locale in subjects
        ),
        actor=actor,
    )


@task()
def settle_everything(actor: str) -> int:
    """Bring the whole ledger in line; after a change to a site, every path may be another."""
    return _settle_in_turns(everything(), actor=actor)


def _settle_in_turns(subjects: Iterable[Subject], *, actor: str) -> int:
    """Settle many in small transactions, and let others write in between."""
    rows, waiting = 0, iter(subjects)
    while batch := list(islice(waiting, BATCH)):
        rows += len(settle_all(batch, actor=actor))
    return rows


def settle_later(subjects: Sequence[Subject], *, actor: str) -> None:
    """Settle many in a background task, once the present transaction is committed."""
    rows = [
        [subject.model._meta.label, subject.pk, str(subject.document_id), subject.locale]
        for subject in subjects
    ]
    transaction.on_commit(partial(settle_subjects.enqueue, rows, actor))
