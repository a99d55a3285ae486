"""The document types: which model becomes which document, in which shape, at which address."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.db.models import Model
from wagtail.models import Page

from programs import models as content
from publishing.serializers import documents as shapes
from publishing.serializers.common import DocumentSerializer


@dataclass(frozen=True)
class DocumentType:
    """A kind of document. `path_segment` is its list in the API; None means only in /pages/."""

    name: str
    plural: str
    models: tuple[type[Model], ...]
    serializer: type[DocumentSerializer]
    path_segment: str | None

    @property
    def model(self) -> type[Model]:
        return self.models[0]

    @property
    def is_page(self) -> bool:
        return issubclass(self.model, Page)


_SECTIONS = (
    content.LevelsSection,
    content.ProgramsSection,
    content.BenefitsSection,
    content.FaqsSection,
    content.ComparisonsSection,
    content.TransitionsSection,
    content.LocationsSection,
)

_ALL = [
    DocumentType("level", "levels", (content.LevelOfCare,), shapes.LevelSerializer, "levels"),
    DocumentType(
        "program", "programs", (content.ProgramType,), shapes.ProgramSerializer, "programs"
    ),
    DocumentType("benefit", "benefits", (content.Benefit,), shapes.BenefitSerializer, "benefits"),
    DocumentType("faq", "FAQs", (content.Faq,), shapes.FaqSerializer, "faqs"),
    DocumentType(
        "transition",
        "transitions",
        (content.Transition,),
        shapes.TransitionSerializer,
        "transitions",
    ),
    DocumentType(
        "comparison",
        "comparisons",
        (content.Comparison,),
        shapes.ComparisonSerializer,
        "comparisons",
    ),
    DocumentType("guide", "guides", (content.ChoosingGuide,), shapes.GuideSerializer, "guides"),
    DocumentType(
        "location", "locations", (content.Location,), shapes.LocationSerializer, "locations"
    ),
    DocumentType(
        "organization",
        "organizations",
        (content.Organization,),
        shapes.OrganizationSerializer,
        "organizations",
    ),
    DocumentType(
        "component", "components", (content.Component,), shapes.ComponentSerializer, "components"
    ),
    DocumentType(
        "term", "glossary terms", (content.GlossaryTerm,), shapes.TermSerializer, "glossary"
    ),
    DocumentType("cta", "calls to action", (content.CallToAction,), shapes.CtaSerializer, "ctas"),
    DocumentType(
        "crisis_resource",
        "crisis resources",
        (content.CrisisResource,),
        shapes.CrisisResourceSerializer,
        "crisis-resources",
    ),
    DocumentType("home", "home pages", (content.HomePage,), shapes.HomeSerializer, None),
    DocumentType("section", "sections", _SECTIONS, shapes.SectionSerializer, None),
]

DOCUMENT_TYPES: dict[str, DocumentType] = {kind.name: kind for kind in _ALL}

_BY_MODEL = {model: kind for kind in _ALL for model in kind.models}


@cache
def shape_of(name: str) -> DocumentSerializer:
    """Return the one serializer instance of a type; making one copies every field."""
    return DOCUMENT_TYPES[name].serializer()


def type_of(model: type[Model]) -> DocumentType | None:
    """Return the document type of a model, or None when it is no document of its own."""
    return _BY_MODEL.get(model)


def document_models() -> list[type[Model]]:
    return list(_BY_MODEL)
