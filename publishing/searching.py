"""Full-text search over what is public: the one search of the API and of the website.

The ranking is plain arithmetic, so that it can be explained: a word counts by the highest place
it stands in (title 8, other names 4, short copy 2, the rest 1), the beginning of a word half.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import F

from publishing.compiled import rows_of
from publishing.danger import shows_danger
from publishing.delivery import deliver
from publishing.head import read_head
from publishing.indexing import NAMING, NOT_SEARCHED, REST, TITLE, quotes
from publishing.kept import Kept
from publishing.levels import Entries, Levels, most_of, only, total, union, weakest
from publishing.locales import fallback_chain, known_locales
from publishing.models import BIT, SearchEntry, SearchWord, Version
from publishing.options import Options
from publishing.postings import read_facts, read_referring
from publishing.query import Index, Query, Slot, Term, understand
from publishing.ranking import Place, Ranking
from publishing.references import stub_of
from publishing.snippets import Quote, Snippets
from publishing.types import DOCUMENT_TYPES
from publishing.words import clean, language_of

MAX_LENGTH = 200

#: Among equals, what a person can choose comes before what explains it.
IMPORTANCE = ("level", "program", "guide", "comparison", "term", "transition", "location", "faq")

#: Where to begin when nothing was found.
MAX_SUGGESTIONS = 5

#: What can be found.
TYPES = tuple(name for name in DOCUMENT_TYPES if name not in NOT_SEARCHED)

#: (kind of fact, name) → the entries of which it holds.
Facts = dict[tuple[str, str], Entries]


@dataclass(frozen=True)
class Found:
    """All results of a search, best first. `types` counts them before `type` narrows them."""

    ranking: Ranking
    types: dict[str, int]
    query: Query
    is_danger: bool
    options: Options

    @property
    def count(self) -> int:
        return len(self.ranking)

    def page(self, places: Sequence[Place]) -> list[dict[str, Any]]:
        """Return results as stubs, each with its locale, score and snippet; one SQL query."""
        rows, snippets = _rows(places), Snippets(self.query)
        found = [(place, rows[place.key]) for place in places if place.key in rows]
        # From before quotes were stored; `ledger prepare` stores them.
        unquoted = Version.objects.in_bulk([r.version_id for _, r in found if r.quotes is None])
        return [
            {
                **stub_of(row, self.options.base_url, self.options.locale),
                "locale": row.locale,
                "score": -place.minus_score,
                "snippet": snippets.of(
                    self._shown(
                        quotes(unquoted[row.version_id]) if row.quotes is None else row.quotes
                    ),
                    language_of(row.locale),
                ),
            }
            for place, row in found
        ]

    def _shown(self, stored: list[list[Any]]) -> list[Quote]:
        bit = BIT[self.options.channel]
        return [Quote._make(quote) for quote in stored if quote[0] & bit]

    def crisis_resources(self) -> list[dict[str, Any]]:
        """Return crisis help as whole documents if the words show danger."""
        if not self.is_danger:
            return []
        rows = _public(self.options).filter(type="crisis_resource")
        whole = Options(
            channel=self.options.channel,
            locale=self.options.locale,
            base_url=self.options.base_url,
        )
        return sorted(deliver(list(rows), whole), key=lambda item: (item["order"], item["title"]))

    def suggestions(self) -> list[dict[str, Any]]:
        """Return stubs of the levels of care if nothing was found."""
        if self.count:
            return []
        rows = _public(self.options).filter(type="level").order_by("position", "title")
        return [
            stub_of(row, self.options.base_url, self.options.locale)
            for row in rows[:MAX_SUGGESTIONS]
        ]


def search(
    text: str,
    options: Options,
    *,
    types: Sequence[str] = (),
    level: str | None = None,
) -> Found:
    """Find public documents.

    Args:     text: as typed; only words count, no character is an operator. types: keep these.
              level: slug of a level; keep it and what refers to it.
    """
    text = clean(text)[:MAX_LENGTH]
    chain = fallback_chain(options.locale)
    facts, called = _known()
    by_type = {name: facts.get((SearchWord.TYPE, name), 0) for name in TYPES}
    visible = _visible(facts, options.channel, chain)
    index = Index(visible, _of_types(by_type, NAMING), called)
    query = understand(text, index, list(dict.fromkeys(language_of(locale) for locale in chain)))
    among = index.visible
    if level is not None:
        among &= _about(level, options)
    scores = _scores(query, index, among)
    found = union(scores)
    counts = {name: (found & entries).bit_count() for name, entries in sorted(by_type.items())}
    if types:
        kept = _of_types(by_type, types)
        scores = only(scores, kept)
    return Found(
        ranking=Ranking(scores, _by_importance(by_type)),
        types={name: count for name, count in counts.items() if count},
        query=query,
        is_danger=shows_danger(text),
        options=options,
    )


_kept = Kept()


def _known() -> tuple[Facts, dict[int, Any]]:
    """Return all facts, and what entries are called as far as a search has read it.

    Both are read once while the ledger stands still.
    """
    known = _kept.at(read_head())
    names = (*TYPES, *BIT, *known_locales())
    if names not in known:
        known[names] = read_facts(names), {}
    return known[names]


def _visible(facts: Facts, channel: str, chain: Sequence[str]) -> Entries:
    """Return the entries of a channel, of each document the one for readers of a locale."""
    found = nearer = 0
    for locale in chain:
        found |= facts.get((SearchWord.LOCALE, locale), 0) & ~nearer
        nearer |= facts.get((SearchWord.ALSO, locale), 0)
    return found & facts.get((SearchWord.CHANNEL, channel), 0)


def _by_importance(by_type: dict[str, Entries]) -> list[Entries]:
    ranked = [by_type[name] for name in IMPORTANCE]
    return [*ranked, _of_types(by_type, by_type.keys() - set(IMPORTANCE))]


def _of_types(by_type: dict[str, Entries], names: Iterable[str]) -> Entries:
    return reduce(or_, (by_type[name] for name in names), 0)


def _scores(query: Query, index: Index, among: Entries) -> Levels:
    """Return by score what has every slot; else what has most, if that is half."""
    slots = [_slot(slot, query, index) for slot in query.slots]
    count, found = most_of([union(levels) & among for levels in slots])
    if count * 2 < len(slots):
        return {}
    return only(total([*slots, {TITLE: query.named}]), found)


def _slot(slot: Slot, query: Query, index: Index) -> Levels:
    """Add up the alternatives that occur; one of several words is as strong as its weakest."""
    typed = [_phrase(terms, query, index) for terms in slot.typed]
    names = [_phrase(terms, query, index) for terms in slot.names]
    # In a long text, the words of a name meet by chance.
    return total([*typed, *({k: w for k, w in levels.items() if k > REST} for levels in names)])


def _phrase(terms: Sequence[Term], query: Query, index: Index) -> Levels:
    return weakest([_term(term, query, index) for term in terms])


def _term(term: Term, query: Query, index: Index) -> Levels:
    levels = index.levels(query.matches[term])
    if not term.is_beginning:
        return levels
    return {weight * 0.5: entries for weight, entries in levels.items()}


def _about(slug: str, options: Options) -> Entries:
    """Return a level, by its slug in any language, and what refers to it."""
    named = Version.objects.current().for_channel(options.channel).filter(type="level", slug=slug)
    found = named.values_list("document_id", flat=True).first()
    return read_referring(found) if found else 0


def _rows(places: Sequence[Place]) -> dict[int, Any]:
    """Return what is shown of entries, by key, by SQL compiled once.

    The ledger has the last word: nothing that is not current can be shown.
    """
    current = {"version__valid_until": None, "version__event": Version.PUBLISHED}
    rows = rows_of(
        "found",
        (place.key for place in places),
        SearchEntry._meta.pk,
        lambda keys: (
            SearchEntry.objects.filter(pk__in=keys, **current)
            .annotate(slug=F("version__slug"), path=F("version__path"))
            .values_list(
                *("id", "version_id", "document_id", "locale", "type", "title", "quotes"),
                *("slug", "path"),
            )
        ),
    )
    return {row.id: row for row in rows}


def _public(options: Options) -> Any:
    return Version.objects.current().in_locale(options.locale).for_channel(options.channel)
