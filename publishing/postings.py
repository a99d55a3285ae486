"""Which entries of search have which words, in the database: sets (publishing.levels) in blocks.

A set is cut into blocks so that publishing a document writes little.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import or_
from typing import Any, TypeAlias

from publishing.compiled import rows_of, statement
from publishing.levels import Entries, Levels
from publishing.models import SearchPosting, SearchWord

#: Entries in one row of the database.
BLOCK = 4096
_BYTES = BLOCK // 8

#: Id of a word → its weight in one entry.
Weights: TypeAlias = "dict[int, int]"

_Place: TypeAlias = "tuple[int, int, int]"


def read(words: Iterable[int]) -> dict[int, Levels]:
    """Return, by word, the entries with each weight; in one query."""
    rows = rows_of(
        "postings",
        words,
        SearchWord._meta.pk,
        lambda wanted: SearchPosting.objects.filter(word__in=wanted).values_list(
            "word_id", "weight", "block", "bits"
        ),
    )
    found: dict[int, Levels] = defaultdict(dict)
    for (word, weight), entries in _joined(((row[0], row[1]), row[2], row[3]) for row in rows):
        found[word][weight] = entries
    return found


def read_facts(names: tuple[str, ...]) -> dict[tuple[str, str], Entries]:
    """Return the entries of each (kind of fact, name), such as ("type", "level"); in one query."""
    rows = statement(
        ("facts", names),
        lambda: SearchPosting.objects.filter(
            word__language__in=SearchWord.FACTS, word__word__in=names
        ).values_list("word__language", "word__word", "block", "bits"),
        dict,
    ).fetch()
    return dict(_joined(((row[0], row[1]), row[2], row[3]) for row in rows))


def read_referring(document_id: object) -> Entries:
    """Return the entries that are a document or refer to it."""
    rows = SearchPosting.objects.filter(
        word__word=str(document_id), word__language=SearchWord.REFERENCE
    ).values_list("block", "bits")
    return dict(_joined(("", block, bits) for block, bits in rows)).get("", 0)


def write(changes: Iterable[tuple[int, Weights, Weights]]) -> None:
    """Let the sets follow entries whose words have changed.

    Args:     changes: (key of the entry, its words until now, its words from now on).
    """
    added: dict[_Place, Entries] = defaultdict(int)
    removed: dict[_Place, Entries] = defaultdict(int)
    for entry, before, after in changes:
        block, bit = divmod(entry, BLOCK)
        for word, weight in before.items() - after.items():
            removed[word, block, weight] |= 1 << bit
        for word, weight in after.items() - before.items():
            added[word, block, weight] |= 1 << bit
    touched = added.keys() | removed.keys()
    stored = _stored(touched)
    _store(
        {
            place: stored.get(place, 0) & ~removed.get(place, 0) | added.get(place, 0)
            for place in touched
        }
    )


def blocks() -> list[int]:
    """Return the blocks that have a row."""
    return sorted(SearchPosting.objects.order_by().values_list("block", flat=True).distinct())


def repair(block: int, entries: Mapping[int, Weights]) -> int:
    """Write what is wrong in a block anew; return for how many entries it was.

    Args:     entries: the words of all entries in the block, by key.
    """
    right, wrong = _of_block(entries), _wrong(block, entries)
    _store({place: right.get(place, 0) for place in wrong})
    return _union(wrong.values()).bit_count()


def wrong_entries(block: int, entries: Mapping[int, Weights]) -> list[int]:
    """Return the keys of which the rows of a block say something else than the entries do."""
    wrong = _union(_wrong(block, entries).values())
    return [block * BLOCK + bit for bit in range(wrong.bit_length()) if wrong >> bit & 1]


def _wrong(block: int, entries: Mapping[int, Weights]) -> dict[_Place, Entries]:
    """Return, by place, for which entries of a block a row is wrong."""
    right, stored = _of_block(entries), _by_place(SearchPosting.objects.filter(block=block))
    wrong = {
        place: right.get(place, 0) ^ stored.get(place, 0) for place in right.keys() | stored.keys()
    }
    return {place: entries for place, entries in wrong.items() if entries}


def _union(sets: Iterable[Entries]) -> Entries:
    return reduce(or_, sets, 0)


def _joined(
    rows: Iterable[tuple[Any, int, bytes | memoryview]],
) -> Iterator[tuple[Any, Entries]]:
    """Put the blocks of each set together, in time that is linear in its length."""
    parts: dict[Any, list[tuple[int, bytes | memoryview]]] = defaultdict(list)
    for name, block, bits in rows:
        parts[name].append((block, bits))
    for name, pieces in parts.items():
        whole = bytearray((max(pieces)[0] + 1) * _BYTES)
        for block, bits in pieces:
            start = block * _BYTES
            whole[start : start + len(bits)] = bits
        yield name, int.from_bytes(whole, "little")


def _of_block(entries: Mapping[int, Weights]) -> dict[_Place, Entries]:
    found: dict[_Place, Entries] = defaultdict(int)
    for entry, words in entries.items():
        block, bit = divmod(entry, BLOCK)
        for word, weight in words.items():
            found[word, block, weight] |= 1 << bit
    return dict(found)


def _stored(places: Iterable[_Place]) -> dict[_Place, Entries]:
    words: dict[int, set[int]] = defaultdict(set)
    for word, block, _ in places:
        words[block].add(word)
    found: dict[_Place, Entries] = {}
    for block, ids in words.items():
        found |= _by_place(SearchPosting.objects.filter(block=block, word__in=ids))
    return found


def _by_place(rows: Iterable[SearchPosting]) -> dict[_Place, Entries]:
    return {
        (row.word_id, row.block, row.weight): int.from_bytes(row.bits, "little") for row in rows
    }


def _store(sets: Mapping[_Place, Entries]) -> None:
    """Write sets; an empty one loses its row, and a word without rows is forgotten."""
    SearchPosting.objects.bulk_create(
        [
            SearchPosting(
                word_id=word,
                block=block,
                weight=weight,
                bits=bits.to_bytes((bits.bit_length() + 7) // 8, "little"),
            )
            for (word, block, weight), bits in sets.items()
            if bits
        ],
        update_conflicts=True,
        unique_fields=["word", "block", "weight"],
        update_fields=["bits"],
        batch_size=5000,
    )
    empty: dict[tuple[int, int], set[int]] = defaultdict(set)
    for (word, block, weight), bits in sets.items():
        if not bits:
            empty[block, weight].add(word)
    for (block, weight), ids in empty.items():
        rows = SearchPosting.objects.filter(block=block, weight=weight, word__in=ids)
        # Nobody follows these rows, and Django would load each only to announce its end.
        rows._raw_delete(rows.db)
    if empty:
        ids = set().union(*empty.values())
        unused = SearchWord.objects.filter(pk__in=ids, postings=None)
        unused._raw_delete(unused.db)
