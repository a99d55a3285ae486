"""Editions as people and programs reach them: the admin, the API and the short link."""

import pytest
from django.urls import reverse
from wagtail.models import APIToken

from brochures.editions import steps
from brochures.editions.building import OUTPUTS
from brochures.editions.comparing import changes_between
from brochures.editions.models import EditionFile, State
from brochures.handoff.files import COPY_FILES
from brochures.models import Edition
from brochures.qr import short_link
from cms.desk.roles import DESIGNERS, EDITORS, PUBLISHERS, REVIEWERS
from programs.models import ProgramType
from tests.brochures.conftest import publish
from tests.brochures.editions import draft, frozen, person, quick_press, stocked

__all__ = ["draft", "frozen", "quick_press", "stocked"]

PDFS = [f"{output}.pdf" for output in OUTPUTS if output != "press-x1a"]
LIST = "/api/v1/brochures/editions/"


def page_of(client, edition):
    return client.get(reverse("edition:inspect", args=[edition.pk])).content.decode()


def take(client, edition, key, **data):
    answer = client.post(reverse("edition:step", args=[edition.pk, key]), data, follow=True)
    edition.refresh_from_db()
    return answer.content.decode()


def may(edition, client, user):
    """The steps that a person is offered."""
    client.force_login(user)
    shown = page_of(client, edition)
    address = reverse("edition:step", args=[edition.pk, "KEY"])
    keys = ("make", "submit", "approve", "return", "send", "receive", "stock", "withdraw")
    return {key for key in keys if address.replace("KEY", key) in shown}


def test_a_new_edition_is_made_from_the_brochures_page(admin_client, brochure, quick_press):
    button = reverse("edition:add") + f"?brochure={brochure.pk}"
    form = reverse(brochure.snippet_viewset.get_url_name("edit"), args=[brochure.pk])
    assert button in admin_client.get(form).content.decode()
    assert f'value="{brochure.pk}" selected' in admin_client.get(button).content.decode()
    answer = admin_client.post(reverse("edition:add"), {"brochure": brochure.pk})
    edition = Edition.objects.get()
    assert answer.url == reverse("edition:inspect", args=[edition.pk])
    assert (edition.created_by, edition.build) == ("admin", Edition.Build.DONE)


def test_the_page_shows_sheets_checks_and_files(admin_client, draft):
    shown = page_of(admin_client, draft)
    for name in (*PDFS, *COPY_FILES, "sheet-1.png", "content-snapshot.json", "kit.zip"):
        assert reverse("edition:file", args=[draft.pk, name]) in shown
    assert "2 people have approved these very files" in shown
    assert "So far: nobody." in shown
    assert "Our IOP · English" in shown
    assert shown.index("edition-next") < shown.index("edition-sheets"), "what to do comes first"
    assert "Test profile" in shown


def test_the_list_names_state_and_stock(admin_client, stocked):
    shown = admin_client.get(reverse("edition:index")).content.decode()
    for words in (stocked.printed_code, "In stock", "Up to date", "400"):
        assert words in shown


def test_each_role_is_offered_its_own_steps(client, draft):
    roles = {name: person(name, name) for name in (EDITORS, REVIEWERS, PUBLISHERS, DESIGNERS)}
    assert may(draft, client, roles[DESIGNERS]) == {"make", "submit"}
    assert may(draft, client, roles[REVIEWERS]) == set()
    steps.submit(draft)
    assert may(draft, client, roles[EDITORS]) == {"make", "return"}
    assert may(draft, client, roles[REVIEWERS]) == {"approve"}
    assert may(draft, client, roles[PUBLISHERS]) == {"make", "approve", "return"}
    steps.approve(draft, roles[REVIEWERS])
    assert may(draft, client, roles[REVIEWERS]) == set(), "another person must approve, too"
    steps.approve(draft, roles[PUBLISHERS])
    assert may(draft, client, roles[EDITORS]) == set()
    assert may(draft, client, roles[DESIGNERS]) == {"send", "withdraw"}
    assert "date-time-chooser.js" in page_of(client, draft), "its dates are chosen in a calendar"


def test_a_step_without_permission_is_refused(client, draft):
    client.force_login(person("designer", DESIGNERS))
    client.post(reverse("edition:step", args=[draft.pk, "submit"]))
    take(client, draft, "approve")
    assert draft.approvals.count() == 0


def test_from_draft_to_stock_by_buttons(client, draft):
    designer, reviewer, publisher = (
        person(role, role) for role in (DESIGNERS, REVIEWERS, PUBLISHERS)
    )
    client.force_login(designer)
    assert "Sent to review" in take(client, draft, "submit")
    client.force_login(reviewer)
    assert "One more person" in take(client, draft, "approve")
    assert "another person must too" in take(client, draft, "approve")
    client.force_login(publisher)
    assert "no edit reaches" in take(client, draft, "approve")
    assert "Name the printer" in take(client, draft, "send")
    order = {"printer": "Riverside Press", "quantity": 500, "ordered_on": "2026-11-24"}
    assert "500 at Riverside Press" in take(client, draft, "send", **order)
    took = take(client, draft, "receive", received_on="2026-12-01", stock_left=480)
    assert "480 are in stock" in took
    assert draft.state == State.IN_STOCK
    assert "Riverside Press" in page_of(client, draft)
    assert "Say why" in take(client, draft, "withdraw")
    take(client, draft, "withdraw", because="A wrong number")
    assert (draft.state, draft.closed_because) == (State.WITHDRAWN, "A wrong number")


def test_a_refused_step_names_what_is_missing_and_its_cure(admin_client, draft):
    Edition.objects.filter(pk=draft.pk).update(fit={"in2.suits": "in2.suits: 3 lines over"})
    said = take(admin_client, draft, "submit")
    assert "All words fit: in2.suits: 3 lines over. Shorten these texts" in said
    assert draft.state == State.DRAFT


def test_a_failed_build_names_its_cause(admin_client, draft):
    Edition.objects.filter(pk=draft.pk).update(build="failed", build_error="No space left.")
    shown = page_of(admin_client, draft)
    assert "the edition is as it was" in shown
    assert "No space left." in shown


def test_a_build_shows_how_far_it_is(admin_client, draft):
    Edition.objects.filter(pk=draft.pk).update(build="running", build_step="3 of 8: Proof")
    shown = page_of(admin_client, draft)
    assert "3 of 8: Proof" in shown
    assert reverse("edition:step", args=[draft.pk, "make"]) not in shown


def test_a_frozen_edition_cannot_be_deleted(admin_client, frozen):
    admin_client.post(reverse("edition:delete", args=[frozen.pk]))
    assert Edition.objects.filter(pk=frozen.pk).exists()


@pytest.mark.parametrize(
    ("target", "good"),
    [("/programs/iop/", True), ("https://example.org/x", True), ("javascript:alert(1)", False)],
)
def test_the_short_link_leads_only_to_the_web(admin_client, frozen, target, good):
    form = {"review_by": "", "link_target": target}
    admin_client.post(reverse("edition:edit", args=[frozen.pk]), form)
    frozen.refresh_from_db()
    assert (frozen.link_target == target) is good


def test_files_are_for_those_who_may_see_editions(client, draft):
    address = reverse("edition:file", args=[draft.pk, "press.pdf"])
    client.force_login(person("nobody"))
    assert client.get(address).status_code in (302, 403)
    client.force_login(person("designer", DESIGNERS))
    answer = client.get(address)
    assert answer.content == b"%PDF- press"
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


@pytest.fixture
def token(db):
    """The header of a designer's token."""
    instance, text = APIToken.create_token(user=person("designer", DESIGNERS), name="InDesign")
    assert instance.pk
    return {"Authorization": f"Bearer {text}"}


def test_the_api_wants_a_token(client, frozen):
    answer = client.get(LIST)
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer.json()["reason"] == "token_needed"
    assert client.get(LIST, headers={"Authorization": "Bearer x"}).json()["reason"] == "bad_token"
    assert client.get(LIST, headers={"Authorization": "Basic x"}).status_code == 401


def test_a_token_of_somebody_without_permission_is_refused(client, frozen):
    _, text = APIToken.create_token(user=person("nobody"), name="T")
    answer = client.get(LIST, headers={"Authorization": f"Bearer {text}"})
    assert answer.status_code == 403


def test_the_api_lists_what_is_approved_and_no_draft(client, frozen, token, brochure):
    steps.new_edition(brochure)
    answer = client.get(LIST, headers=token)
    (edition,) = answer.json()["results"]
    assert (edition["code"], edition["rev"]) == (frozen.code, 1)
    assert (edition["state"], edition["urgency"]) == ("approved", None)
    assert {file["name"] for file in edition["files"]} == set(
        frozen.files.values_list("name", flat=True)
    )
    assert "private" in answer["Cache-Control"]
    wrong = client.get(f"{LIST}?state=approved", headers=token)
    assert wrong.json()["errors"][0]["parameter"] == "state"


def test_the_api_costs_the_same_for_many(
    client, frozen, token, django_assert_num_queries, brochure
):
    client.get(LIST, headers=token)
    with django_assert_num_queries(7):
        client.get(LIST, headers=token)
    for _ in range(3):
        other = steps.new_edition(brochure)
        EditionFile.of(other, "press.pdf", b"%PDF-").save()
        said = {name: getattr(frozen, name) for name in ("snapshot", "snapshot_sha256")}
        Edition.objects.filter(pk=other.pk).update(state="approved", **said)
    with django_assert_num_queries(7):
        client.get(LIST, headers=token)


def test_an_edition_tells_its_words_and_what_has_changed(client, stocked, token, brochure):
    address = client.get(LIST, headers=token).json()["results"][0]["url"]
    words = {"in1.main": stocked.snapshot["copy"]["in1.main"]}
    changes = changes_between(words, {"in1.main": {**words["in1.main"], "text": "Other words."}})
    Edition.objects.filter(pk=stocked.pk).update(urgency="NEXT", changes=changes)
    edition = client.get(address, headers=token).json()
    assert edition["copy"]["cover.title"]["text"] == "Standard IOP"
    assert edition["documents"] == stocked.snapshot["documents"]
    assert (edition["urgency"], edition["changes"]) == ("NEXT", changes)
    assert changes[0]["public"] == "Other words."
    assert client.get(f"{LIST}NOTHING-rev1/", headers=token).status_code == 404


@pytest.mark.parametrize("revision", ["0", "2", "99999", "100000", "9" * 5000])
def test_a_revision_that_no_edition_has_is_not_there(client, frozen, token, revision):
    for name in ("", "press.pdf"):
        address = f"{LIST}{frozen.code}-rev{revision}/{name}"
        assert client.get(address, headers=token).status_code == 404


def test_a_file_is_served_as_it_was_stored(client, frozen, token):
    (edition,) = client.get(LIST, headers=token).json()["results"]
    file = next(each for each in edition["files"] if each["name"] == "press.pdf")
    answer = client.get(file["url"], headers=token)
    assert answer.content == b"%PDF- press"
    assert answer["ETag"] == f'"{file["sha256"]}"'
    again = client.get(file["url"], headers={**token, "If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    assert client.get(file["url"]).status_code == 401


def test_the_short_link_leads_to_the_page_and_counts(client, frozen):
    path = f"/b/{frozen.link_code}"
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer["Location"] == "http://testserver/programs/standard-iop/"
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    client.get(path.upper())
    client.get(path.lower() + "/")
    client.head(path)
    frozen.refresh_from_db()
    assert frozen.link_count == 3


def test_the_symbol_on_a_proof_can_be_tried_and_is_not_counted(client, draft):
    answer = client.get(f"/b/{draft.link_code}")
    assert answer["Location"] == "http://testserver/programs/standard-iop/"
    draft.refresh_from_db()
    assert draft.link_count == 0


def test_the_short_link_follows_a_page_that_moved(client, frozen, brochure):
    program = ProgramType.objects.get(pk=brochure.subject_id)
    program.slug = "elsewhere"
    publish(program)
    assert client.get(f"/b/{frozen.link_code}")["Location"].endswith("/programs/elsewhere/")
    program.unpublish()
    assert client.get(f"/b/{frozen.link_code}")["Location"] == "http://testserver/"


def test_an_unknown_short_link_is_not_found(client, db):
    assert client.get("/b/ZZZZZZ").status_code == 404


def test_the_link_in_the_symbol_is_upper_case(frozen):
    assert short_link(frozen.link_code) == f"HTTP://TESTSERVER/B/{frozen.link_code}"
