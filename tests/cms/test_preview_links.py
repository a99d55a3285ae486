"""Editors show drafts: in four forms beside the editor, and in the center's own front end."""

import json

import pytest
from django.urls import reverse

from programs import models
from programs.models.publishable import Publishable
from publishing.models import PreviewLink
from publishing.preview_links import token_of
from tests.factories import programs as make
from tests.snapshots import published

NEW = "Words of a draft."


@pytest.fixture
def program(db):
    published("program-with-a-draft", write_program)
    return models.ProgramType.objects.get(slug="standard-iop")


def write_program():
    program = make.ProgramTypeFactory(slug="standard-iop", title="Standard IOP")
    program.copy_short = NEW
    program.save_revision()


def links_url(document):
    return reverse("desk_preview_links", args=[document._meta.label_lower, document.pk])


def test_an_editor_opens_a_draft_in_the_centers_own_front_end(as_role, program, settings):
    settings.PREVIEW_URL = "https://www.example.org/p/{locale}?token={token}&slug={slug}&t={type}"
    client = as_role("Editors")
    assert links_url(program) in client.get(f"/admin/pages/{program.pk}/edit/").content.decode()
    answer = client.post(links_url(program), {"open": ""})
    token = token_of(PreviewLink.objects.get()).replace(":", "%3A")
    expected = f"https://www.example.org/p/en-US?token={token}&slug=standard-iop&t=program"
    assert answer.url == expected
    history = client.get(f"/admin/pages/{program.pk}/history/").content.decode()
    assert "Made a link that shows the draft" in history


def test_a_link_is_taken_back(as_role, program, client):
    editor = as_role("Editors")
    editor.post(links_url(program))
    link = PreviewLink.objects.get()
    address = reverse("preview", args=[token_of(link)])
    assert address in editor.get(links_url(program)).content.decode()
    assert client.get(address).json()["copy"]["short"] == NEW
    editor.post(links_url(program), {"revoke": link.pk})
    assert client.get(address).status_code == 401
    assert address not in editor.get(links_url(program)).content.decode()


def test_who_may_not_edit_makes_no_link(as_role, program):
    assert as_role("Designers").post(links_url(program)).status_code == 302
    assert not PreviewLink.objects.exists()


def test_a_snippet_has_links_too(db, as_role):
    component = make.ComponentFactory()
    editor = as_role("Editors")
    listing = reverse(component.snippet_viewset.get_url_name("list"))
    assert links_url(component) in editor.get(listing).content.decode()
    editor.post(links_url(component))
    address = reverse("preview", args=[token_of(PreviewLink.objects.get())])
    assert editor.get(address).json()["type"] == "component"


# Previews beside the editor.

DRAFTS = [
    make.ProgramTypeFactory,
    make.FaqFactory,
    make.LocationFactory,
    make.ComponentFactory,
    make.GlossaryTermFactory,
    make.CallToActionFactory,
    make.CrisisResourceFactory,
    make.OrganizationFactory,
]


@pytest.mark.parametrize("factory", DRAFTS)
def test_every_kind_is_previewed_in_each_form(db, factory):
    draft = factory(live=False, title="Not public yet")
    for mode, _ in draft.preview_modes:
        answer = draft.make_preview_request(preview_mode=mode)
        assert answer.status_code == 200, mode
        assert "Not public yet" in answer.content.decode(), mode
        assert "no-store" in answer["Cache-Control"], mode


def test_every_model_that_is_published_has_every_form(db):
    for model in vars(models).values():
        if isinstance(model, type) and issubclass(model, Publishable):
            names = [name for name, _ in model().preview_modes]
            assert names[:3] == ["", "phone", "api"], model


def test_the_phone_shows_the_words_of_the_mobile_channel(program):
    program = program.get_latest_revision_as_object()
    program.modules = [
        ("module", _module("Alone", stands_alone=True)),
        ("module", _module("Together", stands_alone=False)),
    ]
    page = program.make_preview_request(preview_mode="phone").content.decode()
    assert NEW in page
    assert "Alone" in page
    assert "Together" not in page
    program.channels = ["web"]
    page = program.make_preview_request(preview_mode="phone").content.decode()
    assert "switched off for the phone app" in page


def _module(heading, *, stands_alone):
    stream = models.ProgramType._meta.get_field("modules").stream_block
    raw = {
        "aspect": "overview",
        "heading": heading,
        "body": "<p>Text.</p>",
        "stands_alone": stands_alone,
    }
    return stream.child_blocks["module"].to_python(raw)


def test_the_json_beside_the_editor_is_what_a_token_gets(as_role, program):
    editor = as_role("Editors")
    editor.post(links_url(program))
    by_token = editor.get(reverse("preview", args=[token_of(PreviewLink.objects.get())])).json()
    page = program.get_latest_revision_as_object().make_preview_request(preview_mode="api")
    text = page.content.decode().partition('aria-label="JSON">')[2].partition("</pre>")[0]
    shown = json.loads(text.replace("&quot;", '"').replace("&#x27;", "'").replace("&amp;", "&"))
    assert shown["copy"] == by_token["copy"]
    assert shown.keys() == by_token.keys()
