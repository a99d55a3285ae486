"""Every way in which the public content can change reaches the ledger."""

import datetime
from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.utils import timezone
from PIL import Image
from wagtail.models import Locale, PageViewRestriction

from programs.models import ContentImage, ProgramType
from publishing.models import Version
from tests.factories.programs import (
    ComponentFactory,
    LevelOfCareFactory,
    ProgramTypeFactory,
    SourceFactory,
    TransitionFactory,
)
from tests.publishing.conftest import assert_ledger_agrees, row_of, state_of


@pytest.fixture(autouse=True)
def ledger_agrees_afterwards(db):
    yield
    assert_ledger_agrees()


def in_minutes(count):
    return timezone.now() + datetime.timedelta(minutes=count)


def set_clock_past(page):
    """Move a page's schedule into the past, as waiting would."""
    page.revisions.exclude(approved_go_live_at=None).update(approved_go_live_at=in_minutes(-1))


def test_a_draft_is_never_public(level):
    draft = ProgramTypeFactory(level=level, live=False)
    assert state_of(draft) == "never public"


def test_publishing(program):
    assert state_of(program) == "published"


def test_a_page_that_is_only_scheduled_is_not_public(level):
    draft = ProgramTypeFactory(level=level, live=False)
    draft.go_live_at = in_minutes(5)
    draft.save_revision().publish()
    assert state_of(draft) == "never public"


def test_a_scheduled_page_goes_public_when_its_time_comes(level):
    draft = ProgramTypeFactory(level=level, live=False)
    draft.go_live_at = in_minutes(5)
    draft.save_revision().publish()
    set_clock_past(draft)
    revision = draft.revisions.order_by("-pk").first()
    revision.content["go_live_at"] = in_minutes(-1).isoformat()
    revision.save()
    call_command("publish_scheduled")
    assert state_of(draft) == "published"


def test_unpublishing(program):
    program.unpublish()
    assert state_of(program) == "unpublished"


def test_expiring(program):
    ProgramType.objects.filter(pk=program.pk).update(expire_at=in_minutes(-1))
    call_command("publish_scheduled")
    assert state_of(program) == "expired"


def test_deleting(program):
    program.delete()
    assert state_of(program) == "deleted"


def test_deleting_the_section_takes_its_pages_with_it(program):
    program.get_parent().specific.delete()
    assert state_of(program) == "deleted"


def test_a_slug_change_moves_the_page(program):
    program.slug = "iop-standard"
    program.save_revision().publish()
    assert row_of(program).path == "/programs/iop-standard/"


def test_a_slug_change_above_moves_the_pages_below(program):
    section = program.get_parent().specific
    section.slug = "care"
    section.save_revision().publish()
    assert row_of(program).path == "/care/standard-iop/"


def test_a_slug_change_of_an_unpublished_section_moves_the_pages_below(program):
    section = program.get_parent().specific
    section.unpublish()
    section.slug = "care"
    section.save()
    assert row_of(program).path == "/care/standard-iop/"


def test_moving_a_page_out_of_the_site(program):
    root = program.get_site().root_page.get_parent()
    program.move(root, pos="last-child")
    assert state_of(program) == "moved"


def test_reordering_changes_the_order_of_siblings(level):
    first = ProgramTypeFactory(level=level, variant="standard")
    second = ProgramTypeFactory(level=level, variant="family")
    assert row_of(first).position < row_of(second).position
    second.move(first, pos="left")
    assert row_of(second).position < row_of(first).position


def test_privacy_on_the_page(program):
    restriction = PageViewRestriction.objects.create(page=program, restriction_type="login")
    assert state_of(program) == "restricted"
    restriction.delete()
    assert state_of(program) == "published"


def test_privacy_on_an_ancestor(program):
    home = program.get_ancestors().get(depth=2)
    restriction = PageViewRestriction.objects.create(
        page=home, restriction_type="password", password="x"
    )
    assert state_of(program) == "restricted"
    restriction.delete()
    assert state_of(program) == "published"


def test_an_alias_is_a_document_of_its_own(program):
    alias = program.create_alias(update_slug="twin")
    assert state_of(alias) == "published"
    assert row_of(alias).path == "/programs/twin/"
    program.copy_short = "Words for both."
    program.save_revision().publish()
    assert row_of(alias).body["copy"]["short"] == "Words for both."


def test_copying_a_live_page(program):
    copy = program.copy(update_attrs={"slug": "copy", "title": "Copy"})
    assert state_of(copy) == "published"


def test_a_translation_is_the_same_document_in_another_locale(program):
    spanish = Locale.objects.get_or_create(language_code="es-us")[0]
    translation = program.copy_for_translation(spanish, copy_parents=True)
    assert not Version.objects.filter(locale="es-US", type="program").exists()
    translation.title = "IOP estándar"
    # Its level has no translation; a Spanish draft may go live with the English one.
    translation.save_revision().publish()
    row = Version.objects.current().get(locale="es-US", type="program")
    assert row.document_id == program.translation_key
    assert row.title == "IOP estándar"


def test_saving_a_live_page_from_a_script(program):
    program.copy_short = "Words from a script."
    program.save()
    assert row_of(program).body["copy"]["short"] == "Words from a script."


def test_a_snippet(db):
    component = ComponentFactory(slug="groups")
    assert state_of(component) == "published"
    component.title = "Groups"
    component.save_revision().publish()
    assert row_of(component).title == "Groups"
    component.unpublish()
    assert state_of(component) == "unpublished"
    component.delete()
    assert state_of(component) == "unpublished"


def test_deleting_a_snippet_drops_it_from_those_who_refer_to_it(level):
    component = ComponentFactory()
    program = ProgramTypeFactory(level=level, components=[component], focus="Groups")
    assert row_of(program).body["components"] == [str(component.translation_key)]
    component.delete()
    assert row_of(program).body["components"] == []


def test_an_edited_source_reaches_the_pages_that_cite_it(level):
    source = SourceFactory(title="A study")
    program = ProgramTypeFactory(level=level, sources=[source])
    source.title = "A better study"
    source.save_revision().publish()
    assert row_of(program).body["meta"]["sources"][0]["title"] == "A better study"


def test_a_source_used_by_many_pages_reaches_all_of_them(level, django_capture_on_commit_callbacks):
    source = SourceFactory(title="A study")
    programs = [
        ProgramTypeFactory(level=level, variant=variant, sources=[source])
        for variant in ("standard", "family", "aftercare")
    ]
    source.title = "A better study"
    with django_capture_on_commit_callbacks(execute=True):
        source.save_revision().publish()
    titles = {row_of(program).body["meta"]["sources"][0]["title"] for program in programs}
    assert titles == {"A better study"}


def test_an_edited_image_reaches_the_page_that_shows_it(level):
    file = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(file, "PNG")
    file.seek(0)
    image = ContentImage.objects.create(
        title="River", description="A river", file=ImageFile(file, name="river.png")
    )
    program = ProgramTypeFactory(level=level, picture=image)
    image.description = "A calm river"
    image.save()
    assert row_of(program).body["picture"]["alt"] == "A calm river"


def test_a_new_rank_turns_the_direction_of_a_transition(level):
    op = LevelOfCareFactory(code="op", slug="op", intensity_rank=1)
    move = TransitionFactory(from_level=level, to_level=op)
    assert row_of(move).body["direction"] == "step_down"
    op.intensity_rank = 5
    op.save_revision().publish()
    assert row_of(move).body["direction"] == "step_up"


def test_a_failing_scheduled_page_does_not_hold_back_the_others(level, capsys):
    bad = ProgramTypeFactory(level=level, live=False, variant="family")
    good = ProgramTypeFactory(level=level, live=False, variant="aftercare")
    for page in (bad, good):
        page.go_live_at = in_minutes(5)
        page.save_revision().publish()
        set_clock_past(page)
        for revision in page.revisions.all():
            revision.content["go_live_at"] = in_minutes(-1).isoformat()
            if page is bad:
                revision.content["copy_short"] = ""
            revision.save()
    with pytest.raises(SystemExit):
        call_command("publish_scheduled")
    assert state_of(good) == "published"
    assert state_of(bad) == "never public"
    assert bad.title in capsys.readouterr().err
