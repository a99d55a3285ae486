"""Content for benchmarks: the demo, enough programs for a long list, and documents in any number.

The demo and its programs are published as an editor would. All others are copies of the demo's
questions or programs, written in bulk: the pages, the ledger, the index of search and Wagtail's
references, in the form that publishing each of them would have left. `manage.py ledger verify`
finds no difference; what is missing is the history, for such a page has no revision.
"""

from __future__ import annotations

import itertools
import uuid
from copy import copy
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from programs.choices import Variant
from programs.demo.load import exempt_demo
from programs.models import Faq, FaqsSection, LevelOfCare, ProgramsSection, ProgramType
from publishing import indexing
from publishing.digests import digest_of
from publishing.documents import draft_version
from publishing.models import LedgerHead, PreparedText, SearchWord, Version
from publishing.prepared import prepared
from publishing.types import type_of
from publishing.writing import save_parts

#: Pages written in one transaction.
BATCH = 1000

#: Of the tree below one page, Wagtail could hold more; nobody has measured beyond this.
MAX_DOCUMENTS = 1_000_000

#: Makes ids that are the same in each run.
NAMES = uuid.UUID("8d7b6a52-09b3-4b1c-9d0e-5a4b1f2c3d4e")

#: Every question has one of these words: each is in one of a hundred documents or so.
SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "ri", "so", "tu")


def seed(documents: int, programs: int = 0) -> int:
    """Load the demo unless it is there, and add questions and programs until so many were added.

    Returns:  how many were added now.
    """
    if not Faq.objects.exists():
        call_command("load_demo", verbosity=0)
    _complete_programs()
    added = _copy(Faq, FaqsSection, documents) + _copy(ProgramType, ProgramsSection, programs)
    _analyze()
    return added


def _copy(model: type[Page], section_model: type[Page], wanted: int) -> int:
    """Add copies of the demo's pages of a model until so many were added."""
    have = model.objects.filter(slug__startswith="bench-").count()
    section = section_model.objects.get(locale__language_code="en-us")
    originals = model.objects.live().filter(locale__language_code="en-us")
    templates = list(originals.exclude(slug__startswith="bench-").order_by("pk"))
    numbers = iter(range(have + 1, wanted + 1))
    while batch := list(itertools.islice(numbers, BATCH)):
        with transaction.atomic():
            _add(batch, [_Template(page) for page in templates], section)
    return max(0, wanted - have)


def title_of(number: int, template: str) -> str:
    """Return the title of a question: a number, a made-up word that some share, and its theme."""
    return f"{word_of(number)} {number}: {template}"[:60]


def word_of(number: int) -> str:
    return "".join(SYLLABLES[int(digit)] for digit in f"{number % 97:02}").capitalize()


def _complete_programs() -> None:
    """Publish copies of programs until every level has each kind: enough for a list of 20."""
    taken = set(ProgramType.objects.values_list("level__code", "variant", "locale"))
    original = ProgramType.objects.filter(locale__language_code="en-us")
    template: Any = original.exclude(differs_from=[]).first() or original.first()
    for level in LevelOfCare.objects.filter(locale=template.locale):
        for variant in Variant.values:
            if (level.code, variant, template.locale_id) in taken:
                continue
            name = f"{variant}-{level.code}"
            values = {"title": name, "slug": name, "level": level, "variant": variant}
            page = template.copy(update_attrs=values, keep_live=False, copy_revisions=False)
            exempt_demo(page)
            page.save_revision().publish()


class _Template:
    """A page of the demo, and all that a copy of it needs, read once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        kind = type_of(type(page))
        assert kind is not None
        self.type = kind.name
        self.body = draft_version(page).body or {}
        self.references = list(
            ReferenceIndex.objects.filter(
                base_content_type=ContentType.objects.get_for_model(Page), object_id=str(page.pk)
            )
        )
        # Everything that is searched but the title, which differs from copy to copy.
        bare = self.version(0, page, "", 0)
        self.words = indexing.weights(bare)
        self.words.pop((str(page.translation_key), SearchWord.REFERENCE, ""))

    def copy_of(self, number: int, path: str, section: Page) -> Any:
        """Return the page of a number, unsaved."""
        page: Any = copy(self.page)
        page._state = copy(page._state)
        page._state.adding = True
        page.pk = page.id = page.page_ptr_id = None
        page.title = page.draft_title = title_of(number, self.page.title)
        page.slug = f"bench-{number}"
        page.path, page.numchild = path, 0
        page.url_path = f"{section.url_path}{page.slug}/"
        # Questions came first, and were named by their number alone.
        name = str(number) if self.type == "faq" else f"{self.type} {number}"
        page.translation_key = uuid.uuid5(NAMES, name)
        page.latest_revision_id = page.live_revision_id = None
        return page

    def version(self, sequence: int, page: Page, section_path: str, order: int) -> Version:
        """Return what publishing a copy would have stored."""
        meta = self.body["meta"]
        path = f"{section_path}{page.slug}/"
        body = {
            **self.body,
            "id": str(page.translation_key),
            "slug": page.slug,
            "title": page.title if sequence else "",
            "meta": {
                **meta,
                "path": path,
                "order": order,
                # A signature belongs to one page; nobody has signed this one.
                "sign_off": None,
                "seo": {**meta["seo"], "title": page.seo_title or page.title},
            },
        }
        return Version(
            sequence=sequence,
            document_id=page.translation_key,
            locale=body["locale"],
            type=self.type,
            slug=page.slug,
            path=path,
            title=body["title"],
            position=order,
            event=Version.PUBLISHED,
            body=body,
            **Version.columns_of(body),
            digest=digest_of(body),
            valid_from=timezone.now(),
        )


def _add(numbers: list[int], templates: list[_Template], section: Page) -> None:
    """Write one batch of copies: pages, ledger, search and references."""
    head = LedgerHead.objects.select_for_update().get(pk=1)
    last = section.get_last_child()
    first = int(last.path[-last.steplen :], 36) + 1 if last else 1
    of = [templates[number % len(templates)] for number in numbers]
    steps = range(first, first + len(numbers))
    paths = [Page._get_path(section.path, section.depth + 1, step) for step in steps]
    section_path = f"{section.get_url_parts()[2]}"
    pages = [t.copy_of(n, path, section) for t, n, path in zip(of, numbers, paths, strict=True)]
    _save_pages(pages)
    Page.objects.filter(pk=section.pk).update(numchild=F("numchild") + len(pages))
    ReferenceIndex.objects.bulk_create(
        _as_of_page(row, page) for t, page in zip(of, pages, strict=True) for row in t.references
    )
    versions = [
        template.version(head.last_sequence + place, page, section_path, step)
        for place, (template, page, step) in enumerate(zip(of, pages, steps, strict=True), 1)
    ]
    Version.objects.bulk_create(versions)
    save_parts(versions)
    PreparedText.objects.bulk_create(prepared(versions))
    words = [
        _with_title(template.words, version) for template, version in zip(of, versions, strict=True)
    ]
    indexing.teach(versions, words)
    head.last_sequence += len(versions)
    head.changed_at = versions[-1].valid_from
    head.save()


def _save_pages(pages: list[Page]) -> None:
    """Insert pages and their rows in the table of their type.

    `bulk_create` refuses models with a parent table, so each table gets its own insert.
    """
    names = [field.attname for field in Page._meta.local_concrete_fields if field.name != "id"]
    parents = [Page(**{name: getattr(page, name) for name in names}) for page in pages]
    Page.objects.bulk_create(parents)
    for page, parent in zip(pages, parents, strict=True):
        page.pk = page.id = page.page_ptr_id = parent.pk
    model = type(pages[0])
    rows: Any = QuerySet(model)
    rows._batched_insert(pages, model._meta.local_concrete_fields, batch_size=None)


def _as_of_page(row: ReferenceIndex, page: Page) -> ReferenceIndex:
    row = copy(row)
    row._state = copy(row._state)
    row._state.adding, row.pk, row.object_id = True, None, str(page.pk)
    return row


def _with_title(words: indexing.Words, version: Version) -> indexing.Words:
    """Return the words of a copy: its title and its id count beside all that it has in common."""
    body = {name: (version.body or {})[name] for name in ("title", "channels")}
    own = Version(
        type=version.type, locale=version.locale, document_id=version.document_id, body=body
    )
    found = dict(words)
    for key, weight in indexing.weights(own).items():
        found[key] = max(weight, found.get(key, 0))
    return found


def _analyze() -> None:
    """Have the database look at what it holds now; PostgreSQL would in time, SQLite never."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
