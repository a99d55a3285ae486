"""A preview shows what a draft refers to as drafts, marked; readers get none of it."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import RequestFactory
from django.urls import reverse

from programs.models import LevelOfCare, ProgramsSection, ProgramType
from publishing.documents import draft_version
from publishing.preview_links import make_preview_link, token_of
from tests.factories import programs as make
from tests.snapshots import published

MODES = ["", "phone", "api"]
NEW = "Level with a newer draft"
NEVER = "Never published level"


@pytest.fixture
def level(db):
    published("level-with-a-draft", write_level)
    level = LevelOfCare.objects.get()
    return level.get_latest_revision_as_object()


def write_level():
    level = make.LevelOfCareFactory(title="Level as it is public")
    level.title = NEW
    level.copy_short = "Words of the level’s draft."
    level.save_revision()


@pytest.fixture
def program(level):
    published("program-of-that-level", lambda: publish_program(level))
    return ProgramType.objects.get(slug="standard-iop")


def publish_program(level):
    make.ProgramTypeFactory(title="Standard IOP", slug="standard-iop", level=level)


@pytest.fixture
def editor(db):
    return person("editor", "Editors")


def person(name, role):
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "x")
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def log_in(client):
    def log_in(user):
        client.force_login(user)
        return client

    return log_in


def shown(client, page, mode):
    address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    answer = client.get(address, {"mode": mode})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("mode", MODES)
def test_a_reference_shows_its_newer_draft_and_says_so(log_in, editor, program, mode):
    page = shown(log_in(editor), program, mode)
    assert NEW in page
    assert "Level as it is public" not in page
    assert "newest drafts: “Level" in page or '<span class="draft-mark">Draft</span>' in page


@pytest.mark.parametrize("mode", MODES)
def test_what_was_never_published_shows_too(log_in, editor, db, mode):
    level = make.LevelOfCareFactory(title=NEVER, live=False)
    program = make.ProgramTypeFactory(level=level, live=False)
    assert NEVER in shown(log_in(editor), program, mode)


@pytest.mark.parametrize("mode", MODES)
def test_without_a_draft_nothing_is_marked(log_in, editor, program, mode):
    program.level.get_latest_revision().publish()
    page = shown(log_in(editor), program, mode)
    assert NEW in page
    assert "draft-mark" not in page
    assert "newest" not in page


def test_a_section_shows_its_draft_children(log_in, editor, program):
    make.ProgramTypeFactory(title="Program to come", level=program.level, live=False)
    program.title = "Standard IOP, renamed"
    program.save_revision()
    page = shown(log_in(editor), ProgramsSection.objects.get(), "")
    assert "Program to come" in page
    assert "Standard IOP, renamed" in page
    # Both programs, their level, and a program that one differs from.
    assert page.count('<span class="draft-mark">Draft</span>') == 4
    assert "These are drafts too, in their newest words:" in page


def test_a_draft_that_is_switched_off_for_phones_is_not_on_the_phone(log_in, editor, program):
    level = program.level.get_latest_revision_as_object()
    level.channels = ["web"]
    level.save_revision()
    client = log_in(editor)
    assert NEW in shown(client, program, "api")
    assert NEW not in shown(client, program, "phone")
    assert "Level as it is public" not in shown(client, program, "phone")


def test_the_phone_asks_for_the_fonts_of_the_website_in_time(log_in, editor, program):
    client = log_in(editor)
    early = [
        re.findall(r'rel="preload" href="(.+?)"', shown(client, program, mode)) for mode in MODES
    ]
    website, phone, _ = early
    assert phone
    assert phone == website


def test_what_was_taken_off_the_website_is_no_draft_until_it_is_saved_again(
    log_in, editor, program
):
    level = type(program.level).objects.get(pk=program.level.pk)
    level.unpublish()
    client = log_in(editor)
    assert NEW not in shown(client, program, "api")
    level.title = "Back again"
    level.save_revision()
    assert "Back again" in shown(client, program, "api")


def test_only_drafts_that_the_reader_may_edit_are_shown(log_in, program):
    user = person("one", "Designers")
    group = Group.objects.create(name="Editors of programs")
    change = Permission.objects.get(codename="change_page")
    group.page_permissions.create(page=program.get_parent(), permission=change)
    user.groups.add(group)
    page = shown(log_in(user), program, "")
    assert NEW not in page
    assert "Level as it is public" in page


def test_a_private_page_shows_nowhere(log_in, editor, program):
    level = program.level
    level.view_restrictions.create(restriction_type="login")
    assert NEW not in shown(log_in(editor), program, "api")


# By a token.


def answer_to(client, user, document, **query):
    token = token_of(make_preview_link(document, user=user))
    return client.get(reverse("preview", args=[token]), query)


def test_a_token_shows_drafts_as_references_and_names_them(client, editor, program):
    answer = answer_to(client, editor, program)
    stub = answer.json()["level"]
    assert stub["title"] == NEW
    assert "is_draft" not in stub
    assert answer["Draft-References"] == str(program.level.translation_key)


def test_a_token_gives_no_draft_of_another_document(client, editor, program):
    level = answer_to(client, editor, program, expand="level").json()["level"]
    assert level["title"] == "Level as it is public"
    assert "Words of the level’s draft." not in str(level)


def test_a_token_shows_a_never_published_reference_as_a_reference_alone(client, editor, db):
    level = make.LevelOfCareFactory(title=NEVER, live=False, copy_short="Secret words.")
    program = make.ProgramTypeFactory(level=level, live=False)
    answer = answer_to(client, editor, program, expand="level")
    assert answer.json()["level"]["title"] == NEVER
    assert "copy" not in answer.json()["level"]
    assert "Secret words." not in answer.content.decode()


def test_a_token_shows_what_its_maker_may_edit_now(client, editor, program):
    token = token_of(make_preview_link(program, user=editor))
    editor.groups.clear()
    stub = client.get(reverse("preview", args=[token])).json()["level"]
    assert stub["title"] == "Level as it is public"


# Readers.


def test_readers_get_what_they_got_before(client, program):
    program.title = "Standard IOP, renamed"
    program.save_revision()
    make.ProgramTypeFactory(title="Program to come", level=program.level, live=False)
    website = [program.url, program.get_parent().url, program.level.url, "/"]
    api = ["/api/v1/programs/?expand=level", "/api/v1/levels/", "/api/v1/pages/"]
    for address in website + api:
        text = client.get(address).content.decode()
        assert "as it is public" in text, address
        for words in (NEW, "renamed", "to come", "draft-mark", "is_draft"):
            assert words not in text, (address, words)
    assert "Draft-References" not in client.get(api[0])
    call_command("ledger", "verify")


def test_publishing_stores_no_draft_of_another(program):
    assert NEW not in str(draft_version(program).body)


def test_a_release_shows_what_is_in_it_and_no_other_draft(program, editor):
    from cms.releases import steps  # noqa: PLC0415
    from cms.releases.models import Release  # noqa: PLC0415
    from cms.releases.previewing import preview  # noqa: PLC0415

    program.title = "Standard IOP, renamed"
    program.save_revision()
    release = Release.objects.create(title="Spring")
    steps.add(release, [program])
    request = RequestFactory().get("/")
    request.user = editor
    page = preview(release, program.get_url(), request, lambda path: path).content.decode()
    assert "renamed" in page
    assert NEW not in page
