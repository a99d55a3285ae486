"""The demo brochure, in a database that has no center yet."""

from django.core.management import call_command

from brochures.models import Brochure
from tests.factories.programs import ProgramTypeFactory


def test_the_demo_brochure_is_made_once(db, capsys):
    ProgramTypeFactory(slug="standard-iop")
    call_command("load_demo_brochures")
    call_command("load_demo_brochures")
    assert Brochure.objects.get().slug == "standard-iop"
    assert "already there" in capsys.readouterr().out


def test_the_demo_brochure_waits_for_its_program(db, capsys):
    call_command("load_demo_brochures")
    assert not Brochure.objects.exists()
    assert "left out" in capsys.readouterr().out
