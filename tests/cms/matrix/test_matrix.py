"""Who may do what, by every path, through the real views."""

import re

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import APIToken

from brochures.editions.actions import ACTIONS as EDITION_STEPS
from cms.desk.roles import ROLES
from programs import publishing_checks
from programs.models import ProgramType
from publishing.models import LedgerHead, Version
from tests.cms.matrix import paths
from tests.cms.matrix.rows import ROWS
from tests.cms.matrix.world import ADMINISTRATOR, EVERYBODY, make_world
from tests.contract.client import ContractClient, schema
from tests.publishing_once import published_once

PATHS = [row for row in ROWS if row.publishes]


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    with published_once(django_db_blocker):
        yield make_world()


@pytest.fixture
def world(made, db):
    made.role = ADMINISTRATOR
    return made


def happens(row, world, role):
    """Tell whether a role can do what a row does; nothing of it stays."""
    world.role = role
    with transaction.atomic():
        done = row.act(world)
        transaction.set_rollback(True)
    return done


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_who_may(row, world):
    may = {role for role in EVERYBODY if happens(row, world, role)}
    assert may == row.allowed | {ADMINISTRATOR}


# Whoever presses it: the rules hold.


@pytest.fixture
def everything_is_refused():
    def check(document):
        yield "copy_short", "Not like this."

    publishing_checks.register(check)
    yield
    publishing_checks._checks.remove(check)


@pytest.mark.usefixtures("everything_is_refused")
@pytest.mark.parametrize("path", PATHS, ids=str)
def test_no_path_passes_by_the_rules(path, world):
    before = Version.objects.count()
    assert not happens(path, world, ADMINISTRATOR)
    assert Version.objects.count() == before


@pytest.mark.usefixtures("signatures_asked")
@pytest.mark.parametrize("path", PATHS, ids=str)
def test_no_path_takes_unsigned_words_to_readers(path, world):
    assert not happens(path, world, ADMINISTRATOR)


def test_nobody_publishes_a_new_clinical_page_with_the_first_press(world):
    url = f"/admin/pages/add/programs/programtype/{world.section.pk}/"
    answer = world.client.post(url, {**world.forms["new program"], "action-publish": "1"})
    assert "It needs a review first" in answer.content.decode()
    assert not ProgramType.objects.filter(slug="three", live=True).exists()


# The API.


def test_no_token_changes_anything_through_the_api(world):
    token = APIToken.create_token(user=world.users[ADMINISTRATOR], name="Everything")[1]
    client = ContractClient(headers={"authorization": f"Bearer {token}"})
    before = LedgerHead.objects.get().last_sequence, world.program.latest_revision_id
    for path, methods in schema()["paths"].items():
        assert not {"post", "put", "patch", "delete"} & set(methods), path
        address = re.sub(r"{\w+}", "1", path)
        for method in (client.post, client.put, client.patch, client.delete):
            answer = method(address, {"title": "Other"}, content_type="application/json")
            assert answer.status_code in (400, 401, 403, 404, 405), (path, answer.status_code)
    assert before == (LedgerHead.objects.get().last_sequence, world.program.latest_revision_id)


def test_wagtails_own_apis_have_no_address():
    modules = paths.modules_of_all_addresses()
    assert not [name for name in modules if re.match(r"wagtail\.api\.v[23]", name)]


# The table is whole.


def covered():
    return {name for row in ROWS for name in row.covers}


def test_every_role_is_a_column(db):
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)
    assert set(ROLES) < set(EVERYBODY)


def test_every_permission_of_a_role_is_in_a_row(db):
    assert paths.permissions() - covered() == set()


def test_every_view_has_a_row_or_changes_nothing():
    others = set(paths.LIKE_ANOTHER) | {name for name in paths.views() if shows(name)}
    assert paths.views() - covered() - others == set()
    assert set(paths.LIKE_ANOTHER.values()) <= covered()


def shows(view):
    return view.rpartition(":")[2] in paths.SHOW


def test_every_bulk_action_has_a_row():
    assert paths.bulk_actions() - covered() == set()


def test_every_step_of_an_edition_asks_for_a_permission_with_a_row():
    asked = {step.permission.rpartition(".")[2] for step in EDITION_STEPS.values()}
    assert asked <= covered()


def test_every_action_of_wagtail_has_a_row():
    assert paths.wagtail_actions() == set(paths.ACTIONS)
    assert set(paths.ACTIONS.values()) <= {str(row) for row in ROWS}


def test_every_command_has_a_row_or_publishes_nothing_of_an_editor():
    assert paths.commands() - covered() == paths.COMMANDS | paths.FOR_OPERATORS
