"""What is not public is in no public answer: not its words, not its title, not its address."""

import datetime
import uuid

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from publishing.models import Version
from publishing.types import DOCUMENT_TYPES
from tests.factories import programs as make

CANARY = "kookaburra"

SEGMENTS = [kind.path_segment for kind in DOCUMENT_TYPES.values() if kind.path_segment]


@pytest.fixture
def hidden(standard, iop):
    """Four documents that nobody may see, each with the word everywhere, and links to them."""
    words = {"title": f"Title {CANARY}", "copy_medium": f"Medium {CANARY}."}
    draft = make.ProgramTypeFactory(level=iop, live=False, slug=f"draft-{CANARY}", **words)
    scheduled = make.LocationFactory(live=False, slug=f"scheduled-{CANARY}", **words)
    scheduled.go_live_at = timezone.now() + datetime.timedelta(days=1)
    scheduled.save_revision().publish()
    private = make.FaqFactory(slug=f"private-{CANARY}", question=f"Is it {CANARY}?", **words)
    PageViewRestriction.objects.create(
        page=private.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    snippet = make.ComponentFactory(slug=f"unpublished-{CANARY}", **words)
    snippet.unpublish()
    # An edit of a public page that is not published yet.
    iop.copy_short = f"Short {CANARY}."
    iop.save_revision()
    link = '<a linktype="page" id="{}">there</a>'
    standard.components.append(("component", snippet))
    standard.modules.append(
        (
            "module",
            {
                "aspect": "cost",
                "heading": "Links",
                "body": f"<p>{link.format(draft.pk)} {link.format(private.pk)}</p>",
                "stands_alone": True,
            },
        )
    )
    standard.save_revision().publish()
    return [draft, scheduled, private, snippet]


def urls(hidden):
    """Every address of the API and the site, also those where the hidden documents would be."""
    expand = {"programs": "&expand=level,components,differs_from", "levels": "&expand=expect"}
    for segment in [*SEGMENTS, "pages"]:
        for channel in ("web", "mobile", "print"):
            yield f"/api/v1/{segment}/?limit=100&channel={channel}{expand.get(segment, '')}"
        yield f"/api/v1/{segment}/?limit=1&locale=es-US&ordering=-title"
        for document in hidden:
            yield f"/api/v1/{segment}/?id={document.translation_key}"
            yield f"/api/v1/{segment}/{document.translation_key}/"
    for row in Version.objects.current():
        yield f"/api/v1/pages/{row.document_id}/"
        if row.path:
            yield f"/api/v1/resolve/?path={row.path}"
            yield row.path
    levels = Version.objects.current().filter(type="level").values_list("slug", flat=True)
    yield f"/api/v1/compare/?levels={','.join(levels[:3])}"
    for document in hidden:
        yield f"/api/v1/programs/?components={document.translation_key}"
    # Without the word itself: a link to the next page repeats what was asked.
    for words in ("short", "medium", "title", "kookabur", "kookabura"):
        yield f"/api/v1/search/?q={words}"
        yield f"/api/v1/search/?q={words}&channel=print&locale=es-US"
        yield f"/search/?q={words}"
    yield "/api/v1/programs/?facets=level,components&components.kind__not=skills"
    for query in ("", "?expand=document.level", "?channel=print&level=iop", "?rich_text=markdown"):
        yield f"/api/v1/modules/{query}"
    for channel in ("web", "mobile", "print"):
        yield f"/api/v1/sync/?channel={channel}"
        yield f"/api/v1/sync/?channel={channel}&locale=es-US"
    yield from ("/api/", "/api/v1/", "/api/v1/schema/", "/sitemap.xml", "/robots.txt")


def test_no_public_answer_has_a_word_of_what_is_not_public(api, hidden):
    make.LevelOfCareFactory()
    crawled = 0
    for url in urls(hidden):
        response = api.get(url)
        assert response.status_code < 500, url
        assert CANARY not in response.content.decode().lower(), url
        crawled += 1
    assert crawled > 100


def test_the_word_would_be_seen_if_it_were_public(api, standard):
    standard.copy_short = f"Short {CANARY}."
    standard.save_revision().publish()
    assert CANARY in api.get("/api/v1/programs/").content.decode()


def test_a_search_for_the_word_finds_nothing_and_tells_nothing(api, hidden):
    answer = api.get(f"/api/v1/search/?q={CANARY}").json()
    assert answer == api.get("/api/v1/search/?q=wallabies").json()
    assert answer["count"] == 0


def test_what_is_hidden_answers_like_what_never_was(api, hidden):
    """But for an address that was public once: 410 says so, and why."""
    never = api.get(f"/api/v1/pages/{uuid.uuid4()}/")
    for document in hidden:
        answer = api.get(f"/api/v1/pages/{document.translation_key}/")
        assert answer.status_code == never.status_code == 404
        assert answer.json() == never.json()


def test_a_filter_does_not_tell_what_refers_to_something_hidden(api, hidden):
    for document in hidden:
        assert api.get(f"/api/v1/programs/?components={document.slug}").json()["count"] == 0
        assert (
            api.get(f"/api/v1/programs/?components={document.translation_key}").json()["count"] == 0
        )
