"""All Spanish words of the demo, in the order of the English entries."""

from __future__ import annotations

from programs.demo.entries import Entry
from programs.demo.es import (
    benefits,
    center,
    comparison,
    components,
    crisis,
    evidence,
    faqs,
    glossary,
    guide,
    levels,
    programs,
    sections,
    transitions,
)

WORDS: list[Entry] = [
    *evidence.REVIEWERS,
    *glossary.GLOSSARY,
    *components.COMPONENTS,
    *levels.CRITERIA,
    *crisis.CRISIS_RESOURCES,
    *center.CALLS_TO_ACTION,
    *center.ORGANIZATIONS,
    *sections.HOME_PAGES,
    *sections.SECTIONS[:4],
    *guide.GUIDE,
    *sections.SECTIONS[4:],
    *levels.LEVELS,
    *programs.PROGRAMS,
    *transitions.TRANSITIONS,
    *comparison.COMPARISONS,
    *benefits.BENEFITS,
    *center.LOCATIONS,
    *faqs.FAQS,
]

#: What has no Spanish entry: publications are cited as they were published; pictures carry their
#: Spanish description themselves.
LEFT_OUT = {"Source", "ContentImage"}
