"""All demo content, in the order it is published: what is referred to comes before who refers."""

from __future__ import annotations

from programs.demo import (
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
    pictures,
    programs,
    sections,
    transitions,
)
from programs.demo.entries import Entry

ENTRIES: list[Entry] = [
    *pictures.PICTURES,
    *evidence.SOURCES,
    *evidence.REVIEWERS,
    *glossary.GLOSSARY,
    *components.COMPONENTS,
    *levels.CRITERIA,
    *crisis.CRISIS_RESOURCES,
    *center.CALLS_TO_ACTION,
    *center.ORGANIZATIONS,
    *sections.HOME_PAGES,
    *sections.SECTIONS[:4],
    *guide.GUIDE,  # it stands among the sections, and so in the menu
    *sections.SECTIONS[4:],
    *levels.LEVELS,
    *programs.PROGRAMS,
    *transitions.TRANSITIONS,
    *comparison.COMPARISONS,
    *benefits.BENEFITS,
    *center.LOCATIONS,
    *faqs.FAQS,
]
