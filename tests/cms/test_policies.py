import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from cms.policies import PolicyMiddleware

STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
}


def respond(path):
    return PolicyMiddleware(lambda request: HttpResponse())(RequestFactory().get(path))


def policy(path):
    header = respond(path).headers["Content-Security-Policy"]
    return dict(part.split(" ", 1) for part in header.split("; "))


@pytest.mark.parametrize("path", ["/", "/programs/standard-iop/", "/api/v1/programs/", "/adminx/"])
def test_public_pages_get_the_strict_policy(path):
    assert policy(path) == STRICT


def test_the_api_documentation_runs_no_inline_script():
    assert policy("/api/v1/docs/")["script-src"] == "'self'"


def test_the_admin_takes_nothing_from_another_host():
    sources = " ".join(policy("/admin/").values()).split()
    assert set(sources) == {"'none'", "'self'", "'unsafe-inline'", "data:", "blob:"}


def test_the_admin_may_be_framed_by_itself_for_the_preview():
    assert policy("/admin/pages/1/edit/")["frame-ancestors"] == "'self'"


def test_the_api_documentation_may_not_be_framed():
    assert policy("/api/v1/docs/")["frame-ancestors"] == "'none'"


@pytest.mark.parametrize("path", ["/", "/api/v1/programs/"])
def test_public_pages_send_no_referrer(path):
    assert respond(path).headers["Referrer-Policy"] == "no-referrer"


def test_the_admin_leaves_its_referrer_to_django():
    assert "Referrer-Policy" not in respond("/admin/").headers


def test_a_view_may_choose_its_own_referrer_policy():
    def view(request):
        return HttpResponse(headers={"Referrer-Policy": "origin"})

    response = PolicyMiddleware(view)(RequestFactory().get("/"))
    assert response.headers["Referrer-Policy"] == "origin"


@pytest.mark.django_db
def test_the_login_page_keeps_the_referrer_that_its_form_needs(client):
    assert client.get("/admin/login/").headers["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("origin", "allowed"),
    [("https://app.example.org", "https://app.example.org"), ("https://evil.example", None)],
)
def test_only_listed_sites_may_read_the_api(client, origin, allowed):
    response = client.get("/api/v1/", headers={"origin": origin})
    assert response.headers.get("Access-Control-Allow-Origin") == allowed
    assert "Access-Control-Allow-Credentials" not in response.headers


@pytest.mark.django_db
def test_no_other_site_may_read_the_admin(client):
    response = client.get("/admin/login/", headers={"origin": "https://app.example.org"})
    assert "Access-Control-Allow-Origin" not in response.headers
