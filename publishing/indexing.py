"""What search knows of the ledger's current rows: written with them, checked against them.

Search never reads a page. `follow` runs in the transaction that adds a row to the ledger, so what
is withdrawn can no longer be found from the same moment on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from publishing.models import LedgerHead, SearchEntry, SearchHit, SearchWord, Version
from publishing.passages import Passage, passages
from publishing.references import references_in
from publishing.words import clean, is_stop_word, language_of, stem, words_in

#: What a word counts, by the highest place it stands in.
TITLE, NAME, SHORT, REST = 8, 4, 2, 1

#: What a document is called besides its title.
NAMES = {
    "abbreviation",
    "also_known_as",
    "avoid",
    "clinical_name",
    "expansion",
    "label",
    "plain",
    "plain_name",
    "short_name",
}
TITLES = {"title", "question"}
SHORT_TEXTS = {"copy.short", "copy.medium", "definition", "statement", "when"}

#: Words that people type and we do not show.
AVOID = "avoid"

#: Buttons lead somewhere else and the home page to everything; neither answers a search.
NOT_SEARCHED = ("cta", "home")

#: Types whose other names are synonyms in every search.
NAMING = ("term", "level", "component")
SYNONYMS = {"abbreviation", "also_known_as", "clinical_name", "expansion", "label", "plain_name"}

#: Word, language, as written → weight.
Words = dict[tuple[str, str, str], int]


def follow(version: Version) -> None:
    """Let search know a document's new state; call it where the row is added."""
    _forget(SearchEntry.objects.filter(document_id=version.document_id, locale=version.locale))
    if version.event == Version.PUBLISHED and version.type not in NOT_SEARCHED:
        _learn(version)


def unknown_to_search() -> Iterator[Version]:
    """Yield each current version whose entry is missing or says something else."""
    for version in _searched().iterator(chunk_size=500):
        entry = SearchEntry.objects.filter(version=version).first()
        if entry is None or _values(entry) != _values(_entry(version)):
            yield version
            continue
        stored = entry.hits.values_list("word__word", "word__language", "word__written", "weight")
        if {tuple(key): weight for *key, weight in stored} != weights(version):
            yield version


def not_current() -> QuerySet[SearchEntry]:
    """Return the entries of what is no longer public."""
    return SearchEntry.objects.exclude(version__in=_searched().values("pk"))


def repair() -> int:
    """Bring the index in line with the ledger; return how many entries were mended."""
    with transaction.atomic():
        stale = not_current()
        mended = stale.count()
        _forget(stale)
    for key in [version.pk for version in unknown_to_search()]:
        with transaction.atomic():
            # With the writers' lock: an editor may have published the document again by now.
            LedgerHead.objects.select_for_update().first()
            for version in _searched().filter(pk=key):
                follow(version)
                mended += 1
    return mended


def weights(version: Version) -> Words:
    """Return the words of a version, each with the weight of the highest place it stands in.

    The ids of the documents it refers to are among them, in no language.
    """
    language = language_of(version.locale)
    content = {name: value for name, value in (version.body or {}).items() if name != "meta"}
    found = {(key, SearchWord.REFERENCE, ""): REST for key in references_in(content)}
    for passage in passages(version):
        weight = _weight(passage)
        for word in words_in(clean(passage.text)):
            if is_stop_word(word.folded, language):
                continue
            written = "" if passage.place == AVOID else word.written.lower()[:40]
            key = (word.folded, language, written)
            found[key] = max(weight, found.get(key, 0))
    return found


def _weight(passage: Passage) -> int:
    if passage.place in TITLES:
        return TITLE
    if passage.place in NAMES:
        return NAME
    return SHORT if passage.place in SHORT_TEXTS else REST


def _searched() -> QuerySet[Version]:
    return Version.objects.current().exclude(type__in=NOT_SEARCHED)


def _entry(version: Version) -> SearchEntry:
    body = version.body or {}
    names, avoid = [version.title], []
    if version.type in NAMING:
        for passage in passages(version):
            if passage.place in SYNONYMS:
                names.append(passage.text)
            elif passage.place == AVOID:
                avoid.append(passage.text)
    return SearchEntry(
        version_id=version.pk,
        document_id=version.document_id,
        locale=version.locale,
        type=version.type,
        title=version.title,
        channels=" ".join(body.get("channels", ("web", "mobile", "print"))),
        names=list(dict.fromkeys(names)),
        avoid=avoid,
    )


def _values(entry: SearchEntry) -> dict[str, Any]:
    fields = (field for field in entry._meta.fields if not field.primary_key)
    return {field.attname: getattr(entry, field.attname) for field in fields}


def _learn(version: Version) -> None:
    entry = _entry(version)
    entry.save(force_insert=True)
    found = weights(version)
    SearchWord.objects.bulk_create(
        [
            SearchWord(word=word, language=language, written=written, stem=stem(word, language))
            for word, language, written in found
        ],
        ignore_conflicts=True,
    )
    rows = SearchWord.objects.filter(word__in={word for word, _, _ in found})
    SearchHit.objects.bulk_create(
        SearchHit(entry=entry, word=row, weight=found[row.word, row.language, row.written])
        for row in rows
        if (row.word, row.language, row.written) in found
    )


def _forget(entries: QuerySet[SearchEntry]) -> None:
    """Remove entries, and the words that nothing else says.

    `_raw_delete`, as Wagtail's own index does: somebody listens to `post_delete` of every model,
    and Django would therefore load each hit only to announce its end.
    """
    hits = SearchHit.objects.filter(entry__in=list(entries.values_list("pk", flat=True)))
    words = set(hits.values_list("word_id", flat=True))
    for rows in (hits, entries, SearchWord.objects.filter(pk__in=words, hits=None)):
        rows._raw_delete(rows.db)
