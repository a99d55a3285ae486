"""The audit finds nothing where nothing leaks, and everything where visibility is broken."""

import http.server
import io
import threading
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command

from cms.audit import runs
from cms.audit.crawling import from_running_site, from_this_process
from cms.audit.planting import NothingToCopy, Planter
from cms.audit.reading import Answer, text_of
from programs.models import ContentImage, Faq
from publishing import recording, visibility
from publishing.models import Version
from tests.publishing_once import published_once
from tests.website.conftest import publish_a_site


@pytest.fixture(scope="module")
def published_site(django_db_setup, django_db_blocker):
    with published_once(django_db_blocker):
        publish_a_site()
        yield


@pytest.fixture
def site(published_site, db):
    """The site as it was published, whatever other tests did to it."""


def audited():
    out = io.StringIO()
    try:
        call_command("audit_public", brief=True, stdout=out)
    except CommandError as error:
        return f"{out.getvalue()}{error}", False
    return out.getvalue(), True


def test_a_sound_site_gives_nothing_away_and_is_left_as_it_was(site):
    before = (Version.objects.count(), Faq.objects.count(), ContentImage.objects.count())
    said, passed = audited()
    assert passed, said
    assert "no leak" in said
    assert before == (Version.objects.count(), Faq.objects.count(), ContentImage.objects.count())


def test_broken_visibility_is_found_with_the_address_of_each_leak(site, monkeypatch):
    """Private pages count as public, and files lie where their names say."""

    def careless(instance):
        reason = visibility.why_not_public(instance)
        return None if reason == Version.Reason.RESTRICTED else reason

    monkeypatch.setattr(recording, "why_not_public", careless)
    monkeypatch.setattr(
        ContentImage, "get_upload_to", lambda image, name: f"original_images/{name}"
    )
    said, passed = audited()
    assert not passed
    leaks = dict.fromkeys(line for line in said.splitlines() if line.startswith("/"))
    for begins in (
        "/api/v1/faqs/",
        "/api/v1/pages/?",
        "/api/v1/search/?q=",
        "/api/v1/sync/?",
        "/sitemap.xml",
        "/media/original_images/",
    ):
        assert any(address.startswith(begins) for address in leaks), begins
    assert "private page: copy_medium" in said


def test_a_running_site_is_searched_for_the_words_of_what_is_not_public(
    site, monkeypatch, settings
):
    """Nothing is planted. Here the site is this process; over HTTP it is asked the same."""
    faq = Faq.objects.get()
    secret = "Nobody outside may read that the old roof of the center leaks badly."
    faq.copy_medium = secret
    faq.save_revision()
    fetch = from_this_process(settings.WAGTAILADMIN_BASE_URL)

    def telling(address, headers):
        answer = fetch(address, headers)
        body = answer.body + secret.encode() if address == "/robots.txt" else answer.body
        return replace(answer, body=body)

    monkeypatch.setattr(runs, "from_running_site", lambda url: telling)
    report = runs.audit_running_site(settings.WAGTAILADMIN_BASE_URL, brief=True)
    assert report.broken == []
    assert {leak.address for leak in report.leaks} == {"/robots.txt"}
    assert "copy_medium" in report.leaks[0].what


def test_a_site_is_asked_over_http_as_it_is():
    class Site(http.server.BaseHTTPRequestHandler):
        def do_GET(self):  # noqa: N802
            self.send_response({"/here/": 200, "/moved/": 302}.get(self.path, 404))
            self.send_header("Location", "/here/")
            self.end_headers()
            self.wfile.write(b"words")

        def log_message(self, *args):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        fetch = from_running_site(f"http://127.0.0.1:{server.server_port}")
        answers = [fetch(path, {}) for path in ("/here/", "/moved/", "/gone/")]
        server.shutdown()
    assert [answer.status for answer in answers] == [200, 302, 404]
    assert {answer.body for answer in answers} == {b"words"}
    assert answers[1].headers["location"] == "/here/"


@pytest.mark.pdf
def test_words_are_read_out_of_a_pdf():
    from weasyprint import HTML

    pdf = HTML(string="<title>Quiet</title><p>Nobody may read zq0123456789 here.").write_pdf()
    text = text_of(Answer(200, {"content-type": "application/pdf"}, pdf))
    assert "zq0123456789" in text
    assert "Quiet" in text


def test_without_public_content_there_is_nothing_to_audit(db):
    with pytest.raises(NothingToCopy, match="load_demo"):
        Planter([]).plant()
