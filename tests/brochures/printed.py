"""A site in print for tests of the whole API: a brochure, and an edition that is approved."""

from contextlib import contextmanager

import pytest

from brochures import rendering
from brochures.editions import steps
from brochures.icc import Profile
from brochures.models import Brochure, Edition
from programs.models import ProgramType
from tests.brochures.editions import approved, made, person, press_quickly
from tests.brochures.fake_press import FakePress
from tests.factories import programs as make
from tests.snapshots import published


@contextmanager
def site_in_print():
    """Print the published site; yield the edition. While the block lasts no type is set."""
    with pytest.MonkeyPatch.context() as patched:
        press_quickly(patched)
        published("site-in-print", print_the_site)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(rendering, "the_worker", FakePress())
        for module in ("brochures.jobs", "brochures.handoff.live"):
            patched.setattr(f"{module}.press_profile", lambda: Profile("Test profile", b"ICC"))
        yield Edition.objects.get()


def print_the_site():
    for number in ("911", "988"):
        actions = [{"kind": "call", "label": f"Call {number}", "value": number}]
        make.CrisisResourceFactory(title=number, actions=actions)
    program = ProgramType.objects.get(slug="standard-iop")
    brochure = Brochure.objects.create(title="IOP", slug="iop", subject=program.page_ptr)
    approved(made(steps.new_edition(brochure, person("maker"))))
