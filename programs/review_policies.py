"""How often each kind of content is reviewed, and what happens if nobody does: the defaults."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

FLAG = "flag"
HIDE_FROM_PRINT = "hide_from_print"
WITHHOLD = "withhold"

IF_OVERDUE = [
    (FLAG, "Flag: stays public, marked as overdue"),
    (HIDE_FROM_PRINT, "Hide from print: the website and the app keep it"),
    (WITHHOLD, "Withhold: nobody gets it until it is reviewed"),
]

#: Days. No content goes longer unreviewed; the NHS and Ireland's HSE use three years.
LONGEST = 1095

CLINICAL_SOURCE = "PIF TICK: a documented process; every two to three years at the NHS and the HSE"
FACTS_SOURCE = "Editorial: addresses, payment and contacts change within months"
CRISIS_SOURCE = "Editorial: every crisis number is tried at least every 90 days"


@dataclass(frozen=True)
class ReviewPolicy:
    """every_days: until the next review. after_days: how long overdue before `if_overdue` holds."""

    every_days: int
    if_overdue: str
    after_days: int
    source: str

    def effective_on(self, due: datetime.date | None) -> datetime.date | None:
        """Return the first day on which an overdue document is hidden or withheld."""
        if due is None or self.if_overdue == FLAG:
            return None
        return due + datetime.timedelta(days=self.after_days + 1)


_CLINICAL = ReviewPolicy(730, HIDE_FROM_PRINT, 60, CLINICAL_SOURCE)
_FACTS = ReviewPolicy(180, HIDE_FROM_PRINT, 60, FACTS_SOURCE)

#: Name of a model, or of what it inherits from → (what people call it, policy).
DEFAULTS = {
    "LevelOfCare": ("Levels of care", _CLINICAL),
    "ProgramType": ("Programs", _CLINICAL),
    "Component": ("Parts of care", _CLINICAL),
    "Benefit": ("Benefits", _CLINICAL),
    "Faq": ("Questions", _CLINICAL),
    "Comparison": ("Comparisons", _CLINICAL),
    "Transition": ("Moves between levels", _CLINICAL),
    "ChoosingGuide": ("Choosing guide", _CLINICAL),
    "Organization": ("Organization", _FACTS),
    "Location": ("Locations", _FACTS),
    "HomePage": ("Home page", ReviewPolicy(365, FLAG, 0, FACTS_SOURCE)),
    "Section": ("Section pages", ReviewPolicy(365, FLAG, 0, FACTS_SOURCE)),
    "CrisisResource": ("Crisis help", ReviewPolicy(90, FLAG, 0, CRISIS_SOURCE)),
}

KINDS = [(name, label) for name, (label, _) in DEFAULTS.items()]

#: What may happen at most: without these pages the site has no way in, and help in danger that
#: nobody has checked lately is better than none.
AT_MOST = {
    "HomePage": (FLAG, HIDE_FROM_PRINT),
    "Section": (FLAG, HIDE_FROM_PRINT),
    "CrisisResource": (FLAG,),
}


def kind_of(model: type[Any]) -> str | None:
    """Return the name under which a model's policy is filed; None when it is never reviewed."""
    return next((base.__name__ for base in model.__mro__ if base.__name__ in DEFAULTS), None)
