"""The way back from a view about one page or snippet."""

from __future__ import annotations

from typing import Any

from cms.desk.dashboard import edit_url


def breadcrumbs(view: Any, document: Any) -> list[dict[str, str]]:
    """Return home, the document's editor, and the view itself."""
    return [
        *view.breadcrumbs_items,
        {"url": edit_url(type(document), document.pk), "label": str(document)},
        {"url": "", "label": view.page_title},
    ]
