"""Canaries in everything that is not public. Made in a transaction that is always rolled back."""

from __future__ import annotations

import copy
import datetime
import re
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Comment, Locale, Page, PageViewRestriction

from cms.audit.addresses import HiddenDocument
from cms.audit.filling import fill
from cms.audit.hidden import Watch
from cms.audit.things import planned_release, unapproved_brochure, unused_picture
from programs import models as content
from programs.blocks import ModuleBlock
from programs.signing import exempt
from publishing.types import type_of
from publishing.visibility import site_path

#: Content that documents carry inside themselves, or that only editors read.
INSIDE = (content.Reviewer, content.Source, content.Criterion, content.Claim)

#: In these every state that is not public is planted; the code is the same for all.
EVERY_STATE = (content.Faq, content.Component)

ONLY_IN_PRINT = re.compile(r"channel=print|^/api/v1/brochures/")


UNSIGNED = "Planted by audit_public, and rolled back."


class NothingToCopy(Exception):
    """There is no public content, so nothing could leak."""


class Planter:
    """Copies public documents, fills the copies with canaries, and hides them in every way.

    models: what to copy. watch: knows each canary. documents: what is hidden, to be asked for by
    name. refused: copies that may not be published, so that some state of them was not planted.
    """

    def __init__(self, models: Iterable[Any]) -> None:
        self.models = list(models)
        self.watch = Watch()
        self.documents: list[HiddenDocument] = []
        self.refused: list[str] = []
        self._files: list[Any] = []
        self._sizes = set(content.ContentRendition.objects.values_list("pk", flat=True))
        self.user: Any = None

    def plant(self) -> None:
        """Raises: NothingToCopy."""
        templates = [found for model in self.models if (found := _public_one(model))]
        if not templates:
            raise NothingToCopy("There is no public content yet. Load some: manage.py load_demo")
        name = self.watch.canary("a user's name")
        self.user = get_user_model().objects.create(
            username=name,
            email=f"{name}@example.org",
            is_superuser=True,
            password=make_password(None),
        )
        inside = [found for model in INSIDE if (found := model.objects.first())]
        drafts = [self.draft(template) for template in [*templates, *inside]]
        picture = unused_picture(self.watch)
        self._files.append(picture.file)
        for template in templates:
            self.lead_to(template, drafts)
            if isinstance(template, EVERY_STATE):
                self.past_version(template)
                self.every_state(template)
            self.unpublished_edit(template, picture)
        self.translation(templates)
        planned_release(self.watch, drafts, self.user)
        for draft in drafts:
            if isinstance(draft, content.ProgramType):
                unapproved_brochure(self.watch, draft)

    # Ways of not being public.

    def draft(self, template: Any) -> Any:
        found = self._copy(template, "draft", publishable=False)
        found.save_revision()
        return found

    def unpublished_edit(self, template: Any, picture: Any) -> None:
        edited = type(template).objects.get(pk=template.pk)
        self._fill(edited, "unpublished edit", publishable=False)
        if hasattr(edited, "picture_id"):
            edited.picture = picture
        edited.save_revision(user=self.user)
        if isinstance(edited, Page):
            text = self.watch.canary(f"a comment on “{template.title}”")
            Comment.objects.create(page=edited, user=self.user, text=text, contentpath="title")

    def past_version(self, template: Any) -> None:
        """Publish words, then the old ones again: a past that only a token may read."""
        if settings.PUBLIC_HISTORY:
            return
        before = copy.deepcopy(template)
        changed = type(template).objects.get(pk=template.pk)
        self._fill(changed, "past version", publishable=True)
        if self._publish(changed):
            self._publish(before)

    def every_state(self, template: Any) -> None:
        for name, hide in HIDING.items():
            found = self._copy(template, name, publishable=True)
            if self._publish(found):
                hide(found)
        scheduled = self._copy(template, "scheduled", publishable=True)
        scheduled.go_live_at = timezone.now() + datetime.timedelta(days=1)
        self._publish(scheduled)
        if isinstance(template, Page):
            private = self._copy(template, "private page", publishable=True)
            if self._publish(private):
                PageViewRestriction.objects.create(
                    page=private, restriction_type=PageViewRestriction.LOGIN
                )
        if hasattr(template, "channels"):
            self.in_print_alone(template)

    def in_print_alone(self, template: Any) -> None:
        found = self._copy(template, "only in print", publishable=True, allowed=ONLY_IN_PRINT)
        found.channels = ["print"]
        self._publish(found)
        self.documents.pop()  # it is public, elsewhere

    def lead_to(self, template: Any, drafts: list[Any]) -> None:
        """Let a public document refer to hidden ones, wherever it may."""
        changed = type(template).objects.get(pk=template.pk)
        for field in changed._meta.get_fields():
            if isinstance(field, StreamField):
                stream = getattr(changed, field.name)
                for kind, block in field.stream_block.child_blocks.items():
                    for value in _values_that_lead(block, drafts):
                        stream.append((kind, value))
        if self._publish(changed):
            template.refresh_from_db()

    def translation(self, templates: list[Any]) -> None:
        """A translation that nobody has published yet."""
        other = Locale.objects.exclude(pk=templates[0].locale_id).first()
        for template in templates:
            if other is None or not isinstance(template, EVERY_STATE):
                continue
            known = type(template).objects.filter(
                translation_key=template.translation_key, locale=other
            )
            if known.exists() or isinstance(template, Page):
                continue  # a page needs its parents translated; the demo has them
            found = template.copy_for_translation(other)
            found.live = False
            self._fill(found, "unpublished translation", publishable=False)
            found.save()
            found.save_revision()

    def note_files(self) -> None:
        """Remember what was stored since the beginning; call it before the roll-back."""
        made = content.ContentRendition.objects.exclude(pk__in=self._sizes)
        self._files += [each.file for each in made]

    def remove_files(self) -> None:
        """Remove what was stored: files know no transaction."""
        for file in self._files:
            file.storage.delete(file.name)

    # Making.

    def _copy(
        self,
        template: Any,
        state: str,
        *,
        publishable: bool,
        allowed: re.Pattern[str] | None = None,
    ) -> Any:
        """Return a new document like a public one, not published, full of canaries."""
        what = f"{_name(template)}, {state}"
        slug = f"audit-{self.watch.canary(f'{what}: slug', allowed)}"
        if isinstance(template, Page):
            found = template.copy(
                update_attrs={"slug": slug}, copy_revisions=False, keep_live=False, log_action=None
            )
        else:
            found = copy.deepcopy(template)
            found.pk = found.id = None
            found._state.adding = True
            found.translation_key, found.slug, found.live = uuid.uuid4(), slug, False
            found.latest_revision = found.live_revision = None
        self._fill(found, state, publishable=publishable, allowed=allowed)
        found.save()
        kind = type_of(type(found))
        self.documents.append(
            HiddenDocument(
                what,
                str(found.translation_key),
                kind.name if kind else "",
                slug,
                (site_path(found) or "") if isinstance(found, Page) else "",
                found.pk,
            )
        )
        return found

    def _fill(
        self,
        instance: Any,
        state: str,
        *,
        publishable: bool,
        allowed: re.Pattern[str] | None = None,
    ) -> None:
        what = f"{_name(instance)}, {state}"
        fill(
            instance,
            lambda field: self.watch.canary(f"{what}: {field}", allowed),
            publishable=publishable,
        )

    def _publish(self, document: Any) -> bool:
        """Publish as an editor would; note a refusal, which hides nothing."""
        try:
            with transaction.atomic():
                if getattr(document, "is_clinical", False):
                    exempt(
                        document, document, kind=content.SignOff.DEMO, user=None, reason=UNSIGNED
                    )
                document.save_revision(user=self.user).publish(user=self.user)
        except ValidationError as refusal:
            self.refused.append(f"{document}: {refusal}")
            return False
        document.refresh_from_db()
        return True


def _public_one(model: Any) -> Any:
    """Return the first live document of a model, in its first language."""
    return model.objects.filter(live=True).order_by("locale_id", "pk").first()


def _name(document: Any) -> str:
    return f"{document._meta.verbose_name} “{document}”"


def _withdraw(document: Any) -> None:
    document.unpublish()


def _delete(document: Any) -> None:
    document.delete()


def _expire(document: Any) -> None:
    document.expire_at = timezone.now() - datetime.timedelta(hours=1)
    document.save_revision()
    document.unpublish(set_expired=True)


#: What was public once, and how it stopped being so.
HIDING = {"withdrawn": _withdraw, "deleted": _delete, "expired": _expire}


def _values_that_lead(block: Any, drafts: list[Any]) -> Iterator[Any]:
    """Yield values of a stream's block that refer to hidden documents."""
    if isinstance(block, blocks.ChooserBlock):
        yield from (each for each in drafts if isinstance(each, block.target_model))
    elif isinstance(block, ModuleBlock):
        links = " ".join(
            f'<a linktype="page" id="{each.pk}">there</a>'
            for each in drafts
            if isinstance(each, Page)
        )
        yield {"aspect": "cost", "heading": "Links", "body": f"<p>{links}</p>"}
