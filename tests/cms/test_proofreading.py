"""Proofreading from the editing form: who may ask, what the answer says, what is kept."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.log_actions import registry

from cms.desk.roles import DESIGNERS, EDITORS
from programs.models import QualityOverride
from tests.cms.forms import form_data
from tests.factories.programs import GlossaryTermFactory, LevelOfCareFactory, SourceFactory

pytestmark = pytest.mark.django_db


def ask(client, document, texts, *, model=None, **more):
    label = (model or type(document))._meta.label_lower
    url = reverse("desk_proofread", args=[label, document.pk if document else 0])
    body = {"texts": texts, "language": "en-us", "evidence": False, **more}
    return client.post(url, json.dumps(body), content_type="application/json")


def keep(client, document, **sent):
    url = reverse("desk_keep_wording", args=[document._meta.label_lower, document.pk])
    return client.post(url, json.dumps(sent), content_type="application/json")


def test_the_answer_says_where_the_words_are_and_what_to_write(as_role):
    answer = ask(as_role(EDITORS), LevelOfCareFactory(), [["copy_short", "Help for addicts."]])
    assert answer.json()["verdict"] == "block"
    assert answer.json()["remarks"] == [
        {
            "address": "copy_short",
            "label": "Short copy",
            "start": 9,
            "length": 7,
            "matched": "addicts",
            "rule": "W01",
            "severity": "error",
            "advice": (
                "Write instead: person with a substance use disorder (SUD). "
                "(W01, NIDA, NIAAA, AP, VA)"
            ),
            "replacement": "people with a substance use disorder",
            "passage": "addicts",
            "kept": "",
        }
    ]


def test_evidence_in_the_form_counts(as_role):
    client, level = as_role(EDITORS), LevelOfCareFactory()
    text = [["copy_short", "It is affordable."]]
    assert ask(client, level, text).json()["verdict"] == "block"
    assert ask(client, level, text, evidence=True).json()["verdict"] == "pass"


def test_a_new_page_and_a_new_snippet_are_read_too(as_role):
    client = as_role(EDITORS)
    for model, field in ((LevelOfCareFactory, "title"), (GlossaryTermFactory, "definition")):
        answer = ask(client, None, [[field, "Adictos"]], model=model._meta.model, language="es-us")
        assert [r["rule"] for r in answer.json()["remarks"]] == ["W44"]


def test_only_who_may_edit_may_ask(as_role, client):
    level = LevelOfCareFactory()
    assert ask(client, level, []).status_code == 302  # to the login page
    assert ask(as_role(DESIGNERS), level, []).status_code in (302, 403)
    assert keep(client, level, rule="W26", passage="x", reason="It is right.").status_code in (
        302,
        403,
    )
    assert not QualityOverride.objects.exists()


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"texts": [["a"]], "language": "en-us"}'])
def test_nonsense_is_refused_with_the_cure(as_role, body):
    url = reverse("desk_proofread", args=["programs.levelofcare", 0])
    answer = as_role(EDITORS).post(url, body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["error"].startswith("Send an object with texts")


@pytest.mark.parametrize("label", ["nothing", "auth.user", "programs.contentimage", "a.b.c"])
def test_what_is_no_document_is_not_found(as_role, label):
    url = reverse("desk_proofread", args=[label, 0])
    body = json.dumps({"texts": [], "language": "en-us"})
    answer = as_role(EDITORS).post(url, body, content_type="application/json")
    assert answer.status_code == 404


@pytest.mark.parametrize("make", [LevelOfCareFactory, GlossaryTermFactory])
def test_a_warning_is_kept_with_a_reason_that_the_history_shows(as_role, make):
    client, document = as_role(EDITORS), make()
    sent = {"rule": "W26", "passage": "relapse", "reason": "The name of the law."}
    assert keep(client, document, **sent).json() == {"kept": "The name of the law."}
    override = QualityOverride.objects.get()
    assert (override.document_id, override.user.username) == (document.translation_key, EDITORS)
    (remark,) = ask(client, document, [["title", "Relapse"]]).json()["remarks"]
    assert remark["kept"] == "The name of the law."
    entry = registry.get_logs_for_instance(document).order_by("-timestamp").first()
    assert entry.message == "Kept “relapse” against rule W26. Reason: The name of the law."
    assert keep(client, document, **{**sent, "reason": " "}).json() == {"kept": ""}
    assert not QualityOverride.objects.exists()


@pytest.mark.parametrize("reason", ["short", "x" * 256])
def test_a_reason_says_something(as_role, reason):
    answer = keep(
        as_role(EDITORS), LevelOfCareFactory(), rule="W26", passage="relapse", reason=reason
    )
    assert answer.status_code == 400
    assert answer.json()["error"] == "Give a reason of 10 to 255 characters."


def test_the_checks_panel_asks_about_documents_alone(as_role, client):
    client = as_role(EDITORS)
    level = LevelOfCareFactory()
    html = client.get(reverse("wagtailadmin_pages:edit", args=[level.pk])).content.decode()
    assert f'data-read-url="/admin/proofread/programs.levelofcare/{level.pk}/"' in html
    source = SourceFactory()
    url = reverse(source.snippet_viewset.get_url_name("edit"), args=[source.pk])
    assert "data-read-url" in client.get(url).content.decode()
    url = reverse("wagtailadmin_pages:add", args=["programs", "levelofcare", level.get_parent().pk])
    assert 'data-keep-url=""' in client.get(url).content.decode()


def test_a_publisher_is_told_at_the_field(client):
    client.force_login(get_user_model().objects.create_superuser("nora", "n@example.org", "x"))
    level = LevelOfCareFactory()
    url = reverse("wagtailadmin_pages:edit", args=[level.pk])
    data = {**form_data(client.get(url)), "copy_short": "For addicts.", "action-publish": "1"}
    response = client.post(url, data)
    assert "“addicts”: Write instead" in response.context["form"].errors["copy_short"][0]
