"""A published program, and the application that answers for it."""

import pytest
from django.db import connections

from programs.models import ProgramType
from tests.cms.delivery.inside import Server
from tests.factories import programs as make
from tests.snapshots import published


@pytest.fixture
def server():
    server = Server()
    yield server
    server.watch.close()
    connections.close_all()


@pytest.fixture
def program(transactional_db):
    published("warm", publish_program)
    return ProgramType.objects.get(slug="standard-iop")


def publish_program():
    level = make.LevelOfCareFactory(code="iop", slug="iop", title="Intensive outpatient")
    make.ProgramTypeFactory(level=level, slug="standard-iop", title="Standard IOP")
