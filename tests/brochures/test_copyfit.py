"""Verdicts: how each slot stands, in each language, and what is printed because of it."""

import json

import pytest
from django.core.management import CommandError, call_command

from brochures.copyfit import State, fit
from brochures.filling import fill
from brochures.layout import layout_keys
from brochures.models import CopyfitCheck, current_sequences
from brochures.reports import report_on
from programs.models import ProgramType
from tests.brochures.conftest import publish

IN1_MAIN = 3.25 * 72
COPYFIT = "/api/v1/brochures/our-iop/copyfit/"


def verdicts(brochure, locale=None):
    return {verdict.slot: verdict for verdict in fit(fill(brochure, locale))}


def program_of(brochure):
    return ProgramType.objects.get(pk=brochure.subject_id)


@pytest.mark.parametrize(
    ("share", "state"),
    [
        (0.59, State.UNDER),
        (0.61, State.FITS),
        (0.95, State.FITS),
        (0.96, State.TIGHT),
        (1.0, State.TIGHT),
        (1.002, State.TIGHT),
        (1.2, State.OVERSET),
    ],
)
def test_a_slot_stands_by_how_full_it_is(brochure, fake_press, share, state):
    fake_press.heights["in1-main"] = IN1_MAIN * share
    assert verdicts(brochure)["in1.main"].state == state


def test_a_slot_with_nothing_in_it_is_empty(brochure, fake_press):
    assert verdicts(brochure)["cover.audience"].state == State.EMPTY


def test_short_lines_never_look_forgotten(brochure, fake_press):
    fake_press.heights["cover-org"] = 1
    assert verdicts(brochure)["cover.org"].state == State.FITS


def test_an_overset_slot_says_how_much_is_over(brochure, fake_press):
    fake_press.heights["in1-main"] = IN1_MAIN + 64
    verdict = verdicts(brochure)["in1.main"]
    assert verdict.sentence == "4 lines over (64 points, 160 characters)"
    assert verdict.panel == "Inside panel 1"
    assert not verdict.prints


def with_lengths(brochure):
    program = program_of(brochure)
    program.copy_print = "The print copy, rather long."
    program.copy_medium = "The medium copy."
    program.copy_short = "The short copy."
    publish(program)


def test_the_longest_copy_that_fits_is_printed(brochure, fake_press):
    with_lengths(brochure)
    fake_press.heights["in1-main"] = lambda html: 999 if "The print copy" in html else 100
    filling = fill(brochure)
    verdict = {v.slot: v for v in fit(filling)}["in1.main"]
    assert (verdict.length, verdict.did_not_fit) == ("medium", ("print",))
    assert verdict.source == "program.copy.medium"
    assert verdict.prints
    assert filling.slots["in1_main"] == "The medium copy."


def test_only_when_no_length_fits_is_a_slot_overset(brochure, fake_press):
    with_lengths(brochure)
    fake_press.heights["in1-main"] = 999
    verdict = verdicts(brochure)["in1.main"]
    assert verdict.state == State.OVERSET
    assert verdict.length == "short"
    assert verdict.did_not_fit == ("print", "medium")
    assert len(fake_press.measured) == 3


def test_a_second_check_of_the_same_words_needs_no_press(brochure, fake_press):
    verdicts(brochure)
    verdicts(brochure)
    assert len(fake_press.measured) == 1


def test_each_language_has_its_own_verdict(brochure, spanish, fake_press):
    fake_press.heights["in1-main"] = lambda html: 999 if "IOP estándar" in html else 100
    assert verdicts(brochure)["in1.main"].prints
    assert not verdicts(brochure, "es-US")["in1.main"].prints


def test_a_verdict_names_the_documents_whose_words_these_are(brochure, fake_press):
    found = verdicts(brochure)
    program = program_of(brochure)
    assert found["in1.main"].documents == (str(program.translation_key),)
    assert found["in2.suits"].documents == (str(program.level.translation_key),)
    components = {part.value["component"] for part in program.level.expect}
    assert {str(part.translation_key) for part in components} < set(found["in2.expect"].documents)


def test_a_layout_without_boxes_always_fits(brochure, fake_press):
    brochure.layout = "reader-letter"
    found = verdicts(brochure)
    assert all(verdict.prints for verdict in found.values())
    assert found["text.main"].fill is None
    assert fake_press.measured == []


@pytest.mark.pdf
@pytest.mark.parametrize("key", layout_keys())
def test_ordinary_copy_fits_every_layout_in_both_languages(brochure, spanish, key):
    brochure.layout = key
    for locale in ("en-US", "es-US"):
        misfits = {k: v.sentence for k, v in verdicts(brochure, locale).items() if not v.prints}
        assert misfits == {}


def test_a_check_is_remembered_and_grows_stale(brochure, fake_press):
    report_on(brochure)
    check = CopyfitCheck.objects.get()
    assert check.misfits == []
    assert not check.is_stale(current_sequences("en-US", check.sources))
    program = program_of(brochure)
    program.copy_print = "Other words."
    publish(program)
    assert check.is_stale(current_sequences("en-US", check.sources))
    report_on(brochure)
    check.refresh_from_db()
    assert not check.is_stale(current_sequences("en-US", check.sources))


def test_the_command_tells_how_every_brochure_stands(brochure, spanish, fake_press, capsys):
    call_command("copyfit")
    told = capsys.readouterr().out
    assert "our-iop (en-US): fits" in told
    assert "our-iop (es-US): fits" in told


def test_the_command_fails_when_a_text_does_not_fit(brochure, fake_press, capsys):
    fake_press.heights["in2-suits"] = 999
    with pytest.raises(SystemExit) as ended:
        call_command("copyfit", "our-iop", json=True)
    assert ended.value.code == 1
    report = json.loads(capsys.readouterr().out)[0]
    assert report["fits"] is False
    states = {slot["slot"]: slot["state"] for slot in report["slots"]}
    assert states["in2.suits"] == "overset"


def test_the_command_names_what_keeps_a_brochure_from_being_checked(brochure, fake_press, capsys):
    program_of(brochure).unpublish()
    with pytest.raises(SystemExit):
        call_command("copyfit")
    assert "our-iop (en-US): “Standard IOP” is not published." in capsys.readouterr().err
    with pytest.raises(CommandError, match="no brochure “nothing”"):
        call_command("copyfit", "nothing")


def test_the_api_tells_it_to_everybody(client, brochure, fake_press):
    answer = client.get(COPYFIT)
    assert answer.status_code == 200
    body = answer.json()
    assert body["brochure"] == "our-iop"
    assert (body["locale"], body["fits"]) == ("en-US", True)
    main = next(slot for slot in body["slots"] if slot["slot"] == "in1.main")
    assert main["state"] == "fits"
    assert main["source"] == "program.copy.print"


def test_the_api_answers_from_memory_until_something_is_published(
    client, brochure, fake_press, django_assert_max_num_queries
):
    first = client.get(COPYFIT)
    with django_assert_max_num_queries(6):
        assert client.get(COPYFIT).content == first.content
    assert client.get(COPYFIT, headers={"If-None-Match": first["ETag"]}).status_code == 304
    program = program_of(brochure)
    program.copy_print = "Other words."
    publish(program)
    assert client.get(COPYFIT)["ETag"] != first["ETag"]
    assert len(fake_press.measured) == 2


def test_the_api_never_tells_of_drafts(client, brochure, fake_press):
    before = client.get(COPYFIT).json()
    program = program_of(brochure)
    program.copy_print = "A canary. " * 60
    program.save_revision()
    assert client.get(COPYFIT).json() == before
    assert "canary" not in json.dumps(fake_press.measured)


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("?locale=fr-FR", "Use one of: en-US, es-US."),
        ("?lang=es", "This address has “locale”."),
    ],
)
def test_the_api_refuses_what_it_does_not_know(client, brochure, spanish, fake_press, query, hint):
    for address in (COPYFIT, "/api/v1/brochures/our-iop/proof.pdf"):
        answer = client.get(address + query)
        assert answer.status_code == 400
        assert [error["hint"] for error in answer.json()["errors"]] == [hint]


def test_the_api_has_every_language_of_the_subject(client, brochure, spanish, fake_press):
    assert client.get(f"{COPYFIT}?locale=es-US").json()["locale"] == "es-US"


def test_a_file_comes_in_the_language_that_is_asked_for(client, brochure, spanish, fake_press):
    answer = client.get("/api/v1/brochures/our-iop/proof.pdf?locale=es-US")
    assert "our-iop-es-proof.pdf" in answer["Content-Disposition"]
    assert "terapeuta" in answer.content.decode()


def test_the_api_answers_for_no_other_brochure(client, brochure, fake_press):
    assert client.get("/api/v1/brochures/nothing/copyfit/").status_code == 404


def test_a_layout_without_a_proof_says_so(client, brochure, fake_press):
    brochure.layout = "reader-letter"
    brochure.save()
    assert client.get("/api/v1/brochures/our-iop/proof.pdf").status_code == 404
    listed = client.get("/api/v1/brochures/").json()["results"][0]
    assert listed["proof_url"] is None
    assert listed["reader_url"]
