"""What a worker does without: libraries that others load wherever they are installed.

Each of them costs megabytes in every worker, for something that nobody does there.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings

#: Loaded by Django REST Framework for a client of tests (rest_framework.compat), and by
#: BeautifulSoup for bytes in an unknown encoding (bs4.dammit): 3 MB each.
NEVER_NEEDED = ["requests", "charset_normalizer"]


def not_needed() -> list[str]:
    """Return the libraries that this installation's settings give no use."""
    found = list(NEVER_NEEDED)
    if "postgresql" not in settings.DATABASES["default"]["ENGINE"]:
        found.append("psycopg")  # Django REST Framework: 9 MB
    if "heic" not in settings.WAGTAILIMAGES_EXTENSIONS:
        found.append("pillow_heif")  # Willow: 5 MB
    return found


@contextmanager
def without(libraries: list[str]) -> Iterator[None]:
    """Have libraries count as not installed for as long as the block lasts.

    Who asks for one later gets it.
    """
    hidden: Any = {name: None for name in libraries if name not in sys.modules}
    sys.modules.update(hidden)
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]
