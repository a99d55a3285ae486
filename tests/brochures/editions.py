"""Editions without the wait for a press: files of a few bytes, and checks that pass."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from brochures.editions import building, handing_off, steps
from brochures.editions.tasks import make_files_later
from brochures.findings import Report
from brochures.handoff import live
from brochures.icc import Profile
from brochures.models import Edition
from tests.snapshots import published

User = get_user_model()


@pytest.fixture
def quick_press(monkeypatch):
    press_quickly(monkeypatch)
    return monkeypatch


def press_quickly(monkeypatch):
    """Make the files of editions by a press whose files say what they were made from."""
    monkeypatch.setattr(building, "press_profile", lambda: Profile("Test profile", b""))
    for module in (building, live):
        monkeypatch.setattr(module, "fit", lambda filling: [])
    monkeypatch.setattr(handing_off, "pictures_of", lambda filling: [])
    monkeypatch.setattr(building, "job_for", lambda filling, title, output, *rest, **more: output)
    monkeypatch.setattr(building, "rendered", lambda output: b"%PDF- " + output.encode())
    monkeypatch.setattr(building, "preflight", lambda *args: Report((), ("READABLE",)))
    monkeypatch.setattr(building, "with_words", lambda report, *rest: report)
    monkeypatch.setattr(building, "pages_drawn", lambda pdf: [b"PNG"])


@pytest.fixture
def draft(brochure, quick_press):
    """A draft edition whose files are made."""
    published("edition", lambda: made(steps.new_edition(brochure, person("maker"))))
    return Edition.objects.get()


@pytest.fixture
def frozen(draft):
    """An approved edition."""
    published("frozen-edition", lambda: approved(draft))
    return Edition.objects.get(pk=draft.pk)


@pytest.fixture
def stocked(frozen):
    """An edition of which 400 are in stock."""
    return in_stock(frozen)


def made(edition):
    make_files_later(edition)
    return Edition.objects.get(pk=edition.pk)


def approved(edition):
    steps.submit(edition)
    for name in ("reviewer", "publisher"):
        edition = steps.approve(edition, person(name))
    return edition


def in_stock(edition, left=400):
    day = edition.created_at.date()
    steps.send_to_print(edition, printer="Printer", quantity=500, ordered_on=day)
    return steps.receive(edition, received_on=day, stock_left=left)


def person(name, *roles):
    """A user with an e-mail address, in the groups of these roles."""
    user, _ = User.objects.get_or_create(username=name, email=f"{name}@example.org")
    for role in roles:
        user.groups.add(Group.objects.get(name=role))
    return User.objects.get(pk=user.pk)


def stored(edition):
    """Name → bytes of every file."""
    return {file.name: bytes(file.data) for file in edition.files.all()}
