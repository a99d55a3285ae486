"""Whoever keeps the leaflets hears what has changed, how bad it is, and hears it in time."""

import datetime

import pytest
from django.core import mail
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from brochures.editions import steps
from brochures.editions.comparing import most_urgent, word_difference
from brochures.editions.report import sentence
from brochures.editions.reprinting import reprint_reasons
from brochures.editions.staleness import changes_of, compare_all
from brochures.models import Edition
from cms.desk.roles import DESIGNERS, EDITORS, PUBLISHERS
from programs.models import Benefit, Faq, Location, ProgramType
from tests.brochures.conftest import publish
from tests.brochures.editions import draft, frozen, made, person, quick_press, stocked

__all__ = ["draft", "frozen", "quick_press", "stocked"]

NEW_PHONE = "+12025550199"


def call_elsewhere():
    location = Location.objects.get()
    location.phone = NEW_PHONE
    publish(location)


def reword(model, **words):
    instance = model.objects.first()
    for name, value in words.items():
        setattr(instance, name, value)
    publish(instance)


def classes(edition):
    return {change["slot"]: change["change"] for change in changes_of(edition)}


def test_nothing_has_changed_at_first(frozen):
    assert changes_of(frozen) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (call_elsewhere, {"back.place": "STOP"}),
        (lambda: reword(ProgramType, copy_print="Other words."), {"in1.main": "SOON"}),
        (lambda: reword(Benefit, statement="Life goes on."), {"in1.benefits": "NEXT"}),
        (lambda: reword(Faq, copy_print="You talk."), {"flap.questions": "NEXT"}),
        (lambda: reword(ProgramType, slug="elsewhere"), {"web": "SOON"}),
        (lambda: reword(Faq, copy_medium="On the web alone."), {}),
    ],
    ids=["phone", "program", "benefit", "question", "moved page", "not printed"],
)
def test_a_change_is_found_in_its_slot_with_its_class(frozen, change, found):
    change()
    assert classes(frozen) == found


def test_what_is_public_no_more_stops_the_stock(frozen, brochure):
    ProgramType.objects.get(pk=brochure.subject_id).unpublish()
    (change,) = changes_of(frozen)
    assert change["change"] == "STOP"
    assert "“Standard IOP” is not published" in change["public"]


def test_the_difference_is_told_word_by_word(frozen):
    reword(Faq, copy_print="You talk with a doctor.")
    (change,) = changes_of(frozen)
    assert ["gone", "professional."] in change["words"]
    assert ["new", "doctor."] in change["words"]
    assert "".join(text for kind, text in change["words"] if kind != "gone") == change["public"]
    assert "".join(text for kind, text in change["words"] if kind != "new") == change["printed"]


def test_a_changed_digit_is_a_changed_word():
    assert list(word_difference("Call 988 now", "Call 989 now")) == [
        ["kept", "Call "],
        ["gone", "988"],
        ["new", "989"],
        ["kept", " now"],
    ]


def test_the_worst_change_counts():
    assert most_urgent([{"change": "NEXT"}, {"change": "STOP"}]) == "STOP"
    assert most_urgent([]) == ""


def test_publishing_compares_and_writes_once(stocked, django_capture_on_commit_callbacks):
    person("keeper", PUBLISHERS)
    person("drawer", DESIGNERS)
    person("writer", EDITORS)
    for phone in (NEW_PHONE, "+12025550198"):
        with django_capture_on_commit_callbacks(execute=True):
            reword(Location, phone=phone)
    edition = Edition.objects.get(pk=stocked.pk)
    assert edition.urgency == "STOP"
    assert edition.changes[0]["slot"] == "back.place"
    assert {message.to[0] for message in mail.outbox} == {
        f"{name}@example.org" for name in ("keeper", "drawer", "maker")
    }
    assert len(mail.outbox) == 3
    message = mail.outbox[0]
    assert message.subject == f"Stop: {edition.printed_code} is out of date"
    assert "400 are in stock" in message.body
    assert "202-555-0199" in message.body
    assert reverse("edition:inspect", args=[edition.pk]) in message.body


def test_without_a_print_run_nothing_is_compared(brochure, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        call_elsewhere()
    assert mail.outbox == []


def test_what_was_corrected_is_in_date_again(stocked):
    call_elsewhere()
    assert [edition.pk for edition in compare_all()] == [stocked.pk]
    reword(Location, phone="+12025550147")
    assert compare_all() == []
    assert Edition.objects.get(pk=stocked.pk).urgency == ""


def test_a_withdrawn_one_is_not_compared(stocked):
    steps.withdraw(stocked, because="Old")
    call_elsewhere()
    assert compare_all() == []


def test_the_sentence_counts():
    one, stop = Edition(urgency="NEXT"), Edition(urgency="STOP")
    assert sentence([one]) == "1 piece in circulation is out of date."
    assert sentence([one, one, stop]) == (
        "3 pieces in circulation are out of date, 1 must not be used."
    )


def test_the_home_says_it_calmly(admin_client, stocked):
    home = reverse("wagtailadmin_home")
    assert "in circulation" not in admin_client.get(home).content.decode()
    call_elsewhere()
    compare_all()
    shown = admin_client.get(home).content.decode()
    assert "1 piece in circulation is out of date, 1 must not be used." in shown
    assert stocked.printed_code in shown


def test_the_report_lists_filters_and_exports(admin_client, stocked):
    call_elsewhere()
    compare_all()
    address = reverse("editions_out_of_date")
    shown = admin_client.get(address).content.decode()
    assert stocked.printed_code in shown
    assert ">Back<" in "".join(shown.split())
    page = admin_client.get(reverse("edition:inspect", args=[stocked.pk])).content.decode()
    assert "Back <code>back.place</code>" in page
    assert '<option value="en-US">English</option>' in shown
    for filters in ({"urgency": "NEXT"}, {"locale": "es-US"}):
        assert stocked.printed_code not in admin_client.get(address, filters).content.decode()
    table = admin_client.get(address, {"export": "csv"}).getvalue().decode()
    assert "Stop: do not hand out" in table
    assert ",Back," in table
    assert ",In stock," in table
    assert admin_client.get(address, {"export": "xlsx"}).getvalue().startswith(b"PK")


def test_a_print_run_that_outlives_its_layout_names_slots(admin_client, stocked):
    call_elsewhere()
    compare_all()
    gone = stocked.snapshot | {"layout": stocked.snapshot["layout"] | {"key": "gone"}}
    QuerySet(Edition).filter(pk=stocked.pk).update(snapshot=gone)
    for address in (
        reverse("editions_out_of_date"),
        reverse("edition:inspect", args=[stocked.pk]),
    ):
        assert "back.place" in admin_client.get(address).content.decode()


def test_the_report_costs_the_same_for_many(admin_client, stocked, brochure):
    address = reverse("editions_out_of_date")
    admin_client.get(address)
    with CaptureQueriesContext(connection) as first:
        admin_client.get(address)
    for _ in range(3):
        copy = made(steps.new_edition(brochure))
        Edition.objects.filter(pk=copy.pk).update(state="in_stock")
    with CaptureQueriesContext(connection) as second:
        admin_client.get(address)
    assert len(second) == len(first)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, ""),
        ({"review_by": datetime.date(2020, 1, 1)}, "Review was due on 1 January 2020."),
        ({"review_by": datetime.date(2999, 1, 1)}, ""),
        ({"reorder_at": 400}, "400 are left; order again at 400."),
        ({"reorder_at": 399}, ""),
        (
            {"link_target": "/nowhere/"},
            "Its QR code leads to /nowhere/, where nothing is published.",
        ),
        ({"link_target": "/programs/standard-iop/?from=paper"}, ""),
        ({"link_target": "https://example.org/"}, ""),
    ],
)
def test_a_date_the_stock_or_its_link_ask_for_a_new_run(
    admin_client, client, stocked, fields, reason
):
    Edition.objects.filter(pk=stocked.pk).update(**fields)
    edition = Edition.objects.get(pk=stocked.pk)
    assert reprint_reasons([edition]) == ({edition.pk: [reason]} if reason else {})
    pages = [
        reverse("edition:inspect", args=[edition.pk]),
        reverse("editions_out_of_date"),
    ]
    if reason:
        for page in pages:
            assert reason in admin_client.get(page).content.decode()
        table = admin_client.get(pages[1], {"export": "csv"}).getvalue().decode()
        assert reason in table
        home = admin_client.get(reverse("wagtailadmin_home")).content.decode()
        assert "1 print run should be looked at" in home


def test_a_page_that_is_gone_makes_the_symbol_dead(stocked, brochure):
    ProgramType.objects.get(pk=brochure.subject_id).unpublish()
    (reason,) = reprint_reasons([stocked])[stocked.pk]
    assert reason == "Its QR code leads to a page that is not published any more."


def test_what_is_not_in_circulation_needs_no_reprint(stocked):
    Edition.objects.filter(pk=stocked.pk).update(reorder_at=500)
    steps.withdraw(stocked, because="Old")
    assert reprint_reasons([Edition.objects.get(pk=stocked.pk)]) == {}
