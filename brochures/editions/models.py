"""An edition is one print run. Once approved it is frozen: no later edit reaches it."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from django.conf import settings
from django.core.validators import MinLengthValidator, RegexValidator
from django.db import models
from django.utils import timezone

#: Letters and digits that nobody mistakes for one another, spoken or typed.
LINK_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LINK_LENGTH = 6


class EditionFrozen(Exception):
    """Somebody tried to change what was approved."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is frozen. Make a new edition instead.")


class State(models.TextChoices):
    """Where a print run stands. From `approved` on it is frozen."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    APPROVED = "approved", "Approved"
    SENT = "sent", "Sent to print"
    IN_STOCK = "in_stock", "In stock"
    SUPERSEDED = "superseded", "Superseded"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Urgency(models.TextChoices):
    """What a change of the words does to printed stock, from the slot's definition."""

    STOP = "STOP", "Stop: do not hand out"
    SOON = "SOON", "Soon: print anew soon"
    NEXT = "NEXT", "Next: with the next print run"


#: The most urgent first.
URGENCIES = (Urgency.STOP, Urgency.SOON, Urgency.NEXT)

OPEN = (State.DRAFT, State.IN_REVIEW)
#: People may be reading it.
CIRCULATING = (State.APPROVED, State.SENT, State.IN_STOCK)
FROZEN = (*CIRCULATING, State.SUPERSEDED, State.WITHDRAWN)


class EditionQuerySet(models.QuerySet["Edition"]):
    def frozen(self) -> EditionQuerySet:
        return self.filter(state__in=FROZEN)

    def circulating(self) -> EditionQuerySet:
        return self.filter(state__in=CIRCULATING)

    def update(self, **values: Any) -> int:
        thaws = values.get("state") in OPEN
        if (thaws or Edition.KEPT & set(values)) and self.frozen().exists():
            raise EditionFrozen("One of these editions")
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        if self.frozen().exists():
            raise EditionFrozen("One of these editions")
        return super().delete()


def new_link_code() -> str:
    return "".join(secrets.choice(LINK_ALPHABET) for _ in range(LINK_LENGTH))


class Edition(models.Model):
    """One print run of a brochure in its language.

    Its files, its snapshot and the checks are made together by `editions.building`; its state
    changes in `editions.steps` alone.
    """

    class Build(models.TextChoices):
        NONE = "", "Not made yet"
        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Being made"
        DONE = "done", "Made"
        FAILED = "failed", "Failed"

    #: Fields that stay as they were approved.
    KEPT = frozenset(
        {"brochure", "brochure_id", "title", "locale", "code", "rev", "link_code", "frozen_at"}
        | {"snapshot", "snapshot_sha256", "fit", "preflight", "profile", "built_at"}
        | {"wants_x1a"}
    )

    brochure = models.ForeignKey(
        "brochures.Brochure", on_delete=models.PROTECT, related_name="editions"
    )
    title = models.CharField(max_length=60)
    locale = models.CharField(max_length=16, help_text="BCP 47: en-US")
    code = models.CharField(max_length=80)
    rev = models.PositiveSmallIntegerField("revision")
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.CharField(max_length=150, blank=True)

    wants_x1a = models.BooleanField(
        "the printer wants PDF/X-1a",
        default=False,
        help_text="Makes and checks that file too. Ask the printer; most take PDF/X-4.",
    )

    build = models.CharField(max_length=8, choices=Build.choices, default=Build.NONE, blank=True)
    build_step = models.CharField(max_length=80, blank=True)
    build_error = models.TextField(blank=True)
    build_started_at = models.DateTimeField(null=True)
    built_at = models.DateTimeField(null=True)
    snapshot = models.JSONField(default=dict, help_text="Empty until the files are made")
    snapshot_sha256 = models.CharField(max_length=64, blank=True)
    fit = models.JSONField(default=dict, help_text="Slot → what does not fit; empty when all fits")
    preflight = models.JSONField(
        default=dict, help_text="Press output → brochures.findings.Report as JSON"
    )
    profile = models.CharField("ICC profile", max_length=120, blank=True)
    frozen_at = models.DateTimeField(null=True)

    printer = models.CharField(max_length=120, blank=True)
    quantity = models.PositiveIntegerField(null=True, blank=True)
    ordered_on = models.DateField(null=True, blank=True)
    received_on = models.DateField(null=True, blank=True)
    stock_left = models.PositiveIntegerField(null=True, blank=True)
    reorder_at = models.PositiveIntegerField(
        "order again at",
        null=True,
        blank=True,
        help_text="When so many are left, the report asks for a new print run",
    )
    review_by = models.DateField(
        "review by", null=True, blank=True, help_text="The day this print run must be looked at"
    )
    #: How it compares with what is public now (editions.staleness); made anew after each change.
    changes = models.JSONField(default=list)
    urgency = models.CharField(max_length=4, choices=Urgency.choices, blank=True)
    compared_at = models.DateTimeField(null=True)
    closed_because = models.CharField("reason", max_length=200, blank=True)

    link_code = models.CharField(
        max_length=LINK_LENGTH,
        unique=True,
        default=new_link_code,
        validators=[MinLengthValidator(LINK_LENGTH)],
    )
    link_target = models.CharField(
        "short link leads to",
        max_length=500,
        blank=True,
        validators=[
            RegexValidator(r"^(/(?!/)|https://)", "A path such as /programs/, or https://…")
        ],
        help_text="A path such as /programs/iop/ or an https address. Left empty, it leads to the "
        "page the brochure is about, wherever that page is moved.",
    )
    link_count = models.PositiveIntegerField("times the short link was used", default=0)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["code", "rev"], name="edition_code_and_rev"),
        ]
        permissions = [
            ("approve_edition", "Can approve editions for print"),
            ("stock_edition", "Can send editions to print and keep their stock"),
        ]

    def __str__(self) -> str:
        return self.printed_code

    @property
    def printed_code(self) -> str:
        """What stands on the paper, small, and in every file."""
        return f"{self.code} · rev {self.rev}"

    @property
    def file_stem(self) -> str:
        return f"{self.code}-rev{self.rev}".lower()

    @property
    def is_frozen(self) -> bool:
        return self.state in FROZEN

    @property
    def is_circulating(self) -> bool:
        return self.state in CIRCULATING

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk and Edition.objects.frozen().filter(pk=self.pk).exists():
            stored = Edition.objects.get(pk=self.pk)
            if any(getattr(self, name) != getattr(stored, name) for name in self.KEPT):
                raise EditionFrozen(self.printed_code)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        if Edition.objects.frozen().filter(pk=self.pk).exists():
            raise EditionFrozen(self.printed_code)
        return super().delete(*args, **kwargs)


class EditionFileQuerySet(models.QuerySet["EditionFile"]):
    def update(self, **values: Any) -> int:
        self._refuse_frozen()
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._refuse_frozen()
        return super().delete()

    def _refuse_frozen(self) -> None:
        if self.filter(edition__state__in=FROZEN).exists():
            raise EditionFrozen("A file of this edition")


class EditionFile(models.Model):
    """One stored file. The database holds its bytes, so that it commits with the edition."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=40)
    data = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(help_text="In bytes")

    objects = EditionFileQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "name"], name="edition_file_name"),
        ]

    def __str__(self) -> str:
        return f"{self.edition} {self.name}"

    @classmethod
    def of(cls, edition: Edition, name: str, data: bytes) -> EditionFile:
        digest = hashlib.sha256(data).hexdigest()
        return cls(edition=edition, name=name, data=data, sha256=digest, size=len(data))

    def save(self, *args: Any, **kwargs: Any) -> None:
        if Edition.objects.frozen().filter(pk=self.edition_id).exists():
            raise EditionFrozen(str(self))
        super().save(*args, **kwargs)


class Approval(models.Model):
    """One person's yes to one snapshot. New content needs a new yes."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="approvals")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(max_length=150, help_text="User name at the time")
    at = models.DateTimeField(default=timezone.now)
    snapshot_sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "name", "snapshot_sha256"], name="one_approval_each"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.at:%Y-%m-%d %H:%M}"
