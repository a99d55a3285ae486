"""Full-text search over what is public: the one search of the API and of the website.

The ranking is plain arithmetic, so that it can be explained: a word counts by the highest place
it stands in (title 8, other names 4, short copy 2, the rest 1), the beginning of a word half.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, NamedTuple

from django.db.models import Max, Q, QuerySet

from publishing.danger import shows_danger
from publishing.delivery import deliver
from publishing.indexing import REST, TITLE
from publishing.locales import fallback_chain
from publishing.models import SearchEntry, SearchHit, SearchWord, Version, best_in
from publishing.options import Options
from publishing.query import Query, Slot, Term, understand
from publishing.references import stub_of
from publishing.snippets import snippet
from publishing.words import clean, language_of

MAX_LENGTH = 200

#: Among equals, what a person can choose comes before what explains it.
IMPORTANCE = ("level", "program", "guide", "comparison", "term", "transition", "location", "faq")

#: Where to begin when nothing was found.
MAX_SUGGESTIONS = 5


class Place(NamedTuple):
    """A document's place among the results; they are in this order."""

    minus_score: float
    importance: int
    #: Of the entry.
    key: int


@dataclass(frozen=True)
class Found:
    """All results of a search, best first. `types` counts them before `type` narrows them."""

    places: list[Place]
    types: dict[str, int]
    query: Query
    is_danger: bool
    options: Options

    def page(self, places: Sequence[Place]) -> list[dict[str, Any]]:
        """Return results as stubs, each with its locale, score and snippet; one SQL query."""
        # The ledger has the last word: nothing that is not current can be shown.
        current = SearchEntry.objects.filter(version__in=Version.objects.current())
        entries = current.select_related("version").in_bulk([place.key for place in places])
        rows = [(place, entries[place.key].version) for place in places if place.key in entries]
        return [
            {
                **stub_of(row, self.options.base_url, self.options.locale),
                "locale": row.locale,
                "score": -place.minus_score,
                "snippet": snippet(row, self.query, self.options.channel),
            }
            for place, row in rows
        ]

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
        if self.places:
            return []
        rows = _public(self.options).filter(type="level").order_by("position", "title")
        return [
            stub_of(row, self.options.base_url, self.options.locale)
            for row in rows[:MAX_SUGGESTIONS]
        ]


def search(
    text: str, options: Options, *, types: Sequence[str] = (), level: str | None = None
) -> Found:
    """Find public documents.

    Args:     text: as typed; only words count, no character is an operator. types: keep these.
              level: slug of a level; keep it and what refers to it.
    """
    text = clean(text)[:MAX_LENGTH]
    entries = SearchEntry.objects.filter(channels__contains=options.channel)
    entries = entries.filter(best_in(options.locale, SearchEntry.objects.all()))
    chain = fallback_chain(options.locale)
    languages = list(dict.fromkeys(language_of(locale) for locale in chain))
    query = understand(text, entries, languages)
    if level is not None:
        entries = entries.filter(_about(level, options))
    rows = _matching(query, entries)
    return Found(
        places=sorted(place for kind, place in rows if not types or kind in types),
        types=dict(sorted(Counter(kind for kind, _ in rows).items())),
        query=query,
        is_danger=shows_danger(text),
        options=options,
    )


def _matching(query: Query, entries: QuerySet[SearchEntry]) -> list[tuple[str, Place]]:
    """Return (type, place) of what has every slot; else of what has most, if that is half."""
    terms = [term for term in query.terms if query.matches[term]]
    columns = {
        f"term_{number}": Max("weight", filter=Q(word__in=query.matches[term]))
        for number, term in enumerate(terms)
    }
    words = set().union(*query.matches.values())
    # From the hits, by word: from the entries, SQLite would read every word of every document.
    hits = SearchHit.objects.filter(word__in=words, entry__in=entries)
    rows = hits.values("entry", "entry__type").annotate(**columns)
    # Thousands of documents have the same few combinations of weights.
    scores = cache(partial(_score, query.slots, terms))
    found = []
    for key, kind, *weights in rows.values_list("entry", "entry__type", *columns):
        count, score = scores(*weights)
        bonus = TITLE if key in query.named else 0
        importance = IMPORTANCE.index(kind) if kind in IMPORTANCE else len(IMPORTANCE)
        found.append((count, kind, Place(-(score + bonus), importance, key)))
    most = max((count for count, _, _ in found), default=0)
    if most * 2 < len(query.slots):
        return []
    return [(kind, place) for count, kind, place in found if count == most]


def _score(slots: Sequence[Slot], terms: Sequence[Term], *found: int | None) -> tuple[int, float]:
    """Return how many slots have a weight, and the weights of all."""
    weights = {term: weight or 0 for term, weight in zip(terms, found, strict=True)}
    scores = [_slot_score(slot, weights) for slot in slots]
    return sum(score > 0 for score in scores), sum(scores)


def _slot_score(slot: Slot, weights: dict[Term, int]) -> float:
    """Add up the alternatives that occur; one of several words is as strong as its weakest."""
    typed = [_weakest(terms, weights) for terms in slot.typed]
    names = [_weakest(terms, weights) for terms in slot.names]
    # In a long text, the words of a name meet by chance.
    return sum(typed) + sum(weight for weight in names if weight > REST)


def _weakest(terms: Sequence[Term], weights: dict[Term, int]) -> float:
    return min(weights.get(term, 0) * (0.5 if term.is_beginning else 1) for term in terms)


def _about(slug: str, options: Options) -> Q:
    """Return the condition for a level, by its slug in any language, and what refers to it."""
    named = Version.objects.current().for_channel(options.channel).filter(type="level", slug=slug)
    found = named.values_list("document_id", flat=True).first()
    if found is None:
        return Q(pk=None)
    referring = SearchHit.objects.filter(
        word__word=str(found), word__language=SearchWord.REFERENCE
    ).values("entry")
    return Q(document_id=found) | Q(pk__in=referring)


def _public(options: Options) -> Any:
    return Version.objects.current().in_locale(options.locale).for_channel(options.channel)
