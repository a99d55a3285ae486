"""The past: who may read it, what it was, and what of it is gone for good."""

import datetime
import uuid
from unittest import mock

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Locale

from publishing.models import Module, Reference, Version
from tests.api.rows import publish_copies
from tests.api.tokens import client_with, make_token
from tests.factories import programs as make
from tests.publishing.conftest import assert_ledger_agrees, row_of

PROGRAM = "/api/v1/programs/standard-iop/"


@pytest.fixture
def past(db):
    """A client with a token of a user who may read the past."""
    _, text = make_token()
    return client_with(text)


@pytest.fixture
def everybody(api, settings):
    """A client without a token, on a server that lets everybody read the past."""
    settings.PUBLIC_HISTORY = True
    return api


def now():
    return timezone.now().isoformat().replace("+00:00", "Z")


def publish(page, **values):
    page.refresh_from_db()
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def versions_of(page):
    return f"/api/v1/documents/{page.translation_key}/versions/"


def addresses(page):
    sequence = row_of(page).sequence
    return [
        f"/api/v1/programs/?as_of={now()}",
        f"{PROGRAM}?as_of={now()}",
        f"/api/v1/pages/?as_of={now()}",
        f"/api/v1/modules/?as_of={now()}",
        f"/api/v1/resolve/?path=/programs/standard-iop/&as_of={now()}",
        f"/api/v1/compare/?levels=iop,level-x&as_of={now()}",
        versions_of(page),
        f"{versions_of(page)}{sequence}/",
        f"/api/v1/documents/{page.translation_key}/diff/?from={sequence}&to={sequence}",
    ]


# Who may


def test_without_a_token_the_past_is_closed(api, standard):
    for url in addresses(standard):
        response = api.get(url)
        assert response.status_code == 401, url
        assert response["WWW-Authenticate"].startswith("Bearer"), url
        assert "Authorization: Bearer" in response.json()["detail"]


def test_with_a_token_it_is_open_and_private(past, standard):
    make.LevelOfCareFactory(slug="level-x")
    for url in addresses(standard):
        response = past.get(url)
        assert response.status_code == 200, url
        assert response["Cache-Control"] == "private, no-cache"
        assert "Authorization" in response["Vary"]
        assert "Last-Modified" not in response
        assert not response.cookies


def test_a_user_without_the_permission_may_not(standard):
    _, text = make_token(may_read=False)
    for url in addresses(standard):
        response = client_with(text).get(url)
        assert response.status_code == 403, url
        assert "Can read past versions" in response.json()["detail"]
        assert response["Cache-Control"] == "private, no-cache"


def test_a_revoked_token_and_a_user_who_left_may_not(standard):
    token, text = make_token()
    token.revoke()
    assert client_with(text).get(versions_of(standard)).status_code == 401
    token, text = make_token()
    token.user.is_active = False
    token.user.save()
    assert client_with(text).get(versions_of(standard)).status_code == 401


@pytest.mark.parametrize("header", ["Bearer nonsense", "Bearer", "Basic YTpi", "Bearer é", "x y z"])
def test_what_is_no_token_is_refused(api, standard, header):
    response = api.get(versions_of(standard), headers={"authorization": header})
    assert response.status_code == 401
    assert response["WWW-Authenticate"].startswith("Bearer")


def test_a_token_is_not_looked_at_for_what_is_public(api, standard, django_assert_num_queries):
    plain = api.get(PROGRAM)
    odd = api.get(PROGRAM, headers={"authorization": "Bearer nonsense"})
    assert odd.content == plain.content
    assert "Authorization" not in odd.get("Vary", "")
    assert odd["Cache-Control"] == plain["Cache-Control"]


def test_a_login_in_the_admin_is_no_token(standard, admin_client):
    assert admin_client.get(versions_of(standard)).status_code == 401


def test_the_use_of_a_token_is_noted(standard):
    token, text = make_token()
    client_with(text).get(versions_of(standard))
    token.refresh_from_db()
    assert timezone.now() - token.last_used_at < datetime.timedelta(minutes=1)


# As of a moment


def test_a_list_and_a_document_are_as_they_were(past, standard):
    moment, before = now(), past.get(PROGRAM).json()
    publish(standard, copy_short="New words.", title="Another title")
    assert past.get(f"{PROGRAM}?as_of={moment}").json() == before
    assert past.get(f"/api/v1/programs/?as_of={moment}").json()["results"] == [before]


def test_references_and_filters_are_of_the_same_moment(past, standard, iop):
    moment = now()
    publish(iop, title="Another title", slug="other")
    document = past.get(f"{PROGRAM}?as_of={moment}&expand=level").json()
    assert document["level"]["title"] == "Intensive outpatient program"
    assert "/levels/iop/" in document["modules"][0]["body"]["value"]
    assert past.get(f"/api/v1/programs/?level=iop&as_of={moment}").json()["count"] == 1
    assert past.get("/api/v1/programs/?level=iop").json()["count"] == 0


def test_parts_of_long_copy_are_as_they_were(past, standard):
    url, moment = "/api/v1/modules/?document=standard-iop", now()
    before = past.get(url).json()
    standard.refresh_from_db()
    standard.modules[0].value["heading"] = "What this is"
    standard.save_revision().publish()
    assert past.get(url).json()["results"][0]["heading"] == "What this is"
    assert past.get(f"{url}&as_of={moment}").json() == before


def test_a_translation_is_named_in_lists_and_details_of_its_moment(past, standard):
    moment = now()
    locale, _ = Locale.objects.get_or_create(language_code="es-us")
    standard.copy_for_translation(locale, copy_parents=True).save_revision().publish()
    for tail, count in (("", 1), (f"?as_of={moment}", 0)):
        document = past.get(PROGRAM + tail).json()
        assert len(document["meta"]["translations"]) == count
        assert past.get(f"/api/v1/programs/{tail}").json()["results"] == [document]


@pytest.mark.parametrize("query", ["review_state=due", "facets=review_state"])
def test_review_states_of_today_are_not_mixed_with_the_past(past, standard, query):
    response = past.get(f"/api/v1/programs/?{query}&as_of={now()}")
    assert response.status_code == 400
    assert response.json()["errors"][0]["parameter"] == query.partition("=")[0]


def test_before_the_first_version_there_was_nothing(past, standard):
    assert past.get("/api/v1/pages/?as_of=2001-01-01T00:00:00Z").json()["count"] == 0
    assert past.get(f"{PROGRAM}?as_of=2001-01-01T00:00:00Z").status_code == 404


def test_a_review_stands_as_it_stood_that_day(past, standard, iop):
    day = timezone.localdate()
    publish(iop, review_due=day + datetime.timedelta(days=61))
    moment = now()
    state = past.get(f"/api/v1/levels/iop/?as_of={moment}").json()["meta"]["review_state"]
    assert state == "in_date"
    later = timezone.now() + datetime.timedelta(days=30)
    with mock.patch("django.utils.timezone.now", return_value=later):
        document = past.get(f"/api/v1/levels/iop/?as_of={moment}").json()
        assert document["meta"]["review_state"] == "in_date"
        assert past.get("/api/v1/levels/iop/").json()["meta"]["review_state"] == "due"


def test_a_path_leads_to_what_lay_there(past, standard):
    first = now()
    publish(standard, slug="renamed")
    second = now()
    standard.refresh_from_db()
    standard.unpublish()
    url = "/api/v1/resolve/?path=/programs/{}/&as_of={}"
    found = past.get(url.format("standard-iop", first)).json()
    assert found["document"]["slug"] == "standard-iop"
    moved = past.get(url.format("standard-iop", second)).json()
    assert moved["redirect"] == "/programs/renamed/"
    assert past.get(url.format("renamed", now())).status_code == 410
    assert past.get(url.format("renamed", first)).status_code == 404


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2026-05-03",
        "2026-05-03T14:00:00",
        "2026-13-03T14:00:00Z",
        "9999-12-31T23:59:59Z",
        "0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "2026-05-03T14:00:00Z\x00",
    ],
)
def test_what_is_no_past_moment_is_named(past, db, text):
    response = past.get("/api/v1/pages/", {"as_of": text})
    assert response.status_code == 400
    assert response.json()["errors"][0]["parameter"] == "as_of"


def test_an_offset_with_a_bare_plus_is_understood(past, standard):
    assert past.get("/api/v1/pages/?as_of=2026-05-03T14:00:00+02:00").status_code == 200


# Without a token, where the server lets everybody


def test_everybody_may_read_the_past_of_what_is_public(everybody, standard):
    publish(standard, copy_short="New words.")
    (new, old) = everybody.get(versions_of(standard)).json()["results"]
    assert everybody.get(old["url"]).json()["document"]["copy"]["short"] != "New words."
    assert new["actor"] is None


def test_what_was_withdrawn_is_in_no_public_past(everybody, past, standard, iop):
    moment, sequence = now(), row_of(standard).sequence
    standard.unpublish()
    assert everybody.get(f"{PROGRAM}?as_of={moment}").status_code == 404
    assert everybody.get(f"/api/v1/programs/?as_of={moment}").json()["count"] == 0
    assert everybody.get(versions_of(standard)).status_code == 404
    assert everybody.get(f"{versions_of(standard)}{sequence}/").status_code == 404
    path = f"/api/v1/resolve/?path=/programs/standard-iop/&as_of={moment}"
    assert everybody.get(path).status_code == 404
    assert past.get(f"{PROGRAM}?as_of={moment}").status_code == 200
    level = everybody.get(f"{versions_of(iop)}{row_of(iop).sequence}/").content.decode()
    assert "standard-iop" not in level


# Versions


def test_versions_are_listed_newest_first_and_paged(past, standard):
    publish(standard, copy_short="Second.")
    standard.refresh_from_db()
    standard.unpublish()
    page = past.get(f"{versions_of(standard)}?limit=2").json()
    assert page["count"] == 3
    assert [row["event"] for row in page["results"]] == ["withdrawn", "published"]
    assert page["results"][0]["reason"] == "unpublished"
    assert page["results"][0]["valid_until"] is None
    rest = past.get(page["next"]).json()
    assert [row["event"] for row in rest["results"]] == ["published"]
    assert rest["next"] is None
    assert rest["results"][0]["valid_until"] == page["results"][1]["valid_from"]


def test_versions_of_one_language(past, standard):
    assert past.get(f"{versions_of(standard)}?locale=en-US").json()["count"] == 1
    assert past.get(f"{versions_of(standard)}?locale=es-US").status_code == 404


def test_a_version_is_delivered_as_it_was(past, standard, iop):
    before, first = past.get(PROGRAM).json(), row_of(standard).sequence
    publish(iop, title="Another title")
    publish(standard, copy_short="New words.")
    answer = past.get(f"{versions_of(standard)}{first}/").json()
    assert answer["document"] == before
    assert answer["version"]["sequence"] == first


def test_a_withdrawal_has_no_document(past, standard):
    standard.unpublish()
    answer = past.get(f"{versions_of(standard)}{row_of(standard).sequence}/").json()
    assert answer["document"] is None
    assert answer["version"]["reason"] == "unpublished"


@pytest.mark.parametrize("tail", ["999999999/", "99999999999999999999999999/"])
def test_a_version_that_is_not_there_is_404(past, standard, tail):
    assert past.get(versions_of(standard) + tail).status_code == 404
    assert past.get(f"/api/v1/documents/{uuid.uuid4()}/versions/").status_code == 404


def test_a_version_of_another_document_is_404(past, standard, iop):
    assert past.get(f"{versions_of(standard)}{row_of(iop).sequence}/").status_code == 404


# Differences


def difference(past, page, old, new):
    url = f"/api/v1/documents/{page.translation_key}/diff/?from={old}&to={new}"
    return {change["path"]: change for change in past.get(url).json()["changes"]}


def test_a_change_is_shown_by_field_and_by_word(past, standard):
    publish(standard, copy_short="Care on some days.")
    old = row_of(standard).sequence
    publish(standard, copy_short="Care on most days.", slug="renamed")
    changes = difference(past, standard, old, row_of(standard).sequence)
    assert set(changes) == {"copy.short", "slug", "meta.path"}
    assert changes["copy.short"]["segments"] == [
        {"op": "equal", "text": "Care on "},
        {"op": "delete", "text": "some"},
        {"op": "insert", "text": "most"},
        {"op": "equal", "text": " days."},
    ]


def test_a_module_is_known_by_its_id(past, standard):
    old = row_of(standard)
    key = old.body["modules"][0]["id"]
    standard.refresh_from_db()
    standard.modules[0].value["heading"] = "What this is"
    publish_again = standard.save_revision()
    publish_again.publish()
    changes = difference(past, standard, old.sequence, row_of(standard).sequence)
    assert set(changes) == {f"modules[{key}].heading"}


def test_versions_without_words_cannot_be_compared(past, standard):
    old = row_of(standard).sequence
    standard.unpublish()
    new = row_of(standard).sequence
    url = f"/api/v1/documents/{standard.translation_key}/diff/"
    for query, parameter in [
        (f"from={old}&to={new}", "to"),
        (f"to={old}", "from"),
        (f"from={old}&to=x", "to"),
    ]:
        response = past.get(f"{url}?{query}")
        assert response.status_code == 400
        assert response.json()["errors"][0]["parameter"] == parameter


# Expunging


def expunge(page, **options):
    values = {"reason": "Court order 12", "by": "Ada", **options}
    call_command("ledger", "expunge", str(page.translation_key), **values)


def test_expunged_words_are_nowhere_and_the_fact_stays(past, standard, iop, capsys):
    publish(standard, copy_short="Kookaburra.", title="Kookaburra")
    row, moment = row_of(standard), now()
    standard.refresh_from_db()
    standard.unpublish()
    expunge(standard)
    assert "erased" in capsys.readouterr().out

    url = f"/api/v1/programs/{standard.translation_key}/?as_of={moment}"
    gone = past.get(url)
    assert gone.status_code == 410
    assert gone.json()["reason"] == "expunged"
    answer = past.get(f"{versions_of(standard)}{row.sequence}/").json()
    assert answer["document"] is None
    assert answer["version"]["digest"] == row.digest
    assert answer["version"]["expunged"]["reason"] == "Court order 12"
    assert answer["version"]["expunged"]["by"] == "Ada"
    assert past.get(f"/api/v1/programs/?as_of={moment}").json()["count"] == 0
    diff = (
        f"/api/v1/documents/{standard.translation_key}/diff/?from={row.sequence}&to={row.sequence}"
    )
    assert past.get(diff).status_code == 410
    for version in Version.objects.filter(document_id=standard.translation_key):
        assert "ookaburra" not in f"{version.body}{version.title}{version.slug}{version.path}"
        assert not Reference.objects.filter(version=version).exists()
        assert not Module.objects.filter(version=version).exists()
    assert (
        past.get(f"/api/v1/resolve/?path=/programs/standard-iop/&as_of={moment}").status_code == 404
    )
    assert_ledger_agrees()


def test_what_is_public_is_not_expunged(standard):
    with pytest.raises(CommandError, match="Unpublish"):
        expunge(standard)
    assert row_of(standard).body


def test_expunging_wants_a_document_and_a_reason(standard):
    with pytest.raises(CommandError, match="reason"):
        expunge(standard, reason=" ")
    with pytest.raises(CommandError, match="no such document"):
        call_command("ledger", "expunge", str(uuid.uuid4()), reason="x", by="y")


def test_a_document_can_be_published_again_after_it_was_expunged(past, standard):
    standard.unpublish()
    expunge(standard)
    publish(standard, copy_short="Words that may stay.")
    assert past.get(PROGRAM).json()["copy"]["short"] == "Words that may stay."
    assert_ledger_agrees()


# Costs


@pytest.mark.parametrize("count", [1, 100])
def test_the_past_costs_the_same_queries_whatever_its_size(
    past, standard, django_assert_num_queries, count
):
    publish_copies(standard, count - 1)
    moment = now()
    past.get(versions_of(standard))
    cache.clear()
    with django_assert_num_queries(7):
        page = past.get(f"/api/v1/programs/?limit=100&as_of={moment}").json()
    assert len(page["results"]) == count


@pytest.mark.parametrize("count", [1, 8])
def test_a_history_costs_the_same_queries_whatever_its_length(
    past, standard, django_assert_num_queries, count
):
    for number in range(count):
        publish(standard, copy_short=f"Words {number}.")
    past.get(versions_of(standard))
    with django_assert_num_queries(6):
        page = past.get(f"{versions_of(standard)}?limit=100").json()
    assert len(page["results"]) == count + 1
