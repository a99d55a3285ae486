"""`manage.py import_content`: what goes in, what does not, and what it says of both."""

import datetime
import shutil
import zipfile
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.models import Locale, Page, PageViewRestriction, ReferenceIndex, Revision
from wagtail_localize.models import Translation

from programs.models import (
    Comparison,
    Component,
    ContentImage,
    Faq,
    FaqsSection,
    HomePage,
    LevelOfCare,
    LevelsSection,
    LocationsSection,
    SignOff,
)
from programs.signing import STATEMENTS, sign, sign_off_of
from publishing.models import Version
from publishing.portable import importing
from publishing.portable.shapes import OWN_TO_A_PLACE, fields_of, portable_models
from tests.factories import programs as make
from tests.factories.translations import published_translation
from tests.publishing.conftest import assert_ledger_agrees, state_of
from tests.publishing.portable_files import (
    export,
    export_once,
    lines_of,
    take_in,
    write_lines,
)
from tests.snapshots import published

pytestmark = pytest.mark.django_db

GONE = "00000000-0000-4000-8000-000000000000/en-us"


def small_site():
    """A level with a picture and a question about it, both in two languages; all is published."""
    picture = make.ContentImageFactory(title="A field")
    picture.tags.set(["green"])
    make.LevelOfCareFactory(code="iop", slug="iop", title="IOP")
    level = LevelOfCare.objects.get()
    level.picture = picture
    level.modules = [
        (
            "module",
            {
                "aspect": "overview",
                "heading": "What it is",
                "body": f'<p>See <a linktype="page" id="{level.pk}">this</a>.</p>',
                "stands_alone": True,
            },
        )
    ]
    level.save_revision().publish()
    question = make.FaqFactory(slug="first", title="First", about=[level])
    for page in (HomePage.objects.get(), LevelsSection.objects.get(), FaqsSection.objects.get()):
        published_translation(page, "palabras", slug=f"es-{page.slug}")
    published_translation(question, "palabras", question="¿Qué pasa?", slug="primera")


@pytest.fixture(scope="module")
def exported(django_db_setup, django_db_blocker, tmp_path_factory):
    path = tmp_path_factory.mktemp("portable") / "site"
    export_once(django_db_blocker, path, small_site)
    return path


@pytest.fixture
def bundle(exported, tmp_path):
    """A folder with the small site, to be changed; the database is empty."""
    return shutil.copytree(exported, tmp_path / "site")


@pytest.fixture
def imported(bundle):
    """The same, when the site has gone in and is public."""
    published("imported-small-site", lambda: take_in(bundle, publish=True))
    return bundle


def edited(bundle, model, **changes):
    """Change the English document of a model in a folder."""
    documents = lines_of(bundle)
    for one in documents:
        if one["type"] == f"programs.{model}" and one.get("locale", "en-us") == "en-us":
            one["fields"] |= {name: changes[name] for name in changes if name in one["fields"]}
            one |= {name: changes[name] for name in changes if name not in one["fields"]}
    return write_lines(bundle, documents)


def number_of(bundle, model):
    """Return the number of the English line of a model; the header is line 1."""
    documents = lines_of(bundle)
    return 2 + next(
        place
        for place, one in enumerate(documents)
        if one["type"] == f"programs.{model}" and one.get("locale", "en-us") == "en-us"
    )


def everything():
    """Return what an import could have written, as numbers."""
    files = [file for file in settings.MEDIA_ROOT.rglob("*") if file.is_file()]
    rows = [Page, Revision, Component, ContentImage, Version, SignOff, ReferenceIndex]
    return [len(files), *(model.objects.count() for model in rows)]


def test_a_site_goes_into_an_empty_database_and_comes_out_the_same(bundle, tmp_path):
    well, printed = take_in(bundle, publish=True)
    assert well, printed
    assert export(tmp_path / "again") == (bundle / "content.jsonl").read_text().splitlines()
    level = LevelOfCare.objects.get()
    with level.picture.open_file() as file:
        assert file.read() == next((bundle / "images").iterdir()).read_bytes()
    assert list(level.picture.tags.names()) == ["green"]
    assert f'id="{level.pk}"' in level.modules[0].value["body"].source
    assert ReferenceIndex.get_references_to(level).exists()
    assert_ledger_agrees()


def test_a_pair_stays_a_pair(imported, client):
    english = Faq.objects.get(locale__language_code="en-us")
    spanish = Faq.objects.get(locale__language_code="es-us")
    assert spanish.translation_key == english.translation_key
    answer = client.get(f"/api/v1/faqs/{english.translation_key}/").json()
    assert [one["locale"] for one in answer["meta"]["translations"]] == ["es-US"]
    assert spanish.get_url_parts()[2] == "/es/es-faqs/primera/"


def test_a_translation_is_edited_beside_its_source_as_before(imported):
    english = Faq.objects.get(locale__language_code="en-us")
    spanish = Faq.objects.get(locale__language_code="es-us")
    translation = Translation.objects.get(source__object_id=english.translation_key)
    every, translated = translation.get_progress()
    assert every == translated > 3
    translation.save_target(publish=True)
    revised = Faq.objects.get(pk=spanish.pk)
    assert revised.live_revision_id > spanish.live_revision_id
    assert (revised.question, revised.copy_short) == ("¿Qué pasa?", "palabras")


def test_a_translation_without_all_texts_comes_as_a_page_and_says_so(bundle):
    documents = lines_of(bundle)
    for one in documents:
        if one["type"] == "programs.Faq" and one["locale"] == "es-us":
            one["fields"]["copy_short"] = ""
    well, printed = take_in(write_lines(bundle, documents))
    assert well
    assert "Its texts do not stand beside those in en-us: some are missing." in printed
    key = Faq.objects.get(locale__language_code="en-us").translation_key
    assert not Translation.objects.filter(source__object_id=key).exists()


def test_without_publish_everything_goes_in_as_a_draft(bundle):
    well, printed = take_in(bundle)
    assert well
    assert "0 published" in printed
    assert not Page.objects.filter(depth__gt=1, live=True).exists()
    assert Version.objects.count() == 0
    faq = Faq.objects.get(locale__language_code="en-us")
    about = faq.get_latest_revision_as_object().about
    assert [block.value.specific for block in about] == [LevelOfCare.objects.get()]


def test_a_dry_run_says_what_would_change_and_writes_nothing(imported):
    before = everything()
    edited(imported, "Faq", question="What happens second?", copy_short="Another line.")
    well, printed = take_in(imported, publish=True, dry_run=True)
    assert well
    number = number_of(imported, "Faq")
    assert f"changed    line {number}: faq “First”, en-us\n" in printed
    assert "    question: “What happens first?” → “What happens second?”\n" in printed
    assert "    copy_short: “One line about it.” → “Another line.”\n" in printed
    assert printed.endswith(
        "1 changed, 15 unchanged, 0 refused; 1 published. Nothing was written.\n"
    )
    assert everything() == before


def test_a_dry_run_into_an_empty_database_writes_nothing_either(bundle):
    before = everything()
    well, printed = take_in(bundle, publish=True, dry_run=True)
    assert well, printed
    assert "16 created" in printed
    assert everything() == before


def test_a_changed_line_is_published_and_the_old_words_stay_in_the_history(imported):
    edited(imported, "Faq", question="What happens second?")
    assert take_in(imported, publish=True)[0]
    faq = Faq.objects.get(locale__language_code="en-us")
    assert faq.question == "What happens second?"
    assert faq.revisions.count() == 2
    assert_ledger_agrees()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"feilds": {}}, "feilds: A line has no such key. Did you mean fields?"),
        ({"fields": {"qestion": "x"}}, "qestion: A faq has no such field. Did you mean question?"),
        ({"about": [{"type": "page", "value": GONE}]}, "about, part 1: There is no page"),
        ({"about": [{"type": "pages", "value": GONE}]}, "the type is one of: page."),
        ({"channels": ["fax"]}, "channels: Not in the list: fax."),
        ({"channels": "web"}, 'channels: "web" is not what this field takes.'),
        ({"question": 4}, "question: 4 is not what this field takes."),
        ({"question": "a\x00b"}, "question: It has a character that is none: \\u0000"),
        ({"question": "a\ud800b"}, "question: It has a character that is none"),
        ({"modules": [{"type": "module", "value": {"heading": "\x00"}}]}, "modules: It has a"),
        ({"parent": "/le\x00vels/"}, "parent: It has a character"),
        ({"last_reviewed": "yesterday"}, "last_reviewed: “yesterday” value has an invalid date"),
        ({"slug": "a b"}, "slug: Enter a valid “slug”"),
        ({"type": "programs.Fag"}, "type: There is no type 'programs.Fag'. Did you mean"),
        ({"key": "1"}, "key: Give a UUID"),
        ({"locale": "fr-fr"}, "locale: This site has no “fr-fr”; it has en-us, es-us."),
        (
            {"parent": "/levels/"},
            "parent: A faq stands below a faqs section, not a levels section.",
        ),
        ({"parent": "/nowhere/"}, "parent: There is no page “/nowhere/”"),
        (
            {"modules": [{"type": "module", "value": {"headng": "x"}}]},
            "modules, part 1: There is no “headng” in it; it takes aspect, heading",
        ),
        (
            {"modules": [{"type": "module", "value": {"heading": 4}}]},
            "modules, part 1, heading: 4 is not what this part takes.",
        ),
    ],
)
def test_a_line_that_does_not_fit_is_named_with_its_field_and_a_cure(imported, change, said):
    number = number_of(imported, "Faq")
    edited(imported, "Faq", **change)
    well, printed = take_in(imported, publish=True)
    assert not well
    assert f"refused    line {number}" in printed
    assert said in printed
    assert printed.endswith("15 unchanged, 1 refused; 0 published.\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"type": "faq", "fields": {"about": ' + "[" * 5000 + "]" * 5000 + "}}", "lie too deep"),
        ('{"type": "faq", "fields": {"title": NaN}}', "This is not JSON: NaN is no number."),
        ('{"type": "faq", "fields": {"\\ud800": ""}}', "It has a character that is none"),
    ],
)
def test_a_line_that_only_a_program_would_write_is_refused_by_itself(imported, text, said):
    write_lines(imported, [text, *lines_of(imported)])
    well, printed = take_in(imported, publish=True)
    assert not well
    assert printed.startswith("refused    line 2\n")
    assert said in printed
    assert printed.endswith("16 unchanged, 1 refused; 0 published.\n")


def test_the_other_lines_go_in_but_not_what_points_at_one_that_does_not(bundle):
    edited(bundle, "LevelOfCare", setting="moon")
    well, printed = take_in(bundle, publish=True)
    assert not well
    assert "setting: Value 'moon' is not a valid choice." in printed
    assert "about, part 1: There is no page" in printed
    assert not LevelOfCare.objects.exists()
    assert not Faq.objects.exists()
    assert FaqsSection.objects.filter(live=True).count() == 2


def test_all_or_nothing_writes_nothing_when_a_line_is_refused(bundle):
    before = everything()
    edited(bundle, "Faq", question=4)
    well, printed = take_in(bundle, publish=True, all_or_nothing=True)
    assert not well
    assert "Nothing was written, for some lines are refused: 15 created" in printed
    assert everything() == before


def test_all_or_nothing_keeps_rows_and_files_when_all_fits(bundle, tmp_path):
    assert take_in(bundle, publish=True, all_or_nothing=True)[0]
    assert export(tmp_path / "again") == (bundle / "content.jsonl").read_text().splitlines()
    with ContentImage.objects.get().open_file() as file:
        assert file.read()


def test_a_picture_that_is_damaged_keeps_out_what_shows_it(bundle):
    picture = next((bundle / "images").iterdir())
    picture.write_bytes(picture.read_bytes()[:-9])
    _, printed = take_in(bundle, publish=True)
    assert "is not the picture that the key means." in printed
    assert "picture: There is no image" in printed
    assert not LevelOfCare.objects.exists()


def test_an_import_that_was_interrupted_goes_on_where_it_ended(bundle, tmp_path, monkeypatch):
    write = importing.Writer.write

    def stop(self, line, *placed):
        if line.model is Faq:
            raise KeyboardInterrupt
        return write(self, line, *placed)

    monkeypatch.setattr(importing, "BATCH", 2)
    with monkeypatch.context() as patch:
        patch.setattr(importing.Writer, "write", stop)
        with pytest.raises(KeyboardInterrupt):
            take_in(bundle, publish=True)
    assert state_of(HomePage.objects.get(locale__language_code="en-us")) == "published"
    assert not Faq.objects.filter(live=True).exists()
    assert take_in(bundle, publish=True)[0]
    assert export(tmp_path / "again") == (bundle / "content.jsonl").read_text().splitlines()
    assert_ledger_agrees()


def test_a_draft_that_somebody_holds_is_left_alone_unless_told_otherwise(
    imported, django_user_model
):
    edith = django_user_model.objects.create_user("edith")
    faq = Faq.objects.get(locale__language_code="en-us")
    faq.question = "What does Edith ask?"
    faq.save_revision(user=edith)
    edited(imported, "Faq", question="What does the file ask?")
    well, printed = take_in(imported, publish=True)
    assert not well
    assert "edith saved a draft on" in printed
    assert "--over-drafts" in printed
    faq.refresh_from_db()
    assert faq.question == "What happens first?"
    assert faq.get_latest_revision_as_object().question == "What does Edith ask?"

    assert take_in(imported, publish=True, over_drafts=True)[0]
    faq.refresh_from_db()
    assert faq.question == "What does the file ask?"
    kept = [revision.content["question"] for revision in faq.revisions.order_by("pk")]
    assert kept[-2:] == ["What does Edith ask?", "What does the file ask?"]


def test_what_somebody_has_locked_is_left_alone(imported):
    Page.objects.filter(slug="first").update(locked=True)
    edited(imported, "Faq", question="What does the file ask?")
    well, printed = take_in(imported, publish=True)
    assert not well
    assert "Somebody has locked it. Unlock it in the admin first." in printed
    assert Faq.objects.get(slug="first").question == "What happens first?"


def test_the_history_of_a_page_says_which_file_it_came_from(imported, admin_client):
    faq = Faq.objects.get(slug="first")
    history = admin_client.get(reverse("wagtailadmin_pages:history", args=[faq.pk]))
    assert "Taken in from content.jsonl" in history.content.decode()


def test_everything_that_models_hold_travels_or_is_left_behind_on_purpose():
    for model in portable_models().values():
        columns = {field.name for field in model._meta.concrete_fields}
        assert columns == {*fields_of(model), *(columns & OWN_TO_A_PLACE)}, model
        others = {field.name for field in model._meta.many_to_many} - {"tags"}
        rows = {relation.name for relation in get_all_child_relations(model)} - {
            "wagtail_admin_comments"
        }
        assert (others, rows) == (set(), set()), f"{model}: teach publishing.portable about them"


def test_a_draft_beside_what_is_public_travels_with_it(imported, tmp_path):
    faq = Faq.objects.get(locale__language_code="en-us")
    faq.question = "What comes later?"
    faq.save_revision()
    texts = export(tmp_path / "out")
    (line,) = [one for one in lines_of(tmp_path / "out") if "draft" in one]
    assert line["fields"]["question"] == "What happens first?"
    assert line["draft"] == {"question": "What comes later?"}
    Page.objects.get(pk=faq.pk).delete()
    assert take_in(tmp_path / "out", publish=True)[0]
    assert export(tmp_path / "again") == texts


def test_what_nobody_has_signed_stays_a_draft_and_is_named(bundle, signatures_asked):
    well, printed = take_in(bundle, publish=True)
    assert not well
    number = number_of(bundle, "Faq")
    assert f"not public line {number}: faq “First”, en-us\n" in printed
    assert "    reviewed_by: These words are not signed." in printed
    assert state_of(Faq.objects.get(locale__language_code="en-us")) == "never public"
    assert state_of(HomePage.objects.get(locale__language_code="en-us")) == "published"


def test_a_signature_travels_with_its_words_and_with_no_others(
    imported, tmp_path, signatures_asked, django_user_model
):
    faq = Faq.objects.get(locale__language_code="en-us")
    sign(
        faq,
        faq,
        reviewer=faq.reviewed_by[0].value,
        user=django_user_model.objects.create_user("rita"),
        statements=list(STATEMENTS.values()),
        reason="Checked line by line.",
    )
    signed_at = sign_off_of(faq).made_at
    export(tmp_path / "out")
    Page.objects.get(pk=faq.pk).delete()
    SignOff.objects.all().delete()

    take_in(tmp_path / "out", publish=True)
    faq = Faq.objects.get(locale__language_code="en-us")
    assert not faq.live  # nobody said that the file's signatures count

    take_in(tmp_path / "out", publish=True, trust_signatures=True)
    faq.refresh_from_db()
    assert faq.live
    restored = sign_off_of(faq)
    assert (restored.made_at, restored.user) == (signed_at, None)

    edited(tmp_path / "out", "Faq", copy_short="Words that nobody has signed.")
    well, printed = take_in(tmp_path / "out", publish=True, trust_signatures=True)
    assert not well
    assert "signature: It is for other words." in printed
    faq.refresh_from_db()
    assert faq.copy_short == "One line about it."


def test_a_damaged_signature_is_named_and_counts_for_nothing(
    imported, tmp_path, signatures_asked, django_user_model
):
    faq = Faq.objects.get(locale__language_code="en-us")
    user = django_user_model.objects.create_user("rita")
    reviewer, statements = faq.reviewed_by[0].value, list(STATEMENTS.values())
    sign(faq, faq, reviewer=reviewer, user=user, statements=statements, reason="Line by line.")
    export(tmp_path / "out")
    (line,) = (x for x in lines_of(tmp_path / "out") if "signature" in x)
    Page.objects.get(pk=faq.pk).delete()
    SignOff.objects.all().delete()
    for damage, said in (
        ({"kind": ["signed"]}, "signature: “kind” is a text."),
        ({"kind": "seal"}, "signature: Its kind is one of: signed, emergency, demo."),
        ({"made_at": "2026-05-03T14:00:00"}, "signature: Its made_at names no time zone"),
        ({"made_at": 4}, "signature: It lacks"),
        ({"statements": 4}, "signature: “statements” is a list."),
        ({"reviewer": "x" * 400}, "signature: reviewer: Ensure this value has at most 75"),
        ({"role": None}, "signature: “role” is a text."),
    ):
        edited(tmp_path / "out", "Faq", signature={**line["signature"], **damage})
        well, printed = take_in(tmp_path / "out", publish=True, trust_signatures=True)
        assert not well
        assert said in printed
        assert not SignOff.objects.exists()
        assert not Faq.objects.get(locale__language_code="en-us").live


def test_what_was_private_does_not_become_public(imported, tmp_path):
    section = FaqsSection.objects.get(locale__language_code="en-us")
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    export(tmp_path / "out")
    Page.objects.get(pk=section.pk).delete()
    well, printed = take_in(tmp_path / "out", publish=True)
    assert not well
    assert "private: Set who may see it here too" in printed
    english = Page.objects.filter(locale__language_code="en-us").exact_type(Faq, FaqsSection)
    assert [page.live for page in english] == [False, False]


def test_what_needs_something_that_comes_later_is_published_after_it(imported, tmp_path):
    make.ComparisonFactory()
    export(tmp_path / "out")
    documents = lines_of(tmp_path / "out")
    early = [one for one in documents if "Comparison" in one["type"]]
    late = [one for one in documents if "LevelOfCare" in one["type"]]
    others = [one for one in documents if one not in early and one not in late]
    write_lines(tmp_path / "out", [*others, *early, *late])
    for page in [*Comparison.objects.all(), *LevelOfCare.objects.all()]:
        Page.objects.get(pk=page.pk).delete()
    well, printed = take_in(tmp_path / "out", publish=True)
    assert well, printed
    assert state_of(Comparison.objects.get()) == "published"
    assert_ledger_agrees()


def test_a_page_that_mirrors_another_mirrors_it_again(imported, tmp_path):
    make.LocationsSectionFactory()
    places = LocationsSection.objects.get()
    places.copy_for_translation(Locale.objects.get(language_code="es-us"), alias=True)
    texts = export(tmp_path / "out")
    for page in LocationsSection.objects.all():
        Page.objects.get(pk=page.pk).delete()
    well, printed = take_in(tmp_path / "out", publish=True)
    assert well, printed
    mirror = LocationsSection.objects.get(locale__language_code="es-us")
    assert (mirror.live, mirror.alias_of.locale.language_code) == (True, "en-us")
    assert export(tmp_path / "again") == texts
    assert "0 created, 0 changed" in take_in(tmp_path / "out", publish=True)[1]
    assert_ledger_agrees()


def test_a_page_goes_where_the_file_has_it(imported):
    other = make.LevelOfCareFactory(slug="other", code="op", intensity_rank=1)
    home = HomePage.objects.get(locale__language_code="en-us")
    # Somebody has moved the section's only page out of its place, as scripts can.
    Page.objects.get(slug="first").move(Page.objects.get(pk=home.pk), pos="last-child")
    well, printed = take_in(imported, publish=True, verbosity=2)
    assert well, printed
    assert "    parent: " in printed
    assert Faq.objects.get(slug="first").get_parent().slug == "faqs"
    assert Page.objects.filter(pk=other.pk).exists()
    assert_ledger_agrees()


def test_a_slug_or_section_that_is_taken_is_refused_with_the_key_that_has_it(imported):
    documents = lines_of(imported)
    faqs = [one for one in documents if one["type"] in ("programs.Faq", "programs.FaqsSection")]
    for one in faqs:
        one["key"] = GONE.partition("/")[0][:-1] + str(faqs.index(one))
    write_lines(imported, faqs)
    before = everything()
    well, printed = take_in(imported)
    assert not well
    assert "slug: Another one has it here, with the key" in printed
    assert "parent: There is a faqs section already; give this line its key." in printed
    assert everything() == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("gone.zip", None, "There is no file"),
        ("broken.zip", b"PK not a zip", "is not a whole zip"),
        ("other.jsonl", b'{"format": "other"}\n', "Its first line should be"),
        ("later.jsonl", b'{"format": "continuum-content", "version": 9}\n', "of version 9"),
        ("latin.jsonl", '{"format": "é"}'.encode("latin-1"), "It is not UTF-8 text."),
        ("rows.csv", b"title\n", "Say what the rows are: --type faq."),
    ],
)
def test_a_file_that_is_none_is_refused_as_a_whole(tmp_path, name, content, said):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(CommandError, match=said):
        call_command("import_content", tmp_path / name, stdout=StringIO())


def test_a_zip_without_content_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("notes.txt", "x")
    with pytest.raises(CommandError, match=r"has no content\.jsonl in it"):
        call_command("import_content", tmp_path / "a.zip", stdout=StringIO())


def test_a_zip_that_was_packed_by_hand_has_its_folder_in_it(bundle):
    packed = shutil.make_archive(bundle.with_name("packed"), "zip", bundle.parent, bundle.name)
    well, printed = take_in(packed, publish=True)
    assert well, printed
    assert LevelOfCare.objects.get().picture


def test_an_export_that_fails_says_why_and_leaves_the_last_one_whole(tmp_path, db):
    target = tmp_path / "content.zip"
    picture = make.ContentImageFactory()
    export(target)
    before = target.read_bytes()
    picture.file.storage.delete(picture.file.name)
    with pytest.raises(CommandError, match=r"content\.zip cannot be written: .*No such file"):
        export(target)
    assert target.read_bytes() == before
    assert list(tmp_path.iterdir()) == [target]


def test_an_export_does_not_write_over_a_folder_of_something_else(tmp_path, db):
    (tmp_path / "letters.txt").write_text("Dear")
    with pytest.raises(CommandError, match="holds something else"):
        call_command("export_content", to=tmp_path, stdout=StringIO())


TABLE = """title,question,about,copy_short,copy_medium,channels,reviewed_by,last_reviewed,review_due
Where do I park?,Where do I park?,/levels/iop/,Park behind the house.,Park behind the house. \
The lot is free.,web | mobile,{reviewer},{today},{later}
"""


@pytest.fixture
def table(imported, tmp_path):
    today = timezone.localdate()
    text = TABLE.format(
        reviewer="test-reviewer", today=today, later=today + datetime.timedelta(days=300)
    )
    path = tmp_path / "questions.csv"
    path.write_text(text)
    return path


def test_a_table_of_questions_goes_in_and_is_published(table):
    well, printed = take_in(table, type="faq", publish=True)
    assert well, printed
    faq = Faq.objects.get(slug="where-do-i-park")
    assert faq.live
    assert faq.get_parent().slug == "faqs"
    assert [block.value.slug for block in faq.about] == ["iop"]
    assert faq.channels == ["web", "mobile"]
    well, printed = take_in(table, type="faq", publish=True)
    assert printed == "0 created, 0 changed, 1 unchanged, 0 refused; 0 published.\n"
    table.write_text(table.read_text().replace("free", "large"))
    assert "1 changed" in take_in(table, type="faq", publish=True)[1]
    faq.refresh_from_db()
    assert "large" in faq.copy_medium


@pytest.mark.parametrize(
    ("old", "new", "options", "said"),
    [
        (
            "copy_short",
            "short_copy",
            {},
            "There is no field “short_copy”. Did you mean copy_short?",
        ),
        ("copy_short", "modules", {}, "“modules” has several parts and does not fit into a cell."),
        ("copy_short", "question", {}, "Two columns are called “question”."),
        ("title,", "key,", {}, "It needs a column “title”."),
        ("", "", {"type": "fqa"}, "There is no type 'fqa'. Did you mean faq?"),
    ],
)
def test_a_table_with_a_wrong_head_is_refused(table, old, new, options, said):
    table.write_text(table.read_text().replace(old, new, 1))
    with pytest.raises(CommandError, match=said.replace("?", r"\?")):
        call_command("import_content", table, **{"type": "faq", **options}, stdout=StringIO())


def test_a_table_as_a_european_spreadsheet_saves_it_goes_in_too(table):
    table.write_bytes(b"\xef\xbb\xbf" + table.read_text().replace(",", ";").encode())
    assert "1 created" in take_in(table, type="faq")[1]


def test_a_wrong_cell_is_named_by_its_row(table):
    table.write_text(table.read_text().replace("web | mobile", "fax"))
    well, printed = take_in(table, type="faq")
    assert not well
    assert (
        "refused    line 2: faq “Where do I park?”, en-us\n    channels: Not in the list" in printed
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("web | mobile", "web\x00", "channels: It has a character that is none"),
        ("title,", "key,title,", "key: Give a UUID"),
    ],
)
def test_a_cell_that_no_database_takes_is_named(table, old, new, said):
    text = table.read_text().replace(old, new, 1)
    table.write_text(text.replace("Where do I", "abc,Where do I", 1) if "key" in new else text)
    well, printed = take_in(table, type="faq")
    assert not well
    assert printed.startswith("refused    line 2")
    assert said in printed
