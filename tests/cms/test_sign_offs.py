"""Nothing clinical goes public unsigned: every role, every action, every path into publishing."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Revision, Workflow

from cms.desk.signature import SignForm
from programs.models import Component, ContentImage, ProgramType, SignOff
from programs.models.publishable import NotPublishable
from programs.signing import (
    STATEMENTS,
    SigningRefused,
    _Digests,
    digest_of,
    mark_of,
    sign,
    sign_off_of,
    writers_of,
)
from publishing.models import Version
from publishing.verifying import differences
from tests.cms.forms import form_data
from tests.contract.client import ContractClient
from tests.factories import programs as make
from tests.factories.translations import fill_in, review, submit
from tests.publishing_once import published_once

ROLES = ["Editors", "Clinical reviewers", "Publishers", "Designers"]
NEW = "Words that somebody must sign."
PROGRAM = "/api/v1/programs/standard-iop/"


@pytest.fixture(scope="module")
def published(django_db_setup, django_db_blocker):
    with published_once(django_db_blocker):
        people = {}
        for role in (*ROLES, "writer"):
            user = get_user_model().objects.create_user(role, f"{role[:3]}@example.org", "x")
            user.groups.add(Group.objects.get(name="Editors" if role == "writer" else role))
            people[role] = user.pk
        program = make.ProgramTypeFactory(
            slug="standard-iop", title="Standard IOP", variant="standard"
        )
        component = make.ComponentFactory(slug="groups", title="Groups")
        yield program.pk, component.pk, people


@pytest.fixture
def people(published, db, signatures_asked):
    users = get_user_model().objects.in_bulk(published[2].values())
    return {role: users[pk] for role, pk in published[2].items()}


@pytest.fixture
def program(published, people):
    """Live, with a draft whose new words are the writer's and unsigned."""
    return draft(ProgramType.objects.get(pk=published[0]), people["writer"])


@pytest.fixture
def component(published, people):
    return draft(Component.objects.get(pk=published[1]), people["writer"])


def draft(document, writer, words=NEW):
    document.copy_short = words
    document.save_revision(user=writer)
    return type(document).objects.get(pk=document.pk)


def give_signature(document, people, role="Clinical reviewers"):
    return sign(
        document,
        document.get_latest_revision_as_object(),
        reviewer=make.ReviewerFactory(title="A. Person", role="Medical director"),
        user=people[role],
        statements=list(STATEMENTS.values()),
        reason="Checked against the manual.",
    )


def is_public(document):
    row = Version.objects.latest_of(document.translation_key, "en-US")
    return row.body["copy"]["short"] == NEW


# Every way of publishing: each takes a client, and does what its person can do with it.


def by_editor(client, document):
    url = reverse("wagtailadmin_pages:edit", args=[document.pk])
    form = client.get(url)
    if form.status_code == 200:
        client.post(url, {**form_data(form), "action-publish": "1"})


def by_bulk(client, document):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{url}?id={document.pk}&next=/admin/")


def by_last_approval(client, document):
    Workflow.objects.get().start(document, get_user_model().objects.get(username="writer"))
    document = type(document).objects.get(pk=document.pk)
    task_state = document.current_workflow_task_state
    args = [document.pk, "approve", task_state.pk]
    client.post(reverse("wagtailadmin_pages:workflow_action", args=args), {"comment": "Fine."})


def by_snippet_form(client, document):
    url = reverse(document.snippet_viewset.get_url_name("edit"), args=[document.pk])
    form = client.get(url)
    if form.status_code == 200:
        client.post(url, {**form_data(form, "w-editor-form"), "action-publish": "1"})


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    ("path", "which"),
    [
        (by_editor, "program"),
        (by_bulk, "program"),
        (by_last_approval, "program"),
        (by_snippet_form, "component"),
    ],
)
def test_a_path_publishes_what_is_signed_for_who_may(client, people, request, role, path, which):
    document = request.getfixturevalue(which)
    client.force_login(people[role])
    path(client, document)
    assert not is_public(document)
    document = type(document).objects.get(pk=document.pk)
    if state := document.current_workflow_state:
        state.cancel()
    give_signature(document, people)
    path(client, document)
    assert is_public(document) == (role == "Publishers")


def test_no_script_and_no_schedule_publishes_the_unsigned(program, capsys):
    revision = program.latest_revision
    with pytest.raises(NotPublishable, match="not signed"):
        revision.publish()
    past = timezone.now() - datetime.timedelta(minutes=1)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past)
    with pytest.raises(SystemExit):
        call_command("publish_scheduled")
    assert "not signed" in capsys.readouterr().err
    assert not is_public(program)


def test_a_signed_schedule_is_kept_and_an_edit_after_it_is_not(program, people):
    give_signature(program, people)
    words = program.get_latest_revision_as_object()
    words.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    revision = words.save_revision(user=people["Publishers"])
    revision.publish()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now())
    call_command("publish_scheduled")
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    assert sign_off_of(ProgramType.objects.get(pk=program.pk).get_latest_revision_as_object())


def test_a_translation_is_signed_for_itself(program, people):
    give_signature(program, people)
    program.latest_revision.publish()
    translation = submit(ProgramType.objects.get(pk=program.pk))
    fill_in(translation)
    translation.save_target(publish=False)
    review(translation.get_target_instance())
    with pytest.raises(Exception, match="not signed"):
        translation.save_target(publish=True)
    target = translation.get_target_instance()
    assert not target.live
    give_signature(target, people)
    translation.save_target(publish=True)
    assert translation.get_target_instance().live


def action_url(program, action):
    state = ProgramType.objects.get(pk=program.pk).current_workflow_task_state
    return reverse("wagtailadmin_pages:workflow_action", args=[program.pk, action, state.pk])


# Who may sign.


@pytest.mark.parametrize(
    ("role", "may_sign", "may_reject"),
    [
        ("Editors", False, False),
        ("Clinical reviewers", True, True),
        ("Publishers", False, False),
        ("Designers", False, False),
    ],
)
def test_reviewers_sign_in_the_workflow(client, program, people, role, may_sign, may_reject):
    answer = send_signature(client, program, people, role)
    signed = sign_off_of(program.get_latest_revision_as_object())
    assert bool(signed) == may_sign, answer
    if signed:
        assert (signed.reviewer, signed.user) == ("A. Person", people[role])
        assert signed.statements == list(STATEMENTS.values())
        task = ProgramType.objects.get(pk=program.pk).current_workflow_task
        assert task.name == "Publication"
    assert not is_public(program)


def send_signature(client, program, people, role, **values):
    """Submit to the workflow as the writer and sign as somebody, as the dialog does."""
    Workflow.objects.get().start(program, people["writer"])
    program = ProgramType.objects.get(pk=program.pk)
    assert program.current_workflow_task.name == "Clinical review"
    client.force_login(people[role])
    reviewer = make.ReviewerFactory(title="A. Person", role="Medical director")
    form = dict.fromkeys(STATEMENTS, "on")
    form |= {"reviewer": reviewer.pk, "comment": "Checked against the manual."}
    form |= {"shown": mark_of(program), **values}
    args = [program.pk, "approve", program.current_workflow_task_state.pk]
    url = reverse("wagtailadmin_pages:workflow_action", args=args)
    return client.post(url, form, headers={"x-requested-with": "XMLHttpRequest"})


def test_who_wrote_does_not_sign(client, program, people):
    program = draft(program, people["Clinical reviewers"], NEW + " And more.")
    with pytest.raises(SigningRefused, match="You wrote part of these words"):
        give_signature(program, people)
    answer = send_signature(client, program, people, "Clinical reviewers")
    assert answer.status_code in (302, 403)
    assert sign_off_of(program.get_latest_revision_as_object()) is None
    page = client.get(reverse("wagtailadmin_pages:edit", args=[program.pk])).content.decode()
    assert "it must be somebody else" in page
    assert "Sign and approve" not in page


def test_writing_again_after_a_signature_makes_a_writer_of_somebody(program, people):
    give_signature(program, people)
    assert writers_of(program, program.get_latest_revision_as_object()) == set()
    program = draft(program, people["Editors"], "Other words.")
    words = program.get_latest_revision_as_object()
    assert writers_of(program, words) == {people["Editors"].pk}


def test_writers_are_found_as_quickly_in_a_long_history(program, people):
    def cost():
        words = program.get_latest_revision_as_object()
        with CaptureQueriesContext(connection) as queries:
            assert writers_of(program, words) == {people["writer"].pk}
        return len(queries)

    before = cost()
    for number in range(5):
        program = draft(program, people["writer"], f"Version {number}.")
    assert cost() == before


def test_a_version_reads_as_wagtail_restores_it(program, people):
    program.picture = ContentImage.objects.create(title="Chairs", file=get_test_image_file())
    draft(program, people["writer"], "With a picture that is deleted later.")
    program.picture.delete()
    digests = _Digests(ProgramType)
    for revision in program.revisions.all():
        assert digests.of(revision) == digest_of(revision.as_object())


def test_a_signature_lacks_nothing(client, program, people):
    reviewer = make.ReviewerFactory()
    whole = {"reviewer": reviewer.pk, "comment": "Checked as a whole.", "shown": "1:ab"}
    whole |= dict.fromkeys(STATEMENTS, "on")
    assert SignForm(whole).is_valid()
    for missing in whole:
        errors = SignForm({**whole, missing: ""}).errors
        assert list(errors) == [missing]
        assert missing == "shown" or "This field" not in str(errors)  # what nobody fills in
    # What the browser sends is read again on the server.
    send_signature(client, program, people, "Clinical reviewers", facts="")
    assert sign_off_of(program.get_latest_revision_as_object()) is None


def test_reading_the_whole_page_moves_its_review_date_with_the_words(client, program, people):
    ProgramType.objects.filter(pk=program.pk).update(last_reviewed="2024-01-01")
    send_signature(client, program, people, "Clinical reviewers", whole="on")
    program = ProgramType.objects.get(pk=program.pk)
    words = program.get_latest_revision_as_object()
    assert words.last_reviewed == timezone.localdate()
    assert words.reviewed_by[0].value.title == "A. Person"
    assert sign_off_of(words)
    client.force_login(people["Publishers"])
    args = [program.pk, "approve", program.current_workflow_task_state.pk]
    client.post(reverse("wagtailadmin_pages:workflow_action", args=args), {"comment": ""})
    meta = ContractClient().get(PROGRAM).json()["meta"]
    assert meta["last_reviewed"] == timezone.localdate().isoformat()
    assert meta["sign_off"]["kind"] == "signed"
    assert meta["sign_off"]["role"] == "Medical director"
    history = client.get(f"/admin/pages/{program.pk}/history/").content.decode()
    assert "Signed by A. Person, Medical director. Checked against the manual." in history
    assert [str(each) for each in differences()] == []


def test_words_that_change_after_the_signature_are_not_published(client, program, people):
    send_signature(client, program, people, "Clinical reviewers")
    draft(program, people["Publishers"], "A publisher's own words.")
    client.force_login(people["Publishers"])
    answer = client.post(action_url(program, "approve"), {"comment": ""}, follow=True)
    assert "These words are not signed" in answer.content.decode()
    program = ProgramType.objects.get(pk=program.pk)
    assert program.current_workflow_state.status == "in_progress"
    assert not is_public(program)
    # Submitted anew, they come to a reviewer again.
    program.current_workflow_state.cancel()
    Workflow.objects.get().start(program, people["Publishers"])
    assert ProgramType.objects.get(pk=program.pk).current_workflow_task.name == "Clinical review"


def test_what_is_not_clinical_needs_no_signature(people):
    place = make.LocationFactory()
    Workflow.objects.get().start(place, people["writer"])
    assert place.current_workflow_task.name == "Publication"
    assert (
        ContractClient().get(f"/api/v1/locations/{place.slug}/").json()["meta"]["sign_off"] is None
    )


def test_reviews_dates_slugs_and_marks_of_the_editor_are_no_words(program):
    words = program.get_latest_revision_as_object()
    before = digest_of(words)
    words.last_reviewed, words.slug, words.go_live_at = timezone.localdate(), "x", timezone.now()
    words.modules = [("module", _module("<p>One.</p>"))]
    plain = digest_of(words)
    words.modules = [("module", _module('<p data-block-key="a1b2c">One.</p>'))]
    assert digest_of(words) == plain != before
    words.modules = [("module", _module("<p>Two.</p>"))]
    assert digest_of(words) != plain


def _module(html):
    block = ProgramType._meta.get_field("modules").stream_block.child_blocks["module"]
    raw = {"aspect": "overview", "heading": "H", "body": html, "stands_alone": True}
    return block.to_python(raw)


# Emergencies.


@pytest.mark.parametrize("role", ROLES)
def test_publishers_publish_unsigned_in_an_emergency(client, program, people, role):
    client.force_login(people[role])
    url = reverse("desk_exempt", args=["programs.programtype", program.pk])
    short = client.post(url, {"reason": "Quick."})
    assert not SignOff.objects.filter(kind=SignOff.EMERGENCY).exists()
    client.post(url, {"reason": "The number has changed; people reach nobody."})
    by_editor(client, program)
    assert is_public(program) == (role == "Publishers")
    if role == "Publishers":
        assert short.context["form"].errors["reason"]
        assert ContractClient().get(PROGRAM).json()["meta"]["sign_off"]["kind"] == "emergency"
        assert "people reach nobody" in mail.outbox[0].body
        history = client.get(f"/admin/pages/{program.pk}/history/").content.decode()
        assert "Published in an emergency, without a signature" in history
        with pytest.raises(SigningRefused):
            give_signature(program, {**people, "Clinical reviewers": people["writer"]})
