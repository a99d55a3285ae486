"""What travels beside the JSON: caching, CORS, no cookies."""

import pytest
from django.core.cache import cache


@pytest.fixture(params=["/api/v1/programs/", "/api/v1/programs/standard-iop/"])
def url(request, standard):
    return request.param


def test_a_second_request_with_the_etag_is_304(api, url):
    etag = api.get(url)["ETag"]
    assert not etag.startswith("W/")
    again = api.get(url, headers={"if-none-match": etag})
    assert again.status_code == 304
    assert again.content == b""


def test_the_etag_changes_with_the_content(api, url, standard):
    before = api.get(url)["ETag"]
    standard.copy_short = "New words."
    standard.save_revision().publish()
    assert api.get(url)["ETag"] != before


def test_head_answers_as_get_without_a_body(api, url):
    get, head = api.get(url), api.head(url)
    assert head.content == b""
    assert head["ETag"] == get["ETag"]


def test_nothing_depends_on_a_cookie(api, url):
    response = api.get(url)
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    assert "accept-language" not in response.get("Vary", "").lower()
    assert response["Cache-Control"] == "public, max-age=60"


def test_only_listed_origins_may_read_from_a_browser(api, url):
    allowed = api.get(url, headers={"origin": "https://app.example.org"})
    assert allowed["Access-Control-Allow-Origin"] == "https://app.example.org"
    refused = api.get(url, headers={"origin": "https://other.example.org"})
    assert "Access-Control-Allow-Origin" not in refused


def test_the_locale_is_never_chosen_by_header(api, url):
    plain = api.get(url)
    assert api.get(url, headers={"accept-language": "es"}).content == plain.content


@pytest.mark.parametrize("count", [1, 20, 100])
@pytest.mark.parametrize("expand", ["", "&expand=level"])
def test_a_list_costs_the_same_queries_whatever_its_size(
    api, standard, django_assert_num_queries, count, expand
):
    clone_in_ledger(standard, count - 1)
    cache.clear()
    with django_assert_num_queries(4 if not expand else 6):
        page = api.get(f"/api/v1/programs/?limit=100{expand}").json()
    assert len(page["results"]) == count


def test_a_detail_costs_few_queries(api, standard, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        api.get("/api/v1/programs/standard-iop/?expand=level,components")


def clone_in_ledger(page, count):
    """Append documents like this one, without the cost of making pages."""
    import uuid

    from publishing.models import Version
    from publishing.writing import append, digest_of

    row = Version.objects.latest_of(page.translation_key, "en-US")
    for number in range(count):
        body = {**row.body, "id": str(uuid.uuid4()), "slug": f"clone-{number}"}
        append(
            Version(
                document_id=body["id"],
                locale=row.locale,
                type=row.type,
                slug=body["slug"],
                path=f"/programs/clone-{number}/",
                title=row.title,
                position=row.position,
                event="published",
                body=body,
                digest=digest_of(body),
            )
        )
