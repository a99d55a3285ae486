"""Whatever publishes a document that is not ready is refused with words, and nothing is lost."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow

from cms.desk.refusals import RefusalMiddleware
from programs.models import LevelOfCare, ProgramType
from tests.cms.forms import form_data
from tests.factories.programs import ComponentFactory, LevelOfCareFactory, ProgramTypeFactory
from tests.snapshots import published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def person(client):
    user = get_user_model().objects.create_superuser("nora", "nora@example.org", "x")
    client.force_login(user)
    return user


@pytest.fixture
def unready():
    """A draft that lacks its short copy."""
    published("half-a-level", write_half_a_level)
    return LevelOfCare.objects.get(title="Half a level")


def write_half_a_level():
    LevelOfCareFactory(live=False, copy_short="", title="Half a level")


def words(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def says_what_to_do(response):
    said = words(response)
    return "“Half a level” cannot be published yet" in said and (
        "<strong>Short copy</strong>: Write the short copy" in said
    )


def bulk_publish(client, pages, **values):
    ids = "&".join(f"id={page.pk}" for page in pages)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return client.post(f"{url}?{ids}&next=/admin/pages/", values)


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_bulk_publish_names_every_page_field_and_cure(client, unready):
    ready = LevelOfCareFactory(live=False)
    other = LevelOfCareFactory(live=False, suits=[], title="Another half")
    response = bulk_publish(client, [ready, unready, other])
    assert response.url == "/admin/pages/"
    assert says_what_to_do(response)
    assert "“Another half” cannot be published yet" in words(response)
    assert "Nothing was published" in words(response)
    assert edit(unready) in words(response)
    ready.refresh_from_db()
    assert not ready.live


def test_a_refusal_tells_everything_in_the_words_of_the_form(client):
    section = ProgramTypeFactory(live=False).get_parent()
    program = section.add_child(instance=ProgramType(title="Bare", slug="bare", live=False))
    said = words(bulk_publish(client, [program]))
    assert "<strong>Made for</strong>: Fill this in." in said
    assert "<strong>Level of care</strong>: Choose the level of care" in said
    assert "<strong>Short copy</strong>" in said


def test_bulk_publish_of_ready_pages_publishes_them(client):
    page = LevelOfCareFactory(live=False)
    assert "published" in words(bulk_publish(client, [page]))
    page.refresh_from_db()
    assert page.live


def test_bulk_publish_with_descendants_looks_at_those_too(client, unready):
    section = unready.get_parent()
    response = bulk_publish(client, [section], include_descendants="on")
    assert says_what_to_do(response)


def test_the_last_approval_is_refused_and_stays_open(client, unready):
    workflow = Workflow.objects.get()
    state = workflow.start(unready, None)
    state.current_task_state.approve()
    state.refresh_from_db()
    url = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[unready.pk, "approve", state.current_task_state_id],
    )
    response = client.post(url, {"comment": ""})
    assert response.url == edit(unready)
    assert says_what_to_do(response)
    state.refresh_from_db()
    assert state.status == "in_progress"
    assert state.current_task_state.status == "in_progress"


def test_an_approval_dialog_is_sent_to_the_edit_form(client, unready):
    state = Workflow.objects.get().start(unready, None)
    state.current_task_state.approve()
    state.refresh_from_db()
    url = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[unready.pk, "approve", state.current_task_state_id],
    )
    response = client.post(url, {"comment": ""}, headers={"x-requested-with": "XMLHttpRequest"})
    assert response.json() == {"step": "success", "redirect": edit(unready)}
    assert says_what_to_do(response)


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_the_edit_form_keeps_the_words_and_shows_the_problem_at_its_field(client, unready, action):
    data = form_data(client.get(edit(unready)))
    response = client.post(edit(unready), {**data, "note": "Kept words", action: "1"})
    assert response.status_code == 200
    form = response.context["form"]
    assert form.errors["copy_short"] == [
        "Write the short copy: lists and the app cannot do without it."
    ]
    assert "Kept words" in response.content.decode()
    unready.refresh_from_db()
    assert not unready.live


def test_approval_with_edits_keeps_the_words_and_shows_the_problem(client, unready):
    state = Workflow.objects.get().start(unready, None)
    state.current_task_state.approve()
    data = form_data(client.get(edit(unready)))
    data |= {"note": "Kept words", "action-workflow-action": "1", "workflow-action-name": "approve"}
    response = client.post(edit(unready), data)
    assert response.status_code == 200
    assert "copy_short" in response.context["form"].errors
    assert "Kept words" in response.content.decode()


def test_a_schedule_is_refused_at_the_field(client, unready):
    data = form_data(client.get(edit(unready)))
    tomorrow = timezone.localtime() + datetime.timedelta(days=1)
    data |= {"go_live_at": f"{tomorrow:%Y-%m-%d %H:%M}", "action-publish": "1"}
    response = client.post(edit(unready), data)
    assert "copy_short" in response.context["form"].errors
    assert not unready.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_an_old_version_is_published_only_if_it_is_ready(client, unready):
    old = unready.get_latest_revision()
    unready.copy_short = "One line."
    unready.save_revision()
    url = reverse("wagtailadmin_pages:revisions_revert", args=[unready.pk, old.pk])
    data = form_data(client.get(url))
    assert data["copy_short"] == ""
    response = client.post(edit(unready), {**data, "revision": old.pk, "action-publish": "1"})
    assert "copy_short" in response.context["form"].errors


def test_unlocking_and_cancelling_a_schedule_ask_nothing(client, unready, person):
    unready.locked, unready.locked_by = True, person
    unready.save()
    response = client.post(reverse("wagtailadmin_pages:unlock", args=[unready.pk]))
    assert response.status_code == 302
    revision = unready.get_latest_revision()
    revision.approved_go_live_at = timezone.now() + datetime.timedelta(days=1)
    revision.save()
    url = reverse("wagtailadmin_pages:revisions_unschedule", args=[unready.pk, revision.pk])
    assert client.post(url).status_code == 302


def test_a_snippet_is_refused_at_its_field(client):
    part = ComponentFactory(live=False, copy_short="")
    url = reverse(part.snippet_viewset.get_url_name("edit"), args=[part.pk])
    data = form_data(client.get(url), form_id="w-editor-form")
    response = client.post(url, {**data, "action-publish": "1"})
    assert response.status_code == 200
    assert "copy_short" in response.context["form"].errors
    part.refresh_from_db()
    assert not part.live


def test_a_snippet_refused_behind_its_form_is_explained_too(client, monkeypatch):
    part = ComponentFactory(live=False, copy_short="", title="Half a part")
    monkeypatch.setattr("programs.forms.PublishingRules.check_publishing", lambda form: None)
    url = reverse(part.snippet_viewset.get_url_name("edit"), args=[part.pk])
    data = form_data(client.get(url), form_id="w-editor-form")
    response = client.post(url, {**data, "action-publish": "1"})
    assert response.url == url
    assert "“Half a part” cannot be published yet" in words(response)


def test_a_person_without_the_edit_form_is_sent_home(client, unready):
    stranger = get_user_model().objects.create_user("omar", "omar@example.org", "x")
    request = RequestFactory().post("/admin/pages/")
    request.user = stranger
    request.session = client.session
    request._messages = Messages()
    error = refusal_of(unready)
    response = RefusalMiddleware(lambda request: None).process_exception(request, error)
    assert response.url == reverse("wagtailadmin_home")
    assert "Edit</a>" not in request._messages.said[0]


def test_other_errors_and_other_places_are_left_alone(unready):
    middleware = RefusalMiddleware(lambda request: None)
    admin = RequestFactory().post("/admin/pages/")
    assert middleware.process_exception(admin, ValidationError("Other")) is None
    site = RequestFactory().post("/api/v1/")
    assert middleware.process_exception(site, refusal_of(unready)) is None


class Messages:
    def __init__(self):
        self.said = []

    def add(self, level, message, extra_tags=""):
        self.said.append(str(message))


def refusal_of(page):
    with pytest.raises(ValidationError) as caught:
        page.get_latest_revision().publish()
    return caught.value


def test_a_copy_of_a_live_page_starts_as_a_draft(client):
    page = LevelOfCareFactory()
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])
    assert "publish_copies" not in client.get(url).context["form"].fields
    client.post(
        url,
        {
            "new_title": "A copy",
            "new_slug": "a-copy",
            "new_parent_page": page.get_parent().pk,
            "publish_copies": "on",
        },
    )
    copy = type(page).objects.get(slug="a-copy")
    assert not copy.live
