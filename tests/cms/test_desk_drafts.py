"""A draft asks for a title and no more; publishing asks for the rest, each at its field."""

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.desk.documents import document_models
from programs.models import HomePage
from tests.cms.forms import form_data
from tests.factories.programs import LevelOfCareFactory, ProgramTypeFactory

pytestmark = pytest.mark.django_db

PAGE_TYPES = [model for model in document_models() if issubclass(model, Page)]
SNIPPETS = [model for model in document_models() if not issubclass(model, Page)]


@pytest.fixture(autouse=True)
def person(client):
    user = get_user_model().objects.create_superuser("nora", "nora@example.org", "x")
    client.force_login(user)
    return user


def place_for(model):
    """Return a page under which this type may be made, built from nothing."""
    root = Page.objects.get(depth=1)
    if model is HomePage:
        return root
    home = HomePage.objects.first() or root.add_child(instance=HomePage(title="Home", slug="h"))
    parent_type = apps.get_model(model.parent_page_types[0])
    if parent_type is HomePage:
        return home
    return home.add_child(instance=parent_type(title="Section", slug="section"))


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_a_page_with_only_a_title_is_saved(client, model):
    place = place_for(model)
    url = reverse("wagtailadmin_pages:add", args=["programs", model._meta.model_name, place.pk])
    data = form_data(client.get(url))
    response = client.post(url, {**data, "title": "Only a title", "slug": "only-a-title"})
    assert response.status_code == 302, response.context["form"].errors
    page = model.objects.get(slug="only-a-title")
    assert not page.live


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_publishing_it_reports_every_problem_at_a_field(client, model):
    place = place_for(model)
    url = reverse("wagtailadmin_pages:add", args=["programs", model._meta.model_name, place.pk])
    data = form_data(client.get(url))
    data |= {"title": "Only a title", "slug": "only-a-title", "action-publish": "1"}
    form = client.post(url, data).context["form"]
    assert {"copy_short", "copy_medium"} <= set(form.errors)
    # Reviews are no fields of the form; their tab says what is missing.
    assert all("Review tab" in error for error in form.non_field_errors())


@pytest.mark.parametrize("model", SNIPPETS, ids=lambda model: model.__name__)
def test_a_snippet_with_only_a_name_is_saved(client, model):
    url = reverse(model.snippet_viewset.get_url_name("add"))
    data = form_data(client.get(url), form_id="w-editor-form")
    response = client.post(url, {**data, "title": "Only a name", "slug": "only-a-name"})
    assert response.status_code == 302, response.context["form"].errors
    assert not model.objects.get(slug="only-a-name").live


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_every_page_type_says_what_it_is_for(model):
    assert 10 < len(model.get_page_description()) < 100


@pytest.mark.parametrize("model", document_models(), ids=lambda model: model.__name__)
def test_a_draft_can_be_previewed(model):
    assert model().is_previewable()


def test_counts_stretch_with_the_language(client):
    from wagtail.models import Locale  # noqa: PLC0415

    level = LevelOfCareFactory()
    url = reverse("wagtailadmin_pages:edit", args=[level.pk])
    attributes = client.get(url).context["form"].fields["title"].widget.attrs
    assert (attributes["data-copy-limit"], attributes["data-copy-factor"]) == (60, 1)
    spanish = Locale.objects.get_or_create(language_code="es-us")[0]
    copy = level.copy_for_translation(spanish, copy_parents=True)
    url = reverse("wagtailadmin_pages:edit", args=[copy.pk])
    attributes = client.get(url).context["form"].fields["title"].widget.attrs
    assert (attributes["data-copy-limit"], attributes["data-copy-factor"]) == (60, 1.25)


def test_a_new_line_counts_as_one_character(client):
    program = ProgramTypeFactory()
    url = reverse("wagtailadmin_pages:edit", args=[program.pk])
    data = form_data(client.get(url))
    client.post(url, {**data, "copy_print": "One.\r\nTwo."})
    program.refresh_from_db()
    assert program.get_latest_revision_as_object().copy_print == "One.\nTwo."


def answer(client, path):
    """Where the API says that a path leads now; the website asks the same function."""
    return client.get("/api/v1/resolve/", {"path": path}).json()["redirect"]


def test_renaming_a_page_leaves_a_redirect_that_answers(client, django_capture_on_commit_callbacks):
    program = ProgramTypeFactory()
    url = reverse("wagtailadmin_pages:edit", args=[program.pk])
    old = program.relative_url(None)
    data = form_data(client.get(url))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url, {**data, "slug": "a-new-name", "action-publish": "1"})
    program.refresh_from_db()
    assert program.slug == "a-new-name"
    assert Redirect.objects.get(old_path=old.rstrip("/")).redirect_page_id == program.pk
    assert answer(client, old) == program.relative_url(None)


def test_moving_a_page_leaves_a_redirect_that_answers(client, django_capture_on_commit_callbacks):
    program = ProgramTypeFactory()
    old = program.relative_url(None)
    home = program.get_parent().get_parent()
    other = home.add_child(instance=type(program.get_parent().specific)(title="Other", slug="o"))
    url = reverse("wagtailadmin_pages:move_confirm", args=[program.pk, other.pk])
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url)
    program = type(program).objects.get(pk=program.pk)
    assert program.get_parent().pk == other.pk
    assert answer(client, old) == program.relative_url(None)


def test_the_preview_shows_the_words_that_are_not_saved_yet(client):
    program = ProgramTypeFactory()
    url = reverse("wagtailadmin_pages:edit", args=[program.pk])
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[program.pk])
    data = form_data(client.get(url))
    answer = client.post(preview, {**data, "title": "Words not saved yet"}).json()
    assert answer["is_valid"]
    response = client.get(preview)
    assert response.status_code == 200
    assert "Words not saved yet" in response.content.decode()
