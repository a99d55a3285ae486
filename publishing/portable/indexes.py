"""Wagtail's own indexes, of references and of search, brought up once for each document.

A document is saved three times on its way in: as a row, with its revision, and when it is
published. Wagtail would read all of it for both indexes each time.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_save
from modelsearch import index
from modelsearch.backends import get_search_backends
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from publishing.portable.shapes import portable_models

logger = logging.getLogger(__name__)


@contextmanager
def quiet_indexes() -> Iterator[None]:
    """Leave both indexes alone while the block runs; whoever writes calls `bring_up`.

    For a command: in this process, no other thread's work is indexed meanwhile either.
    """
    models = [m for m in portable_models().values() if issubclass(m, index.Indexed)]
    silenced = [m for m in models if post_save.disconnect(post_save_signal_handler, sender=m)]
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in silenced:
            post_save.connect(post_save_signal_handler, sender=model)


def bring_up(model: type[Model], instances: Sequence[Any]) -> None:
    """Let both indexes know what documents of one model say now."""
    for instance in instances if ReferenceIndex.is_indexed(model) else ():
        ReferenceIndex.create_or_update_for_object(instance)
    if issubclass(model, index.Indexed):
        for backend in get_search_backends(with_auto_update=True):
            try:
                backend.add_bulk(model, instances)
            except Exception:
                # As Wagtail does: a server for search that is away keeps nobody from saving.
                if not backend.catch_indexing_errors:
                    raise
                logger.exception("Search does not know what was taken in: manage.py update_index")
