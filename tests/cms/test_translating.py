"""Translating in the admin: what is refused says why, and a translation has its own review."""

import datetime

import pytest
from django.utils import timezone
from wagtail_localize.models import Translation

from programs.models import ProgramType
from programs.signing import STATEMENTS
from tests.factories.programs import ProgramTypeFactory, ReviewerFactory
from tests.factories.translations import fill_in, spanish, submit
from tests.snapshots import published


@pytest.fixture
def translation(db):
    published("program-to-translate", write_translation)
    program = ProgramType.objects.get(slug="standard-iop", locale__language_code="en-us")
    return Translation.objects.get(source__object_id=program.translation_key)


def write_translation():
    fill_in(submit(ProgramTypeFactory(slug="standard-iop")))


def edit_url(translation):
    return f"/admin/pages/{translation.get_target_instance().pk}/edit/"


def test_a_refused_translation_names_the_fields(admin_client, translation):
    answer = admin_client.post(edit_url(translation), {"action": "publish"}, follow=True)
    page = answer.content.decode()
    assert "cannot be published yet" in page
    assert "Let a reviewer check it first" in page
    assert not translation.get_target_instance().live


def test_the_editor_leads_to_the_review_of_the_translation(admin_client, translation):
    page = admin_client.get(edit_url(translation)).content.decode()
    assert f"/admin/translations/{translation.pk}/own/" in page


def test_words_are_saved_for_a_reviewer_to_sign(admin_client, translation):
    page = admin_client.get(edit_url(translation)).content.decode()
    address = f"/admin/translations/{translation.pk}/save/"
    assert address in page
    admin_client.post(address)
    target = translation.get_target_instance()
    assert target.get_latest_revision_as_object().copy_medium == "palabras"
    assert not target.live


def test_with_its_own_review_a_translation_is_published(admin_client, translation):
    reviewer = ReviewerFactory(locale=spanish())
    form = admin_client.get(f"/admin/translations/{translation.pk}/own/", follow=True)
    today = timezone.localdate()
    answer = admin_client.post(
        form.redirect_chain[-1][0],
        {
            "reviewer": reviewer.pk,
            "day": today.isoformat(),
            "due": (today + datetime.timedelta(days=365)).isoformat(),
            "whole": "on",
            "comment": "Read against the English page.",
            **dict.fromkeys(STATEMENTS, "on"),
        },
    )
    assert answer.status_code == 302, answer.context["form"].errors
    admin_client.post(edit_url(translation), {"action": "publish"})
    target = translation.get_target_instance()
    assert target.live
    assert target.reviewed_by[0].value == reviewer
    assert target.copy_medium == "palabras"


def test_who_may_not_edit_may_not_review(client, translation, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader", is_staff=True))
    url = f"/admin/translations/{translation.pk}/own/"
    assert client.get(url).status_code == 302
