"""The endpoints. Each reads its parameters, asks the ledger once, and answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.db.models import Case, Q, When
from django.http import HttpResponse, JsonResponse
from django.urls import reverse

from api.errors import BadParameter, NotPublic, Withdrawn
from api.v1 import facets as counting
from api.v1 import parameters as reading
from api.v1.attributes import Attribute
from api.v1.base import PublicView, named_by, page_response, public
from api.v1.cursors import Cursor, link_to
from api.v1.filters import filters_of
from api.v1.formats import FORMAT, OffersJsonLd, json_ld
from api.v1.listing import Listing
from api.v1.orderings import MAX_NAMES, ordering_of, orderings_of
from api.v1.past import AS_OF, ReadsThePast, asked, moment_from, refuse_expunged, visible
from publishing.comparing import compare
from publishing.compiled import statement
from publishing.delivery import deliver
from publishing.filling import Ready, as_json, fill, ready, suits
from publishing.graphs import graph_for
from publishing.models import Version, VersionQuerySet
from publishing.options import Options, check_paths
from publishing.resolving import Found, Gone, Moved, resolve, resolve_as_of
from publishing.types import DOCUMENT_TYPES, DocumentType

MAX_COMPARED = 4


class DocumentList(OffersJsonLd, ReadsThePast, PublicView):
    """List the public documents of a type, page by page."""

    kind: ClassVar[DocumentType | None] = None

    @classmethod
    def parameters(cls) -> list[reading.Parameter]:
        orders = orderings_of(cls.kind)
        return [
            *reading.DELIVERY,
            FORMAT,
            AS_OF,
            *reading.PAGING,
            reading.Parameter.of_names(
                "ordering",
                [*orders, *(f"-{name}" for name in orders)],
                MAX_NAMES,
                "Order of the list; a minus turns it round. What is not stated comes last.",
            ),
            reading.Parameter.of_names(
                "facets",
                counting.facets_of(cls.kind),
                counting.MAX_FACETS,
                "Count the values of these over all pages of the list, in `facets`.",
            ),
            *(
                reading.Parameter(item.name, item.schema, item.description)
                for item in filters_of(cls.kind).values()
            ),
        ]

    def get(self, request: Any) -> HttpResponse:
        values = reading.read(request, self.known())
        options, in_every_locale = asked(values, request)
        options = self.in_format(options, values)
        check_paths(options, self._kinds(values))
        listing = Listing(self.kind, values, options, in_every_locale, self.ledger)
        facets = counting.facets_from(values, self.kind)
        if "as_of" in values:
            _refuse_states_of_today(values, facets)
        default = "order" if self.kind is not None else "type"
        ordering = ordering_of(values.get("ordering", default), self.kind)
        cursor = Cursor.decode(values["cursor"], ordering) if "cursor" in values else None
        has_texts = suits(options) and not self.is_graph
        paged = listing.page_of_texts if has_texts else listing.page
        found, following, previous = paged(ordering, cursor, reading.limit_from(values))
        read: set[str] = set()
        documents: list[Any] = (
            fill(found, options, head=self.ledger, read=read)
            if has_texts
            else deliver(found, options, published=in_every_locale, read=read)
        )
        listed = {self.kind.name} if self.kind else set(DOCUMENT_TYPES)
        links = {
            "following": link_to(request, following),
            "previous": link_to(request, previous),
        }
        if self.is_graph:
            graph, beside = graph_for(documents, options, published=in_every_locale, read=read)
            listed |= beside
            response = json_ld(graph, **links)
        else:
            response = page_response(
                {
                    "count": listing.count(),
                    "next": links["following"],
                    "previous": links["previous"],
                },
                documents if has_texts else [as_json(item) for item in documents],
                {"facets": counting.count(facets, listing)} if facets else {},
            )
        known = filters_of(self.kind)
        through_references = any(
            known[name].through_reference for name in values if name in known
        ) or any(facet.kind == "reference" for facet in facets)
        if not through_references:
            self.made_of(read, listed)
        return response

    def _kinds(self, values: dict[str, str]) -> list[str]:
        """Return the types whose fields may be asked for; the filters judge the names."""
        if self.kind is not None:
            return [self.kind.name]
        asked = ",".join(values[name] for name in ("type", "type__in") if name in values)
        return [name for name in asked.split(",") if name in DOCUMENT_TYPES] or list(DOCUMENT_TYPES)


class DocumentDetail(OffersJsonLd, ReadsThePast, PublicView):
    """Show one public document, by id or by its slug in any language."""

    kind: ClassVar[DocumentType | None] = None

    @classmethod
    def parameters(cls) -> list[reading.Parameter]:
        return [*reading.DELIVERY, FORMAT, AS_OF]

    def get(self, request: Any, key: str) -> HttpResponse:
        values = reading.read(request, self.known())
        options, published = asked(values, request)
        options = self.in_format(options, values)
        check_paths(options, [self.kind.name] if self.kind else DOCUMENT_TYPES)
        has_text = suits(options) and not self.is_graph
        found: Any = (
            self._found_text(key, options)
            if has_text
            else self._named(named_by(key), options, published).first()
        )
        if found is None:
            if "as_of" in values:
                refuse_expunged(named_by(key), options, moment_from(values), request)
            raise NotPublic(
                f"There is no public {self.kind.name if self.kind else 'document'} here."
            )
        read: set[str] = set()
        if has_text:
            (text,) = fill([found], options, head=self.ledger, read=read)
            self.made_of(read, slugs=[key])
            return HttpResponse(text, content_type="application/json")
        document = deliver([found], options, published=published, read=read)[0]
        if not self.is_graph:
            self.made_of(read, slugs=[key])
            return JsonResponse(document)
        graph, beside = graph_for([document], options, published=published, read=read)
        self.made_of(read, beside, slugs=[key])
        return json_ld(graph)

    def _named(self, named: Q, options: Options, published: VersionQuerySet) -> VersionQuerySet:
        """Return what has a name, best first: one in the reader's own language."""
        anywhere = published.filter(named)
        if self.kind is not None:
            # Asked here and not of the rows, or SQLite reads them all by type: translations have
            # the same one.
            anywhere = anywhere.filter(type=self.kind.name)
        rows = public(options, published).filter(document_id__in=anywhere.values("document_id"))
        return rows.order_by(Case(When(named, then=0), default=1), "type", "position")

    def _found_text(self, key: str, options: Options) -> Ready | None:
        """Return the current version with a name as its prepared text, by SQL compiled once."""
        named: Any = named_by(key)
        ((name, value),) = named.children
        field: Any = Version._meta.get_field(name)
        sample = UUID(int=1) if name == "document_id" else "\x01"
        found = statement(
            (self.kind and self.kind.name, name, options.locale, options.channel),
            lambda: ready(self._named(Q(**{name: sample}), options, Version.objects.current()))[:1],
            lambda: {"name": (field, sample)},
        ).fetch(name=value)
        return found[0] if found else None


class Resolve(ReadsThePast, PublicView):
    """Find what lies at a path of the website: a document, another path, or nothing any more."""

    @classmethod
    def parameters(cls) -> list[reading.Parameter]:
        path = reading.Parameter(
            "path",
            {"type": "string", "pattern": r"^/([^/\u0000][^\u0000]*)?$"},
            "A path of the website, such as /levels/iop/",
            required=True,
        )
        return [path, *(item for item in reading.DELIVERY if item.name != "locale"), AS_OF]

    def get(self, request: Any) -> HttpResponse:
        values = reading.read(request, self.known())
        path = values.get("path", "")
        if not path.startswith("/") or path.startswith("//"):
            raise BadParameter("path", "A path starts with one “/”.", "Such as /levels/iop/.")
        answer = (
            resolve_as_of(path, moment_from(values), visible(Version.objects.all(), request))
            if "as_of" in values
            else resolve(path)
        )
        if answer is None:
            raise NotPublic("There is nothing public at this path.")
        if isinstance(answer, Gone):
            raise Withdrawn(path, answer.reason)
        if isinstance(answer, Moved):
            return JsonResponse(
                {"document": None, "redirect": answer.path, "permanent": answer.permanent}
            )
        return HttpResponse(
            f'{{"document": {self._document(answer, values, request)}, '
            '"redirect": null, "permanent": null}',
            content_type="application/json",
        )

    def _document(self, answer: Found, values: dict[str, str], request: Any) -> str:
        """Return the document as JSON."""
        # The path names the language; nothing else chooses it.
        options, published = asked({**values, "locale": answer.version.locale}, request)
        check_paths(options, [answer.version.type])
        if suits(options):
            found = _text_of(answer.version)
            if found is not None:
                return fill([found], options, head=self.ledger, read=set())[0]
        elif Version.objects.for_channel(options.channel).filter(pk=answer.version.pk).exists():
            return as_json(deliver([answer.version], options, published=published)[0])
        raise NotPublic("There is nothing public at this path.")


def _text_of(version: Version) -> Ready | None:
    """Return a version as its prepared text, if the website shows it; by SQL compiled once."""
    field: Any = Version._meta.pk
    found = statement(
        "text of",
        lambda: ready(Version.objects.for_channel("web").filter(pk=-1)),
        lambda: {"version": (field, -1)},
    ).fetch(version=version.pk)
    return found[0] if found else None


class Compare(ReadsThePast, PublicView):
    """Compare two to four levels; every cell is read from the levels."""

    @classmethod
    def parameters(cls) -> list[reading.Parameter]:
        levels = reading.Parameter(
            "levels",
            {**reading.several(reading.ITEM, MAX_COMPARED, least=2), "uniqueItems": True},
            "Slugs of the levels, in order: iop,op",
            required=True,
        )
        return [levels, reading.LOCALE, AS_OF]

    def get(self, request: Any) -> HttpResponse:
        values = reading.read(request, self.known())
        slugs = [slug for slug in values.get("levels", "").split(",") if slug]
        if not 2 <= len(slugs) <= MAX_COMPARED or len(set(slugs)) != len(slugs):
            raise BadParameter("levels", "Name two to four different levels.", "Such as iop,op.")
        options, published = asked(values, request)
        levels = _levels(slugs, options, published)
        table = compare(deliver(levels, options, published=published), options.locale)
        return JsonResponse(
            {"levels": [cell["level"] for cell in table[0]["cells"]], "rows": table}
        )


class Index(PublicView):
    """List the addresses of this version."""

    from_ledger = False

    def get(self, request: Any) -> HttpResponse:
        reading.read(request, ())
        base = request.build_absolute_uri(reverse("index"))
        elsewhere = {
            name: request.build_absolute_uri(reverse(pattern))
            for name, pattern in settings.API_ADDRESSES.items()
        }
        segments = [kind.path_segment for kind in DOCUMENT_TYPES.values() if kind.path_segment]
        names = [
            *segments,
            "pages",
            "modules",
            "resolve",
            "compare",
            "locales",
            "search",
            "sync",
            "quality",
            "schema",
            "docs",
        ]
        addresses = {name: f"{base}{name}/" for name in names} | elsewhere
        return JsonResponse({"version": "1", "addresses": addresses})


class Versions(PublicView):
    """List the versions of the API."""

    from_ledger = False
    schema = None

    def get(self, request: Any) -> HttpResponse:
        reading.read(request, ())
        url = request.build_absolute_uri(reverse("index"))
        first = {"version": "1", "url": url, "docs": f"{url}docs/", "schema": f"{url}schema/"}
        return JsonResponse({"versions": [first]})


def _refuse_states_of_today(values: dict[str, str], facets: Iterable[Attribute]) -> None:
    """Raise BadParameter for a filter or facet by review state beside `as_of`."""
    named = [name for name in values if "review_state" in name]
    if any(facet.name == "review_state" for facet in facets):
        named.append("facets")
    if named:
        raise BadParameter(
            named[0],
            "Review states are found as they stand today, so not together with `as_of`.",
            "Use review_due__lt with the day instead, or leave out `as_of`.",
        )


def _levels(slugs: list[str], options: Options, published: VersionQuerySet) -> list[Version]:
    """Return the levels with these slugs, in any language, as the reader gets them."""
    named = published.filter(type="level", slug__in=slugs)
    ids = dict(named.values_list("slug", "document_id"))
    found = public(options, published).filter(type="level", document_id__in=ids.values())
    rows = {row.document_id: row for row in found}
    missing = [slug for slug in slugs if ids.get(slug) not in rows]
    if missing:
        raise NotPublic(f"There is no public level “{missing[0][:80]}”.")
    return [rows[ids[slug]] for slug in slugs]
