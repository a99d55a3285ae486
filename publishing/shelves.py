"""What stands beside a document: some documents of some types, by type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from publishing.delivery import deliver, in_channel
from publishing.drafts import Drafts
from publishing.locales import fallback_chain
from publishing.models import Version, VersionQuerySet
from publishing.options import Options
from publishing.picking import Pick, picked

Document = dict[str, Any]
Shelf = dict[str, list[Document]]

#: What a section shows on one page.
ON_A_PAGE = 60


def shelf_of(
    picks: Mapping[str, Pick],
    options: Options,
    *,
    expand: Mapping[str, tuple[str, ...]] | None = None,
    published: VersionQuerySet | None = None,
    read: set[str] | None = None,
    drafts: Drafts | None = None,
) -> Shelf:
    """Return public documents by type, each list in its own order.

    The queries of `publishing.picking`, one for the documents and those of one delivery, whatever
    there is.

    Args:     picks: by type, which of its documents. expand: references to inline, by the type
              that has them. published, read, drafts: as for `publishing.delivery.deliver`; drafts
              are in the lists, too.
    """
    current = Version.objects.current() if published is None else published
    waiting = {} if drafts is None else _waiting(picks, options, drafts)
    if waiting:
        # As many more as drafts may take away. It differs so often that no SQL is kept for it.
        more = {kind: replace(pick, most=pick.most + len(waiting)) for kind, pick in picks.items()}
        keys = picked(more, options, current)
    else:
        keys = picked(picks, options, published)
    by_key = current.in_bulk(keys) if keys else {}
    rows = [by_key[key] for key in keys if key in by_key]
    if waiting:
        rows = _with_drafts(rows, picks, options, current, waiting)
    # Only of the types that are there: delivery refuses to expand what no document has.
    there = sorted({row.type for row in rows})
    steps = tuple(step for kind in there for step in (expand or {}).get(kind, ()))
    shelf: Shelf = {kind: [] for kind in picks}
    if rows:
        documents = deliver(
            rows, replace(options, expand=steps), published=current, read=read, drafts=drafts
        )
        for document in documents:
            shelf[document["type"]].append(document)
    return shelf


#: Document id → locale → its draft; None takes it away.
Waiting = dict[str, dict[str, Version | None]]


def _waiting(picks: Mapping[str, Pick], options: Options, drafts: Drafts) -> Waiting:
    found = drafts.of_kinds(list(picks), fallback_chain(options.locale))
    return in_channel(found, options.channel)


def _with_drafts(
    rows: list[Version],
    picks: Mapping[str, Pick],
    options: Options,
    published: VersionQuerySet,
    waiting: Waiting,
) -> list[Version]:
    """Return the rows with newer drafts in their places, and those never published in theirs."""
    chain = fallback_chain(options.locale)
    public = published.in_locale(options.locale).for_channel(options.channel)
    best = {str(row.document_id): row for row in public.filter(document_id__in=waiting)}
    for key, by_locale in waiting.items():
        for locale in reversed(chain):
            row = best.get(key)
            if locale in by_locale and (
                row is None or chain.index(row.locale) >= chain.index(locale)
            ):
                draft = by_locale[locale]
                if draft is None:
                    best.pop(key, None)
                else:
                    best[key] = draft
    there = [row for row in rows if str(row.document_id) not in waiting]
    there += [row for row in best.values() if row.type in picks and picks[row.type].fits(row)]
    return [
        row
        for kind, pick in picks.items()
        for row in sorted((row for row in there if row.type == kind), key=pick.place)[: pick.most]
    ]
