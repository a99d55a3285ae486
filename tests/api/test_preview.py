"""A preview token shows one draft, in the public shape, until it ends."""

import datetime
from unittest import mock

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from programs.models import LevelOfCare
from publishing.preview_links import _signer, make_preview_link, token_of
from tests.factories import programs as make

NEW = "Words of a draft."


@pytest.fixture
def editor(db):
    return get_user_model().objects.create_user("edith", "edith@example.org", "x")


@pytest.fixture
def link(iop, editor):
    iop.copy_short = NEW
    iop.save_revision()
    return make_preview_link(LevelOfCare.objects.get(pk=iop.pk), user=editor)


def url_of(link, query=""):
    return f"/api/v1/preview/{token_of(link)}/{query}"


def test_a_draft_has_the_shape_and_the_words_that_it_will_have_in_public(api, link, iop):
    draft = api.get(url_of(link)).json()
    assert draft["copy"]["short"] == NEW
    assert api.get("/api/v1/levels/iop/").json()["copy"]["short"] != NEW
    LevelOfCare.objects.get(pk=iop.pk).latest_revision.publish()
    public = api.get("/api/v1/levels/iop/").json()
    made_by_publishing = ("version", "last_published_at", "first_published_at")
    for name in made_by_publishing:
        draft["meta"].pop(name), public["meta"].pop(name)
    assert draft == public


def test_nobody_keeps_a_draft(api, link):
    answer = api.get(url_of(link))
    assert answer["Cache-Control"] == "no-store"
    assert not {"ETag", "Last-Modified", "Surrogate-Key", "Set-Cookie"} & set(answer.headers)


def test_what_is_saved_shows_at_once(api, link, iop):
    iop.copy_short = "Newer words."
    iop.save_revision()
    assert api.get(url_of(link, "?fields=copy.short")).json()["copy"]["short"] == "Newer words."


def test_a_channel_of_a_draft_is_that_channel(api, link):
    assert "long" not in api.get(url_of(link, "?channel=mobile")).json()["copy"]


def test_a_token_reads_no_other_page(api, link, editor):
    secret = make.LevelOfCareFactory(live=False, slug="secret", title="A secret level")
    other = make_preview_link(secret, user=editor)
    assert api.get(url_of(other)).json()["title"] == "A secret level"
    assert api.get(url_of(link)).json()["title"] != "A secret level"
    key, signature = token_of(link).split(":")
    for forged in (f"{other.key}:{signature}", other.key, f"{key}:", "x", _signer.sign("guess")):
        assert api.get(f"/api/v1/preview/{forged}/").status_code == 401


def test_a_draft_shows_no_other_draft(api, link, iop):
    program = make.ProgramTypeFactory(level=iop, live=False, title="A secret program")
    iop.modules = []
    answer = api.get(url_of(link))
    assert "secret" not in answer.content.decode()
    assert program.title == "A secret program"


@pytest.mark.parametrize("end", ["expired", "revoked", "closed", "deleted"])
def test_a_token_ends(api, link, iop, editor, end):
    later = timezone.now()
    if end == "expired":
        later += datetime.timedelta(hours=24, seconds=1)
    elif end == "revoked":
        link.revoked_at = timezone.now()
        link.save()
    elif end == "closed":
        editor.is_active = False
        editor.save()
    else:
        iop.delete()
    with mock.patch("django.utils.timezone.now", return_value=later):
        answer = api.get(url_of(link))
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Preview")
    assert answer["Cache-Control"] == "no-store"
    assert NEW not in answer.content.decode()


def test_a_parameter_that_does_not_exist_is_named(api, link):
    answer = api.get(url_of(link, "?locale=es-US"))
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == "locale"
