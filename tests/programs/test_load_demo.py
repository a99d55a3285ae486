"""`manage.py load_demo`: complete, repeatable, and never in an editor's way."""

import datetime
from io import StringIO
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, Revision, Site

from programs import models
from programs.demo import pictures
from programs.demo.content import ENTRIES
from programs.demo.entries import Entry, Ref, entry
from programs.demo.load import Loader, load_demo
from programs.models import DemoRecord
from programs.signing import sign_off_of, signing_check
from tests.programs.demo import NOT_DRAWN


def run():
    """Load the English demo; tests/programs/test_translate_demo.py loads the Spanish one."""
    out = StringIO()
    with NOT_DRAWN, mock.patch("programs.management.commands.load_demo.WORDS", []):
        call_command("load_demo", stdout=out)
    return out.getvalue()


def silently(entries):
    return load_demo(entries, say=lambda line: None)


def changed(key, **fields):
    """Return all entries, one of them with other fields."""
    return [
        Entry(one.model, one.slug, one.under, {**one.fields, **fields}) if one.key == key else one
        for one in ENTRIES
    ]


class LoadedDemo(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.output = run()

    def test_everything_is_published_and_keeps_the_rules(self):
        for one in ENTRIES:
            if one.model == "ContentImage":
                continue
            document = getattr(models, one.model).objects.get(slug=one.slug)
            assert document.live, one.key
            assert list(document.publishing_problems()) == [], one.key
            # Nobody has signed the demo, which is on record.
            assert list(signing_check(document)) == [], one.key
            assert getattr(sign_off_of(document), "kind", "demo") == "demo"

    def test_an_editor_who_opens_a_page_finds_nothing_to_correct(self):
        for one in ENTRIES:
            document = getattr(models, one.model)._meta
            for field in document.get_fields():
                if isinstance(field, StreamField) and field.name in one.fields:
                    row = document.model.objects.get(slug=one.slug)
                    field.stream_block.clean(getattr(row, field.name))

    def test_everything_has_one_revision(self):
        assert Revision.objects.count() == sum(one.model != "ContentImage" for one in ENTRIES)

    def test_pages_are_where_their_addresses_say(self):
        home = models.HomePage.objects.get()
        paths = {page.url_path.removeprefix(home.url_path) for page in home.get_descendants()}
        assert paths >= {
            "levels/iop/",
            "programs/standard-iop/",
            "benefits/cost/",
            "faqs/what-to-expect/",
            "comparisons/iop-vs-op/",
            "transitions/op-to-iop/",
            "guide/",
            "locations/wallace/",
        }

    def test_home_takes_the_place_of_the_welcome_page(self):
        assert (
            Site.objects.get(is_default_site=True).root_page.specific
            == models.HomePage.objects.get()
        )
        assert [page.slug for page in Page.objects.filter(depth=2)] == ["home"]

    def test_there_is_a_locale_for_each_language(self):
        codes = set(Locale.objects.values_list("language_code", flat=True))
        assert codes == {"en-us", "es-us"}

    def test_references_lead_both_ways(self):
        iop = models.LevelOfCare.objects.get(slug="iop")
        criterion = iop.suits[0].value["criterion"]
        assert criterion.leans_to[0].value.specific == iop

    def test_every_picture_says_what_it_shows(self):
        for image in models.ContentImage.objects.all():
            assert image.default_alt_text
            assert image.has_focal_point()

    def test_crisis_numbers_count_as_checked_on_the_day_of_loading_and_say_that_nobody_did(self):
        today = timezone.localdate()
        for resource in models.CrisisResource.objects.all():
            assert resource.verified_on == today
            assert resource.recheck_due == today + datetime.timedelta(days=90)
            assert "Nobody tried" in resource.verification_note

    def test_menus_show_the_sections(self):
        home = models.HomePage.objects.get()
        in_menu = [page.slug for page in home.get_children().in_menu()]
        assert in_menu == [
            "levels", "programs", "comparisons", "transitions", "guide", "benefits", "faqs",
            "locations",
        ]  # fmt: skip

    def test_it_says_what_it_has_done(self):
        assert self.output.splitlines()[-1] == f"Demo content: {len(ENTRIES)} loaded."
        assert "Levels of care: 3 published." in self.output

    def test_a_second_run_changes_nothing_and_says_so(self):
        before = list(DemoRecord.objects.values_list("key", "object_id", "digest", "state"))
        assert run() == "Demo content: already loaded, nothing changed.\n"
        assert list(DemoRecord.objects.values_list("key", "object_id", "digest", "state")) == before
        assert Revision.objects.count() == len(ENTRIES) - len(pictures.PICTURES)

    def test_a_second_run_looks_up_little(self):
        with NOT_DRAWN, self.assertNumQueries(29):
            silently(ENTRIES)

    def test_a_later_day_changes_nothing_either(self):
        later = timezone.localdate() + datetime.timedelta(days=100)
        with mock.patch.object(timezone, "localdate", return_value=later):
            assert silently(ENTRIES)["published"] == 0

    def test_a_changed_demo_text_is_published(self):
        fates = silently(changed("LevelOfCare/iop", copy_short="New intensive outpatient line."))
        assert (fates["published"], fates["unchanged"]) == (1, len(ENTRIES) - 1)
        assert models.LevelOfCare.objects.get(slug="iop").copy_short.startswith("New")

    def test_an_editors_published_change_stays(self):
        page = models.ProgramType.objects.get(slug="standard-iop")
        page.copy_short = "An editor wrote this."
        page.save_revision().publish()
        fates = silently(changed("ProgramType/standard-iop", copy_short="The demo says this."))
        assert (fates["edited"], fates["published"]) == (1, 0)
        page.refresh_from_db()
        assert page.copy_short == "An editor wrote this."

    def test_an_editors_draft_stays(self):
        page = models.Benefit.objects.get(slug="cost")
        page.copy_short = "A draft."
        page.save_revision()
        silently(changed("Benefit/cost", copy_short="The demo says this."))
        page.refresh_from_db()
        assert page.get_latest_revision_as_object().copy_short == "A draft."

    def test_an_editors_snippet_stays(self):
        term = models.GlossaryTerm.objects.get(slug="iop")
        term.plain = "an editor’s words"
        term.save_revision().publish()
        assert silently(changed("GlossaryTerm/iop", plain="the demo’s words"))["edited"] == 1
        assert models.GlossaryTerm.objects.get(slug="iop").plain == "an editor’s words"

    def test_an_editors_picture_stays(self):
        image = models.ContentImage.objects.get(title="Bridge")
        image.description = "An editor describes it"
        image.save()
        assert silently(changed("ContentImage/iop", description="The demo’s words"))["edited"] == 1
        assert models.ContentImage.objects.get(pk=image.pk).description == "An editor describes it"

    def test_a_changed_drawing_is_drawn_again(self):
        with NOT_DRAWN:
            assert silently(changed("ContentImage/iop", edition=99))["published"] == 1
        assert models.ContentImage.objects.filter(title="Bridge").count() == 1

    def test_what_an_editor_unpublished_stays_unpublished(self):
        models.Faq.objects.get(slug="where").unpublish()
        assert silently(changed("Faq/where", copy_short="Where is it?"))["edited"] == 1
        assert not models.Faq.objects.get(slug="where").live

    def test_what_an_editor_deleted_stays_deleted(self):
        models.Faq.objects.get(slug="where").delete()
        output = run()
        assert "1 deleted by an editor and left out." in output
        assert not models.Faq.objects.filter(slug="where").exists()

    def test_a_moved_page_stays_where_it_is(self):
        home = models.HomePage.objects.get()
        models.LevelOfCare.objects.get(slug="op").move(home, "last-child")
        assert silently(ENTRIES)["unchanged"] == len(ENTRIES)
        assert models.LevelOfCare.objects.get(slug="op").get_parent().specific == home

    def test_a_reference_to_a_deleted_entry_is_left_out(self):
        models.Source.objects.get(slug="samhsa-iop-advisory").delete()
        silently(changed("LevelOfCare/residential", copy_short="Residential treatment, in short."))
        assert not models.LevelOfCare.objects.get(slug="residential").sources

    def test_text_that_breaks_a_rule_stays_a_draft_and_is_named(self):
        broken = changed("Benefit/cost", statement="x" * 81)
        with (
            mock.patch("programs.management.commands.load_demo.ENTRIES", broken),
            pytest.raises(CommandError, match=r"Benefit/cost: .*the limit is 80"),
        ):
            run()


@pytest.mark.slow
class InterruptedLoad(TestCase):
    def test_the_next_run_completes_what_was_placed_and_what_was_half_published(self):
        self.load_and_stop_after(0)
        assert not models.LevelOfCare.objects.live().exists()
        self.load_and_stop_after(50)
        assert run().endswith(f"Demo content: {len(ENTRIES) - 50} loaded.\n")
        assert Revision.objects.count() == len(ENTRIES) - len(pictures.PICTURES)

    def load_and_stop_after(self, number):
        publish, done = Loader._publish, []

        def publish_some(loader, one):
            if len(done) == number:
                raise KeyboardInterrupt
            done.append(one)
            return publish(loader, one)

        with (
            NOT_DRAWN,
            mock.patch.object(Loader, "_publish", publish_some),
            pytest.raises(KeyboardInterrupt),
        ):
            silently(ENTRIES)


class EditorsOwnContent(TestCase):
    def test_an_editors_entry_with_the_same_slug_is_used_and_left_alone(self):
        own = models.Source(title="Our own", slug="asam-criteria", locale=Locale.get_default())
        own.save()
        mine = [
            entry("Source", "asam-criteria", title="The demo’s", publisher="Somebody"),
            entry(
                "Claim",
                "claim",
                title="A claim",
                text="It helps.",
                kind="quality",
                evidence=[Ref("Source", "asam-criteria")],
            ),
        ]
        assert silently(mine) == {"foreign": 1, "published": 1}
        assert models.Source.objects.get().title == "Our own"
        assert models.Claim.objects.get().evidence[0].value == own

    def test_an_editors_home_page_stays_the_home_of_the_site(self):
        root = Page.get_first_root_node()
        Page.objects.filter(depth=2).update(slug="ours")
        site = Site.objects.get(is_default_site=True)
        silently([entry("HomePage", "home", title="Demo", copy_short="One.", copy_medium="Two.")])
        site.refresh_from_db()
        assert site.root_page.slug == "ours"
        assert {page.slug for page in root.get_children()} == {"ours", "home"}

    def test_a_database_without_a_site_gets_one(self):
        Site.objects.all().delete()
        silently([entry("HomePage", "home", title="Demo", copy_short="One.", copy_medium="Two.")])
        assert Site.objects.get().root_page.slug == "home"

    def test_a_page_whose_place_is_gone_is_left_out(self):
        lone = entry("Faq", "lone", under=Ref("FaqsSection", "faqs"), title="Lone?")
        assert silently([lone]) == {"deleted": 1}
