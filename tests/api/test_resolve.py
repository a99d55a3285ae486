"""One request per path: a document, a redirect with its chain collapsed, or gone and why."""

import pytest
from wagtail.contrib.redirects.models import Redirect


def resolve(api, path):
    return api.get(f"/api/v1/resolve/?path={path}")


@pytest.mark.parametrize("query", ["", "expand=level,components", "channel=mobile", "fields=title"])
def test_the_document_is_what_its_own_address_gives(api, standard, query):
    found = api.get(f"/api/v1/resolve/?path={standard.url}&{query}").json()["document"]
    assert found == api.get(f"/api/v1/programs/{standard.slug}/?{query}").json()


def test_a_missing_slash_makes_no_difference(api, standard):
    assert resolve(api, "/programs/standard-iop").json()["document"]["slug"] == "standard-iop"


def test_old_paths_lead_to_the_new_one_in_one_step(api, standard):
    for slug in ("second", "third"):
        standard.slug = slug
        standard.save_revision().publish()
    Redirect.objects.all().delete()
    for old in ("/programs/standard-iop/", "/programs/second/"):
        answer = resolve(api, old).json()
        assert answer["redirect"] == "/programs/third/"
        assert answer["permanent"] is True


def test_an_editors_redirect(api, standard):
    Redirect.add_redirect("/old-brochure", standard, is_permanent=False)
    answer = resolve(api, "/old-brochure/").json()
    assert (answer["redirect"], answer["permanent"]) == ("/programs/standard-iop/", False)


def test_a_redirect_to_a_draft_does_not_tell_its_path(api, standard):
    standard.unpublish()
    Redirect.add_redirect("/old-brochure", standard)
    response = resolve(api, "/old-brochure/")
    assert response.status_code == 404
    assert "standard-iop" not in response.content.decode()


def test_a_loop_of_redirects_is_nothing(api, standard):
    Redirect.add_redirect("/a", "/b/")
    Redirect.add_redirect("/b", "/a/")
    assert resolve(api, "/a/").status_code == 404


@pytest.mark.parametrize("reason", ["unpublished", "deleted"])
def test_what_was_withdrawn_is_gone_with_the_reason(api, standard, reason):
    standard.unpublish() if reason == "unpublished" else standard.delete()
    response = resolve(api, "/programs/standard-iop/")
    assert response.status_code == 410
    assert response.json()["reason"] == reason


def test_an_unknown_reference_is_refused(api, standard):
    answer = api.get(f"/api/v1/resolve/?path={standard.url}&expand=levels")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == "expand"
