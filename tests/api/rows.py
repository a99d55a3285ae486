"""Documents put straight into the ledger, without the cost of making pages."""

import uuid

from publishing.digests import digest_of
from publishing.models import Version
from publishing.writing import append
from tests.snapshots import published


def publish_copy(page, slug, *, title=None, position=None, **changes):
    """Publish a document like this one, with another body. `meta` is added to, not replaced."""
    row = Version.objects.latest_of(page.translation_key, "en-US")
    meta = {**row.body["meta"], **changes.pop("meta", {})}
    body = {**row.body, "slug": slug, "title": title or row.title, **changes, "meta": meta}
    return publish_body(row, {**body, "id": str(uuid.uuid4())}, position=position)


def publish_copies(page, count):
    """Publish so many documents like this one; their slugs are clone-0, clone-1 and so on."""

    def publish():
        for number in range(count):
            publish_copy(page, f"clone-{number}")

    published(f"{count}-copies-of-{page.slug}", publish)


def publish_translation(page, locale):
    """Publish the words of a document as those of another language."""
    row = Version.objects.latest_of(page.translation_key, "en-US")
    row.locale = locale
    return publish_body(row, {**row.body, "locale": locale})


def publish_body(row, body, *, position=None):
    """Publish a body as the document that it names, of the type and language of a row."""
    return append(
        Version(
            document_id=body["id"],
            locale=row.locale,
            type=row.type,
            slug=body["slug"],
            path=f"/programs/{body['slug']}/",
            title=body["title"],
            position=row.position if position is None else position,
            event="published",
            body=body,
            digest=digest_of(body),
        )
    )
