"""Colleagues comment on a page, field by field and part by part, and hear of each other."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from wagtail.models import COMMENTS_RELATION_NAME, Comment, Page, PageSubscription

from cms.desk.roles import EDITORS, PUBLISHERS
from cms.releases.fingerprints import fingerprint
from programs.signing import digest_of
from publishing.documents import draft_version
from publishing.types import document_models
from tests.cms.forms import form_data
from tests.factories import programs as make

PAGES = [model for model in document_models() if issubclass(model, Page)]


@pytest.fixture
def page(db):
    return make.ProgramTypeFactory(title="Standard IOP")


def person(name, role=EDITORS):
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "x")
    user.groups.add(Group.objects.get(name=role))
    return user


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def comment(client, user, page, text, at):
    """Add a comment at a field or block of a page and save, as the editor does."""
    client.force_login(user)
    data = form_data(client.get(edit_url(page)))
    # The browser makes this part of the form; comments that were there stay as they are.
    data |= {
        "comments-TOTAL_FORMS": 1,
        "comments-INITIAL_FORMS": 0,
        "comments-0-text": text,
        "comments-0-contentpath": at,
        "comments-0-position": "",
        "comments-0-resolved": "",
        "comments-0-id": "",
        "comments-0-replies-TOTAL_FORMS": 0,
        "comments-0-replies-INITIAL_FORMS": 0,
    }
    answer = client.post(edit_url(page), data)
    assert answer.status_code == 302, answer.context["form"].errors


@pytest.mark.parametrize("model", PAGES)
def test_every_kind_of_page_takes_comments(model):
    form = model.get_edit_handler().get_form_class()
    assert COMMENTS_RELATION_NAME in form._meta.formsets
    assert "comment_notifications" in form.base_fields


def test_the_editor_has_the_comments_beside_the_form(client, page):
    client.force_login(person("ada"))
    html = client.get(edit_url(page)).content.decode()
    assert 'data-side-panel="comments"' in html
    assert 'data-contentpath="copy_short"' in html


@pytest.mark.parametrize("field", ["copy_short", "aims"])
def test_a_comment_stands_at_a_field_or_a_part_of_one(client, db, field):
    page = make.ProgramTypeFactory(aims=["Steady days."])
    at = f"aims.{page.aims[0].id}" if field == "aims" else field
    comment(client, person("ada"), page, "Is this still so?", at)
    assert Comment.objects.get().contentpath == at


def test_who_takes_part_hears_of_it_by_mail_and_others_do_not(client, page):
    ada, omar = person("ada"), person("omar", PUBLISHERS)
    person("someone")
    comment(client, ada, page, "Is this still so?", "copy_short")
    assert not mail.outbox  # nobody else takes part yet
    PageSubscription.objects.create(page=page, user=omar, comment_notifications=True)
    comment(client, ada, page, "And this?", "copy_medium")
    (message,) = mail.outbox
    assert message.to == ["omar@example.org"]
    assert "And this?" in message.body


def test_a_comment_changes_no_word(page):
    before = page.save_revision()
    commented = before.as_object()
    comments = getattr(commented, COMMENTS_RELATION_NAME)
    comments.add(Comment(user=person("ada"), text="Is this so?", contentpath="copy_short"))
    after = commented.save_revision()
    assert after.content[COMMENTS_RELATION_NAME]
    assert digest_of(after.as_object()) == digest_of(before.as_object())
    assert draft_version(after.as_object()).digest == draft_version(before.as_object()).digest
    # So a release that was scheduled with these words still publishes them.
    assert fingerprint(after) == fingerprint(before)
