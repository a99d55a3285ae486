"""Where a home page goes: below the root, in place of the welcome page that Wagtail comes with."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page, Site

from programs.languages import first_language
from programs.models import HomePage

#: What Wagtail's migrations call the page that they make.
WELCOME = "home"


def place_home(home: HomePage) -> None:
    """Put a home page, unsaved, below the root.

    One in the site's first language becomes what the site begins with, unless another page has
    become that already.
    """
    welcome = _welcome()
    if welcome is not None:
        Page.objects.filter(pk=welcome.pk).update(slug=f"{WELCOME}-before")
    root: Any = Page.get_first_root_node()
    root.add_child(instance=home)
    if home.locale.language_code != first_language():
        return
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(
            is_default_site=True, hostname="localhost", root_page=home, site_name=home.title
        )
    elif welcome is not None and site.root_page_id == welcome.pk:
        site.root_page = home
        site.site_name = home.title
        site.save()
    if welcome is not None:
        Page.objects.get(pk=welcome.pk).delete()


def _welcome() -> Page | None:
    """Return the page that Wagtail's migrations made, while nobody has made it theirs."""
    found = Page.objects.filter(depth=2, slug__in=[WELCOME, f"{WELCOME}-before"], numchild=0)
    return next((page for page in found if page.specific_class is Page), None)
