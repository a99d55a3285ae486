"""The ledger: one append-only table of what was public, and when."""

from __future__ import annotations

import datetime
from functools import reduce
from operator import or_
from typing import Any, NoReturn

from django.db import models
from django.db.models import Exists, OuterRef, Q

from publishing.locales import fallback_chain

#: What a channel counts in `Version.channels`.
BIT = {"web": 1, "mobile": 2, "print": 4}
ALL = sum(BIT.values())


class AppendOnly(Exception):
    """Somebody tried to change or remove a row of the ledger."""


def best_in(locale: str, rows: models.QuerySet[Any]) -> list[Q]:
    """Return the conditions that leave of each document the one row for readers of a locale.

    One condition for each locale of the chain, in its order; any of them must hold.
    """
    chain = fallback_chain(locale)
    wanted: list[Any] = [Q(locale=locale)]
    for place, fallback in enumerate(chain[1:], 1):
        nearer = rows.filter(locale__in=chain[:place], document_id=OuterRef("document_id"))
        wanted.append(Q(locale=fallback) & ~Exists(nearer))
    return wanted


class VersionQuerySet(models.QuerySet["Version"]):
    """Reading the ledger. Rows are added by `publishing.recording` alone."""

    def current(self) -> VersionQuerySet:
        """Return what is public now."""
        return self.filter(valid_until=None, event=Version.PUBLISHED)

    def as_of(self, moment: datetime.datetime) -> VersionQuerySet:
        """Return what was public at a moment: what `current` gave then, but for expunged rows."""
        return self.open_at(moment).filter(event=Version.PUBLISHED, expunged_at=None)

    def open_at(self, moment: datetime.datetime) -> VersionQuerySet:
        """Return the rows that said how documents stood at a moment."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gt=moment), valid_from__lte=moment)

    def at(self, sequence: int) -> VersionQuerySet:
        """Return what was public once this row was committed, but for expunged rows."""
        return self.since(sequence).filter(sequence__lte=sequence)

    def since(self, sequence: int) -> VersionQuerySet:
        """Return what was public once this row was committed, or was published after it."""
        successors = self.model._default_manager.filter(
            document_id=OuterRef("document_id"),
            locale=OuterRef("locale"),
            sequence__gt=OuterRef("sequence"),
            sequence__lte=sequence,
        )
        return self.filter(~Exists(successors), event=Version.PUBLISHED, expunged_at=None)

    def still_public(self) -> VersionQuerySet:
        """Return versions of documents that are public in the same language today."""
        today = self.model._default_manager.filter(
            document_id=OuterRef("document_id"),
            locale=OuterRef("locale"),
            valid_until=None,
            event=Version.PUBLISHED,
        )
        return self.filter(Exists(today))

    def in_locale(self, locale: str) -> VersionQuerySet:
        """Return each document once: in the first locale of the fallback chain that it has."""
        return self.filter(reduce(or_, best_in(locale, self)))

    def for_channel(self, channel: str) -> VersionQuerySet:
        """Return what an editor lets into a channel. Crisis resources are in every one."""
        return self.filter(channels__in=[mask for mask in range(ALL + 1) if mask & BIT[channel]])

    def latest_of(self, document_id: Any, locale: str) -> Version | None:
        """Return the row that says how a document stands today, published or withdrawn."""
        return self.filter(document_id=document_id, locale=locale, valid_until=None).first()

    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnly("The ledger is append-only: publish or withdraw instead.")

    def delete(self) -> NoReturn:
        raise AppendOnly("The ledger is append-only: publish or withdraw instead.")


class Version(models.Model):
    """One state of one document in one language: published with a body, or withdrawn without.

    `sequence` is handed out in commit order: a reader who has seen *n* never later meets a new
    row at or below *n*. Times are UTC.
    """

    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    EVENTS = [(PUBLISHED, "published"), (WITHDRAWN, "withdrawn")]

    class Reason(models.TextChoices):
        """Why a document was withdrawn."""

        UNPUBLISHED = "unpublished"
        DELETED = "deleted"
        EXPIRED = "expired"
        RESTRICTED = "restricted"
        MOVED = "moved"
        OVERDUE = "overdue"

    sequence = models.BigIntegerField(primary_key=True)
    document_id = models.UUIDField(help_text="Wagtail's translation_key")
    locale = models.CharField(max_length=16, help_text="BCP 47: en-US")
    type = models.CharField(max_length=32)
    slug = models.CharField(max_length=255)
    path = models.CharField(max_length=1024, blank=True, help_text="Empty for shared vocabulary")
    title = models.CharField(max_length=255)
    position = models.IntegerField(default=0, help_text="Order among siblings in the page tree")
    channels = models.PositiveSmallIntegerField(
        default=ALL, help_text="Which may carry it: web 1, mobile 2, print 4, added up"
    )
    overdue_on = models.DateField(
        null=True, help_text="When a missing review will hide or withhold it; null: never, or done"
    )
    first_published_at = models.DateTimeField(null=True, help_text="As the body states it")
    last_reviewed = models.DateField(null=True, help_text="As the body states it")
    review_due = models.DateField(null=True, help_text="As the body states it")
    event = models.CharField(max_length=10, choices=EVENTS)
    reason = models.CharField(max_length=16, choices=Reason.choices, blank=True)
    body = models.JSONField(null=True)
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the canonical body")
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True)
    actor = models.CharField(max_length=150, blank=True, help_text="User name at the time")
    revision = models.BigIntegerField(null=True, help_text="Wagtail revision that was published")
    affects_referrers = models.BooleanField(
        default=True,
        help_text="Title, address, channels or being public changed: what referrers show of it",
    )
    expunged_at = models.DateTimeField(null=True, help_text="When its words were erased for good")
    expunged_by = models.CharField(max_length=150, blank=True)
    expunged_reason = models.CharField(max_length=500, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["document_id", "locale"],
                condition=Q(valid_until=None),
                name="ledger_one_open_row_per_document",
            ),
            models.CheckConstraint(
                condition=Q(event="published", reason="", body__isnull=False, expunged_at=None)
                | Q(event="published", reason="", body__isnull=True, expunged_at__isnull=False)
                | Q(event="withdrawn", body__isnull=True) & ~Q(reason=""),
                name="ledger_body_or_reason",
            ),
        ]
        permissions = [("view_history", "Can read past versions through the API")]
        indexes = [
            models.Index(
                # The last three let SQLite count from the index alone; it also looks up what the
                # condition says.
                fields=[
                    *("type", "locale", "position", "title", "document_id"),
                    *("channels", "event", "valid_until"),
                ],
                condition=Q(valid_until=None, event="published"),
                name="ledger_current_lists",
            ),
            *(
                # What lists can be put in order by. The id comes last in every order.
                models.Index(
                    fields=["type", "locale", name, "document_id"],
                    condition=Q(valid_until=None, event="published"),
                    name=f"ledger_by_{name}",
                )
                for name in (
                    *("title", "valid_from"),
                    *("first_published_at", "last_reviewed", "review_due"),
                )
            ),
            models.Index(
                fields=["slug"],
                condition=Q(valid_until=None, event="published"),
                name="ledger_current_slugs",
            ),
            models.Index(
                fields=["overdue_on"],
                condition=Q(valid_until=None, event="published", overdue_on__isnull=False),
                name="ledger_overdue",
            ),
            models.Index(fields=["path", "-sequence"], name="ledger_paths"),
            models.Index(fields=["valid_from", "valid_until"], name="ledger_as_of"),
            models.Index(fields=["document_id", "locale", "-sequence"], name="ledger_history"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence}: {self.type} “{self.title}” {self.event}"

    @staticmethod
    def channels_of(body: dict[str, Any] | None) -> int:
        """Return what `channels` is for a body. Without a list of them, it is in every one."""
        return sum(BIT[name] for name in (body or {}).get("channels", BIT))

    @staticmethod
    def overdue_on_of(body: dict[str, Any] | None) -> datetime.date | None:
        """Return what `overdue_on` is for a body."""
        review = (body or {}).get("meta", {}).get("review") or {}
        day = None if review.get("in_effect") else review.get("effective_on")
        return datetime.date.fromisoformat(day) if day else None

    @classmethod
    def columns_of(cls, body: dict[str, Any] | None) -> dict[str, Any]:
        """Return the columns that follow from a body, by name."""
        meta = (body or {}).get("meta", {})
        moment = meta.get("first_published_at")
        days = {name: meta.get(name) for name in ("last_reviewed", "review_due")}
        return {
            "channels": cls.channels_of(body),
            "overdue_on": cls.overdue_on_of(body),
            "first_published_at": datetime.datetime.fromisoformat(moment) if moment else None,
            **{
                name: datetime.date.fromisoformat(day) if day else None
                for name, day in days.items()
            },
        }

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("The ledger is append-only: publish or withdraw instead.")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly("The ledger is append-only: publish or withdraw instead.")


class Reference(models.Model):
    """A version refers to a document, which need not be public or exist any more.

    Written with the version, from its body; answers who must hear when a document changes.
    """

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="references")
    target = models.UUIDField(help_text="Document id")

    class Meta:
        indexes = [models.Index(fields=["target", "version"], name="ledger_referrers")]

    def __str__(self) -> str:
        return f"{self.version_id} → {self.target}"


class Module(models.Model):
    """Where a part of a version's long copy is, so that it is found without reading bodies.

    Written with the version, from its body, and never changed.
    """

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="modules")
    number = models.PositiveSmallIntegerField(help_text="Place in the document, from 0")
    key = models.CharField(max_length=64, help_text="Id of the part in the body")
    aspect = models.CharField(max_length=32)
    stands_alone = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="ledger_module_places")
        ]
        indexes = [models.Index(fields=["aspect", "version"], name="ledger_module_aspects")]

    def __str__(self) -> str:
        return f"{self.version_id}.{self.number}: {self.aspect}"

    @classmethod
    def all_of(cls, sequence: int, body: dict[str, Any] | None) -> list[Module]:
        """Return the rows of a version with this body, unsaved."""
        return [
            cls(
                version_id=sequence,
                number=number,
                key=part["id"],
                aspect=part["aspect"],
                stands_alone=part["stands_alone"],
            )
            for number, part in enumerate((body or {}).get("modules", ()))
        ]


class LedgerHead(models.Model):
    """The single row whose lock every writer takes, so that sequences follow commits.

    Whoever keeps answers reads it to know whether they still hold, and for how long.
    """

    last_sequence = models.BigIntegerField(default=0)
    changed_at = models.DateTimeField(
        null=True, help_text="When the last row was added, or something beside the rows mended"
    )
    next_change_at = models.DateTimeField(
        null=True, help_text="The next planned publication or expiry"
    )
