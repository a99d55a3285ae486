"""The matrix: each way of changing something, who may, and what it covers.

A row is a function that does it as `world.role`, through the view that a person would use, and
tells whether it happened. `covers` names the views, permissions and bulk actions of which the row
is the proof; test_matrix.py fails for one that no row covers.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.core.management import call_command
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from django.utils import timezone
from wagtail.models import APIToken, Page, Revision
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from brochures.editions.actions import ACTIONS as EDITION_STEPS
from brochures.models import Brochure, Edition
from cms.releases.models import Release, ReleaseState
from programs.models import (
    HomePage,
    HouseStyle,
    Location,
    ProgramType,
    QualityOverride,
    ReviewSettings,
    SignOff,
)
from programs.signing import STATEMENTS, sign_off_of
from publishing.models import PreviewLink
from tests.cms.matrix.world import NEW, D, E, P, R, World, address, public, tomorrow
from tests.contract.client import ContractClient

Act = Callable[[World], Any]


@dataclass(frozen=True)
class Row:
    act: Act
    allowed: frozenset[str]
    covers: frozenset[str]
    publishes: bool

    def __str__(self) -> str:
        return self.act.__name__


ROWS: list[Row] = []


def row(*allowed: str, covers: str = "", publishes: bool = False) -> Callable[[Act], Act]:
    """Say who may, besides administrators. publishes: it can bring new words to readers."""

    def added(act: Act) -> Act:
        ROWS.append(Row(act, frozenset(allowed), frozenset(covers.split()), publishes))
        return act

    return added


def sent(world: World, name: str, *args: Any, **form: Any) -> Any:
    return world.client.post(reverse(name, args=args), form)


def opens(world: World, name: str, *args: Any) -> bool:
    """Tell whether a page of the admin opens: Wagtail sends home who may not see it."""
    return world.client.get(reverse(name, args=args)).status_code == 200


# Writing


@row(covers="desk_begin")
def make_the_first_pages(world):
    homes = HomePage.objects.all()
    homes._raw_delete(homes.db)  # a center that has none; the test takes it back
    sent(world, "desk_begin")
    return homes.filter(live=False).exists()


@row(E, P, covers="wagtailadmin_pages:add add_page")
def write_a_new_page(world):
    args = ["programs", "programtype", world.section.pk]
    world.client.post(reverse("wagtailadmin_pages:add", args=args), world.forms["new program"])
    return ProgramType.objects.filter(slug="three", live=False).exists()


@row(E, R, P, covers="wagtailadmin_pages:edit change_page")
def save_a_draft(world):
    world.edit("plain")
    return world.plain.get_latest_revision_as_object().copy_short == NEW


@row(E, R, P)
def have_a_draft_saved_while_typing(world):
    form = {**world.forms["plain"], "copy_short": NEW}
    headers = {"accept": "application/json"}
    world.client.post(address(world.plain, "edit"), form, headers=headers)
    return world.plain.get_latest_revision_as_object().copy_short == NEW


@row(E, P, covers="snippets:add add_snippet")
def write_a_new_shared_entry(world):
    model = type(world.component)
    url = reverse(model.snippet_viewset.get_url_name("add"))
    world.client.post(url, world.forms["new component"])
    return model.objects.filter(slug="new-component", live=False).exists()


@row(E, R, P, covers="snippets:edit change_snippet view_snippet")
def save_a_draft_of_a_shared_entry(world):
    world.edit("component", copy_short="Other words.")
    draft = world.component.get_latest_revision_as_object()
    return draft.copy_short == "Other words."


@row(E, P, covers="snippets:copy")
def copy_a_shared_entry(world):
    model = type(world.component)
    url = address(world.component, "copy")
    world.client.post(url, world.forms["new component"])
    return model.objects.filter(slug="new-component", live=False).exists()


@row(E, R, P, D, covers="snippets:inspect")
def read_a_shared_entry(world):
    return world.client.get(address(world.component, "inspect")).status_code == 200


@row(E, R, P, covers="desk_keep_wording")
def keep_a_wording_against_a_warning(world):
    url = reverse("desk_keep_wording", args=["programs.programtype", world.program.pk])
    wording = {"rule": "W1", "passage": "relapse", "reason": "The word of the people here."}
    world.client.post(url, wording, content_type="application/json")
    return QualityOverride.objects.filter(passage="relapse").exists()


@row(E, R, P, covers="desk_preview_links")
def make_a_preview_link(world):
    sent(world, "desk_preview_links", "programs.programtype", world.program.pk)
    return PreviewLink.objects.exists()


@row(E, R, P, covers="wagtailadmin_pages:lock wagtailadmin_pages:preview_on_edit")
def open_the_form_of_a_page(world):
    return world.client.get(address(world.program, "edit")).status_code == 200


# From draft to readers


@row(E, R, P)
def submit_a_page(world):
    world.edit("program", **{"action-submit": "1"})
    return world.program.workflow_in_progress


@row(E, R, P)
def submit_a_shared_entry(world):
    world.edit("component", **{"action-submit": "1"})
    return world.component.workflow_in_progress


@row(R, covers="wagtailadmin_pages:workflow_action snippets:workflow_action")
def sign_in_the_workflow(world):
    state = world.wait_for("Clinical review")
    world.decide(state, "approve", **world.signature())
    return SignOff.objects.filter(kind=SignOff.SIGNED).exists()


@row(R)
def sign_a_shared_entry_in_the_workflow(world):
    state = world.wait_for("Clinical review", "component")
    world.decide(state, "approve", "component", **world.signature("component"))
    return SignOff.objects.filter(kind=SignOff.SIGNED).exists()


@row(R)
def request_changes_in_the_workflow(world):
    state = world.wait_for("Clinical review")
    world.decide(state, "reject", comment="Say how often.")
    state.refresh_from_db()
    return state.status == "rejected"


@row(P, publishes=True)
def give_the_last_approval(world):
    world.decide(world.wait_for("Publication"), "approve", comment="")
    return world.is_new()


@row(P, publishes=True)
def give_the_last_approval_to_a_shared_entry(world):
    world.decide(world.wait_for("Publication", "component"), "approve", "component", comment="")
    return world.is_new("component")


@row(P, publishes=True, covers="publish_page")
def press_publish(world):
    world.edit("program", **{"action-publish": "1"})
    return world.is_new()


@row(P, publishes=True, covers="publish_snippet")
def press_publish_on_a_shared_entry(world):
    world.edit("component", **{"action-publish": "1"})
    return world.is_new("component")


# A new page that is clinical has no review yet, so nobody publishes it with the first press.


@row(P)
def press_publish_on_a_new_page_that_is_not_clinical(world):
    args = ["programs", "location", world.location.get_parent().pk]
    form = {**world.forms["new location"], "action-publish": "1"}
    world.client.post(reverse("wagtailadmin_pages:add", args=args), form)
    return Location.objects.filter(slug="new-location", live=True).exists()


@row(P)
def press_publish_on_a_new_shared_entry_that_is_not_clinical(world):
    model = type(world.term)
    url = reverse(model.snippet_viewset.get_url_name("add"))
    world.client.post(url, {**world.forms["new term"], "action-publish": "1"})
    return model.objects.filter(slug="new-term", live=True).exists()


@row(P, publishes=True, covers="bulk:publish")
def publish_in_bulk(world):
    world.bulk("publish")
    return world.is_new()


@row(P, publishes=True)
def publish_in_bulk_with_all_below(world):
    ProgramType.objects.filter(pk=world.program.pk).update(live=False)
    world.bulk("publish", "section", include_descendants="on")
    return world.program.live


@row(P, publishes=True, covers="snippets:revisions_revert wagtailadmin_pages:revisions_revert")
def publish_an_old_version(world):
    old = world.program.latest_revision
    world.program.save_revision()
    world.edit("program", revision=old.pk, **{"action-publish": "1"})
    return world.is_new()


@row(P, publishes=True, covers="publish_scheduled")
def publish_on_a_schedule(world):
    world.edit("program", go_live_at=tomorrow(), **{"action-publish": "1"})
    _let_a_day_pass()
    _run_the_scheduler()
    return world.is_new()


@row(P, publishes=True)
def publish_a_shared_entry_on_a_schedule(world):
    world.edit("component", go_live_at=tomorrow(), **{"action-publish": "1"})
    _let_a_day_pass()
    _run_the_scheduler()
    return world.is_new("component")


def _let_a_day_pass():
    past = timezone.now() - datetime.timedelta(minutes=1)
    for revision in Revision.objects.exclude(approved_go_live_at=None):
        revision.approved_go_live_at = past
        revision.content["go_live_at"] = past.isoformat()
        revision.save()
    Release.objects.exclude(publish_at=None).update(publish_at=past)


def _run_the_scheduler():
    for command in ("publish_scheduled", "publish_releases"):
        with suppress(SystemExit):  # something was refused
            call_command(command)


@row(P, publishes=True, covers="release:step publish_release")
def publish_a_release(world):
    sent(world, "release:step", world.release.pk, "publish")
    return world.is_new() and world.is_new("component")


@row(P, publishes=True, covers="publish_releases")
def publish_a_release_on_a_schedule(world):
    when = {"publish_at": tomorrow()}
    sent(world, "release:step", world.release.pk, "schedule", **when)
    _let_a_day_pass()
    _run_the_scheduler()
    return world.is_new()


@row(P, publishes=True)
def publish_a_translation(world):
    world.client.post(address(world.spanish, "edit"), {"action": "publish"})
    return public(world.spanish, "es-US") is not None


@row(P, publishes=True, covers="wagtail_localize:update_translations")
def publish_translations_with_their_source(world):
    source = world.translation.source
    sent(world, "wagtail_localize:update_translations", source.pk, publish_translations="on")
    return public(world.spanish, "es-US") is not None


# Its words are those that are public at another address, so no rule is asked again.


@row(P, covers="wagtailadmin_pages:copy")
def publish_a_twin(world):
    form = {"new_title": "Twin", "new_slug": "one-twin", "alias": "on"}
    form["new_parent_page"] = world.section.pk
    world.client.post(address(world.program, "copy"), form)
    return ProgramType.objects.filter(slug="one-twin", live=True).exists()


@row(E, P)
def copy_a_page_as_a_draft(world):
    form = {"new_title": "Copy", "new_slug": "one-copy", "publish_copies": "on"}
    form["new_parent_page"] = world.section.pk
    world.client.post(address(world.program, "copy"), form)
    return ProgramType.objects.filter(slug="one-copy", live=False).exists()


@row(P, covers="desk_exempt publish_unsigned")
def exempt_words_from_the_signature(world):
    reason = "The number has changed; people reach nobody."
    sent(world, "desk_exempt", "programs.programtype", world.program.pk, reason=reason)
    return SignOff.objects.filter(kind=SignOff.EMERGENCY).exists()


@row(R, covers="desk_review record_review")
def record_a_review(world):
    today = timezone.localdate()
    form = {
        **dict.fromkeys(STATEMENTS, "on"),
        "reviewer": world.reviewer,
        "day": today,
        "due": today + datetime.timedelta(days=90),
        "whole": "on",
        "comment": "Read as a whole.",
    }
    sent(world, "desk_review", "programs.programtype", world.plain.pk, **form)
    return bool(sign_off_of(world.plain))


# From readers


@row(P, covers="wagtailadmin_pages:unpublish")
def unpublish(world):
    world.client.post(address(world.program, "unpublish"))
    return public(world.program) is None


@row(P, covers="snippets:unpublish")
def unpublish_a_shared_entry(world):
    world.client.post(address(world.component, "unpublish"))
    return public(world.component) is None


@row(P, covers="bulk:unpublish")
def unpublish_in_bulk(world):
    world.bulk("unpublish")
    return public(world.program) is None


@row(P)
def let_a_page_expire(world):
    world.edit("program", expire_at=tomorrow(), **{"action-publish": "1"})
    return world.program.expire_at is not None


@row(P, covers="wagtailadmin_pages:set_privacy")
def withhold_a_page(world):
    form = {"restriction_type": "login"}
    world.client.post(address(world.program, "set_privacy"), form)
    return public(world.program) is None


@row(P, covers="wagtailadmin_pages:delete")
def delete_a_page(world):
    world.client.post(address(world.things["program"], "delete"))
    return not Page.objects.filter(slug="one").exists()


@row(P, covers="bulk:delete bulk_delete_page")
def delete_in_bulk(world):
    world.bulk("delete")
    return not Page.objects.filter(slug="one").exists()


@row(P, covers="snippets:delete delete_snippet")
def delete_a_shared_entry(world):
    model = type(world.things["component"])
    world.client.post(address(world.things["component"], "delete"))
    return not model.objects.filter(slug="groups").exists()


@row(P)
def delete_shared_entries_in_bulk(world):
    model = type(world.things["component"])
    world.bulk("delete", "component")
    return not model.objects.filter(slug="groups").exists()


@row(P, covers="wagtailadmin_pages:move wagtailadmin_pages:move_confirm")
def move_a_page(world):
    here, there = world.program.pk, world.elsewhere.pk
    sent(world, "wagtailadmin_pages:move_confirm", here, there)
    return world.program.get_parent().pk == there


@row(P, covers="bulk:move")
def move_in_bulk(world):
    world.bulk("move", chooser=world.elsewhere.pk)
    return world.program.get_parent().pk == world.elsewhere.pk


@row(P, covers="wagtailadmin_pages:set_page_position")
def order_the_pages_of_a_section(world):
    before = world.program.path
    sent(world, "wagtailadmin_pages:set_page_position", world.program.pk)
    return world.program.path != before


@row(P)
def change_the_address_of_a_page(world):
    world.edit("program", slug="another", **{"action-publish": "1"})
    return world.program.url_path.endswith("/another/")


@row(P, covers="wagtailadmin_pages:revisions_unschedule snippets:revisions_unschedule")
def take_a_page_off_the_schedule(world):
    Revision.objects.filter(pk=world.program.latest_revision_id).update(
        approved_go_live_at=timezone.now() + datetime.timedelta(days=1)
    )
    args = [world.program.latest_revision_id]
    world.client.post(address(world.program, "revisions_unschedule", *args))
    return world.program.scheduled_revision is None


@row(P, covers="lock_page lock_snippet snippets:lock")
def lock_a_page(world):
    world.client.post(address(world.program, "lock"))
    return world.program.locked


@row(P, covers="wagtailadmin_pages:unlock unlock_page unlock_snippet snippets:unlock")
def unlock_a_page(world):
    ProgramType.objects.filter(pk=world.program.pk).update(
        locked=True, locked_by=world.users["writer"]
    )
    world.client.post(address(world.program, "unlock"))
    return not world.program.locked


@row(E, R, P, covers="wagtailadmin_pages:convert_alias")
def make_a_page_of_its_own_of_a_twin(world):
    world.client.post(address(world.alias, "convert_alias"))
    return world.alias.alias_of_id is None


# Translating


@row(E, P, covers="wagtail_localize:submit_page_translation submit_translation")
def send_a_page_to_translation(world):
    form = {"locales": [world.spanish.locale_id]}
    sent(world, "wagtail_localize:submit_page_translation", world.program.pk, **form)
    return Translation.objects.filter(source__object_id=world.program.translation_key).exists()


@row(E, P, covers="wagtail_localize:submit_snippet_translation")
def send_a_shared_entry_to_translation(world):
    form = {"locales": [world.spanish.locale_id]}
    args = ["programs", "component", world.component.pk]
    sent(world, "wagtail_localize:submit_snippet_translation", *args, **form)
    return Translation.objects.filter(source__object_id=world.component.translation_key).exists()


@row(E, R, P, covers="wagtail_localize:edit_string_translation")
def translate_a_text(world):
    segment = StringSegment.objects.filter(source=world.translation.source).first()
    args = [world.translation.pk, segment.pk]
    url = reverse("wagtail_localize:edit_string_translation", args=args)
    form = encode_multipart(BOUNDARY, {"value": "Unas palabras"})
    world.client.put(url, form, content_type=MULTIPART_CONTENT)
    return StringTranslation.objects.filter(data="Unas palabras").exists()


@row(E, R, P, covers="save_translation")
def save_a_translation_for_review(world):
    before = world.spanish.latest_revision_id
    sent(world, "save_translation", world.translation.pk)
    return world.spanish.latest_revision_id != before


@row(E, R, P, covers="own_fields")
def open_what_a_translation_has_of_its_own(world):
    url = reverse("own_fields", args=[world.translation.pk])
    return "/reviews/" in world.client.get(url).headers.get("Location", "")


@row(E, R, P, covers="wagtail_localize:stop_translation")
def stop_a_translation(world):
    sent(world, "wagtail_localize:stop_translation", world.translation.pk)
    return not world.translation.enabled


# Releases


@row(P, covers="release:add add_release")
def begin_a_release(world):
    sent(world, "release:add", title="Autumn")
    return Release.objects.filter(title="Autumn").exists()


@row(P, covers="release:edit change_release")
def rename_a_release(world):
    sent(world, "release:edit", world.release.pk, title="Autumn")
    return world.release.title == "Autumn"


@row(P)
def add_to_a_release(world):
    key = f"programs.programtype:{world.plain.pk}"
    sent(world, "release:step", world.release.pk, "add", document=key)
    return world.release.items.count() == 3


@row(P, covers="desk_add_to_release")
def add_to_a_release_from_where_it_is_edited(world):
    args = ["programs.programtype", world.plain.pk]
    sent(world, "desk_add_to_release", *args, release=world.release.pk)
    return world.release.items.count() == 3


@row(P)
def take_off_a_release(world):
    item = world.release.items.first()
    sent(world, "release:step", world.release.pk, "remove", item=item.pk)
    return world.release.items.count() == 1


@row(P)
def check_a_release(world):
    sent(world, "release:step", world.release.pk, "check")
    return world.release.checked_at is not None


@row(P)
def schedule_a_release(world):
    sent(world, "release:step", world.release.pk, "schedule", publish_at=tomorrow())
    return world.release.state == ReleaseState.SCHEDULED


@row(P)
def take_a_release_off_the_schedule(world):
    Release.objects.update(state=ReleaseState.SCHEDULED, publish_at=timezone.now())
    sent(world, "release:step", world.release.pk, "reopen")
    return world.release.state == ReleaseState.OPEN


@row(P)
def undo_a_release(world):
    as_administrator = reverse("release:step", args=[world.release.pk, "publish"])
    world.clients["form"].post(as_administrator)
    sent(world, "release:step", world.release.pk, "undo")
    return world.release.state == ReleaseState.UNDONE and not world.is_new()


@row(P, covers="release:delete delete_release")
def delete_a_release(world):
    sent(world, "release:delete", world.things["release"].pk)
    return not Release.objects.exists()


@row(E, R, P, covers="release:inspect release:index view_release")
def read_a_release(world):
    return opens(world, "release:inspect", world.release.pk)


@row(E, R, P, covers="release:preview")
def preview_a_release(world):
    return opens(world, "release:preview", world.release.pk)


# Print


@row(E, P, covers="brochures:add add_brochure")
def make_a_brochure(world):
    return opens(world, "wagtailsnippets_brochures_brochure:add")


@row(E, P, covers="brochures:edit brochures:copy change_brochure")
def change_a_brochure(world):
    return opens(world, "wagtailsnippets_brochures_brochure:edit", world.brochure.pk)


@row(P, covers="brochures:delete delete_brochure")
def delete_a_brochure(world):
    Edition.objects.all().delete()
    sent(world, "wagtailsnippets_brochures_brochure:delete", world.things["brochure"].pk)
    return not Brochure.objects.exists()


@row(E, R, P, D, covers="brochures_copyfit view_brochure")
def list_the_brochures(world):
    return opens(world, "wagtailsnippets_brochures_brochure:list")


@row(E, P, D, covers="edition:add add_edition")
def begin_an_edition(world):
    return opens(world, "edition:add")


@row(E, R, P, D, covers="edition:inspect view_edition")
def read_an_edition(world):
    return opens(world, "edition:inspect", world.edition.pk)


@row(P, covers="edition:delete delete_edition")
def delete_an_edition(world):
    sent(world, "edition:delete", world.things["edition"].pk)
    return not Edition.objects.exists()


@row(E, P, D, covers="edition:edit change_edition")
def take_a_step_with_an_edition(world):
    return _may_step(world, "make")


@row(R, P, covers="edition:step approve_edition")
def freeze_an_edition(world):
    return _may_step(world, "approve")


@row(P, D, covers="stock_edition")
def send_an_edition_to_print_and_count_it(world):
    return _may_step(world, "stock")


def _may_step(world, key):
    """Tell whether all steps of a kind lead back to the edition, with what it lacks, not home."""
    Edition.objects.update(state="")  # no step is possible, so that none takes a press
    permission = EDITION_STEPS[key].permission
    here = reverse("edition:inspect", args=[world.edition.pk])
    answers = {
        sent(world, "edition:step", world.edition.pk, step.key).headers["Location"]
        for step in EDITION_STEPS.values()
        if step.permission == permission
    }
    return answers == {here}


# The house


@row(P, covers="change_housestyle")
def change_the_house_words(world):
    return _opens_settings(world, HouseStyle)


@row(P, covers="wagtailsettings:edit change_reviewsettings")
def change_the_review_policies(world):
    return _opens_settings(world, ReviewSettings)


def _opens_settings(world, model):
    address = reverse("wagtailsettings:edit", args=["programs", model._meta.model_name])
    page = world.client.get(address, follow=True)
    return page.request["PATH_INFO"].startswith(address) and page.status_code == 200


@row(E, P, D, covers="wagtailimages:add wagtailimages:add_multiple add_image")
def add_an_image(world):
    return opens(world, "wagtailimages:add")


@row(E, P, covers="wagtailimages:edit change_image")
def change_an_image(world):
    return opens(world, "wagtailimages:edit", world.image.pk)


@row(E, P, covers="wagtailimages:delete delete_image")
def delete_an_image(world):
    sent(world, "wagtailimages:delete", world.things["image"].pk)
    return not type(world.things["image"]).objects.exists()


@row(E, R, P, D, covers="choose_image")
def choose_an_image(world):
    answer = world.client.get(reverse("wagtailimages_chooser:choose"))
    return answer.status_code == 200 and "Chairs" in answer.json()["html"]


@row(E, P, covers="add_document change_document delete_document choose_document")
def add_a_document(world):
    return opens(world, "wagtaildocs:add")


@row(P, covers="add_redirect change_redirect delete_redirect view_redirect wagtailredirects:add")
def make_a_redirect(world):
    return opens(world, "wagtailredirects:add")


@row(
    *(E, R, P, D),
    covers="add_apitoken change_apitoken delete_apitoken view_apitoken wagtailusers_api_tokens:add",
)
def make_a_token_of_ones_own(world):
    form = {"name": "Mine", "user": world.user.pk if world.user else 1}
    world.client.post(reverse("wagtailusers_api_tokens:add"), form)
    return world.user is not None and world.user.api_tokens.exists()


@row(R, P, covers="view_history")
def read_the_past_through_the_api(world):
    return _reads(world, f"/api/v1/documents/{world.plain.translation_key}/versions/")


@row(E, R, P, covers="view_reading")
def read_the_quality_through_the_api(world):
    return _reads(world, "/api/v1/quality/")


def _reads(world, address):
    """Tell whether the token of a person reads an address; without one nobody may."""
    headers = {}
    if world.user:
        token = APIToken.create_token(user=world.user, name="Mine")[1]
        headers = {"authorization": f"Bearer {token}"}
    return ContractClient(headers=headers).get(address).status_code == 200


@row(E, R, P, D, covers="access_admin")
def open_the_admin(world):
    return opens(world, "wagtailadmin_home")


@row(covers="wagtailusers_users:add wagtailusers_groups:edit")
def manage_people(world):
    return opens(world, "wagtailusers_users:index")


@row(covers="wagtailadmin_workflows:edit")
def change_the_workflow(world):
    return opens(world, "wagtailadmin_workflows:index")


@row(covers="wagtailsites:edit")
def change_the_site(world):
    return opens(world, "wagtailsites:index")
