"""Changes of many pages and snippets go public together, or not at all, and come back together."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from cms.desk.roles import EDITORS, PUBLISHERS
from cms.models import Release
from cms.releases import steps
from cms.releases.publishing import ReleaseRefused
from programs.models import Claim, Faq, ProgramType, Source
from publishing.head import read_head
from publishing.models import Version
from publishing.verifying import differences
from tests.factories.programs import (
    ClaimFactory,
    FaqFactory,
    LevelOfCareFactory,
    ProgramTypeFactory,
    SourceFactory,
)
from tests.publishing_once import published_once


@pytest.fixture(scope="module")
def _published(django_db_setup, django_db_blocker):
    with published_once(django_db_blocker):
        level = LevelOfCareFactory(code="iop", slug="iop", intensity_rank=2)
        program = ProgramTypeFactory(level=level, slug="standard-iop", title="Standard IOP")
        yield program, FaqFactory(question="Is it far?", about=[level])


@pytest.fixture
def content(_published, db):
    """A program and a question, each with a draft that waits."""
    program = ProgramType.objects.get(pk=_published[0].pk)
    faq = Faq.objects.get(pk=_published[1].pk)
    program.copy_short, faq.copy_short = "New words for the program.", "New words for the answer."
    for page in (program, faq):
        page.save_revision()
    return program, faq


@pytest.fixture
def publisher(db):
    return person("pia", PUBLISHERS)


@pytest.fixture
def release(content):
    release = Release.objects.create(title="Spring")
    steps.add(release, content)
    return release


def person(name, role):
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "x")
    user.groups.add(Group.objects.get(name=role))
    return user


def reread(release):
    return Release.objects.get(pk=release.pk)


def public(page):
    return Version.objects.current().get(document_id=page.translation_key).body["copy"]["short"]


def spoil(page):
    page.copy_short = ""
    page.save_revision()


def add_url(document):
    return reverse("desk_add_to_release", args=[document._meta.label_lower, document.pk])


def test_a_page_is_added_from_where_it_is_edited(client, content, publisher):
    release = Release.objects.create(title="Spring")
    program = content[0]
    client.force_login(publisher)
    edit = reverse("wagtailadmin_pages:edit", args=[program.pk])
    assert add_url(program) in client.get(edit).content.decode()
    assert "Spring" in client.get(add_url(program)).content.decode()
    assert client.post(add_url(program), {"release": release.pk}).url == edit
    assert [item.current() for item in release.items.all()] == [program]
    assert "“Standard IOP” is in the release “Spring” now." in client.get(edit).content.decode()
    page = client.get(add_url(program)).content.decode()
    assert "already" in page
    assert f'value="{release.pk}"' not in page


def test_a_snippet_begins_a_release_of_its_own(client, db, publisher):
    source = SourceFactory()
    client.force_login(publisher)
    listing = client.get(reverse(source.snippet_viewset.get_url_name("list")))
    assert add_url(source) in listing.content.decode()
    refused = client.post(add_url(source), {"release": "new", "title": ""})
    assert "Give the new release a name." in refused.content.decode()
    client.post(add_url(source), {"release": "new", "title": "New sources"})
    release = Release.objects.get()
    assert (release.title, release.created_by) == ("New sources", "pia")
    assert [item.current() for item in release.items.all()] == [source]


def test_nothing_is_added_to_a_release_that_is_closed_meanwhile(client, content, publisher):
    release = Release.objects.create(title="Spring", state="published")
    client.force_login(publisher)
    client.post(add_url(content[0]), {"release": release.pk})
    assert not release.items.exists()


def test_only_who_makes_releases_and_may_edit_the_page_adds_it(client, content):
    release = Release.objects.create(title="Spring")
    client.force_login(person("ed", EDITORS))
    assert (
        add_url(content[0])
        not in client.get(f"/admin/pages/{content[0].pk}/edit/").content.decode()
    )
    assert client.post(add_url(content[0]), {"release": release.pk}).status_code == 302
    of_questions = person("one", EDITORS)
    of_questions.groups.clear()
    group = Group.objects.create(name="Questions")
    names = ["access_admin", "change_release", "view_release", "add_release"]
    group.permissions.set(Permission.objects.filter(codename__in=names))
    change = Permission.objects.get(codename="change_page")
    group.page_permissions.create(page=content[1].get_parent(), permission=change)
    of_questions.groups.add(group)
    client.force_login(of_questions)
    client.post(add_url(content[0]), {"release": release.pk})
    step = reverse("release:step", args=[release.pk, "add"])
    client.post(step, {"document": f"programs.programtype:{content[0].pk}"})
    assert not release.items.exists()
    client.post(add_url(content[1]), {"release": release.pk})
    assert release.items.count() == 1


def test_drafts_that_wait_are_offered_with_their_kind_and_language(content, client, admin_user):
    client.force_login(admin_user)
    release = Release.objects.create(title="Spring")
    page = client.get(reverse("release:inspect", args=[release.pk])).content.decode()
    assert "Program · English · changed" in page


def test_readers_get_all_of_it_at_one_moment(release, content, publisher):
    before = read_head().sequence
    old = public(content[0])
    steps.publish(release, publisher)
    rows = list(Version.objects.filter(sequence__gt=before))
    assert len(rows) == 2
    moments = {row.valid_from for row in rows}
    assert len(moments) == 1
    assert {row.actor for row in rows} == {"pia"}
    just_before = moments.pop() - datetime.timedelta(microseconds=1)
    was = Version.objects.as_of(just_before).get(document_id=content[0].translation_key)
    assert was.body["copy"]["short"] == old
    assert list(differences()) == []
    assert reread(release).state == "published"


def test_one_that_is_not_ready_holds_back_all(release, content, publisher):
    spoil(content[1])
    before = read_head().sequence
    with pytest.raises(ReleaseRefused, match="Nothing was changed") as refused:
        steps.publish(release, publisher)
    ((item, lines),) = refused.value.problems.items()
    assert item.document == content[1]
    assert lines == ["Short copy: Write the short copy: lists and the app cannot do without it."]
    assert read_head().sequence == before
    assert ProgramType.objects.get().copy_short != "New words for the program."
    assert reread(release).state == "open"


def test_a_check_publishes_nothing_and_remembers_what_it_found(release, content, publisher):
    before = read_head().sequence
    assert steps.check(release, publisher) == {}
    spoil(content[0])
    assert len(steps.check(release, publisher)) == 1
    assert read_head().sequence == before
    assert len(reread(release).checked) == 1


def test_items_that_need_one_another_go_in_the_right_order(content, publisher):
    program = content[0]
    claim = ClaimFactory(live=False)
    program.claims = [("claim", claim)]
    program.save_revision()
    alone = Release.objects.create(title="Alone")
    steps.add(alone, [program])
    assert "has no published evidence" in str(steps.check(alone, publisher))
    both = Release.objects.create(title="Both")
    steps.add(both, [program, claim])
    steps.publish(both, publisher)
    assert Claim.objects.get(pk=claim.pk).live
    assert list(differences()) == []


def test_an_undo_brings_back_what_was_public_and_keeps_the_drafts(content, publisher):
    program = content[0]
    old, new_page = public(program), FaqFactory(question="Is it new?", live=False)
    release = Release.objects.create(title="Spring")
    steps.add(release, [*content, new_page])
    steps.publish(release, publisher)
    assert Faq.objects.get(pk=new_page.pk).live
    steps.undo(release, publisher)
    assert public(program) == old
    assert not Faq.objects.get(pk=new_page.pk).live
    stored = ProgramType.objects.get()
    assert stored.has_unpublished_changes
    assert stored.get_latest_revision_as_object().copy_short == "New words for the program."
    assert list(differences()) == []
    with pytest.raises(ReleaseRefused, match="is undone now"):
        steps.undo(release, publisher)


def test_an_undone_release_says_that_nothing_is_left_to_do(release, publisher, client):
    steps.publish(release, publisher)
    steps.undo(release, publisher)
    client.force_login(publisher)
    page = client.get(reverse("release:inspect", args=[release.pk])).content.decode()
    assert "an undone release stays on record" in page
    moment = timezone.localtime(reread(release).published_at)
    listed = client.get(reverse("release:index")).content.decode()
    assert date_format(moment, "j F Y, H:i") in listed


def test_what_was_published_since_is_not_undone(release, content, publisher):
    steps.publish(release, publisher)
    later = ProgramType.objects.get()
    later.copy_short = "Later words."
    later.save_revision().publish()
    with pytest.raises(ReleaseRefused, match="Nothing was undone"):
        steps.undo(release, publisher)
    assert public(content[0]) == "Later words."
    assert public(content[1]) == "New words for the answer."


def test_evidence_reaches_every_page_at_the_same_moment(content, publisher):
    source = SourceFactory(title="A study")
    for number in range(4):
        FaqFactory(question=f"Question {number}?", sources=[source])
    source.title = "A newer study"
    source.save_revision()
    release = Release.objects.create(title="Evidence")
    steps.add(release, [source])
    before = read_head().sequence
    steps.publish(release, publisher)
    rows = Version.objects.filter(sequence__gt=before)
    assert len(rows) == 4
    assert len({row.valid_from for row in rows}) == 1
    steps.undo(release, publisher)
    assert Source.objects.get(pk=source.pk).title == "A study"


def test_a_schedule_publishes_what_was_scheduled(release, content, publisher):
    moment = timezone.now() + datetime.timedelta(hours=1)
    steps.schedule(release, publisher, moment)
    assert read_head().next_change_at == moment
    program = ProgramType.objects.get().get_latest_revision_as_object()
    program.copy_short = "Half a thought."
    program.save_revision()
    call_command("publish_releases")
    assert reread(release).state == "scheduled"
    Release.objects.update(publish_at=timezone.now())
    call_command("publish_releases")
    assert reread(release).published_by == "pia"
    assert public(program) == "New words for the program."
    stored = ProgramType.objects.get()
    assert stored.get_latest_revision_as_object().copy_short == "Half a thought."


@pytest.mark.parametrize("harm", ["autosave", "dismissal"])
def test_a_schedule_that_cannot_be_kept_says_why_and_opens_again(
    release, content, publisher, harm, capsys
):
    steps.schedule(release, publisher, timezone.now() + datetime.timedelta(hours=1))
    if harm == "autosave":
        revision = content[0].get_latest_revision()
        revision.content["copy_short"] = "Half a thought."
        revision.save()
    else:
        publisher.groups.clear()
    Release.objects.update(publish_at=timezone.now())
    before = read_head().sequence
    with pytest.raises(SystemExit):
        call_command("publish_releases")
    assert read_head().sequence == before
    assert reread(release).state == "open"
    assert reread(release).problem
    words = {"autosave": "changed after the release was scheduled", "dismissal": "may not publish"}
    assert words[harm] in capsys.readouterr().err


def test_an_item_with_a_time_of_its_own_is_refused(release, content, publisher):
    program = content[0]
    program.go_live_at = timezone.now() + datetime.timedelta(days=1)
    program.save_revision()
    with pytest.raises(ReleaseRefused) as refused:
        steps.publish(release, publisher)
    assert "It has a time of its own" in str(list(refused.value.problems.values()))


def test_the_website_is_shown_as_it_will_be_and_stays_as_it_is(release, content, publisher, client):
    client.force_login(publisher)
    before = read_head()
    address = reverse("release:preview", args=[release.pk])
    page = client.get(address, {"path": Version.objects.get(slug="standard-iop").path})
    assert "Preview of a draft" in page.content.decode()
    level = client.get(address, {"path": Version.objects.get(slug="iop").path}).content.decode()
    assert "New words for the program." in level
    assert f'href="{address}?path=/' in level
    assert client.get(address, {"path": "/nowhere/"}).status_code == 404
    assert read_head() == before


@pytest.mark.parametrize(
    ("role", "may_see", "may_add", "may_publish"),
    [
        (PUBLISHERS, True, True, True),
        (EDITORS, True, False, False),
        ("Designers", False, False, False),
    ],
)
def test_publishers_decide_and_editors_look(
    as_role, release, content, role, may_see, may_add, may_publish
):
    client = as_role(role)
    page = client.get(reverse("release:inspect", args=[release.pk]))
    assert (page.status_code == 200) == may_see
    client.post(reverse("release:step", args=[release.pk, "remove"]), {"item": "0"})
    client.post(
        reverse("release:step", args=[release.pk, "add"]),
        {"document": f"programs.levelofcare:{content[0].level_id}"},
    )
    assert release.items.count() == (3 if may_add else 2)
    client.post(reverse("release:step", args=[release.pk, "publish"]))
    assert (reread(release).state == "published") == may_publish
