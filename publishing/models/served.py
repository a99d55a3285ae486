"""What readers are served from: it follows from the current rows of the ledger."""

from __future__ import annotations

from django.db import models

from publishing.models.ledger import Version


class PreparedText(models.Model):
    """A current version as most readers get it. publishing.prepared keeps these."""

    version = models.OneToOneField(
        Version, models.CASCADE, primary_key=True, related_name="prepared"
    )
    text = models.TextField(help_text="JSON with holes")

    def __str__(self) -> str:
        return f"{self.version_id}"


class SearchEntry(models.Model):
    """A current version as search knows it. publishing.indexing keeps the entries.

    A document keeps its entry, and so its place among equal results, while it is public.
    """

    version = models.OneToOneField(Version, models.CASCADE, related_name="+")
    document_id = models.UUIDField()
    locale = models.CharField(max_length=16)
    type = models.CharField(max_length=32)
    title = models.CharField(max_length=255)
    names = models.JSONField(default=list, help_text="What else a term or level is called")
    avoid = models.JSONField(default=list, help_text="What people call it and we do not")
    words = models.JSONField(default=dict, help_text="Weight → ids of the words that have it")
    quotes = models.JSONField(
        null=True, help_text="[channels, text, stems of it] for snippets; null: not made yet"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document_id", "locale"], name="search_one_entry_per_document"
            )
        ]

    def __str__(self) -> str:
        return f"{self.type} “{self.title}”"


class SearchWord(models.Model):
    """A word that occurs in an entry, or a fact about entries; only as long as it does."""

    #: In place of a language: the id of a document that an entry is or refers to.
    REFERENCE = "id"

    #: In place of a language: what decides who may find an entry. ALSO: the document has an entry
    #: in this locale, too.
    TYPE, CHANNEL, LOCALE, ALSO = FACTS = ("type", "channel", "locale", "also")

    word = models.CharField(max_length=40, db_index=True, help_text="Folded: adiccion")
    language = models.CharField(max_length=8)
    stem = models.CharField(max_length=40)
    written = models.CharField(
        max_length=40, blank=True, help_text="In lower case: adicción; empty for words to avoid"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["word", "language", "written"], name="search_one_row_per_word"
            )
        ]
        indexes = [models.Index(fields=["stem", "language"], name="search_stems")]

    def __str__(self) -> str:
        return self.written or self.word


class SearchPosting(models.Model):
    """Which entries have a word with one weight: a bit for each of a block of entries.

    Follows from `SearchEntry.words`; publishing.postings writes and reads it.
    """

    word = models.ForeignKey(SearchWord, models.CASCADE, related_name="postings", db_index=False)
    block = models.BigIntegerField()
    weight = models.PositiveSmallIntegerField(help_text="publishing.indexing")
    bits = models.BinaryField(help_text="The first entry of the block is the lowest bit")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["word", "block", "weight"], name="search_one_row_per_posting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.word} in block {self.block}"
