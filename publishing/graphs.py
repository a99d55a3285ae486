"""JSON-LD of any documents: looks up what their graph needs besides themselves."""

from __future__ import annotations

from collections.abc import Sequence

from publishing.jsonld import Thing, graph_of
from publishing.models import VersionQuerySet
from publishing.options import Options
from publishing.picking import Pick
from publishing.shelves import ON_A_PAGE, Document, shelf_of


def graph_for(
    documents: Sequence[Document],
    options: Options,
    *,
    published: VersionQuerySet,
    read: set[str],
) -> tuple[Thing, set[str]]:
    """Return the graph of documents, and the types of which it lists documents besides.

    A section is a list of what is on its first page, and a location belongs to the center. Looking
    these up costs a query for each type, and some for all, for one document and for a hundred.

    Args:     documents: as the web channel delivers them with these options, whole.
              options: `base_url` is the origin of the website. published: the set they are from.
              read: receives the id of every document that the answer depends on, public or not.
    """
    beside = {document["holds"] for document in documents if document["type"] == "section"}
    picks = dict.fromkeys(sorted(beside), Pick(ON_A_PAGE))
    if any(document["type"] == "location" for document in documents):
        picks["organization"] = Pick(1)
    shelf = shelf_of(picks, options, published=published, read=read)
    context = {"organization": next(iter(shelf.get("organization", ())), None), "shelf": shelf}
    return graph_of(documents, context, options.base_url), set(picks)
