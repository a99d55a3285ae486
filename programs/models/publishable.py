"""What may go public: the check that every way of publishing passes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import classproperty
from wagtail.log_actions import registry as log_registry

from programs.fields import TITLE_LIMIT, limit_for
from programs.limits import overruns
from programs.publishing_checks import Problem, problems_of
from programs.stream_problems import stream_problems
from programs.translation import OWN, overrides, untranslated


def _raise_by_field(problems: Iterator[Problem]) -> None:
    errors: dict[str, list[str]] = {}
    for field, message in problems:
        errors.setdefault(field, []).append(message)
    if errors:
        raise ValidationError(dict(errors))


class NotPublishable(ValidationError):
    """Says which document may not go public yet, and why, by field."""

    def __init__(self, document: models.Model, problems: ValidationError) -> None:
        super().__init__(problems.error_dict)
        self.document = document


class Publishable(models.Model):
    """Drafts may be incomplete; publishing, by any path, asks `publishing_problems` first."""

    class Meta:
        abstract = True

    @classproperty
    def override_translatable_fields(cls) -> list[Any]:  # noqa: N805
        return overrides(cls)  # type: ignore[arg-type]

    def publishing_problems(self) -> Iterator[Problem]:
        """Yield each reason why this may not go public yet. Subclasses add theirs."""
        title = getattr(self, "title", "")
        language = self.locale.language_code  # type: ignore[attr-defined]
        allowed = limit_for(TITLE_LIMIT, language)
        if len(title) > allowed:
            yield "title", f"The title has {len(title)} characters; the limit is {allowed}."
        for overrun in overruns(self, language):
            yield overrun.field, overrun.message
        for field, text in untranslated(self):
            start = text if len(text) <= 60 else f"{text[:59]}…"
            yield field, f"Translate “{start}”."

    @property
    def own_fields(self) -> list[str]:
        """Return the fields that a translation does not share with its source."""
        return [field.name for field in self._meta.get_fields() if field.name in OWN]

    def check_publishable(self) -> None:
        """Raise ValidationError, by field, when something keeps this from being published."""
        _raise_by_field(chain(self.publishing_problems(), problems_of(self)))

    def check_streams(self) -> None:
        """Raise ValidationError, by field, for every block whose own rules are not kept."""
        _raise_by_field(stream_problems(self))

    def refuse_unless_ready(self) -> None:
        """Raise NotPublishable with everything that keeps this back, not only the first of it."""
        problems: dict[str, list[ValidationError]] = {}
        for check in (self.full_clean, self.check_streams, self.check_publishable):
            try:
                check()
            except ValidationError as error:
                for field, errors in error.error_dict.items():
                    problems.setdefault(field, []).extend(errors)
        if problems:
            raise NotPublishable(self, ValidationError(problems))

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """Return the document as a revision has it, without what the revision refers to in vain.

        A target that live rows protect is not protected for drafts: it may be deleted.
        """
        try:
            return super().with_content_json(content)  # type: ignore[misc]
        except Exception:  # what modelcluster raises, which knows no protected targets
            kept = {**content, **dict.fromkeys(self._refers_in_vain(content))}
            if kept == content:
                raise
            return super().with_content_json(kept)  # type: ignore[misc]

    def _refers_in_vain(self, content: dict[str, Any]) -> Iterator[str]:
        for field in self._meta.concrete_fields:
            key, target = content.get(field.name), field.related_model
            if not field.many_to_one or key is None or not isinstance(target, type):
                continue
            if not target._default_manager.filter(pk=key).exists():
                yield field.name

    def save_revision(self, *args: Any, overwrite_revision: Any = None, **kwargs: Any) -> Any:
        """Save a revision, over an autosaved one if asked, but never over one that was public.

        Else what was typed after a publication would be taken for it by whoever goes back to it.
        """
        newest = self.get_latest_revision() if overwrite_revision else None  # type: ignore[attr-defined]
        if newest is not None and overwrite_revision == newest and self._was_public(newest):
            overwrite_revision = None
        return super().save_revision(  # type: ignore[misc]
            *args, overwrite_revision=overwrite_revision, **kwargs
        )

    def _was_public(self, revision: Any) -> bool:
        rows: Any = type(self)._default_manager
        if rows.filter(pk=self.pk, live_revision=revision).exists():
            return True
        log: Any = log_registry.get_logs_for_instance(self)
        return bool(log.filter(revision=revision, action__startswith="wagtail.publish").exists())

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """Publish a revision, or refuse with NotPublishable, which names fields and cures."""
        revision.as_object().refuse_unless_ready()
        return super().publish(revision, *args, **kwargs)  # type: ignore[misc]
