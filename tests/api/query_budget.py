"""What each address of the API costs in SQL queries: asked here, written as a page of docs/."""

import copy
import uuid
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from api.v1.facets import MAX_FACETS, facets_of
from brochures.handoff.kit import KIT
from publishing.digests import digest_of
from publishing.kept import forget_everything
from publishing.models import LedgerHead, PreparedText, Version
from publishing.options import reference_fields
from publishing.prepared import prepared
from publishing.types import DOCUMENT_TYPES
from publishing.writing import save_parts

PAGE = settings.BASE_DIR / "docs" / "reference" / "query-budget.md"

#: Documents of each type, and on the longer of the two pages that are compared.
MANY = 100

#: No request may cost more, but for those of people who edit: they read drafts of every type; and
#: for a brochure, which is put together from documents of nearly all.
MOST, STAFF, PRINT = 12, "for staff", "a whole brochure"

#: Columns of the table of lists, and of that of documents.
LISTS = ("plain", "`expand`", "`facets`", "JSON-LD")
DOCUMENTS = ("plain", "`expand`", "JSON-LD")

HEAD = """# Query budget

How many SQL queries an answer takes when no part of it comes from memory. **A list costs the same
for 1 and for 100 documents.** `expand` names every reference of the type, `facets` up to ten
values.

`make query-budget` measures and writes this page. A test fails when a number differs from it, when
one grows with the list, or when one for readers exceeds {most}. Only a whole brochure may: it is
put together from documents of nearly every type.
"""


@dataclass(frozen=True)
class Ask:
    """One question. `template` is the address as OpenAPI writes it; `column` names its variant."""

    template: str
    url: str
    column: str = ""
    is_list: bool = False
    token: str = ""


def publish_many():
    """Fill the ledger with copies of what it has, until each type has MANY documents."""
    head = LedgerHead.objects.get()
    rows = []
    for kind in DOCUMENT_TYPES:
        row = Version.objects.current().filter(type=kind).order_by("sequence").last()
        here = Version.objects.current().filter(type=kind).count()
        for number in range(MANY - here if row else 0):
            key, slug = uuid.uuid4(), f"{kind}-clone-{number}"
            body = {**row.body, "id": str(key), "slug": slug}
            clone = copy.copy(row)
            clone.__dict__.update(document_id=key, slug=slug, path="", body=body)
            head.last_sequence += 1
            clone.sequence, clone.pk = head.last_sequence, head.last_sequence
            clone.digest = digest_of(body)
            rows.append(clone)
    Version.objects.bulk_create(rows)
    save_parts(rows)
    PreparedText.objects.bulk_create(prepared(rows))
    head.save()


def asks(token, token_of_staff, preview, edition):
    """Return every question that the page answers; the past is asked for with a token."""
    quality = Ask("/api/v1/quality/", "/api/v1/quality/", STAFF, True, token_of_staff)
    draft = Ask("/api/v1/preview/{token}/", f"/api/v1/preview/{preview}/", STAFF)
    found = []
    for kind in DOCUMENT_TYPES.values():
        if kind.path_segment:
            base = f"/api/v1/{kind.path_segment}/"
            slug = Version.objects.current().filter(type=kind.name).order_by("sequence").last().slug
            found += _list(base, kind, kind.name)
            found += _document(base, f"{base}{slug}/", kind.name)
    level = Version.objects.current().filter(type="level").order_by("sequence").first()
    found += _list("/api/v1/pages/", None, "program", more="&type=program")
    found += _document("/api/v1/pages/", f"/api/v1/pages/{level.document_id}/", "level")
    found += [*_others(level), *_past(level, token), quality, draft]
    return [*found, *_printed(edition, token_of_staff)]


def _list(base, kind, name, more=""):
    facets = ",".join([*facets_of(kind)][:MAX_FACETS])
    queries = ["", _expand(name), f"&facets={facets}", "&format=jsonld"]
    # The newest first: it is the one that was copied, so a page of one has all that many have.
    start = f"{base}?ordering=-last_published_at"
    return [
        Ask(base, f"{start}{query}{more}", column, is_list=True)
        for column, query in zip(LISTS, queries, strict=True)
        if query is not None
    ]


def _document(base, url, name):
    queries = ["", _expand(name), "&format=jsonld"]
    return [
        Ask(f"{base}{{key}}/", f"{url}?{query.lstrip('&')}", column)
        for column, query in zip(DOCUMENTS, queries, strict=True)
        if query is not None
    ]


def _expand(name):
    """Return the parameter that expands every reference; None where there is none."""
    names = sorted(reference_fields(name))
    return f"&expand={','.join(names)}" if names else None


def _others(level):
    other = Version.objects.current().filter(type="level").exclude(pk=level.pk).first()
    return [
        Ask("/api/v1/", "/api/v1/"),
        Ask("/api/v1/locales/", "/api/v1/locales/"),
        Ask("/api/v1/resolve/", f"/api/v1/resolve/?path={level.path}"),
        Ask("/api/v1/compare/", f"/api/v1/compare/?levels={level.slug},{other.slug}"),
        Ask("/api/v1/modules/", "/api/v1/modules/?", is_list=True),
        Ask("/api/v1/modules/", "/api/v1/modules/?expand=document.level", "`expand`", is_list=True),
        Ask("/api/v1/modules/", f"/api/v1/modules/?level={level.slug}", "`level`", is_list=True),
        Ask("/api/v1/search/", "/api/v1/search/?q=program", is_list=True),
        Ask("/api/v1/search/", "/api/v1/search/?q=zzzzqqqq", "nothing found"),
        Ask("/api/v1/search/", "/api/v1/search/?q=suicide", "with help in a crisis"),
        Ask("/api/v1/sync/", "/api/v1/sync/?type=program", "the first page", is_list=True),
    ]


def _past(level, token):
    document = f"/api/v1/documents/{level.document_id}"
    template = "/api/v1/documents/{document_id}"
    now = Version.objects.order_by("valid_from").last().valid_from.isoformat()[:-6]
    sequences = f"from={level.sequence}&to={level.sequence}"
    token = {"column": "with a token", "token": token}
    return [
        Ask("/api/v1/programs/", f"/api/v1/programs/?as_of={now}Z", is_list=True, **token),
        Ask(f"{template}/versions/", f"{document}/versions/", is_list=True, **token),
        Ask(
            f"{template}/versions/{{sequence}}/", f"{document}/versions/{level.sequence}/", **token
        ),
        Ask(f"{template}/diff/", f"{document}/diff/?{sequences}", **token),
    ]


def _printed(edition, token):
    """What is on paper. Staff ask for editions and for what designers open."""
    base = "/api/v1/brochures/"
    brochure, template = f"{base}{edition.brochure.slug}/", f"{base}{{slug}}/"
    run = f"{base}editions/{edition.code}-rev{edition.rev}/"
    run_template = f"{base}editions/{{code}}-rev{{rev}}/"
    staff = {"column": STAFF, "token": token}
    return [
        Ask(base, base),
        Ask(f"{template}{{output}}.pdf", f"{brochure}reader.pdf", PRINT),
        Ask(f"{template}copyfit/", f"{brochure}copyfit/", PRINT),
        Ask(f"{template}handoff/", f"{brochure}handoff/", **staff),
        Ask(f"{template}handoff/{{name}}", f"{brochure}handoff/{KIT}", **staff),
        Ask(f"{base}editions/", f"{base}editions/", **staff),
        Ask(run_template, run, **staff),
        Ask(f"{run_template}{{name}}", f"{run}press.pdf", **staff),
    ]


def cost(ask, *, limit=None):
    """Return how many queries the answer takes, and the number of its results."""
    url = ask.url
    if limit is not None:
        url += f"{'&' if '?' in url else '?'}limit={limit}"
    headers = {"authorization": f"Bearer {ask.token}"} if ask.token else None
    if ask.token or ask.column == STAFF:
        # Only the first use in a while is noted, and only the first looks up content types.
        Client().get(url, headers=headers)
    cache.clear()
    forget_everything()
    with CaptureQueriesContext(connection) as queries:
        answer = Client().get(url, headers=headers)
    assert answer.status_code == 200, (url, answer.content)
    if "json" not in answer["Content-Type"]:
        return len(queries), 0
    body = answer.json()
    return len(queries), len(body.get("results", body.get("items", body.get("@graph", ()))))


def page(costs):
    """Return the page for these costs by question."""
    lists = {name for name, *_ in [(ask.template,) for ask in costs if ask.column in LISTS[2:3]]}
    details = {f"{name}{{key}}/" for name in lists}
    text = HEAD.format(most=MOST)
    text += "\n## Lists\n\n" + _table(costs, lists, LISTS)
    text += "\n## Documents\n\n" + _table(costs, details, DOCUMENTS)
    text += "\n## Everything else\n\n| Address | | Queries |\n|---|---|---|\n"
    for ask, count in costs.items():
        is_elsewhere = ask.template in lists | details and ask.column in LISTS
        if not is_elsewhere:
            text += f"| `{ask.template}` | {ask.column} | {count} |\n"
    return text


def _table(costs, templates, columns):
    text = f"| Address | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}\n"
    for template in sorted(templates):
        by_column = {ask.column: count for ask, count in costs.items() if ask.template == template}
        cells = " | ".join(str(by_column.get(column, "")) for column in columns)
        text += f"| `{template}` | {cells} |\n"
    return text
