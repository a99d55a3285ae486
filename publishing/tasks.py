"""Work on the ledger that nobody should wait for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.apps import apps
from django.db import transaction
from django_tasks import task

from publishing.recording import Subject, everything, settle_all

#: Pages settled in one transaction, so that a long run does not hold the ledger's lock.
BATCH = 50


@task()
def settle_subjects(subjects: list[list[Any]], actor: str) -> int:
    """Settle pages and snippets, given as [model label, pk, document id, locale]."""
    return sum(
        len(
            settle_all(
                [
                    Subject(apps.get_model(label), pk, document_id, locale)
                    for label, pk, document_id, locale in subjects[start : start + BATCH]
                ],
                actor=actor,
            )
        )
        for start in range(0, len(subjects), BATCH)
    )


@task()
def settle_everything(actor: str) -> int:
    """Bring the whole ledger in line; after a change to a site, every path may be another."""
    return sum(len(settle_all([subject], actor=actor)) for subject in everything())


def settle_later(subjects: Sequence[Subject], *, actor: str) -> None:
    """Settle many in a background task, once the present transaction is committed."""
    rows = [
        [subject.model._meta.label, subject.pk, str(subject.document_id), subject.locale]
        for subject in subjects
    ]
    transaction.on_commit(partial(settle_subjects.enqueue, rows, actor))
