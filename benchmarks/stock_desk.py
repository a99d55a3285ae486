"""Wagtail's own editor for the same models: `DJANGO_SETTINGS_MODULE` of benchmarks/editing.py.

No side panel of ours, no template, no hook, and the review as plain fields that cannot be edited.
"""

from __future__ import annotations

from benchmarks.settings import *  # noqa: F403
from benchmarks.settings import MIDDLEWARE, TEMPLATES

OURS = ("cms.", "brochures.")

MIDDLEWARE = [
    name
    for name in MIDDLEWARE
    if not name.startswith(("cms.desk.", "brochures.")) or name.endswith("RefusalMiddleware")
]
TEMPLATES = [{**TEMPLATES[0], "DIRS": []}]


def strip() -> None:
    """Take our hooks and our panel away. Call it once Django is set up."""
    from wagtail import hooks  # noqa: PLC0415
    from wagtail.admin.panels import MultiFieldPanel  # noqa: PLC0415

    from programs.panels import ReviewPanel  # noqa: PLC0415

    hooks.search_for_hooks()
    for name, registered in hooks._hooks.items():
        # Without its addresses nothing of ours can be reversed; they cost nothing.
        if name != "register_admin_urls":
            registered[:] = [row for row in registered if not row[0].__module__.startswith(OURS)]
    ReviewPanel.BoundPanel = MultiFieldPanel.BoundPanel  # type: ignore[misc]
