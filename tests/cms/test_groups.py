"""The roles and their workflow, as they are set up; tests/cms/matrix has what each may do."""

import re

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import GroupPagePermission, Workflow

from cms.desk.roles import DESIGNERS, EDITORS, PUBLISHERS, REVIEWERS, set_up_roles
from cms.models import RoleStep
from programs.signing import STATEMENTS, mark_of
from tests.factories.programs import FaqFactory, LevelOfCareFactory, ProgramTypeFactory

pytestmark = pytest.mark.django_db


def test_a_second_set_up_changes_nothing():
    def state():
        return (
            [(group.name, group.permissions.count()) for group in Group.objects.order_by("name")],
            GroupPagePermission.objects.count(),
            RoleStep.objects.count(),
            Workflow.objects.count(),
        )

    before = state()
    set_up_roles()
    call_command("setup_groups", verbosity=0)
    assert state() == before


def test_what_an_administrator_took_away_stays_away():
    editors = Group.objects.get(name=EDITORS)
    editors.permissions.clear()
    GroupPagePermission.objects.filter(group=editors).delete()
    Group.objects.get(name=DESIGNERS).delete()
    set_up_roles()
    assert not editors.permissions.exists()
    assert not editors.page_permissions.exists()
    assert not Group.objects.filter(name=DESIGNERS).exists()


def test_what_an_administrator_added_stays():
    reviewers = Group.objects.get(name=REVIEWERS)
    permission = Group.objects.get(name=PUBLISHERS).permissions.get(codename="publish_claim")
    reviewers.permissions.add(permission)
    set_up_roles()
    assert permission in reviewers.permissions.all()


def test_a_new_content_type_is_granted_by_the_next_set_up():
    editors = Group.objects.get(name=EDITORS)
    permission = editors.permissions.get(codename="change_claim")
    editors.permissions.remove(permission)
    RoleStep.objects.filter(key="Editors: change claim").delete()
    set_up_roles()
    assert permission in editors.permissions.all()


# Of wagtail-localize's own report, which has no order.
@pytest.mark.filterwarnings("ignore:Pagination may yield")
@pytest.mark.parametrize("role", [EDITORS, REVIEWERS, PUBLISHERS, DESIGNERS])
def test_no_link_of_the_menu_and_of_the_home_page_is_refused(as_role, role):
    ProgramTypeFactory()
    FaqFactory()
    client = as_role(role)
    html = client.get(reverse("wagtailadmin_home"), {"tour": "1"}).content.decode()
    links = set(re.findall(r'(?:href=|"url": ?)"(/admin/[^"#]*)"', html))
    assert len(links) > 15
    answers = {link: client.get(link, follow=True) for link in links - {"/admin/logout/"}}
    refused = [
        link
        for link, answer in answers.items()
        if answer.status_code != 200 or "do not have permission" in answer.content.decode()
    ]
    assert refused == []


def test_a_clinical_reviewer_approves_and_a_publisher_publishes(as_role):
    workflow = Workflow.objects.get()
    assert [task.name for task in workflow.tasks] == ["Clinical review", "Publication"]
    page = LevelOfCareFactory(live=False)
    state = workflow.start(page, None)

    def approve(role, **form):
        state.refresh_from_db()
        url = reverse(
            "wagtailadmin_pages:workflow_action",
            args=[page.pk, "approve", state.current_task_state_id],
        )
        response = as_role(role).post(url, form)
        page.refresh_from_db()
        return response

    reviewer = page.reviewed_by[0].value
    statements = dict.fromkeys(STATEMENTS, "on")
    words = {"shown": mark_of(page), "comment": "Checked as a whole."}
    approve(REVIEWERS, reviewer=reviewer.pk, **words, **statements)
    assert not page.live
    state.refresh_from_db()
    assert state.current_task_state.task.name == "Publication"
    approve(PUBLISHERS)
    assert page.live
