"""Every screen that we add to the admin keeps nobody out, and none makes a writer wait."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from brochures.models import Brochure
from cms.releases import steps
from cms.releases.models import Release
from tests.factories.programs import ProgramTypeFactory

#: Wagtail's own frame, which we cannot change: its menu, its header, its footer.
OURS = "main"


@pytest.fixture
def program(transactional_db):
    program = ProgramTypeFactory(slug="one", title="One")
    program.copy_short = "A draft for addicts."
    program.save_revision()
    return program


def screens(program):
    """Name → address of each screen of ours."""
    label = "programs.programtype"
    release = Release.objects.create(title="Spring")
    steps.add(release, [program])
    brochure = Brochure.objects.create(title="B", slug="b", subject=program.page_ptr)
    return {
        "home": reverse("wagtailadmin_home"),
        "review tab": reverse("wagtailadmin_pages:edit", args=[program.pk]) + "#tab-review",
        "record a review": reverse("desk_review", args=[label, program.pk]),
        "exempt": reverse("desk_exempt", args=[label, program.pk]),
        "reading grade over time": reverse("desk_grades", args=[label, program.pk]),
        "preview links": reverse("desk_preview_links", args=[label, program.pk]),
        "logged in again": reverse("desk_session"),
        "add to a release": reverse("desk_add_to_release", args=[label, program.pk]),
        "releases": reverse("release:index"),
        "a new release": reverse("release:add"),
        "a release": reverse("release:inspect", args=[release.pk]),
        "preview of a release": reverse("release:preview", args=[release.pk]) + "?path=/programs/",
        "quality": reverse("desk_quality"),
        "rules of quality": reverse("desk_quality_rules"),
        "drafts that wait": reverse("desk_drafts"),
        "reviews due": reverse("desk_reviews_due"),
        "broken links": reverse("dead_links_report"),
        "untranslated": reverse("translation_gaps"),
        "print editions": reverse("editions_out_of_date"),
        "house style": "/admin/settings/programs/housestyle/",
        "review dates": "/admin/settings/programs/reviewsettings/",
        "files for designers": reverse("brochures_handoff", args=[brochure.pk]),
    }


def test_no_screen_of_ours_keeps_anybody_out(program, open_admin):
    tab = open_admin(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    axe, found = Axe(), {}
    for name, address in screens(program).items():
        tab.goto(address)
        if name == "review tab":
            tab.locator('[data-side-panel-toggle="usage"]').click()
            expect(tab.locator("#usage-effects")).to_be_visible()
        context = OURS if tab.locator(OURS).count() else None
        violations = axe.run(tab, context=context).response["violations"]
        found[name] = [
            (each["id"], node["target"]) for each in violations for node in each["nodes"]
        ]
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.parametrize(
    ("check", "panel"),
    [("**/admin/proofread/**", "checks"), ("**/admin/brochures/draft/**", "print")],
)
def test_whoever_types_never_waits_for_a_check(program, open_admin, check, panel):
    tab = open_admin(viewport={"width": 1280, "height": 900})
    held = []
    tab.route(check, lambda route: held.append(route))  # asked, and not answered
    tab.goto(f"/admin/pages/{program.pk}/edit/")
    tab.get_by_role("tab", name="Words").click()
    tab.locator(f'[data-side-panel-toggle="{panel}"]').click()
    field = tab.locator("#id_copy_short")
    field.fill("")
    with tab.expect_request(check):
        field.press_sequentially("Words ")
    field.press_sequentially("that go on while it reads.")
    expect(field).to_have_value("Words that go on while it reads.")
    tab.evaluate(MEASURE)
    field.press_sequentially(" And on.")
    tab.wait_for_function("window.longestKey > 0")
    longest = tab.evaluate("window.longestKey")
    assert longest < 1000, f"{longest} ms from a key to the screen"
    assert held
    for route in held:
        route.abort()


#: Measures from a key to the frame that shows it, in milliseconds.
MEASURE = """() => {
    window.longestKey = 0;
    document.addEventListener('keydown', () => {
        const pressed = performance.now();
        requestAnimationFrame(() => setTimeout(() => {
            window.longestKey = Math.max(window.longestKey, performance.now() - pressed);
        }));
    }, true);
}"""
