"""After any sequence of editors' actions, the ledger says what the pages say."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.db.models import ProtectedError
from django.test import TestCase
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from wagtail.models import Locale, Page, PageViewRestriction

from programs.models import ContentImage, LevelOfCare, ProgramType, Source
from tests.factories.programs import (
    ContentImageFactory,
    LevelOfCareFactory,
    ProgramTypeFactory,
    SourceFactory,
)
from tests.publishing.conftest import assert_ledger_agrees

WORDS = st.sampled_from(["One.", "Two.", "Three."])
PICK = st.integers(min_value=0, max_value=5)
HOUR = datetime.timedelta(hours=1)


class Editors(RuleBasedStateMachine):
    """Editors at work on a small site. Each rule is something one can do in the admin."""

    def __init__(self):
        super().__init__()
        self.rollback = transaction.atomic()
        self.rollback.__enter__()
        self.level = LevelOfCareFactory(code="iop")
        self.source = SourceFactory()
        self.image = ContentImageFactory()
        for variant in ("standard", "family"):
            ProgramTypeFactory(
                level=self.level, variant=variant, sources=[self.source], picture=self.image
            )
        self.spanish = Locale.objects.get_or_create(language_code="es-us")[0]
        self.home = Page.objects.get(depth=2, slug="home").specific

    def teardown(self):
        transaction.set_rollback(True)
        self.rollback.__exit__(None, None, None)

    def page(self, pick):
        """Any page below home, or None when all are gone."""
        pages = list(Page.objects.filter(depth__gt=2).order_by("pk"))
        return pages[pick % len(pages)].specific if pages else None

    def do(self, action, *args, **kwargs):
        """Act as one request would: whole or not at all; a refusal is an answer too."""
        with TestCase.captureOnCommitCallbacks(execute=True):
            try:
                with transaction.atomic():
                    action(*args, **kwargs)
            except (ValidationError, ProtectedError):
                pass

    @rule(pick=PICK, words=WORDS)
    def publish(self, pick, words):
        page = self.page(pick)
        if page and not page.alias_of_id:
            page.copy_short = words
            page.go_live_at = None
            self.do(lambda: page.save_revision().publish())

    @rule(pick=PICK, words=WORDS)
    def save_draft(self, pick, words):
        page = self.page(pick)
        if page and not page.alias_of_id:
            page.copy_short = f"Draft: {words}"
            self.do(page.save_revision)

    @rule(pick=PICK)
    def unpublish(self, pick):
        if page := self.page(pick):
            self.do(page.unpublish)

    @rule(pick=PICK)
    def schedule(self, pick):
        page = self.page(pick)
        if page and not page.alias_of_id:
            page.go_live_at = timezone.now() + HOUR
            self.do(lambda: page.save_revision().publish())

    @rule(pick=PICK)
    def expire(self, pick):
        if page := self.page(pick):
            Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - HOUR)
            self.do(call_command, "publish_scheduled", verbosity=0)
            Page.objects.filter(pk=page.pk).update(expire_at=None)

    @rule(pick=PICK, letter=st.sampled_from("abc"))
    def change_slug(self, pick, letter):
        page = self.page(pick)
        if page and not page.alias_of_id:
            page.slug = f"{letter}-{page.pk}"
            page.go_live_at = None
            self.do(lambda: page.save_revision().publish())

    @rule(pick=PICK, words=WORDS)
    def change_title(self, pick, words):
        page = self.page(pick)
        if page and not page.alias_of_id:
            page.title = f"Title {words}"
            page.go_live_at = None
            self.do(lambda: page.save_revision().publish())

    @rule(pick=PICK, channels=st.sets(st.sampled_from(["web", "mobile", "print"]), min_size=1))
    def change_channels(self, pick, channels):
        page = self.page(pick)
        if page and not page.alias_of_id:
            page.channels = sorted(channels)
            page.go_live_at = None
            self.do(lambda: page.save_revision().publish())

    @rule(pick=PICK, below=PICK, side=st.sampled_from(["left", "right", "last-child"]))
    def move(self, pick, below, side):
        page, target = self.page(pick), self.page(below)
        if page and target and page != target and not target.is_descendant_of(page):
            self.do(page.move, target, pos=side)

    @rule(pick=PICK)
    def make_private(self, pick):
        if page := self.page(pick):
            self.do(PageViewRestriction.objects.create, page=page, restriction_type="login")

    @rule()
    def make_public_again(self):
        for restriction in PageViewRestriction.objects.all():
            self.do(restriction.delete)

    @rule(pick=PICK)
    def delete(self, pick):
        if page := self.page(pick):
            self.do(page.delete)

    @rule(pick=PICK)
    def alias(self, pick):
        page = self.page(pick)
        if page and not page.alias_of_id and Page.objects.count() < 15:
            self.do(page.create_alias, update_slug=f"alias-{Page.objects.count()}-{page.pk}")

    @rule(pick=PICK, publish=st.booleans())
    def translate(self, pick, publish):
        page = self.page(pick)
        if not page or page.alias_of_id or page.has_translation(self.spanish):
            return
        if page.locale_id == self.spanish.pk:
            return

        def act():
            copy = page.copy_for_translation(self.spanish, copy_parents=True)
            if publish:
                copy.save_revision().publish()

        self.do(act)

    @rule()
    def publish_everything(self):
        def act():
            for page in Page.objects.filter(depth__gt=1, alias_of=None).specific():
                page.go_live_at = None
                page.save_revision().publish()

        self.do(act)

    @rule(words=WORDS)
    def edit_source(self, words):
        source = Source.objects.get(pk=self.source.pk)
        source.publisher = words
        self.do(lambda: source.save_revision().publish())

    @rule()
    def unpublish_source(self):
        self.do(Source.objects.get(pk=self.source.pk).unpublish)

    @rule(words=WORDS)
    def edit_image(self, words):
        image = ContentImage.objects.get(pk=self.image.pk)
        image.description = words
        self.do(image.save)

    @rule(rank=st.integers(1, 5))
    def edit_level(self, rank):
        level = LevelOfCare.objects.filter(pk=self.level.pk).first()
        if level:
            level.intensity_rank = rank
            level.go_live_at = None
            self.do(lambda: level.save_revision().publish())

    @invariant()
    def the_ledger_agrees(self):
        assert_ledger_agrees()


@pytest.mark.slow
@pytest.mark.django_db
def test_after_any_sequence_of_edits_the_ledger_agrees():
    run_state_machine_as_test(
        Editors,
        settings=settings(
            max_examples=6,
            stateful_step_count=10,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert ProgramType.objects.count() == 0
