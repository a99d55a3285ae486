"""The first pages of a center that has nothing yet, as drafts."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Locale

from programs.demo.crisis import CRISIS_RESOURCES, UNTRIED
from programs.homes import place_home
from programs.languages import first_language
from programs.models import (
    BenefitsSection,
    ComparisonsSection,
    CrisisResource,
    FaqsSection,
    HomePage,
    LevelsSection,
    LocationsSection,
    ProgramsSection,
    TransitionsSection,
)
from programs.streams import stream_json

#: In the order of the menu: what holds the pages of a kind, its address, and its title.
SECTIONS = (
    (LevelsSection, "levels", "Levels of care"),
    (ProgramsSection, "programs", "Programs"),
    (ComparisonsSection, "comparisons", "Compare levels"),
    (TransitionsSection, "transitions", "Moving between levels"),
    (BenefitsSection, "benefits", "Benefits"),
    (FaqsSection, "faqs", "Questions and answers"),
    (LocationsSection, "locations", "Where we are"),
)


def is_empty() -> bool:
    """Tell whether nobody has begun yet: without a home page there is no place for any other."""
    return not HomePage.objects.exists()


@transaction.atomic
def begin(*, actor: Any) -> HomePage | None:
    """Make a home page with its sections, and the national crisis lines, all of them drafts.

    Nobody has tried the lines, so they have no date: publishing asks for it.

    Returns:  the home page, which the site begins with from now on; None if there was one.
    """
    if not is_empty():
        return None
    for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    locale = Locale.objects.get(language_code=first_language())
    home = HomePage(title="Home", locale=locale, live=False)
    place_home(home)
    _save(home, actor)
    for model, slug, title in SECTIONS:
        section = model(title=title, slug=slug, locale=locale, live=False, show_in_menus=True)
        home.add_child(instance=section)
        _save(section, actor)
    if not CrisisResource.objects.filter(locale=locale).exists():
        for entry in CRISIS_RESOURCES:
            line = CrisisResource(slug=entry.slug, locale=locale, live=False)
            for name in entry.fields.keys() - UNTRIED.keys():
                setattr(line, name, _value(entry.key, name, entry.fields[name]))
            line.save()
            _save(line, actor)
    return home


def _value(key: str, name: str, value: Any) -> Any:
    """Return a field of an entry as its model stores it."""
    if not isinstance(value, list):
        return value
    field: Any = CrisisResource._meta.get_field(name)
    return stream_json(field, value, name=f"{key}/{name}")


def _save(document: Any, actor: Any) -> None:
    """Keep a new draft in the name of whoever asked for it, so that it waits for them."""
    log(instance=document, action="wagtail.create", user=actor, content_changed=True)
    document.save_revision(user=actor)
