"""A center with a thousand questions has the same light pages as one with twenty."""

import copy
import json
import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs.models import Faq, LevelOfCare
from publishing.digests import digest_of
from publishing.kept import forget_everything
from publishing.models import LedgerHead, Version
from publishing.shelves import ON_A_PAGE
from publishing.writing import save_parts
from tests.factories import programs as make
from tests.factories.translations import published_translation
from website import sitemaps

pytestmark = pytest.mark.usefixtures("site")


def add_copies(count, kind="faq", **values):
    """Publish copies of the newest document of a type, as rows of the ledger alone."""
    head = LedgerHead.objects.get()
    original = Version.objects.current().filter(type=kind).order_by("sequence").last()
    copies = Version.objects.filter(type=kind, slug__startswith="copy-").count()
    rows = []
    for number in range(copies, copies + count):
        row = copy.copy(original)
        key, slug, title = uuid.uuid4(), f"copy-{kind}-{number}", f"Copy {number} of a {kind}"
        path = f"/{kind}s/{slug}/"
        meta = {**original.body["meta"], "path": path, "order": number + 1000}
        words = {"id": str(key), "slug": slug, "title": title, "question": f"{title}?"}
        row.document_id, row.slug, row.path, row.title = key, slug, path, title
        row.body, row.position = {**original.body, **words, "meta": meta, **values}, number + 1000
        row.digest = digest_of(row.body)
        head.last_sequence += 1
        row.sequence = row.pk = head.last_sequence
        rows.append(row)
    Version.objects.bulk_create(rows)
    save_parts(rows)
    head.save()
    return rows


def page_of(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def cost_of(client, address):
    """Return the bytes of a page and its queries, none of it from memory."""
    client.get(address)  # Wagtail has questions of its own the first time
    forget_everything()
    with CaptureQueriesContext(connection) as queries:
        length = len(client.get(address).content)
    return length, len(queries)


def main_of(page):
    return page[page.index("<main") : page.index("</main>")]


def test_a_page_weighs_and_asks_the_same_with_a_thousand_questions_as_with_twenty(client):
    question = Version.objects.current().get(type="faq").path
    pages = ("/", question, "/levels/iop/", "/programs/standard-iop/")
    add_copies(20)
    few = [cost_of(client, page) for page in pages]
    _, queries_of_section = cost_of(client, "/faqs/")
    add_copies(980)
    assert [cost_of(client, page) for page in pages] == few
    assert max(length for length, _ in few) < 30_000
    for page in ("/faqs/", "/faqs/?page=2", "/faqs/?page=17"):
        length, queries = cost_of(client, page)
        assert length < 60_000, page
        assert queries == queries_of_section, page


def test_a_question_shows_six_others_about_the_same_and_leads_to_all(client):
    add_copies(20)
    other = make.LevelOfCareFactory(code="php", slug="php", title="Day treatment")
    make.FaqFactory(slug="about-php", title="Another", question="What is it?", about=[other])
    page = main_of(page_of(client, Version.objects.current().filter(type="faq").first().path))
    shown = re.findall(r"<summary>(.*?)</summary>", page)
    assert shown == [f"Copy {number} of a faq?" for number in range(6)]
    assert '<a class="more" href="/faqs/">All questions</a>' in page
    alone = main_of(page_of(client, "/faqs/about-php/"))
    assert "<summary>" not in alone
    assert '<a class="more" href="/faqs/">All questions</a>' in alone


def test_a_level_shows_a_dozen_of_its_questions_in_their_order_and_no_other_ones(client):
    other = make.LevelOfCareFactory(code="php", slug="php", title="Day treatment")
    add_copies(20, about=[str(other.translation_key)])
    page = main_of(page_of(client, "/levels/php/"))
    assert re.findall(r"<summary>Copy (\d+) of", page) == [str(number) for number in range(12)]
    assert '<a class="more" href="/faqs/">All questions</a>' in page
    assert "<summary>Copy" not in page_of(client, "/levels/iop/")


@pytest.mark.parametrize("others", [0, 300])
def test_what_only_mentions_a_level_is_not_among_its_questions(client, others):
    """However many documents refer to it: the index knows that they do, but not in which field."""
    php = make.LevelOfCareFactory(code="php", slug="php", title="Day treatment")
    key, iop = str(php.translation_key), str(LevelOfCare.objects.get(code="iop").translation_key)
    mentions = {"applies_to": [key]}
    add_copies(others, kind="benefit", **mentions)
    add_copies(3, modules=[], related=[key], about=[iop])
    add_copies(1, about=[iop, key])
    page = main_of(page_of(client, "/levels/php/"))
    assert re.findall(r"<summary>(.*?)</summary>", page) == ["Copy 3 of a faq?"]


def test_a_program_shows_a_dozen_others_of_its_level_and_not_itself(client):
    add_copies(20, kind="program")
    page = main_of(page_of(client, "/programs/standard-iop/"))
    others = page[page.index("Other programs at this level") :]
    assert re.findall(r">Copy (\d+) of", others) == [str(number) for number in range(12)]
    assert "Standard IOP" not in others


def test_a_section_of_sixty_is_one_page_and_a_longer_one_has_several(client):
    add_copies(ON_A_PAGE - 1)
    assert 'class="pages"' not in page_of(client, "/faqs/")
    page_of(client, "/faqs/?page=2", 404)
    add_copies(ON_A_PAGE + 1)
    first, second, third = (
        page_of(client, f"/faqs/{query}") for query in ("", "?page=2", "?page=3")
    )
    assert [text.count("<summary>") for text in (first, second, third)] == [60, 60, 1]
    assert '<a class="button quiet" rel="next" href="/faqs/?page=2">Next</a>' in first
    assert 'rel="prev"' not in first
    assert '<a class="button quiet" rel="prev" href="/faqs/">Previous</a>' in second
    assert '<a href="/faqs/?page=2" aria-current="page">' in second
    assert 'rel="next"' not in third
    questions = re.findall(r"<summary>(.*?)</summary>", first + second + third)
    assert len(questions) == 121


def test_a_page_of_a_section_has_an_address_and_a_title_of_its_own(client):
    add_copies(ON_A_PAGE)
    section = Faq.objects.first().get_parent().specific
    published_translation(section)
    first, second = page_of(client, "/faqs/"), page_of(client, "/faqs/?page=2")
    assert '<link rel="canonical" href="http://testserver/faqs/">' in first
    assert '<link rel="canonical" href="http://testserver/faqs/?page=2">' in second
    assert "hreflang" in first[: first.index("</head>")]
    assert "hreflang" not in second[: second.index("</head>")]
    title = re.search("<title>(.*?)</title>", second)[1]
    assert "(page 2)" in title
    graph = json.loads(re.search(r"ld\+json\">(.*?)</script>", second)[1])["@graph"]
    assert graph[0]["url"] == "http://testserver/faqs/?page=2"


@pytest.mark.parametrize(
    "query", ["page=0", "page=-1", "page=2", "page=x", "page=1e3", "page=" + "9" * 40]
)
def test_a_page_that_a_section_does_not_have_is_not_found(client, query):
    page_of(client, f"/faqs/?{query}", 404)


@pytest.mark.parametrize("query", ["page=1", "page=", "utm_source=x"])
def test_the_first_page_of_a_section_has_one_canonical_address(client, query):
    assert 'rel="canonical" href="http://testserver/faqs/"' in page_of(client, f"/faqs/?{query}")


def test_programs_stand_under_their_levels_on_every_page(client):
    php = make.LevelOfCareFactory(code="php", slug="php", title="Day treatment")
    make.ProgramTypeFactory(
        level=php, variant="standard", slug="standard-php", title="Standard PHP"
    )
    add_copies(40, kind="program")  # of the day treatment
    iop = str(LevelOfCare.objects.get(code="iop").translation_key)
    add_copies(40, kind="program", level=iop)
    pages = [main_of(page_of(client, address)) for address in ("/programs/", "/programs/?page=2")]
    headings = [re.findall(r"<h2>(.*?)</h2>", page) for page in pages]
    assert headings == [["Intensive outpatient program", "Day treatment"], ["Day treatment"]]
    assert [page.count('<article class="card"') for page in pages] == [60, 22]


def test_a_new_question_about_a_level_changes_what_its_page_says_it_is_made_of(client):
    keys = client.get("/levels/iop/")["Surrogate-Key"].split()
    assert {"list-faq", "list-program", "list-transition", "list-comparison"} <= set(keys)
    make.FaqFactory(question="What is new?", about=[LevelOfCare.objects.get(code="iop")])
    assert "What is new?" in page_of(client, "/levels/iop/")


def test_a_preview_shows_drafts_among_the_few(admin_client, client):
    add_copies(20)
    iop = LevelOfCare.objects.get(code="iop")
    make.FaqFactory(question="What is not public yet?", about=[iop], live=False)
    php = make.LevelOfCareFactory(code="php", slug="php", title="Day treatment")
    make.FaqFactory(question="What is about another level?", about=[php], live=False)
    question = Faq.objects.filter(live=True).first()
    question.question = "In newer words?"
    question.save_revision()
    revision = iop.save_revision()
    page = page_of(admin_client, f"/admin/pages/{iop.pk}/revisions/{revision.pk}/view/")
    shown = re.findall(r"<summary>(.*?) <span", main_of(page))
    assert shown == ["In newer words?", "What is not public yet?"]
    assert main_of(page).count("<summary>") == 12
    assert "What is about another level?" not in page
    assert "What is not public yet?" not in page_of(client, "/levels/iop/")


def test_a_preview_shows_the_newest_of_many_drafts(admin_client, monkeypatch):
    monkeypatch.setattr("publishing.drafts.MOST_OF_KINDS", 1)
    iop = LevelOfCare.objects.get(code="iop")
    older, newer = (
        make.FaqFactory(question=question, about=[iop], live=False)
        for question in ("What was written first?", "What was written last?")
    )
    revision = iop.save_revision()
    page = page_of(admin_client, f"/admin/pages/{iop.pk}/revisions/{revision.pk}/view/")
    assert newer.question in page
    assert older.question not in page


def test_in_two_languages_each_question_is_on_one_page_of_a_section(client):
    section = published_translation(Faq.objects.first().get_parent().specific)
    add_copies(70)
    path = Version.objects.current().get(document_id=section.translation_key, locale="es-US").path
    pages = [page_of(client, path + query) for query in ("", "?page=2")]
    questions = re.findall(r"<summary>(.*?)</summary>", "".join(pages))
    assert len(questions) == len(set(questions)) == 71
    assert "Anterior" in pages[1]
    assert "Todas las preguntas" not in pages[1]


def test_a_level_in_another_language_shows_the_first_of_both_languages(client):
    add_copies(20)
    level = published_translation(LevelOfCare.objects.get(code="iop"))
    published_translation(Faq.objects.get(), question="¿Qué sigue?")
    page = main_of(page_of(client, level.get_url()))
    shown = re.findall(r"<summary>(.*?)</summary>", page)
    assert shown == ["¿Qué sigue?", *(f"Copy {number} of a faq?" for number in range(11))]


def test_many_pages_have_a_sitemap_in_parts(client, paths, monkeypatch):
    monkeypatch.setattr(sitemaps, "IN_A_FILE", 5)
    add_copies(12)
    index = page_of(client, "/sitemap.xml")
    assert "<sitemapindex" in index
    files = re.findall(r"<loc>http://[^/]+(/[^<]*)</loc>", index)
    listed = [
        path
        for file in files
        for path in re.findall(r"<loc>http://[^/]+(/[^<]*)</loc>", page_of(client, file))
    ]
    public = Version.objects.current().exclude(path="").values_list("path", flat=True)
    assert sorted(listed) == sorted(public)
    assert len(files) > 2
    for number in (999, "9" * 30):
        page_of(client, f"/sitemap-{number}.xml", 404)
