"""Two languages: the path alone chooses, and every page says which one it is in."""

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings

from programs.models import LevelsSection, ProgramsSection, ProgramType
from tests.factories.programs import CrisisResourceFactory
from tests.factories.translations import published_translation
from tests.publishing_once import published_once
from tests.snapshots import published
from tests.website.conftest import publish_a_site

CATALOG = settings.BASE_DIR / "locale" / "es" / "LC_MESSAGES"
SPANISH_PROGRAM = "/es/programas/iop-estandar/"


@pytest.fixture(scope="module")
def published_in_two_languages(django_db_setup, django_db_blocker):
    with published_once(django_db_blocker):
        published("site", publish_a_site)
        program = ProgramType.objects.get(slug="standard-iop")
        for section in (LevelsSection.objects.get(), ProgramsSection.objects.get()):
            section.show_in_menus = True
            section.save_revision().publish()
        published_translation(section.get_parent().specific, "Inicio", slug="inicio")
        published_translation(section, "Programas", slug="programas")
        published_translation(program, "IOP en español", slug="iop-estandar")
        yield


@pytest.fixture
def two_languages(published_in_two_languages, db):
    """The site with its home page, one section and one program in Spanish too."""


def text_of(response):
    return response.content.decode()


def test_a_page_says_its_language_and_where_the_other_one_is(client, two_languages):
    base = settings.WAGTAILADMIN_BASE_URL
    page = text_of(client.get(SPANISH_PROGRAM))
    assert '<html lang="es-US">' in page
    alternates = dict(re.findall(r'rel="alternate" hreflang="([^"]+)" href="([^"]+)"', page))
    assert alternates == {
        "es-US": f"{base}{SPANISH_PROGRAM}",
        "en-US": f"{base}/programs/standard-iop/",
        "x-default": f"{base}/programs/standard-iop/",
    }
    english = text_of(client.get("/programs/standard-iop/"))
    assert dict(re.findall(r'rel="alternate" hreflang="([^"]+)" href="([^"]+)"', english)) == (
        alternates
    )


def test_the_words_around_the_content_are_in_the_language_too(client, two_languages):
    page = text_of(client.get(SPANISH_PROGRAM))
    assert "Ir al contenido" in page
    assert "Pregunte al centro" in page
    assert "Skip to content" not in page


def test_the_switcher_leads_to_the_same_page(client, two_languages):
    page = text_of(client.get(SPANISH_PROGRAM))
    assert '<a href="/programs/standard-iop/" lang="en-US" hreflang="en-US">English</a>' in page
    assert '<span aria-current="true" lang="es-US">Español</span>' in page


def test_the_switcher_leads_home_where_there_is_no_translation(client, two_languages):
    page = text_of(client.get("/levels/iop/"))
    assert '<a href="/es/" lang="es-US" hreflang="es-US">Español</a>' in page


@pytest.mark.parametrize(
    "headers", [{"accept-language": "es"}, {"cookie": f"{settings.LANGUAGE_COOKIE_NAME}=es-us"}]
)
def test_no_header_and_no_cookie_chooses_a_language(client, two_languages, headers):
    for path in ("/", "/nothing/", SPANISH_PROGRAM):
        assert client.get(path, headers=headers).content == client.get(path).content


def test_what_is_in_another_language_is_marked(client, two_languages):
    page = text_of(client.get("/es/"))
    assert re.search(r'<li><a href="/levels/" lang="en-US"', page)
    assert re.search(r'<li><a href="/es/programas/">', page)


def test_an_error_page_is_in_the_language_of_its_path(client, two_languages):
    CrisisResourceFactory()
    missing = client.get("/es/nada/")
    assert missing.status_code == 404
    assert '<html lang="es-US">' in text_of(missing)
    assert "No encontramos esta página" in text_of(missing)
    ProgramType.objects.get(slug="iop-estandar").unpublish()
    gone = client.get(SPANISH_PROGRAM)
    assert gone.status_code == 410
    assert "Esta página ya no está aquí" in text_of(gone)


def test_a_failure_is_told_in_the_language_of_the_path(rf):
    from website.views import server_error

    page = text_of(server_error(rf.get("/es/")))
    assert '<html lang="es-US">' in page
    assert '<a href="/es/">' in page


def test_search_is_in_the_language_of_its_path(client, two_languages):
    page = text_of(client.get("/es/search/?q=espa%C3%B1ol"))
    assert '<html lang="es-US">' in page
    assert 'action="/es/search/"' in page
    assert f'href="{SPANISH_PROGRAM}"' in page
    assert '<html lang="en-US">' in text_of(client.get("/search/?locale=es-US"))


def test_a_missing_slash_is_added(client, two_languages):
    assert client.get("/es").headers["Location"] == "/es/"


def test_an_english_page_may_not_lie_where_spanish_pages_are(two_languages):
    section = ProgramsSection.objects.get(slug="programs")
    section.slug = "es"
    assert "slug" in dict(section.publishing_problems())


def messages_in(folder):
    """Every text that a template marks for translation, as catalogs spell it."""
    for file in Path(folder).rglob("*.html"):
        source = file.read_text()
        for _, text in re.findall(r"{% translate (['\"])(.*?)\1", source):
            yield text.replace("%", "%%")
        for text in re.findall(r"{% blocktranslate[^%]*%}(.*?){% endblocktranslate %}", source):
            yield re.sub(r"{{ (\w+) }}", r"%(\1)s", text.partition("{% plural %}")[0])


def test_every_text_of_the_website_has_its_translation():
    catalog = polib.pofile(str(CATALOG / "django.po"))
    translated = {entry.msgid for entry in catalog if not entry.fuzzy}
    assert set(messages_in(settings.BASE_DIR / "templates" / "website")) <= translated
    lacking = [
        entry for entry in catalog if not (entry.msgstr or all(entry.msgstr_plural.values()))
    ]
    assert lacking == []


def test_the_compiled_catalog_is_the_one_that_translators_see():
    def texts(catalog):
        return {(e.msgctxt, e.msgid): e.msgstr or dict(e.msgstr_plural) for e in catalog}

    source = polib.pofile(str(CATALOG / "django.po"))
    assert texts(polib.mofile(str(CATALOG / "django.mo"))) == texts(source)
