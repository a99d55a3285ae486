"""Two publishers at once: sequences follow commits, and nobody's change is lost."""

import threading
import time

import pytest
from django.db import transaction

from publishing.models import Version
from publishing.referrers import referrers
from publishing.tasks import BATCH, settle_subjects
from tests.factories.programs import (
    FaqFactory,
    LevelOfCareFactory,
    ProgramTypeFactory,
    SourceFactory,
)
from tests.publishing.conftest import assert_ledger_agrees
from tests.threads import in_thread


@pytest.mark.django_db(transaction=True)
def test_a_later_sequence_never_commits_before_an_earlier_one():
    """A slow publisher takes its number first; the quick one must wait behind it."""
    level = LevelOfCareFactory(code="iop")
    slow = ProgramTypeFactory(level=level, variant="standard")
    quick = ProgramTypeFactory(level=level, variant="family")
    has_its_number, may_commit = threading.Event(), threading.Event()
    last_seen = Version.objects.order_by("sequence").last().sequence

    def publish_slowly():
        with transaction.atomic():
            slow.copy_short = "Slow words."
            slow.save_revision().publish()
            has_its_number.set()
            may_commit.wait(timeout=10)

    def publish_quickly():
        quick.copy_short = "Quick words."
        quick.save_revision().publish()

    first = in_thread(publish_slowly)
    assert has_its_number.wait(timeout=10)
    second = in_thread(publish_quickly)
    second.join(timeout=0.5)
    # Without the lock the quick row would be here already, with the slow one to come below it.
    assert not Version.objects.filter(sequence__gt=last_seen).exists()
    may_commit.set()
    first.join(timeout=15)
    second.join(timeout=15)

    rows = list(Version.objects.filter(sequence__gt=last_seen).order_by("sequence"))
    assert [row.body["copy"]["short"] for row in rows] == ["Slow words.", "Quick words."]
    assert_ledger_agrees()


@pytest.mark.django_db(transaction=True)
def test_a_reader_who_follows_the_sequence_misses_nothing():
    level = LevelOfCareFactory(code="iop")
    pages = [ProgramTypeFactory(level=level, variant=kind) for kind in ("standard", "family")]
    seen: list[int] = []
    done = threading.Event()
    start = Version.objects.order_by("sequence").last().sequence

    def follow():
        position = start
        while True:
            finished = done.is_set()
            fresh = list(
                Version.objects.filter(sequence__gt=position)
                .order_by("sequence")
                .values_list("sequence", flat=True)
            )
            seen.extend(fresh)
            position = seen[-1] if seen else position
            if finished:
                return

    def publish_many(page):
        for number in range(4):
            page.copy_short = f"Words {number}."
            page.save_revision().publish()

    reader = in_thread(follow)
    writers = [in_thread(lambda page=page: publish_many(page)) for page in pages]
    for writer in writers:
        writer.join(timeout=60)
    done.set()
    reader.join(timeout=10)
    everything = Version.objects.filter(sequence__gt=start).order_by("sequence")
    assert seen == list(everything.values_list("sequence", flat=True))
    assert len(seen) == 8


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_an_editor_publishes_in_the_midst_of_a_long_background_task():
    """A source that many documents name has changed; nobody waits until all of them have."""
    source = SourceFactory()
    level = LevelOfCareFactory(code="iop")
    for _ in range(3 * BATCH):
        FaqFactory(about=[level], sources=[source])
    program = ProgramTypeFactory(level=level, variant="standard")
    subjects = [
        [subject.model._meta.label, subject.pk, str(subject.document_id), subject.locale]
        for subject in referrers(source)
    ]
    # Without its receivers, so that the task alone brings the ledger in line.
    type(source).objects.filter(pk=source.pk).update(title="Another title")
    before = Version.objects.order_by("sequence").last().sequence
    task = in_thread(settle_subjects.func, subjects, "")
    while not Version.objects.filter(sequence__gt=before).exists():
        time.sleep(0.01)
    program.copy_short = "Words of an editor."
    with transaction.atomic():  # one turn at writing, for there are only three steps
        program.save_revision().publish()
    task.join(timeout=60)
    mine = Version.objects.latest_of(program.translation_key, "en-US").sequence
    written = Version.objects.filter(sequence__gt=before).exclude(sequence=mine)
    assert written.count() == len(subjects) == 3 * BATCH
    assert written.filter(sequence__gt=mine).exists()
    assert_ledger_agrees()
