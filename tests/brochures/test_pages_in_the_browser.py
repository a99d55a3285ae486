"""The pages about a brochure and about an edition keep nobody out."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from brochures import rendering
from brochures.models import Brochure
from tests.brochures.conftest import make_center
from tests.brochures.editions import draft, quick_press  # noqa: F401  (fixtures)
from tests.brochures.fake_press import FakePress
from tests.snapshots import published


@pytest.fixture
def brochure(transactional_db, monkeypatch):
    monkeypatch.setattr(rendering, "the_worker", FakePress())
    published("center", make_center)
    return Brochure.objects.get(slug="our-iop")


def test_no_page_of_print_keeps_anybody_out(open_admin, brochure, draft):  # noqa: F811
    tab = open_admin(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    axe, found = Axe(), {}
    addresses = {
        "copyfit": reverse("brochures_copyfit", args=[brochure.pk]),
        "files for designers": reverse("brochures_handoff", args=[brochure.pk]),
        "brochures": reverse(brochure.snippet_viewset.get_url_name("list")),
        "an edition": reverse("edition:inspect", args=[draft.pk]),
        "editions": reverse("edition:index"),
    }
    for name, address in addresses.items():
        assert tab.goto(address).ok
        violations = axe.run(tab, context="main").response["violations"]
        found[name] = [(each["id"], len(each["nodes"])) for each in violations]
    assert {name: each for name, each in found.items() if each} == {}
