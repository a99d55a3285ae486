"""The reading grade over time: of each wording that readers had, by the measure of the panel."""

import re

import pytest
from django.urls import reverse

from cms.desk.roles import DESIGNERS, EDITORS
from programs.models import ProgramType, QualityOverride
from publishing.editorial.proofs import proofread
from tests.factories import programs as make
from tests.snapshots import published

pytestmark = pytest.mark.django_db

EASY = "We meet in a group. You talk and we listen. You learn what helps you. " * 4
HARD = (
    "Counselors and physicians prepare an individual treatment plan together with each "
    "participant. They review the plan every week and change whatever does not help anybody. "
) * 3


@pytest.fixture
def program():
    published("two-wordings", publish_two_wordings)
    return ProgramType.objects.get()


def publish_two_wordings():
    program = make.ProgramTypeFactory(slug="one", live=False)
    QualityOverride.objects.create(
        document_id=program.translation_key,
        locale=program.locale,
        rule="R01",
        passage="modules",
        reason="The law wants these words.",
    )
    write(program, HARD)
    write(program, EASY)


def write(program, words, *, publish=True):
    part = {"aspect": "overview", "heading": "What it is", "body": f"<p>{words}</p>"}
    program.modules = [("module", {**part, "stands_alone": True})]
    revision = program.save_revision()
    if publish:
        revision.publish()


def shown(client, document):
    """(words, number) of each row."""
    address = reverse("desk_grades", args=[document._meta.label_lower, document.pk])
    html = client.get(address).content.decode().partition("<main")[2]
    rows = re.findall(r'<th scope="row">(.+?)</th>.+?__number">(.+?)<', html, re.DOTALL)
    return [(words, float(number)) for words, number in rows]


def grade_in_the_panel(document):
    (score,) = (each for each in proofread(document).scores if each.field == "modules")
    return score.readability.score


def test_each_wording_that_was_public_has_the_grade_of_the_panel(as_role, program):
    (first, hard), (second, easy) = shown(as_role(EDITORS), program)
    assert first.endswith(", harder than the aim")
    assert "harder" not in second
    assert hard > easy == grade_in_the_panel(program)


def test_neither_drafts_nor_other_changes_are_wordings(as_role, program):
    client = as_role(EDITORS)
    before = shown(client, program)
    program.copy_short = "Other words elsewhere."
    program.save_revision().publish()
    write(program, HARD, publish=False)
    assert shown(client, program) == before


def test_what_is_too_short_has_no_grade_and_is_told_so(as_role, program):
    short = make.ProgramTypeFactory(slug="two", level=program.level, live=False)
    write(short, "You meet in a group.")
    client = as_role(EDITORS)
    assert shown(client, short) == []
    address = reverse("desk_grades", args=["programs.programtype", short.pk])
    assert "There is no grade yet" in client.get(address).content.decode()


def test_the_panel_leads_there_where_there_is_a_long_copy(as_role, program):
    client = as_role(EDITORS)
    address = reverse("desk_grades", args=["programs.programtype", program.pk])
    assert address in client.get(f"/admin/pages/{program.pk}/edit/").content.decode()
    snippet = make.CrisisResourceFactory()
    nowhere = reverse("desk_grades", args=["programs.crisisresource", snippet.pk])
    assert client.get(nowhere).status_code == 404


def test_who_may_not_write_it_does_not_see_it(as_role, program):
    address = reverse("desk_grades", args=["programs.programtype", program.pk])
    assert as_role(DESIGNERS).get(address).status_code == 302
