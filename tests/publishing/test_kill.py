"""kill -9 in the middle of publishing: the page and its row are both there, or neither is."""

import os
import signal

import pytest
from django.db import connection, connections

from cms.sqlite.base import WRITES
from publishing.models import Version
from tests.factories.programs import LevelOfCareFactory, ProgramTypeFactory
from tests.publishing.conftest import assert_ledger_agrees, row_of


def publish_and_die_at(page_pk, write):
    """Publish new words in a child process that kills itself before its n-th write.

    To die before a read or a savepoint is to die before the write that follows it. Returns True if
    the child was killed, False if it finished with fewer writes.
    """
    connections.close_all()
    child = os.fork()
    if child == 0:
        count = 0

        def die(execute, sql, params, many, context):
            nonlocal count
            count += sql.startswith(WRITES)
            if count == write:
                os.kill(os.getpid(), signal.SIGKILL)
            return execute(sql, params, many, context)

        from programs.models import ProgramType

        page = ProgramType.objects.get(pk=page_pk)
        page.copy_short = f"Words of try {write}."
        page.slug = f"slug-of-try-{write}"
        with connection.execute_wrapper(die):
            page.save_revision().publish()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_killed_before_any_write_the_ledger_still_agrees():
    program = ProgramTypeFactory(level=LevelOfCareFactory(code="iop"))
    killed, number = True, 0
    while killed:
        number += 1
        killed = publish_and_die_at(program.pk, number)
        program.refresh_from_db()
        assert_ledger_agrees()
        assert row_of(program).body["copy"]["short"] == program.copy_short
    assert number > 15  # how many it is depends on the words
    assert program.copy_short == f"Words of try {number}."
    assert Version.objects.latest_of(program.translation_key, "en-US").slug == program.slug
