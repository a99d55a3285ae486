"""What search knows of the ledger's current rows: written with them, checked against them.

Search never reads a page. `follow` runs in the transaction that adds a row to the ledger, so what
is withdrawn can no longer be found from the same moment on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from publishing import postings
from publishing.locales import known_locales
from publishing.models import BIT, LedgerHead, SearchEntry, SearchWord, Version
from publishing.passages import Passage, passages
from publishing.postings import BLOCK, Weights
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

#: Shown beside a snippet anyway, or names, or not to be shown.
NOT_QUOTED = SYNONYMS | {"title", AVOID}

#: Word, language, as written.
Key = tuple[str, str, str]

#: Key of a word → weight.
Words = dict[Key, int]

#: Documents, or entries, that are looked at together.
BATCH = 500


def follow(version: Version) -> None:
    """Let search know a document's new state; call it where the row is added."""
    kept = {
        entry.locale: entry for entry in SearchEntry.objects.filter(document_id=version.document_id)
    }
    before = {entry.pk: _weights_of(entry) for entry in kept.values()}
    old = kept.pop(version.locale, None)
    if _is_searched(version):
        kept[version.locale] = _taught(version, old)
    elif old is not None:
        postings.write([(old.pk, before[old.pk], {})])
        _forget(SearchEntry.objects.filter(pk=old.pk))
    _note_languages(kept.values())
    for entry in kept.values():
        if entry.locale == version.locale or _weights_of(entry) != before[entry.pk]:
            entry.save()
    postings.write(
        (entry.pk, before.get(entry.pk, {}), _weights_of(entry)) for entry in kept.values()
    )


def teach(versions: Sequence[Version], words: Sequence[Words]) -> None:
    """Let search know documents that it has never heard of, each in one language, in bulk.

    Args:     words: what `weights` returns for each version.
    """
    ids = _ids(set().union(*words))
    entries = [_entry(version) for version in versions]
    SearchEntry.objects.bulk_create(entries)
    for entry, found in zip(entries, words, strict=True):
        entry.words = _by_weight({ids[key]: weight for key, weight in found.items()})
    SearchEntry.objects.bulk_update(entries, ["words"], batch_size=200)
    postings.write((entry.pk, {}, _weights_of(entry)) for entry in entries)


def unknown_to_search() -> Iterator[Version]:
    """Yield each current version whose entry is missing or says something else."""
    sequences = list(_searched().values_list("pk", flat=True))
    for start in range(0, len(sequences), BATCH):
        versions = list(_searched().filter(pk__in=sequences[start : start + BATCH]))
        known = {row.version_id: row for row in SearchEntry.objects.filter(version__in=versions)}
        ids: set[int] = set().union(*(_weights_of(entry) for entry in known.values()))
        keys = _keys(ids)
        also = _locales_of(versions)
        for version in versions:
            entry = known.get(version.pk)
            if entry is None or _values(entry) != _values(_entry(version)):
                yield version
                continue
            stored = {keys.get(key): weight for key, weight in _weights_of(entry).items()}
            if stored != weights(version) | _also(version.locale, also[version.document_id]):
                yield version


def wrongly_found() -> Iterator[SearchEntry]:
    """Yield the entries that are not found by just the words that they have.

    What can be found and is no entry at all comes as an empty one.
    """
    for block in _blocks():
        wrong = postings.wrong_entries(block, _entries_of(block))
        known = SearchEntry.objects.in_bulk(wrong)
        for key in wrong:
            yield known.get(key) or SearchEntry(pk=key)


def not_current() -> QuerySet[SearchEntry]:
    """Return the entries of what is no longer public."""
    return SearchEntry.objects.exclude(version__in=_searched().values("pk"))


def repair() -> int:
    """Bring the index in line with the ledger; return how many entries were mended."""
    with transaction.atomic():
        LedgerHead.objects.select_for_update().first()
        stale = list(not_current())
        postings.write((entry.pk, _weights_of(entry), {}) for entry in stale)
        _forget(SearchEntry.objects.filter(pk__in=[entry.pk for entry in stale]))
    mended = len(stale)
    for key in [version.pk for version in unknown_to_search()]:
        with transaction.atomic():
            # With the writers' lock: an editor may have published the document again by now.
            LedgerHead.objects.select_for_update().first()
            for version in _searched().filter(pk=key):
                follow(version)
                mended += 1
    stem_anew()
    return mended + _repair_postings() + quote()


def quote() -> int:
    """Make the quotes of entries that have none yet; return of how many."""
    made = 0
    while keys := list(
        SearchEntry.objects.filter(quotes__isnull=True).values_list("pk", flat=True)[:BATCH]
    ):
        with transaction.atomic():
            LedgerHead.objects.select_for_update().first()
            entries = list(SearchEntry.objects.filter(pk__in=keys).select_related("version"))
            for entry in entries:
                entry.quotes = quotes(entry.version)
            SearchEntry.objects.bulk_update(entries, ["quotes"], batch_size=200)
        made += len(entries)
    return made


def stem_anew() -> int:
    """Bring the stems of all words in line with the stemmer; return how many were not."""
    wrong = []
    for row in SearchWord.objects.iterator(chunk_size=5000):
        right = stem(row.word, row.language)
        if row.stem != right:
            row.stem = right
            wrong.append(row)
    SearchWord.objects.bulk_update(wrong, ["stem"], batch_size=500)
    return len(wrong)


def weights(version: Version) -> Words:
    """Return the words of a version, each with the weight of the highest place it stands in.

    The ids of the documents it refers to and its own are among them, in no language, and so are
    the facts about it.
    """
    language = language_of(version.locale)
    content = {name: value for name, value in (version.body or {}).items() if name != "meta"}
    ids = {*references_in(content), str(version.document_id)}
    found = {(key, SearchWord.REFERENCE, ""): REST for key in ids}
    found[version.type, SearchWord.TYPE, ""] = REST
    found[version.locale, SearchWord.LOCALE, ""] = REST
    for name in _channels(version):
        found[name, SearchWord.CHANNEL, ""] = REST
    for passage in passages(version):
        weight = _weight(passage)
        for word in words_in(clean(passage.text)):
            if is_stop_word(word.folded, language):
                continue
            written = "" if passage.place == AVOID else word.written.lower()[:40]
            key = (word.folded, language, written)
            found[key] = max(weight, found.get(key, 0))
    return found


def quotes(version: Version) -> list[list[Any]]:
    """Return what snippets may quote: the channels that show it (BIT), the text, its stems."""
    language = language_of(version.locale)
    shown: dict[tuple[str, str], int] = defaultdict(int)
    for channel in BIT:
        for passage in passages(version, channel):
            if passage.is_prose and passage.place not in NOT_QUOTED:
                shown[passage.place, passage.text] |= BIT[channel]
    found = []
    for (_, text), channels in shown.items():
        text = clean(text)
        found.append([channels, text, " ".join(stems_in(text, language))])
    return found


def stems_in(text: str, language: str) -> list[str]:
    """Return the stems of the words that say something, in order."""
    words = (word.folded for word in words_in(text))
    return [stem(word, language) for word in words if not is_stop_word(word, language)]


def _weight(passage: Passage) -> int:
    if passage.place in TITLES:
        return TITLE
    if passage.place in NAMES:
        return NAME
    return SHORT if passage.place in SHORT_TEXTS else REST


def _is_searched(version: Version) -> bool:
    return version.event == Version.PUBLISHED and version.type not in NOT_SEARCHED


def _searched() -> QuerySet[Version]:
    return Version.objects.current().exclude(type__in=NOT_SEARCHED)


def _channels(version: Version) -> Sequence[str]:
    return (version.body or {}).get("channels", tuple(BIT))


def _entry(version: Version) -> SearchEntry:
    """Return the entry of a version, unsaved and without its words."""
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
        names=list(dict.fromkeys(names)),
        avoid=avoid,
        quotes=quotes(version),
    )


def _values(entry: SearchEntry) -> dict[str, Any]:
    names = (field.attname for field in entry._meta.fields if not field.primary_key)
    return {name: getattr(entry, name) for name in names if name != "words"}


def _taught(version: Version, old: SearchEntry | None) -> SearchEntry:
    """Return the entry of a version, unsaved, in place of what the document had."""
    found = weights(version)
    ids = _ids(found)
    entry = _entry(version)
    entry.pk = old.pk if old else None
    entry.words = _by_weight({ids[key]: weight for key, weight in found.items()})
    return entry


def _note_languages(entries: Collection[SearchEntry]) -> None:
    """Write into the entries of one document in which other languages it has one."""
    locales = {entry.locale for entry in entries}
    rows = SearchWord.objects.filter(language=SearchWord.ALSO, word__in=known_locales())
    every = set(rows.values_list("pk", flat=True))
    ids = _ids(key for locale in locales for key in _also(locale, locales))
    for entry in entries:
        words = {key: weight for key, weight in _weights_of(entry).items() if key not in every}
        words |= {ids[key]: weight for key, weight in _also(entry.locale, locales).items()}
        entry.words = _by_weight(words)


def _also(locale: str, locales: Iterable[str]) -> Words:
    """Return the facts of an entry in a locale whose document has entries in these locales."""
    return {(other, SearchWord.ALSO, ""): REST for other in locales if other != locale}


def _locales_of(versions: Sequence[Version]) -> dict[Any, set[str]]:
    """Return, by document, the locales in which it should be found."""
    ids = {version.document_id for version in versions}
    rows = _searched().filter(document_id__in=ids).values_list("document_id", "locale")
    found: dict[Any, set[str]] = defaultdict(set)
    for document_id, locale in rows:
        found[document_id].add(locale)
    return found


def _ids(keys: Iterable[Key]) -> dict[Key, int]:
    """Return the ids of words, which become known if they are not."""
    keys = set(keys)
    found = _known(keys)
    unknown = sorted(keys - found.keys())
    if unknown:
        SearchWord.objects.bulk_create(
            [
                SearchWord(word=word, language=language, written=written, stem=stem(word, language))
                for word, language, written in unknown
            ],
            ignore_conflicts=True,
        )
        found |= _known(unknown)
    return found


def _known(keys: Iterable[Key]) -> dict[Key, int]:
    keys = set(keys)
    rows = SearchWord.objects.filter(word__in={word for word, _, _ in keys})
    found = {(row.word, row.language, row.written): row.pk for row in rows}
    return {key: found[key] for key in keys & found.keys()}


def _keys(ids: Iterable[int]) -> dict[int, Key]:
    rows = SearchWord.objects.in_bulk(list(ids))
    return {key: (row.word, row.language, row.written) for key, row in rows.items()}


def _weights_of(entry: SearchEntry) -> Weights:
    return {key: int(weight) for weight, ids in entry.words.items() for key in ids}


def _by_weight(words: Mapping[int, int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for key in sorted(words):
        found[str(words[key])].append(key)
    return dict(found)


def _blocks() -> list[int]:
    """Return the numbers of the blocks that have an entry, or a posting of none."""
    keys = SearchEntry.objects.order_by("pk").values_list("pk", flat=True)
    return sorted({key // BLOCK for key in keys.iterator()} | set(postings.blocks()))


def _entries_of(block: int) -> dict[int, Weights]:
    rows = SearchEntry.objects.filter(pk__gte=block * BLOCK, pk__lt=(block + 1) * BLOCK)
    return {entry.pk: _weights_of(entry) for entry in rows.only("pk", "words")}


def _repair_postings() -> int:
    mended = 0
    for block in _blocks():
        with transaction.atomic():
            LedgerHead.objects.select_for_update().first()
            mended += postings.repair(block, _entries_of(block))
    return mended


def _forget(entries: QuerySet[SearchEntry]) -> None:
    """Remove entries whose postings are gone.

    `_raw_delete`, as Wagtail's own index does: somebody listens to `post_delete` of every model,
    and Django would therefore load each row only to announce its end.
    """
    entries._raw_delete(entries.db)
