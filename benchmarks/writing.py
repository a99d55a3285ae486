"""`python -m benchmarks.writing [PART …]`: what editors wait for, and what readers get meanwhile.

Parts, all of them if none is named:
  latency   publishing one page, with 10, 1,000 and 10,000 documents beside it
  editors   20 editors publish through the admin at once, and readers read
  shared    a reviewer whom 10,000 documents name gets another title
  import    10,000 pages go in and are published by import_content, and some by a script

--sizes N … measures latency at other sizes; --pages N adds, and changes, another number.
DATABASE_URL: see benchmarks/data.py. Each part has a copy of its own, which is changed.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import resource
import statistics
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode, urlsplit

from benchmarks.data import throwaway, vendor
from benchmarks.freshness import PROMISED, SLUG, Publication, Readers, spread, stale, words
from benchmarks.servers import COLD, ROOT, WARM, Server, megabytes, running

SIZES = [10, 1000, 10_000]
PAGES = 10_000
TIMES = 30
EDITORS, PUBLICATIONS_EACH = 20, 5

#: Added by a script, page by page, for comparison with an import.
BY_SCRIPT = 500


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.writing", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=[])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.inside:
        INSIDE[options.inside](options.pages)
        return
    for part in options.parts or PARTS:
        print(f"{vendor()}: {(PARTS[part].__doc__ or '').splitlines()[0]}", flush=True)
        PARTS[part](options)


def latency(options: argparse.Namespace) -> None:
    """Publishing one page, by how many documents there are."""
    for size in options.sizes:
        print(f"  {size:>7,} documents: ", end="", flush=True)
        _inside("latency", throwaway(size, "writing"))


def editors(options: argparse.Namespace) -> None:
    """20 editors publish through the admin at once, while readers read."""
    address = throwaway(1000, "writing")
    os.environ["WEB_CONCURRENCY"] = "2"
    with running(one=Server(WARM, address)) as servers:
        _inside("editors", address, SERVER=servers["one"].url)
        print(f"  memory of a worker     {servers['one'].megabytes():.0f} MB")
    del os.environ["WEB_CONCURRENCY"]


def shared(options: argparse.Namespace) -> None:
    """What many documents name gets another title."""
    address = throwaway(options.pages, "writing")
    with running(one=Server(COLD, address)) as servers:
        _inside("shared", address, SERVER=servers["one"].url)


def imported(options: argparse.Namespace) -> None:
    """Pages added and published by import_content, and by a script."""
    _inside("import", throwaway(10, "writing"), pages=options.pages)


def _inside(part: str, address: str, *, pages: int = PAGES, **environment: str) -> None:
    """Run the part of it that needs Django in a process for that database."""
    settings = {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "benchmarks.worker_settings"}
    subprocess.run(  # noqa: S603
        [sys.executable, "-m", "benchmarks.writing", "--inside", part, "--pages", str(pages)],
        cwd=ROOT,
        env={**os.environ, **settings, **environment},
        check=True,
    )


def _latency(pages: int) -> None:
    _set_up()
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    page, wall, cpu = _place(), [], []
    _publish(page, "Words before.")
    for number in range(TIMES):
        begun, spent = time.monotonic(), time.process_time()
        _publish(page, words(number))
        wall.append((time.monotonic() - begun) * 1000)
        cpu.append((time.process_time() - spent) * 1000)
    with CaptureQueriesContext(connection) as queries:
        _publish(page, "Words after.")
    print(f"{spread(wall)}; processor {statistics.median(cpu):.0f} ms; {len(queries)} queries")


def _editors(pages: int) -> None:
    _set_up()
    from django.contrib.auth import get_user_model  # noqa: PLC0415

    from publishing.models import Version  # noqa: PLC0415

    url = os.environ["SERVER"]
    first, places = _place(), []
    for number in range(EDITORS):
        place = first
        if number:
            names = {"title": f"Place {number}", "slug": f"place-{number}"}
            place = first.copy(update_attrs=names, keep_live=False, copy_revisions=False)
            _publish(place, "Words before.")
        user = get_user_model().objects.create_superuser(f"editor{number}", "e@example.org", "x")
        places.append(_Editor(url, place, user))
    begun = Version.objects.order_by("sequence").last()
    assert begun is not None
    with Readers([url]) as readers:
        for editor in places:
            editor.thread.start()
        for editor in places:
            editor.thread.join()
        time.sleep(1)
    waited = [seconds * 1000 for editor in places for seconds in editor.waited]
    failed = [problem for editor in places for problem in editor.problems]
    rows = Version.objects.filter(sequence__gt=begun.sequence)
    lost = [e.page.slug for e in places if not e.is_published()]
    span = time.monotonic() - 1 - min(editor.started for editor in places)
    late = stale(readers.answers, places[0].done, PROMISED[vendor()])
    sent = EDITORS * PUBLICATIONS_EACH
    print(f"  {sent} publications by {EDITORS} editors: {sent / span:.1f} a second")
    print(f"  an editor waits        {spread(waited)}")
    print(f"  refused or failed      {failed or 'none'}")
    print(f"  rows of the ledger     {rows.count()} of {sent}; lost updates: {lost or 'none'}")
    print(f"  stale answers          {len(late)} of {len(readers.answers):,}")
    print(f"  other than answers     {readers.failures or 'none'}")


class _Editor:
    """Somebody at the admin, who sends the same form again and again, each time with new words."""

    def __init__(self, url: str, page: Any, user: Any) -> None:
        from django.test import Client  # noqa: PLC0415
        from django.urls import reverse  # noqa: PLC0415

        from tests.cms.forms import form_data  # noqa: PLC0415

        self.page, self._netloc = page, urlsplit(url).netloc
        self._path = reverse("wagtailadmin_pages:edit", args=[page.pk])
        client = Client()
        client.force_login(user)
        form = form_data(client.get(self._path)) | {"action-publish": "action-publish"}
        # A browser would send rich text in a form of its own; here it is left out.
        parts = {name for name in form if name.startswith("modules-")}
        self._form = {name: form[name] for name in form.keys() - parts} | {"modules-count": "0"}
        cookies = "; ".join(f"{name}={item.value}" for name, item in client.cookies.items())
        self._headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        self.waited: list[float] = []
        self.problems: list[str] = []
        self.done: list[Publication] = []
        self.started = time.monotonic()
        self.thread = threading.Thread(target=self._work)

    def is_published(self) -> bool:
        """Tell whether what they sent last is what is public, and what the page says."""
        from publishing.models import Version  # noqa: PLC0415

        self.page.refresh_from_db()
        row = Version.objects.current().get(document_id=self.page.translation_key, locale="en-US")
        public = (row.body or {})["copy"]["short"]
        return bool(self.page.copy_short == public == words(PUBLICATIONS_EACH - 1))

    def _work(self) -> None:
        self.started = time.monotonic()
        for number in range(PUBLICATIONS_EACH):
            connection = HTTPConnection(self._netloc, timeout=120)
            body = urlencode({**self._form, "copy_short": words(number)}, doseq=True)
            begun = time.monotonic()
            connection.request("POST", self._path, body, self._headers)
            answer = connection.getresponse()
            text = answer.read().decode()
            self.waited.append(time.monotonic() - begun)
            if answer.status == 302:
                self.done.append(Publication(number, time.monotonic()))
            else:
                self.problems.append(f"{answer.status} {'locked' if 'locked' in text else ''}")
            connection.close()


def _shared(pages: int) -> None:
    _set_up()

    from programs.models import Reviewer  # noqa: PLC0415
    from publishing.models import Version  # noqa: PLC0415

    reviewer = Reviewer.objects.get(pk=_busiest(Reviewer))
    before = Version.objects.count()
    begun = time.monotonic()
    reviewer.title = f"{reviewer.title}, renamed"
    reviewer.save_revision().publish()
    print(f"  the editor waits       {time.monotonic() - begun:.2f} s")
    print(f"  in that transaction    {Version.objects.count() - before} rows of the ledger")
    worker = subprocess.Popen(  # noqa: S603
        [sys.executable, "manage.py", "db_worker", "--batch"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    begun, most, page = time.monotonic(), 0.0, _place()
    waited: list[float] = []
    while worker.poll() is None:
        most = max(most, megabytes(worker.pid))
        asked = time.monotonic()
        _publish(page, words(len(waited)))
        waited.append((time.monotonic() - asked) * 1000)
        time.sleep(0.5)
    took = time.monotonic() - begun
    rows = Version.objects.count() - before - len(waited)
    print(
        f"  the worker needs       {took:.0f} s for {rows:,} rows, {took / rows * 1000:.1f} ms each"
    )
    print(f"  its memory at most     {most:.0f} MB")
    print(f"  another editor waits   {spread(waited)}")


def _import(pages: int) -> None:
    _set_up()
    from django.core.management import call_command  # noqa: PLC0415

    with TemporaryDirectory() as folder:
        file = Path(folder) / "content.jsonl"
        file.write_text("".join(_lines(pages)))
        report = StringIO()
        with _measured("by the command", pages):
            call_command("import_content", file, publish=True, stdout=report)
        assert f"{pages} published" in report.getvalue(), report.getvalue()
        _work_off(pages)
        with _measured("the same again", pages):
            call_command("import_content", file, publish=True, stdout=report)
    with _measured("by a script", min(BY_SCRIPT, pages)):
        _add_by_script(min(BY_SCRIPT, pages))
    _work_off(min(BY_SCRIPT, pages))


def _work_off(pages: int) -> None:
    """Let a worker do what was left to it, such as Wagtail's indexes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", "db_worker", "--batch"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"  {'its background work':<26} processor {spent / pages * 1000:.0f} ms each", flush=True)


def _lines(pages: int) -> Iterator[str]:
    """Yield a file of places, each with a title of its own."""
    from publishing.portable.exporting import Export  # noqa: PLC0415
    from publishing.portable.lines import HEADER, written  # noqa: PLC0415

    place = _place()
    exported = map(json.loads, Export().lines())
    key, language = str(place.translation_key), place.locale.language_code
    template = next(one for one in exported if one.get("key") == key and one["locale"] == language)
    yield written(HEADER)
    for number in range(pages):
        names = {"title": f"Place {number}", "slug": f"place-{number}"}
        fields = {**template["fields"], **names}
        yield written({**template, "key": str(uuid.UUID(int=number + 1)), "fields": fields})


def _add_by_script(pages: int) -> None:
    from programs.models import LocationsSection  # noqa: PLC0415

    section = LocationsSection.objects.get(locale__language_code="en-us")
    template = _place()
    for number in range(pages):
        place = type(template)(
            title=f"Script {number}",
            slug=f"script-{number}",
            locale=section.locale,
            **{name: getattr(template, name) for name in _FIELDS},
        )
        place.live = False
        section.add_child(instance=place)
        place.save_revision().publish()


@contextmanager
def _measured(what: str, pages: int) -> Iterator[None]:
    begun, spent = time.monotonic(), time.process_time()
    yield
    took, cpu = time.monotonic() - begun, time.process_time() - spent
    print(
        f"  {what:<15} {pages:>7,} pages in {took:.0f} s, processor {cpu / pages * 1000:.0f} ms "
        f"each; this process has {_peak():.0f} MB",
        flush=True,
    )


_FIELDS = ("copy_short", "copy_medium", "copy_print", "city", "state", "channels", "modules")


def _set_up() -> None:
    import django  # noqa: PLC0415
    from django.test.utils import setup_test_environment  # noqa: PLC0415

    django.setup()
    setup_test_environment(debug=False)
    logging.disable(logging.INFO)


def _place() -> Any:
    """Return a page that is published without signatures: there is nothing clinical in it."""
    from programs.models import Location  # noqa: PLC0415

    return Location.objects.get(slug=SLUG, locale__language_code="en-us")


def _publish(page: Any, copy: str) -> None:
    page.copy_short = copy
    page.save_revision().publish()


def _busiest(model: Any) -> Any:
    """Return the key of the object of a model that most documents refer to."""
    from django.contrib.contenttypes.models import ContentType  # noqa: PLC0415
    from django.db.models import Count  # noqa: PLC0415
    from wagtail.models import ReferenceIndex  # noqa: PLC0415

    rows = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(model)
    ).values("to_object_id")
    found = rows.annotate(count=Count("pk")).order_by("-count").first()
    assert found is not None
    return found["to_object_id"]


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


PARTS: dict[str, Callable[[argparse.Namespace], None]] = {
    "latency": latency,
    "editors": editors,
    "shared": shared,
    "import": imported,
}
INSIDE: dict[str, Callable[[int], None]] = {
    "latency": _latency,
    "editors": _editors,
    "shared": _shared,
    "import": _import,
}

if __name__ == "__main__":
    main(sys.argv[1:])
