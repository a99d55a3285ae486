"""An app fetches while several people publish: its copy misses nothing."""

import threading

import pytest
from django.test import Client

from tests.api.syncing import Copy, assert_equal_to_a_full_fetch
from tests.factories.programs import LevelOfCareFactory, ProgramTypeFactory
from tests.threads import in_thread

ROUNDS = 4


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_copy_fetched_while_others_publish_equals_a_full_fetch():
    level = LevelOfCareFactory()
    pages = [ProgramTypeFactory(level=level, variant=kind) for kind in ("standard", "family")]
    copies = [Copy(Client()), Copy(Client(), limit=1), Copy(Client(), locale="es-US", limit=2)]
    done = threading.Event()

    def edit(page):
        for number in range(ROUNDS):
            page.title = f"Title {number} of {page.pk}"
            page.save_revision().publish()
            if number % 2:
                page.unpublish()
                page.live = False

    def fetch(copy):
        while not done.is_set():
            copy.page()

    readers = [in_thread(fetch, copy) for copy in copies]
    writers = [in_thread(edit, page) for page in (level, *pages)]
    for writer in writers:
        writer.join(timeout=60)
    done.set()
    for reader in readers:
        reader.join(timeout=60)
    assert not any(thread.is_alive() for thread in (*readers, *writers))
    for copy in copies:
        assert_equal_to_a_full_fetch(copy)
