"""From a row for each word of each document to sets of documents, and back."""

from collections import defaultdict
from itertools import groupby

import django.db.models.deletion
from django.db import migrations, models

BLOCK = 4096
FACTS = ("type", "channel", "locale", "also")


def from_hits(apps, schema_editor):
    """Write what each entry has into the entry, and the sets that follow from it."""
    entry_model = apps.get_model("publishing", "SearchEntry")
    hit_model = apps.get_model("publishing", "SearchHit")
    locales = defaultdict(set)
    for document_id, locale in entry_model.objects.values_list("document_id", "locale"):
        locales[document_id].add(locale)
    ids = Ids(apps.get_model("publishing", "SearchWord"))
    hits = hit_model.objects.order_by("entry").values_list("entry", "word", "weight")
    by_entry = groupby(hits.iterator(chunk_size=10_000), lambda row: row[0])
    following = next(by_entry, None)
    sets, block, changed = defaultdict(int), 0, []
    for entry in entry_model.objects.order_by("pk").iterator(chunk_size=500):
        if entry.pk // BLOCK != block:
            write(apps, sets, block)
            sets, block = defaultdict(int), entry.pk // BLOCK
        words = {ids[fact]: 1 for fact in facts_of(entry, locales[entry.document_id])}
        if following and following[0] == entry.pk:
            words |= {word: weight for _, word, weight in following[1]}
            following = next(by_entry, None)
        entry.words = defaultdict(list)
        for word in sorted(words):
            entry.words[words[word]].append(word)
            sets[word, words[word]] |= 1 << entry.pk % BLOCK
        changed.append(entry)
        if len(changed) == 500:
            entry_model.objects.bulk_update(changed, ["words"], batch_size=100)
            changed = []
    entry_model.objects.bulk_update(changed, ["words"], batch_size=100)
    write(apps, sets, block)


class Ids(dict):
    """The ids of facts, each made when it is first asked for."""

    def __init__(self, model):
        self.model = model

    def __missing__(self, fact):
        word, language = fact
        row, _ = self.model.objects.get_or_create(
            word=word, language=language, written="", defaults={"stem": word}
        )
        self[fact] = row.pk
        return row.pk


def facts_of(entry, locales):
    yield str(entry.document_id), "id"
    yield entry.type, "type"
    yield entry.locale, "locale"
    yield from ((channel, "channel") for channel in entry.channels.split())
    yield from ((locale, "also") for locale in sorted(locales - {entry.locale}))


def write(apps, sets, block):
    posting = apps.get_model("publishing", "SearchPosting")
    posting.objects.bulk_create(
        [
            posting(
                word_id=word,
                block=block,
                weight=weight,
                bits=bits.to_bytes((bits.bit_length() + 7) // 8, "little"),
            )
            for (word, weight), bits in sets.items()
        ],
        batch_size=5000,
    )


def to_hits(apps, schema_editor):
    """Write a row for each word of each entry; the earlier release had no facts."""
    entry_model = apps.get_model("publishing", "SearchEntry")
    hit_model = apps.get_model("publishing", "SearchHit")
    word_model = apps.get_model("publishing", "SearchWord")
    facts = set(word_model.objects.filter(language__in=FACTS).values_list("pk", flat=True))
    references = dict(word_model.objects.filter(language="id").values_list("pk", "word"))
    for entry in entry_model.objects.iterator(chunk_size=500):
        own = str(entry.document_id)
        hit_model.objects.bulk_create(
            hit_model(entry_id=entry.pk, word_id=word, weight=int(weight))
            for weight, words in entry.words.items()
            for word in words
            if word not in facts and references.get(word) != own
        )
    word_model.objects.filter(hits=None).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0011_preview_links"),
    ]

    operations = [
        migrations.AddField(
            model_name="searchentry",
            name="words",
            field=models.JSONField(
                default=dict, help_text="Weight → ids of the words that have it"
            ),
        ),
        migrations.AddField(
            model_name="searchentry",
            name="quotes",
            field=models.JSONField(
                help_text="[channels, text, stems of it] for snippets; null: not made yet",
                null=True,
            ),
        ),
        migrations.CreateModel(
            name="SearchPosting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("block", models.BigIntegerField()),
                ("weight", models.PositiveSmallIntegerField(help_text="publishing.indexing")),
                (
                    "bits",
                    models.BinaryField(help_text="The first entry of the block is the lowest bit"),
                ),
                (
                    "word",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="postings",
                        to="publishing.searchword",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="searchposting",
            constraint=models.UniqueConstraint(
                fields=("word", "block", "weight"), name="search_one_row_per_posting"
            ),
        ),
        migrations.RunPython(from_hits, to_hits),
        migrations.DeleteModel(name="SearchHit"),
    ]
