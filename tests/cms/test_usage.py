"""Beside every form stands where it is used, and what publishing it will touch."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from brochures.editions import steps
from brochures.models import Edition
from cms.desk.roles import DESIGNERS, EDITORS
from programs.models import Benefit, Faq, LevelOfCare, Location, ProgramType
from tests.brochures.conftest import brochure, published
from tests.brochures.editions import draft, frozen, made, quick_press, stocked
from tests.factories.programs import (
    FaqFactory,
    GlossaryTermFactory,
    ProgramTypeFactory,
    ReviewerFactory,
)

__all__ = ["brochure", "draft", "frozen", "published", "quick_press", "stocked"]

pytestmark = pytest.mark.django_db


def ask(client, instance):
    return client.get(reverse("desk_usage", args=[instance._meta.label_lower, instance.pk]))


def told(client, instance):
    return " ".join(ask(client, instance).content.decode().split())


def iop():
    return LevelOfCare.objects.get(slug="iop")


def test_pages_that_refer_to_it_are_listed_with_field_and_link(admin_client, brochure):
    program = ProgramType.objects.get()
    text = told(admin_client, iop())
    assert f'<a href="/admin/pages/{program.pk}/edit/">Standard IOP</a>' in text
    assert "Program · en-US · in “level”" in text
    assert "Readers see it." in text


def test_a_draft_counts_before_it_is_published_and_after_it_is_dropped(admin_client, brochure):
    op = LevelOfCare.objects.get(slug="op")
    program = ProgramType.objects.get()
    assert "Standard IOP" not in told(admin_client, op)
    program.level = op
    program.save_revision()
    assert "Only in an unpublished draft." in told(admin_client, op)
    assert "Published; the draft no longer does." in told(admin_client, iop())
    program.get_latest_revision().publish()
    assert "Only in an unpublished draft." not in told(admin_client, op)
    assert "no longer does" not in told(admin_client, iop())
    program.delete()
    assert "Standard IOP" not in told(admin_client, op)


def test_what_nobody_uses_says_so(admin_client):
    text = told(admin_client, GlossaryTermFactory())
    assert "None, published or draft." in text
    assert "No brochure prints it" in text


def test_new_words_touch_the_page_and_a_new_title_whoever_shows_it(admin_client, brochure):
    level = iop()
    assert "Nothing changes: there is no draft" in told(admin_client, level)
    level.copy_short = "Other words for lists."
    level.save_revision()
    text = told(admin_client, level)
    assert "Readers get the new words at <code>" in text
    assert "change too, because" not in text
    assert "/api/v1/levels/iop/" in text
    level.title = "Day program"
    level.save_revision()
    assert "other public documents change too, because they show it" in told(admin_client, level)


def test_a_reviewer_touches_every_page_that_names_it(admin_client):
    reviewer = ReviewerFactory(title="Nurse")
    page = FaqFactory(question="Is it far?", reviewed_by=[reviewer])
    reviewer.title = "Head nurse"
    reviewer.save_revision()
    text = told(admin_client, reviewer)
    assert "1 other public document changes too, because it shows it" in text
    assert page.title in text


def test_brochures_are_named_with_the_panels_and_editions_with_their_state(admin_client, stocked):
    text = told(admin_client, Faq.objects.get())
    assert "Our IOP</a> <span" in text
    assert "on: Flap (folds in)</span>" in text
    assert "Print run · In stock · 400 left" in text


def test_before_the_button_is_pressed_print_is_weighed(admin_client, stocked):
    location = Location.objects.get()
    location.phone = "+12025550199"
    location.save_revision()
    text = told(admin_client, location)
    assert (
        f'data-usage-urgency="STOP" data-usage-sentence="Publishing makes {stocked.printed_code}'
        in text
    )
    assert "(Back)" in text
    faq = Faq.objects.get()
    faq.copy_medium = "On the web alone."
    faq.save_revision()
    assert "stays as true as it is" in told(admin_client, faq)


def test_more_content_costs_no_more_queries(admin_client, stocked, brochure):
    faq, level = Faq.objects.get(), iop()
    faq.copy_print = "You talk with a doctor."
    faq.save_revision()
    # Reading what brochures have chosen costs a query for each model, once.
    brochure.documents = [("question", faq), ("benefit", Benefit.objects.get())]
    brochure.save()

    def queries(instance):
        ask(admin_client, instance)
        with CaptureQueriesContext(connection) as captured:
            assert ask(admin_client, instance).status_code == 200
        return len(captured)

    before = queries(faq), queries(level)
    for number in range(3):
        copy = made(steps.new_edition(brochure))
        Edition.objects.filter(pk=copy.pk).update(state="in_stock")
        FaqFactory(question=f"Question {number}?", about=[level]).save_revision()
        other = type(brochure).objects.get(pk=brochure.pk)
        other.pk, other.slug = None, f"other-{number}"
        other.save()
    assert (queries(faq), queries(level)) == before
    assert max(before) < 100


def test_only_who_may_edit_it_may_ask(as_role, admin_client):
    page = FaqFactory()
    assert ask(as_role(EDITORS), page).status_code == 200
    assert admin_client.get("/admin/usage/auth.user/1/").status_code == 404
    assert ask(as_role(DESIGNERS), page).url == "/admin/"


def test_who_edits_one_section_may_not_ask_about_another(client):
    page, other = FaqFactory(), ProgramTypeFactory()
    editors = Group.objects.create(name="Editors of questions")
    editors.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(codename="change_page")
    editors.page_permissions.create(page=page.get_parent(), permission=change)
    user = get_user_model().objects.create_user("one", "one@example.org", "x")
    user.groups.add(editors)
    client.force_login(user)
    assert ask(client, page).status_code == 200
    assert ask(client, other).url == "/admin/"


def test_the_editor_has_the_panel(admin_client, brochure):
    page = ProgramType.objects.get()
    shown = admin_client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert f'data-usage="/admin/usage/programs.programtype/{page.pk}/"' in shown
