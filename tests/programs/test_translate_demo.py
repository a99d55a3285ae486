"""The Spanish demo: loaded as a translator would, repeatable, and never in an editor's way."""

from django.contrib.auth import get_user_model
from django.test import TestCase
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from programs import models
from programs.demo.content import ENTRIES
from programs.demo.entries import Entry
from programs.demo.es.content import WORDS
from programs.demo.translate import translate_demo
from programs.translation import untranslated
from publishing.models import Version
from tests.programs.demo import load_demo
from tests.publishing.conftest import assert_ledger_agrees
from tests.snapshots import published


def translate(words=WORDS):
    return translate_demo(ENTRIES, words, say=lambda line: None)


def changed(key, **fields):
    return [
        Entry(one.model, one.slug, None, {**one.fields, **fields}) if one.key == key else one
        for one in WORDS
    ]


class SpanishDemo(TestCase):
    @classmethod
    def setUpTestData(cls):
        published("demo", load_demo)
        cls.spanish = Locale.objects.get(language_code="es-us")

    def spanish_of(self, key):
        model, slug = key.split("/")
        english = getattr(models, model).objects.get(slug=slug, locale__language_code="en-us")
        return english.get_translation(self.spanish)

    def test_everything_is_published_and_complete(self):
        for one in WORDS:
            document = self.spanish_of(one.key)
            assert document.live, one.key
            assert list(untranslated(document)) == [], one.key

    def test_every_text_that_was_written_is_there(self):
        for one in WORDS:
            document = self.spanish_of(one.key)
            for name, text in one.fields.items():
                if isinstance(text, str):
                    assert getattr(document, name) == text, f"{one.key}: {name}"

    def test_every_document_has_a_row_and_the_ledger_agrees(self):
        english = Version.objects.current().filter(locale="en-US").values_list("document_id")
        spanish = Version.objects.current().filter(locale="es-US").values_list("document_id")
        assert set(english) == set(spanish)
        assert_ledger_agrees()

    def test_paths_are_spanish_and_below_their_own_prefix(self):
        paths = Version.objects.current().filter(locale="es-US").exclude(path="")
        assert all(path.startswith("/es/") for path in paths.values_list("path", flat=True))
        assert paths.filter(path="/es/programas/iop-estandar/").exists()

    def test_facts_are_those_of_the_english(self):
        level = self.spanish_of("LevelOfCare/iop")
        assert (level.code, level.intensity_rank, level.reference_hours_per_week_max) == (
            "iop",
            2,
            19,
        )
        assert level.picture.description_es == "Un puente de muchos arcos sobre un río en calma"
        assert level.suits[0].value["criterion"].title == "El deseo de un apoyo constante"

    def test_pictures_are_described_in_spanish(self):
        body = Version.objects.current().get(locale="es-US", path="/es/guia/").body
        assert body["picture"]["alt"] == "Un poste con dos flechas al lado de un sendero"

    def test_every_page_says_that_nobody_has_reviewed_it(self):
        for body in Version.objects.current().filter(locale="es-US").values_list("body", flat=True):
            for reviewer in body["meta"]["reviewed_by"]:
                assert "sin revisión" in reviewer["title"]
                assert "revisión profesional" in reviewer["role"]

    def test_an_editor_finds_every_text_beside_its_source(self):
        translation = Translation.objects.get(
            source__object_id=self.spanish_of("ProgramType/standard-iop").translation_key
        )
        total, done = translation.get_progress()
        assert total == done
        assert translation.get_status_display() == "Up to date"

    def test_a_second_run_changes_nothing(self):
        assert translate() == {"unchanged": len(WORDS)}

    def test_changed_words_are_published(self):
        words = changed("ProgramType/standard-iop", copy_short="Un programa ambulatorio intensivo.")
        assert translate(words)["published"] == 1
        page = self.spanish_of("ProgramType/standard-iop")
        assert page.copy_short == "Un programa ambulatorio intensivo."

    def test_an_editors_published_change_stays(self):
        page = self.spanish_of("Benefit/cost")
        page.copy_short = "Palabras de un editor."
        page.save_revision().publish()
        fates = translate(changed("Benefit/cost", copy_short="Palabras de la demostración."))
        assert (fates["edited"], fates["published"]) == (1, 0)

    def test_a_text_that_a_translator_has_changed_stays(self):
        page = self.spanish_of("Benefit/cost")
        user = get_user_model().objects.create_user("translator")
        texts = StringTranslation.objects.filter(context__object_id=page.translation_key)
        texts.filter(context__path="copy_short").update(data="Otras", last_translated_by=user)
        assert translate(changed("Benefit/cost", label="Los costos"))["edited"] == 1
        assert texts.get(context__path="copy_short").data == "Otras"

    def test_what_an_editor_deleted_stays_deleted(self):
        self.spanish_of("Faq/where").delete()
        assert translate()["deleted"] == 1
        assert not models.Faq.objects.filter(slug="donde").exists()

    def test_the_words_of_a_source_that_an_editor_changed_are_left_to_translators(self):
        page = models.Faq.objects.get(slug="where")
        page.copy_short = "An editor wrote this."
        page.save_revision().publish()
        assert translate(changed("Faq/where", copy_short="Dónde está."))["edited"] == 1
