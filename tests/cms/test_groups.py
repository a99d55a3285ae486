"""Who may do what, through the admin's own views: role x action x {page, snippet, image}."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import GroupPagePermission, Page, Workflow
from wagtail.test.utils.form_data import nested_form_data

from brochures.models import Brochure
from cms.desk.roles import DESIGNERS, EDITORS, PUBLISHERS, REVIEWERS, set_up_roles
from cms.models import RoleStep
from programs.models import ContentImage, GlossaryTerm, LevelOfCare
from programs.signing import STATEMENTS
from tests.cms.forms import form_data
from tests.factories.programs import GlossaryTermFactory, LevelOfCareFactory
from tests.snapshots import published

pytestmark = pytest.mark.django_db

ROLES = (EDITORS, REVIEWERS, PUBLISHERS, DESIGNERS)


@pytest.fixture
def page():
    published("level", LevelOfCareFactory)
    return LevelOfCare.objects.get()


@pytest.fixture
def term():
    published("term", GlossaryTermFactory)
    return GlossaryTerm.objects.get()


@pytest.fixture
def image():
    return ContentImage.objects.create(
        title="Chairs", description="Chairs in a circle", file=get_test_image_file()
    )


def term_data(term):
    fields = {
        "title": term.title,
        "slug": term.slug,
        "plain": term.plain,
        "definition": "Words that were changed.",
        "avoid": {"count": 0},
    }
    return {**nested_form_data(fields), "channels": ["web"]}


def is_refused(response):
    """Wagtail refuses by sending people home, or by 403 or 404 where the thing is not theirs."""
    home = reverse("wagtailadmin_home")
    return response.status_code in (403, 404) or response.headers.get("Location") == home


def view_page_form(client, page, term, image):
    return not is_refused(client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))


def add_page(client, page, term, image):
    place = page.get_parent().pk
    url = reverse("wagtailadmin_pages:add", args=["programs", "levelofcare", place])
    return not is_refused(client.get(url))


def save_page_draft(client, page, term, image):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    before = page.revisions.count()
    response = client.get(url)
    if is_refused(response):
        return False
    client.post(url, {**form_data(response), "title": "Other words"})
    return page.revisions.count() > before


def publish_page(client, page, term, image):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = client.get(url)
    if is_refused(response):
        return False
    client.post(url, {**form_data(response), "title": "Other", "action-publish": "1"})
    page.refresh_from_db()
    return page.title == "Other"


def unpublish_page(client, page, term, image):
    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    page.refresh_from_db()
    return not page.live


def delete_page(client, page, term, image):
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    return not Page.objects.filter(pk=page.pk).exists()


def move_page(client, page, term, image):
    return not is_refused(client.get(reverse("wagtailadmin_pages:move", args=[page.pk])))


def list_snippets(client, page, term, image):
    return not is_refused(client.get(reverse(term.snippet_viewset.get_url_name("list"))))


def read_snippet(client, page, term, image):
    url = reverse(term.snippet_viewset.get_url_name("inspect"), args=[term.pk])
    return not is_refused(client.get(url))


def add_snippet(client, page, term, image):
    return not is_refused(client.get(reverse(term.snippet_viewset.get_url_name("add"))))


def save_snippet_draft(client, page, term, image):
    before = term.revisions.count()
    url = reverse(term.snippet_viewset.get_url_name("edit"), args=[term.pk])
    client.post(url, term_data(term))
    return term.revisions.count() > before


def publish_snippet(client, page, term, image):
    url = reverse(term.snippet_viewset.get_url_name("edit"), args=[term.pk])
    client.post(url, {**term_data(term), "action-publish": "1"})
    term.refresh_from_db()
    return term.definition == "Words that were changed."


def delete_snippet(client, page, term, image):
    client.post(reverse(term.snippet_viewset.get_url_name("delete"), args=[term.pk]))
    return not type(term).objects.filter(pk=term.pk).exists()


def choose_image(client, page, term, image):
    response = client.get(reverse("wagtailimages_chooser:choose"))
    return response.status_code == 200 and "Chairs" in response.json()["html"]


def add_image(client, page, term, image):
    return not is_refused(client.get(reverse("wagtailimages:add")))


def edit_image(client, page, term, image):
    return not is_refused(client.get(reverse("wagtailimages:edit", args=[image.pk])))


def delete_image(client, page, term, image):
    client.post(reverse("wagtailimages:delete", args=[image.pk]))
    return not ContentImage.objects.filter(pk=image.pk).exists()


def list_brochures(client, page, term, image):
    return not is_refused(client.get(reverse(Brochure.snippet_viewset.get_url_name("list"))))


def manage_users(client, page, term, image):
    return not is_refused(client.get(reverse("wagtailusers_users:index")))


E, R, P, D = EDITORS, REVIEWERS, PUBLISHERS, DESIGNERS
MATRIX = [
    (view_page_form, {E, R, P}),
    (add_page, {E, P}),
    (save_page_draft, {E, R, P}),
    (publish_page, {P}),
    (unpublish_page, {P}),
    (delete_page, {P}),
    (move_page, {P}),
    (list_snippets, {E, R, P, D}),
    (read_snippet, {E, R, P, D}),
    (add_snippet, {E, P}),
    (save_snippet_draft, {E, R, P}),
    (publish_snippet, {P}),
    (delete_snippet, {P}),
    (choose_image, {E, R, P, D}),
    (add_image, {E, P, D}),
    (edit_image, {E, P}),
    (delete_image, {E, P}),  # to Wagtail, who may change an image may delete it
    (list_brochures, {E, R, P, D}),
    (manage_users, set()),
]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("action", "allowed"), MATRIX, ids=[row[0].__name__ for row in MATRIX])
def test_a_role_may_do_this_and_no_more(role, action, allowed, as_role, page, term, image):
    assert action(as_role(role), page, term, image) is (role in allowed)


def test_everybody_may_open_the_admin(as_role):
    for role in ROLES:
        assert as_role(role).get(reverse("wagtailadmin_home")).status_code == 200


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
    approve(REVIEWERS, reviewer=reviewer.pk, comment="Checked as a whole.", **statements)
    assert not page.live
    state.refresh_from_db()
    assert state.current_task_state.task.name == "Publication"
    approve(PUBLISHERS)
    assert page.live
