"""What the matrix acts on: one of everything, made once, and a client for each role."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Workflow

from brochures.editions.steps import new_edition
from brochures.models import Brochure
from cms.desk.roles import DESIGNERS, EDITORS, PUBLISHERS, REVIEWERS, ROLES
from cms.releases import steps
from cms.releases.models import Release
from programs.models import ContentImage
from programs.signing import STATEMENTS, mark_of, sign
from publishing.models import Version
from tests.cms.forms import form_data
from tests.factories import programs as make
from tests.factories.translations import fill_in, review, submit

E, R, P, D = EDITORS, REVIEWERS, PUBLISHERS, DESIGNERS
ADMINISTRATOR, NO_ROLE, ANONYMOUS = "an administrator", "somebody without a role", "nobody at all"
EVERYBODY = (*ROLES, ADMINISTRATOR, NO_ROLE, ANONYMOUS)

NEW = "Words that readers do not have yet."


def address(document: Any, name: str, *args: Any) -> str:
    """Return the address of one of Wagtail's views of a page or snippet."""
    if hasattr(document, "snippet_viewset"):
        return reverse(document.snippet_viewset.get_url_name(name), args=[document.pk, *args])
    return reverse(f"wagtailadmin_pages:{name}", args=[document.pk, *args])


def public(document: Any, locale: str = "en-US") -> str | None:
    """Return the short copy that readers get, or None if they get nothing."""
    row = Version.objects.latest_of(document.translation_key, locale)
    return row.body["copy"]["short"] if row and row.body else None


@dataclass
class World:
    """Things by name, forms as an administrator gets them, and the client of who acts now."""

    things: dict[str, Any]
    forms: dict[str, dict[str, Any]]
    clients: dict[str, Client]
    users: dict[str, Any]
    role: str = ADMINISTRATOR
    reviewer: int = 0

    @property
    def client(self) -> Client:
        return self.clients[self.role]

    @property
    def user(self) -> Any:
        return self.users.get(self.role)

    def __getattr__(self, name: str) -> Any:
        """Return a thing, as the database has it now."""
        thing = self.__dict__["things"][name]
        return type(thing).objects.get(pk=thing.pk)

    def edit(self, name: str, **changed: Any) -> Any:
        """Send a thing's form, with the new words and what else is given."""
        form = {**self.forms[name], "copy_short": NEW, **changed}
        return self.client.post(address(self.things[name], "edit"), form)

    def bulk(self, action: str, name: str = "program", **form: Any) -> Any:
        thing = self.things[name]
        model = ["programs", "component"] if name == "component" else ["wagtailcore", "page"]
        url = reverse("wagtail_bulk_action", args=[*model, action])
        return self.client.post(f"{url}?id={thing.pk}&next=/admin/", form)

    def is_new(self, name: str = "program") -> bool:
        """Tell whether readers have a thing's new words."""
        return public(self.things[name]) == NEW

    def wait_for(self, step: str, name: str = "program") -> Any:
        """Send a thing into the workflow, up to a step; return the state of that step."""
        thing = getattr(self, name)
        state = thing.current_workflow_state or Workflow.objects.get().start(
            thing, self.users["writer"]
        )
        if step == "Publication":
            state.current_task_state.approve(user=self.users["signer"])
        state.refresh_from_db()
        assert state.current_task_state.task.name == step
        return state.current_task_state

    def decide(self, task_state: Any, action: str, name: str = "program", **sent: Any) -> Any:
        url = address(self.things[name], "workflow_action", action, task_state.pk)
        return self.client.post(url, sent)

    def signature(self, name: str = "program") -> dict[str, Any]:
        return {
            **dict.fromkeys(STATEMENTS, "on"),
            "reviewer": self.reviewer,
            "comment": "Read as a whole.",
            "shown": mark_of(getattr(self, name)),
        }

    def sign(self, name: str = "program") -> None:
        thing = getattr(self, name)
        sign(
            thing,
            thing.get_latest_revision_as_object(),
            reviewer=make.the_reviewer(thing.locale),
            user=self.users["signer"],
            statements=list(STATEMENTS.values()),
            reason="Read as a whole.",
        )


def make_world() -> World:
    users, clients = _people()
    writer = users["writer"]
    things: dict[str, Any] = {
        "program": make.ProgramTypeFactory(slug="one", title="One", variant="standard"),
        "plain": make.ProgramTypeFactory(slug="two", title="Two", variant="family"),
        "component": make.ComponentFactory(slug="groups", title="Groups"),
        "location": make.LocationFactory(),
        "term": make.GlossaryTermFactory(),
        "image": ContentImage.objects.create(title="Chairs", file=get_test_image_file()),
    }
    things["section"] = things["program"].get_parent().specific
    things["elsewhere"] = _another_section(things["section"])
    things["alias"] = things["plain"].create_alias(update_slug="twin")
    things["translation"] = submit(things["plain"])
    fill_in(things["translation"])
    things["translation"].save_target(publish=False)
    review(things["translation"].get_target_instance())
    things["spanish"] = things["translation"].get_target_instance()
    for name in ("program", "component"):
        _draft(things[name], writer)
        things[name] = type(things[name]).objects.get(pk=things[name].pk)
    things["release"] = Release.objects.create(title="Spring")
    steps.add(things["release"], [things["program"], things["component"]])
    things["brochure"] = Brochure.objects.create(
        title="One", slug="one", layout="trifold-letter", subject=things["program"]
    )
    things["edition"] = new_edition(things["brochure"], writer)
    clients["form"] = Client()
    clients["form"].force_login(users[ADMINISTRATOR])
    world = World(things, {}, clients, users, reviewer=make.the_reviewer(make.english()).pk)
    _read_forms(world)
    return world


def _people() -> tuple[dict[str, Any], dict[str, Client]]:
    model = get_user_model()
    users: dict[str, Any] = {}
    clients = {ANONYMOUS: Client()}
    for role in EVERYBODY[:-1]:
        users[role] = model.objects.create_user(role.replace(" ", "-"), f"{len(users)}@e.org", "x")
        if role in ROLES:
            users[role].groups.add(Group.objects.get(name=role))
    model.objects.filter(pk=users[ADMINISTRATOR].pk).update(is_superuser=True)
    users[ADMINISTRATOR].refresh_from_db()
    users["writer"] = model.objects.create_user("writer", "w@e.org", "x")
    users["signer"] = model.objects.create_superuser("signer", "s@e.org", "x")
    for role in EVERYBODY[:-1]:
        clients[role] = Client()
        clients[role].force_login(users[role])
    return users, clients


def _another_section(section: Any) -> Any:
    home = section.get_parent()
    return home.add_child(instance=type(section)(title="Archive", slug="archive", live=False))


def _draft(thing: Any, writer: Any) -> None:
    thing.copy_short = NEW
    thing.save_revision(user=writer)


def _read_forms(world: World) -> None:
    client = world.clients["form"]
    for name in ("program", "plain", "section", "location"):
        world.forms[name] = form_data(client.get(address(world.things[name], "edit")))
    for name in ("component", "term"):
        edit = address(world.things[name], "edit")
        world.forms[name] = form_data(client.get(edit), "w-editor-form")
    # What a new one would be, in words that may be published.
    world.forms["new program"] = {
        **world.forms["program"],
        "title": "Three",
        "slug": "three",
        "variant": "aftercare",
    }
    for name in ("component", "term", "location"):
        new = {"title": f"New {name}", "slug": f"new-{name}"}
        world.forms[f"new {name}"] = {**world.forms[name], **new}


def tomorrow() -> str:
    return f"{timezone.localtime() + datetime.timedelta(days=1):%Y-%m-%d %H:%M}"
