"""The content model (CONTENT-BRIEF section 2): pages, shared vocabulary, images."""

from programs.models.answers import Benefit, Faq
from programs.models.center import Location, Organization
from programs.models.choosing import ChoosingGuide, Comparison, Transition
from programs.models.demo import DemoRecord
from programs.models.evidence import Claim, Reviewer, Source
from programs.models.help import CallToAction, CrisisResource
from programs.models.images import ContentImage, ContentRendition
from programs.models.levels import LevelOfCare
from programs.models.programs import ProgramType
from programs.models.reviews import ReviewReminder, ReviewSettings
from programs.models.sections import (
    BenefitsSection,
    ComparisonsSection,
    FaqsSection,
    HomePage,
    LevelsSection,
    LocationsSection,
    ProgramsSection,
    TransitionsSection,
)
from programs.models.signing import SignOff
from programs.models.style import HouseStyle, QualityOverride
from programs.models.vocabulary import Component, Criterion, GlossaryTerm

__all__ = [
    "Benefit",
    "BenefitsSection",
    "CallToAction",
    "ChoosingGuide",
    "Claim",
    "Comparison",
    "ComparisonsSection",
    "Component",
    "ContentImage",
    "ContentRendition",
    "CrisisResource",
    "Criterion",
    "DemoRecord",
    "Faq",
    "FaqsSection",
    "GlossaryTerm",
    "HomePage",
    "HouseStyle",
    "LevelOfCare",
    "LevelsSection",
    "Location",
    "LocationsSection",
    "Organization",
    "ProgramType",
    "ProgramsSection",
    "QualityOverride",
    "ReviewReminder",
    "ReviewSettings",
    "Reviewer",
    "SignOff",
    "Source",
    "Transition",
    "TransitionsSection",
]
