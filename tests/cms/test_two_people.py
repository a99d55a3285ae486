"""Two people, or two tabs, at the same words: nothing is lost, and whoever is late is told."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Revision, Workflow
from wagtail_localize.models import StringTranslation

from cms.desk.documents import edit_url
from programs.models import Component, ContentImage, ProgramType
from programs.signing import STATEMENTS, sign_off_of
from publishing.models import Version
from tests.cms.forms import form_data
from tests.factories import programs as make
from tests.factories.translations import fill_in, submit
from tests.publishing_once import published_once

#: How the editor's own code asks, and how a dialog does.
AUTOSAVE = {"accept": "application/json"}
DIALOG = {"x-requested-with": "XMLHttpRequest"}


@pytest.fixture(scope="module")
def published(django_db_setup, django_db_blocker):
    with published_once(django_db_blocker):
        for name, role in (
            ("ana", "Editors"),
            ("ben", "Editors"),
            ("rita", "Clinical reviewers"),
            ("rosa", "Clinical reviewers"),
            ("paul", "Publishers"),
            ("pia", "Publishers"),
        ):
            user = get_user_model().objects.create_user(
                name, f"{name}@example.org", "x", first_name=name.title(), last_name="Who"
            )
            user.groups.add(Group.objects.get(name=role))
        program = make.ProgramTypeFactory(slug="standard-iop", title="Standard IOP")
        component = make.ComponentFactory(slug="groups", title="Groups")
        yield program.pk, component.pk


class Tab:
    """A page or snippet as it stood when somebody opened it, and what they do with it."""

    def __init__(self, name, document):
        self.client = Client()
        self.user = get_user_model().objects.get(username=name)
        self.client.force_login(self.user)
        self.document = document
        if hasattr(document, "snippet_viewset"):
            names, form = document.snippet_viewset.get_url_name, "w-editor-form"
        else:
            names, form = "wagtailadmin_pages:{}".format, "page-edit-form"
        self.address = lambda name, *args: reverse(names(name), args=[document.pk, *args])
        self.url = self.address("edit")
        self.form = form_data(self.client.get(self.url), form)
        self.own_revision = None

    def type(self, words):
        """Change the short copy, and let the editor save it by itself."""
        self.form["copy_short"] = words
        sent = dict(self.form)
        if self.own_revision:
            sent["overwrite_revision_id"] = self.own_revision
        answer = self.client.post(self.url, sent, headers=AUTOSAVE).json()
        self.own_revision = answer.get("revision_id", self.own_revision)
        return answer

    def press(self, **button):
        return self.client.post(self.url, {**self.form, **button})

    def sign(self, **sent):
        """Open the dialog in the editor, confirm everything, and send the form with it."""
        state = fresh(self.document).current_workflow_task_state
        url = self.address("collect_workflow_action_data", "approve", state.pk)
        answer = self.client.post(url, {**dialog(self.client, url), **sent}, headers=DIALOG)
        return self.press(
            **{
                "action-workflow-action": "true",
                "workflow-action-name": "approve",
                "workflow-action-extra-data": json.dumps(answer.json()["cleaned_data"]),
            }
        )


def dialog(client, url):
    """Open the dialog of signing and fill it in; return what it would send."""
    answer = client.get(url, headers=DIALOG)
    shown = answer.json()["html"].partition('name="shown" value="')[2].partition('"')[0]
    reviewer = make.ReviewerFactory(title="A. Person", role="Medical director")
    confirmed = dict.fromkeys(STATEMENTS, "on")
    return {**confirmed, "reviewer": reviewer.pk, "comment": "Read as a whole.", "shown": shown}


def fresh(document):
    return type(document).objects.get(pk=document.pk)


def newest(document):
    return fresh(document).get_latest_revision_as_object().copy_short


def said(answer):
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


def public(document):
    return Version.objects.latest_of(document.translation_key, "en-US").body["copy"]["short"]


@pytest.fixture
def document(request, published, db):
    """A page; a snippet where a test asks for both, because Wagtail saves them in two ways."""
    program, component = published
    if getattr(request, "param", "page") == "page":
        return ProgramType.objects.get(pk=program)
    return Component.objects.get(pk=component)


both = pytest.mark.parametrize("document", ["page", "snippet"], indirect=True)


@pytest.fixture
def submitted(document):
    """Ana's words wait for a clinical reviewer."""
    Tab("ana", document).type("Words of Ana.")
    Workflow.objects.get().start(fresh(document), get_user_model().objects.get(username="ana"))
    return fresh(document)


# A reviewer whose screen shows older words.


@both
def test_an_editor_tab_that_shows_older_words_signs_nothing(submitted, signatures_asked):
    rita = Tab("rita", submitted)
    Tab("rosa", submitted).type("Other words, of Rosa.")
    answer = rita.sign()
    assert sign_off_of(fresh(submitted).get_latest_revision_as_object()) is None
    assert newest(submitted) == "Other words, of Rosa."
    assert fresh(submitted).current_workflow_task.name == "Clinical review"
    assert "Rosa Who saved other words" in said(answer)
    assert "Nothing was decided" in said(answer)
    assert "See what changed" in said(answer)
    assert answer.url == rita.url

    Tab("rita", submitted).sign()
    signed = sign_off_of(fresh(submitted).get_latest_revision_as_object())
    assert signed.user.username == "rita"
    assert fresh(submitted).current_workflow_task.name == "Publication"


def test_a_publisher_does_not_approve_words_that_are_not_on_the_screen(submitted):
    Tab("rita", submitted).sign()
    paul = Tab("paul", submitted)
    Tab("pia", submitted).type("Other words, of Pia.")
    approve = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    assert "Nothing was decided" in said(paul.press(**approve))
    assert newest(submitted) == "Other words, of Pia."
    assert public(submitted) != "Words of Ana."


@both
def test_words_that_change_while_the_dialog_is_open_are_not_signed(submitted, signatures_asked):
    rita = Tab("rita", submitted)
    state = submitted.current_workflow_task_state
    url = rita.address("workflow_action", "approve", state.pk)
    sent = dialog(rita.client, url)
    Tab("rosa", submitted).type("Other words, of Rosa.")
    answer = rita.client.post(url, sent, headers=DIALOG)
    assert answer.json() == {"step": "success", "redirect": rita.url}
    assert "the words have changed since you opened this" in said(answer)
    assert "See what changed" in said(answer)
    assert sign_off_of(fresh(submitted).get_latest_revision_as_object()) is None


def test_autosave_never_takes_a_step_of_the_workflow(submitted):
    rita = Tab("rita", submitted)
    late = {**rita.form, "action-workflow-action": "true", "workflow-action-name": "reject"}
    answer = rita.client.post(rita.url, late, headers=AUTOSAVE)
    assert answer.json()["success"] is False
    assert fresh(submitted).current_workflow_task_state.status == "in_progress"


def test_words_that_were_saved_again_as_they_were_are_signed(submitted):
    rita = Tab("rita", submitted)
    state = submitted.current_workflow_task_state
    url = rita.address("workflow_action", "approve", state.pk)
    sent = dialog(rita.client, url)
    submitted.get_latest_revision_as_object().save_revision(user=None)
    rita.client.post(url, sent, headers=DIALOG)
    assert sign_off_of(fresh(submitted).get_latest_revision_as_object())


def test_the_dialog_says_whose_words_these_are(submitted):
    rita = Tab("rita", submitted)
    state = submitted.current_workflow_task_state
    url = rita.address("workflow_action", "approve", state.pk)
    html = rita.client.get(url, headers=DIALOG).json()["html"]
    assert "Ana Who saved it" in html
    assert "What is new since it was public" in html
    # Sent back with a mistake, it is still about the words that it was opened on.
    sent = {**dialog(rita.client, url), "comment": ""}
    again = rita.client.post(url, sent, headers=DIALOG).json()["html"]
    assert f'name="shown" value="{sent["shown"]}"' in again


# Two editors.


@both
def test_autosave_never_writes_over_somebody_elses_words(document):
    ana, ben = Tab("ana", document), Tab("ben", document)
    assert ana.type("Words of Ana.")["success"]
    answer = ben.type("Words of Ben.")
    assert (answer["success"], answer["error_code"]) == (False, "invalid_revision")
    assert newest(document) == "Words of Ana."
    # Nor does Ana's next save, once Ben has pressed Save.
    ben.press()
    assert ana.type("More words of Ana.")["error_code"] == "invalid_revision"
    assert newest(document) == "Words of Ben."


@both
def test_who_saves_over_newer_words_is_told_and_they_are_kept(document):
    ana, ben = Tab("ana", document), Tab("ben", document)
    ana.type("Words of Ana.")
    ben.form["copy_short"] = "Words of Ben."
    answer = ben.press()
    assert newest(document) == "Words of Ben."
    assert "Ana Who saved other words" in said(answer)
    kept = Revision.objects.for_instance(document).filter(user=ana.user).get()
    assert kept.as_object().copy_short == "Words of Ana."
    difference = ben.address("revisions_compare", kept.pk, fresh(document).latest_revision_id)
    assert difference in said(answer)
    page = ben.client.get(difference).content.decode()
    assert "Ana." in page
    assert "Ben." in page


def test_who_saves_alone_is_told_nothing(document):
    ana = Tab("ana", document)
    ana.type("Words of Ana.")
    assert "saved other words" not in said(ana.press())


def test_the_other_person_hears_of_it_while_writing(document):
    ana, ben = Tab("ana", document), Tab("ben", document)
    ana.type("Words of Ana.")
    opened = ben.client.get(ben.url).context["editing_sessions"]
    answer = ben.client.post(
        opened.ping_url,
        {
            "revision_id": ben.form["loaded_revision_id"],
            "revision_created_at": ben.form["loaded_revision_created_at"],
        },
    )
    assert "Ana Who saved a new version" in answer.json()["html"]


# Autosave, and a publication at the same time.


@both
def test_autosave_after_a_publication_leaves_the_published_words_alone(document):
    ana = Tab("ana", document)
    ana.type("Words of Ana.")
    fresh(document).latest_revision.publish()
    live = fresh(document).live_revision
    assert ana.type("Words of Ana, unfinish")["success"]
    assert ana.type("Words of Ana, unfinished.")["success"]
    assert public(document) == "Words of Ana."
    assert newest(document) == "Words of Ana, unfinished."
    document = fresh(document)
    assert document.has_unpublished_changes
    assert document.live_revision == live
    assert live.as_object().copy_short == "Words of Ana."
    # One revision for the publication, and one for all that was typed after it.
    assert Revision.objects.for_instance(document).filter(user=ana.user).count() == 2


def test_what_was_public_once_can_be_published_again_as_it_was(document):
    ana = Tab("ana", document)
    ana.type("Words of Ana.")
    once = fresh(document).latest_revision
    once.publish()
    fresh(document).unpublish()
    ana.type("Words of Ana, unfinished.")
    once.refresh_from_db()
    assert once.as_object().copy_short == "Words of Ana."


def test_a_publisher_does_not_publish_what_an_editor_typed_meanwhile(document):
    ana, paul = Tab("ana", document), Tab("paul", document)
    ana.type("Words of Ana.")
    paul.form["copy_short"] = "Words of Paul."
    answer = paul.press(**{"action-publish": "1"})
    assert public(document) == "Words of Paul."
    assert "Ana Who saved other words" in said(answer)
    assert ana.type("More words of Ana.")["error_code"] == "invalid_revision"
    kept = Revision.objects.for_instance(document).filter(user=ana.user).get()
    assert kept.as_object().copy_short == "Words of Ana."


# What a draft refers to is deleted meanwhile.


def test_a_draft_opens_without_the_picture_that_was_deleted(document):
    picture = ContentImage.objects.create(title="Chairs", file=get_test_image_file())
    document.picture = picture
    document.copy_short = "Words of Ana."
    document.save_revision()
    picture.delete()
    ana = Tab("ana", document)
    assert ana.form["copy_short"] == "Words of Ana."
    assert ana.form["picture"] == ""
    assert ana.type("More words of Ana.")["success"]


# A translation, and its source is deleted meanwhile.


@pytest.fixture
def translated(document):
    """A translation that somebody has begun; its texts are there, its page is a draft."""
    translation = submit(document)
    fill_in(translation)
    translation.save_target(publish=False)
    return translation


@both
def test_a_translation_outlives_its_source(document, translated):
    target = translated.get_target_instance()
    url = edit_url(type(target), target.pk)
    paul = Tab("paul", fresh(document))
    paul.client.post(paul.address("delete"))
    ana = Client()
    ana.force_login(get_user_model().objects.get(username="ana"))
    # A tab that was opened before publishes nothing, saves nothing, and is told why.
    for answer in (
        paul.client.post(url, {"action": "publish"}),
        ana.post(reverse("save_translation", args=[translated.pk])),
    ):
        assert answer.url == url
        assert "The original was deleted" in said(answer)
    assert not fresh(target).live
    assert StringTranslation.objects.filter(data="palabras").exists()
    # What was translated is there, in the ordinary editor.
    assert "palabras" in ana.get(url).content.decode()
    tab = Tab("ana", fresh(target))
    assert tab.type("Otras palabras.")["success"]
    assert newest(target) == "Otras palabras."
