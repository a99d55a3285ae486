"""Content that a whole module reads: published once, and gone when the module ends."""

from contextlib import contextmanager

from django.contrib.contenttypes.models import ContentType
from django.db import transaction


@contextmanager
def published_once(django_db_blocker):
    """Keep what is published inside for as long as the block lasts, then roll it back.

    For a fixture of module scope, which also asks for `django_db_setup`. Each test's own
    transaction goes on top, so no test sees what another one changed.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
    # Rows that the roll-back took away must not live on in memory.
    ContentType.objects.clear_cache()
