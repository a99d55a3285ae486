"""What a visitor gets: the words of the ledger, and nothing that watches them."""

import json
import re

import pytest
from django.contrib.auth import get_user_model
from django.db import OperationalError, connection
from django.utils import translation

from programs.choices import Setting, Structure, SupportLevel
from programs.models import LevelOfCare, Organization, ProgramType
from website.templatetags.documents import in_words


def text_of(response):
    return response.content.decode()


def program():
    return ProgramType.objects.get(slug="standard-iop")


def test_every_public_page_answers_with_its_title(client, paths):
    assert len(paths) > 12
    for path in paths:
        response = client.get(path)
        assert response.status_code == 200, path
        assert "<h1>" in text_of(response)


def test_published_words_are_on_the_page(client, site):
    page = program()
    page.copy_medium = "Words that were just published."
    page.save_revision().publish()
    assert "Words that were just published." in text_of(client.get("/programs/standard-iop/"))


def test_a_draft_is_only_in_the_preview(admin_client, client, site):
    page = program()
    page.copy_medium = "Words of a draft."
    revision = page.save_revision()
    assert "Words of a draft." not in text_of(client.get("/programs/standard-iop/"))
    preview = admin_client.get(f"/admin/pages/{page.pk}/revisions/{revision.pk}/view/")
    assert preview.status_code == 200
    assert "Words of a draft." in text_of(preview)
    assert "Preview of a draft" in text_of(preview)


def test_no_page_sets_a_cookie_or_varies_by_one(client, paths):
    for path in [*paths, "/nothing/", "/sitemap.xml", "/robots.txt"]:
        response = client.get(path)
        assert not response.cookies, path
        assert "cookie" not in response.get("Vary", "").lower(), path


def test_no_page_names_another_host(client, paths):
    for path in paths:
        for address in re.findall(r'(?:src|srcset|action)="([^"]+)"', text_of(client.get(path))):
            assert address.startswith("/"), (path, address)


def test_crisis_help_comes_before_every_call_to_action(client, paths):
    for path in [*paths, "/nothing/"]:
        page = text_of(client.get(path))
        assert 'class="crisis"' in page, path
        first_button = page.find('class="button"')
        assert first_button == -1 or page.index('class="crisis"') < first_button, path


def test_no_page_has_a_form_a_style_or_a_script_of_its_own(client, paths):
    for path in [*paths, "/nothing/"]:
        page = text_of(client.get(path))
        assert not re.search(r"<form|<input|<style|\sstyle=|\son[a-z]+=", page), path
        scripts = re.findall(r"<script([^>]*)>", page)
        assert all("ld+json" in script or " src=" in script for script in scripts), path


def test_the_guide_opens_and_closes_with_its_disclaimer(client, site):
    page = text_of(client.get("/guide/"))
    disclaimer = re.search(r'<p class="note">(.*?)</p>', page)[1]
    assert page.count(disclaimer) == 2
    assert page.index('class="crisis"') < page.index(disclaimer) < page.index('id="guide"')
    assert page.rindex(disclaimer) > page.index('class="button"')


def test_the_error_page_needs_no_database(rf):
    from website.views import server_error

    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "tel:911" in text_of(response)


def test_an_unknown_fact_reads_ask_the_center(client, site):
    page = text_of(client.get("/levels/iop/"))
    hours = page[page.index("Hours a week") :][:120]
    assert "Ask the center" in hours


def test_an_unknown_path_is_a_friendly_404(client, site):
    response = client.get("/nothing/")
    assert response.status_code == 404
    assert "could not find" in text_of(response)


def test_a_withdrawn_page_is_gone(client, site):
    program().unpublish()
    response = client.get("/programs/standard-iop/")
    assert response.status_code == 410
    assert "no longer here" in text_of(response)


def test_a_renamed_page_redirects(client, site):
    page = program()
    page.slug = "iop-standard"
    page.save_revision().publish()
    response = client.get("/programs/standard-iop/")
    assert response.status_code == 301
    assert response["Location"] == "/programs/iop-standard/"


def test_a_path_without_its_slash_redirects(client, site):
    response = client.get("/programs/standard-iop")
    assert (response.status_code, response["Location"]) == (301, "/programs/standard-iop/")


def test_a_page_that_is_off_on_the_web_is_not_on_the_web(client, site):
    page = program()
    page.channels = ["mobile", "print"]
    page.save_revision().publish()
    assert client.get("/programs/standard-iop/").status_code == 404


def test_a_private_page_asks_for_a_login_and_then_shows_itself(client, site):
    from wagtail.models import PageViewRestriction

    PageViewRestriction.objects.create(page=program(), restriction_type="login")
    assert client.get("/programs/standard-iop/").status_code == 302
    client.force_login(get_user_model().objects.create_user("ruth", "r@example.org", "x"))
    assert "Standard IOP" in text_of(client.get("/programs/standard-iop/"))


def test_json_ld_states_only_what_is_known(client, paths):
    for path in paths:
        (block,) = re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', text_of(client.get(path))
        )
        graph = json.loads(block)["@graph"]
        assert graph[0]["url"].endswith(path)
        assert "null" not in block
        assert '""' not in block


def test_a_level_is_a_therapy_and_has_a_trail(client, site):
    block = re.search(r"ld\+json\">(.*?)</script>", text_of(client.get("/levels/iop/")))[1]
    page, therapy, trail = json.loads(block)["@graph"]
    types = [item["@type"] for item in (page, therapy, trail)]
    assert types == ["MedicalWebPage", "MedicalTherapy", "BreadcrumbList"]
    assert page["mainEntity"]["@id"] == therapy["@id"]
    assert page["breadcrumb"]["@id"] == trail["@id"]


def test_json_ld_says_nothing_that_no_field_says(client, paths):
    """Each text in the graph is a text of the document, an address or a word of schema.org."""
    from publishing.delivery import deliver
    from publishing.models import Version

    words = json.dumps(deliver(list(Version.objects.current())), ensure_ascii=False, default=str)
    known = re.compile(r"https?://|[A-Z][A-Za-z]+$|ASAM Criteria, edition ")
    for path in paths:
        block = re.search(r"ld\+json\">(.*?)</script>", text_of(client.get(path)))[1]
        for text in texts_in(json.loads(block)):
            said = json.dumps(text, ensure_ascii=False)[1:-1]
            assert known.match(text) or said in words, (path, text)


def texts_in(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for item in value for text in texts_in(item)]
    return [value] if isinstance(value, str) else []


def test_json_ld_cannot_be_closed_by_a_title(client, site):
    page = program()
    page.title = "</script><b>"
    page.save_revision().publish()
    assert "</script><b>" not in text_of(client.get("/programs/standard-iop/"))


def test_the_sitemap_lists_exactly_the_public_pages(client, paths):
    listed = re.findall(r"<loc>http://[^/]+(/[^<]*)</loc>", text_of(client.get("/sitemap.xml")))
    assert sorted(listed) == sorted(paths)


def test_a_page_costs_the_same_queries_whatever_it_lists(client, site, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests.factories.programs import ProgramTypeFactory

    client.get("/programs/")
    with CaptureQueriesContext(connection) as few:
        client.get("/programs/")
    count = len(few)
    for variant in ("family", "aftercare", "step_down"):
        ProgramTypeFactory(level=LevelOfCare.objects.get(code="iop"), variant=variant)
    client.get("/programs/")
    with django_assert_num_queries(count):
        client.get("/programs/")


def test_what_stands_around_pages_is_read_anew_once_something_is_published(client, site):
    first = text_of(client.get("/programs/standard-iop/"))
    assert text_of(client.get("/programs/standard-iop/")) == first
    center = Organization.objects.get()
    center.title = "Another name"
    center.save_revision().publish()
    assert "Another name" in text_of(client.get("/programs/standard-iop/"))


def test_nothing_can_be_sent_to_the_site(client, site):
    for path in ("/", "/levels/iop/", "/nothing/", "/sitemap.xml"):
        for method in (client.post, client.put, client.delete):
            assert method(path).status_code == 405, path


def test_a_draft_and_a_private_page_are_kept_by_no_cache(admin_client, client, site):
    page = program()
    revision = page.save_revision()
    preview = admin_client.get(f"/admin/pages/{page.pk}/revisions/{revision.pk}/view/")
    assert "no-store" in preview["Cache-Control"]
    assert "public" in client.get("/programs/standard-iop/")["Cache-Control"]


def test_the_browser_of_an_editor_asks_each_time(admin_client, site):
    """Otherwise “View live” shows the old page for a minute after publishing."""
    answer = admin_client.get("/programs/standard-iop/")
    assert answer["Cache-Control"] == "private, no-cache"
    again = admin_client.get("/programs/standard-iop/", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_every_kind_of_snippet_has_a_preview(site, rf):
    """Those that are documents of their own, and those that only stand inside others."""
    from tests.factories import programs as make
    from website.rendering import render_page

    for factory in (
        make.CallToActionFactory,
        make.ClaimFactory,
        make.ComponentFactory,
        make.CrisisResourceFactory,
        make.CriterionFactory,
        make.GlossaryTermFactory,
        make.OrganizationFactory,
        make.ReviewerFactory,
        make.SourceFactory,
    ):
        snippet = factory()
        response = render_page(snippet, rf.get("/"), preview=True)
        assert response.status_code == 200
        assert f"<h1>{snippet.title}</h1>" in text_of(response), factory
        assert "Preview of a draft" in text_of(response)


def test_while_the_database_does_not_answer_a_page_says_when_to_come_back(client, site):
    def refuse(*args):
        raise OperationalError("the server closed the connection")

    client.raise_request_exception = False
    with connection.execute_wrapper(refuse):
        response = client.get("/programs/standard-iop/")
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "no-store" in response["Cache-Control"]
    assert "tel:911" in text_of(response)


@pytest.mark.parametrize("language", ["en-us", "es"])
def test_a_page_and_a_comparison_say_a_fact_in_the_same_words(language):
    with translation.override(language):
        for kind in (Setting, Structure, SupportLevel):
            assert {value: in_words(value) for value in kind.values} == {
                value: str(label) for value, label in kind.choices
            }
