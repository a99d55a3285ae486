"""The few words that the demo content is written in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Ref:
    """Points at another entry, by type and slug."""

    model: str
    slug: str

    @property
    def key(self) -> str:
        return f"{self.model}/{self.slug}"


@dataclass(frozen=True)
class Day:
    """A date, as days after the day of loading."""

    after_loading: int


@dataclass(frozen=True)
class Entry:
    """One page, snippet or image. `fields` holds plain values, lists, `Ref` and `Day`."""

    model: str
    slug: str
    under: Ref | None
    fields: dict[str, Any]

    @property
    def key(self) -> str:
        return f"{self.model}/{self.slug}"


def entry(model: str, slug: str, *, under: Ref | None = None, **fields: Any) -> Entry:
    return Entry(model, slug, under, fields)


def module(aspect: str, heading: str, *paragraphs: str, alone: bool = True) -> dict[str, Any]:
    """Return one part of the long copy. A paragraph that starts with a tag is left as it is."""
    body = "".join(text if text.startswith("<") else f"<p>{text}</p>" for text in paragraphs)
    return {"aspect": aspect, "heading": heading, "body": body, "stands_alone": alone}


def bullets(*items: str) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def picture(slug: str) -> Ref:
    return Ref("ContentImage", slug)


def component(slug: str) -> Ref:
    return Ref("Component", slug)


def criterion(slug: str) -> Ref:
    return Ref("Criterion", slug)


def term(slug: str) -> Ref:
    return Ref("GlossaryTerm", slug)


def source(slug: str) -> Ref:
    return Ref("Source", slug)


def crisis(slug: str) -> Ref:
    return Ref("CrisisResource", slug)


def cta(slug: str) -> Ref:
    return Ref("CallToAction", slug)


def level(slug: str) -> Ref:
    return Ref("LevelOfCare", slug)


def program(slug: str) -> Ref:
    return Ref("ProgramType", slug)


HOME = Ref("HomePage", "home")

#: How the demo fills in a review. Nobody has reviewed it: the reviewers are roles, and the dates
#: are those of loading, so that the rules for publishing can be seen at work.
CLINICAL_REVIEW: dict[str, Any] = {
    "last_reviewed": Day(0),
    "review_due": Day(730),
    "reviewed_by": [Ref("Reviewer", "demo-clinical-reviewer")],
}
EDITORIAL_REVIEW: dict[str, Any] = {
    "last_reviewed": Day(0),
    "review_due": Day(180),
    "reviewed_by": [Ref("Reviewer", "demo-editor")],
}
