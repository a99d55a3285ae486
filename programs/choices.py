"""The closed lists of the content model (CONTENT-BRIEF section 2 and 3).

Names that readers see are translated: locale/es.
"""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class LevelCode(TextChoices):
    OP = "op", "Outpatient (OP)"
    IOP = "iop", "Intensive outpatient (IOP)"
    PHP = "php", "Partial hospitalization"
    RESIDENTIAL = "residential", "Residential"
    INPATIENT = "inpatient", "Inpatient hospital"


class Rank(IntegerChoices):
    ONE = 1, "1 – least"
    TWO = 2, "2"
    THREE = 3, "3"
    FOUR = 4, "4"
    FIVE = 5, "5 – most"


class Setting(TextChoices):
    LIVES_AT_HOME = "lives_at_home", _("Lives at home")
    STAYS_ON_SITE = "stays_on_site", _("Stays on site")


class Structure(TextChoices):
    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")


class SupportLevel(TextChoices):
    MILD = "mild", _("Mild")
    STRONG = "strong", _("Strong")
    ROUND_THE_CLOCK = "round_the_clock", _("Round the clock")


class Severity(TextChoices):
    MILD = "mild", "Mild"
    MODERATE = "moderate", "Moderate"
    SEVERE = "severe", "Severe"


class SamhsaCode(TextChoices):
    ORT = "ORT", "ORT – regular outpatient"
    OIT = "OIT", "OIT – intensive outpatient"
    ODT = "ODT", "ODT – day treatment or partial hospitalization"
    RES = "RES", "RES – residential"
    RS = "RS", "RS – short-term residential"
    RL = "RL", "RL – long-term residential"
    HI = "HI", "HI – hospital inpatient"


class Variant(TextChoices):
    STANDARD = "standard", "Standard"
    MENTAL_HEALTH = "mental_health", "Mental health"
    DUAL_DIAGNOSIS = "dual_diagnosis", "Dual diagnosis"
    FAMILY = "family", "Family"
    AFTERCARE = "aftercare", "Aftercare"
    STEP_DOWN = "step_down", "Step-down"


class Availability(TextChoices):
    OPEN = "open", "Open"
    WAITLIST = "waitlist", "Waiting list"
    UNKNOWN = "unknown", "Not stated"


class ComponentKind(TextChoices):
    THERAPY = "therapy", "Therapy"
    EDUCATION = "education", "Education"
    SKILLS = "skills", "Skills"
    PEER = "peer", "Peer support"
    PLANNING = "planning", "Planning"
    FAMILY = "family", "Family"
    ASSESSMENT = "assessment", "Assessment"


class Format(TextChoices):
    INDIVIDUAL = "individual", _("Individual")
    GROUP = "group", _("Group")
    FAMILY = "family", _("Family")


class Condition(TextChoices):
    DEPRESSION = "depression", _("Depression")
    ANXIETY = "anxiety", _("Anxiety")
    OTHER_MENTAL_HEALTH = "other_mental_health", _("Other mental health conditions")
    SUBSTANCE_USE = "substance_use", _("Substance use disorder")


class Aspect(TextChoices):
    OVERVIEW = "overview", "Overview"
    SUITABILITY = "suitability", "Who it may suit"
    WHAT_TO_EXPECT = "what_to_expect", "What to expect"
    SCHEDULE = "schedule", "Schedule"
    COST = "cost", "Cost"
    BENEFITS = "benefits", "Benefits"
    TRANSITION = "transition", "Moving between levels"
    GETTING_STARTED = "getting_started", "Getting started"


class Direction(TextChoices):
    STEP_DOWN = "step_down", "Step down"
    STEP_UP = "step_up", "Step up"
    LATERAL = "lateral", "Same intensity"


class BenefitIcon(TextChoices):
    CALENDAR = "calendar", "Calendar"
    PEOPLE = "people", "People"
    CONVERSATION = "conversation", "Conversation"
    SHIELD = "shield", "Shield"
    PATH = "path", "Path"


class CtaKind(TextChoices):
    ASSESSMENT = "assessment", "Ask for an assessment"
    CONTACT = "contact", "Contact the center"
    DIRECTIONS = "directions", "Directions"
    DOWNLOAD = "download", "Download"


class ClaimKind(TextChoices):
    COST = "cost", "Cost"
    OUTCOME = "outcome", "Outcome"
    SAFETY = "safety", "Safety"
    QUALITY = "quality", "Quality"


class CrisisAction(TextChoices):
    CALL = "call", "Call"
    TEXT = "text", "Text"
    CHAT = "chat", "Chat"
    TTY = "tty", "TTY"
    URL = "url", "Web address"


class CompareAttribute(TextChoices):
    """What two levels can be compared by; every cell is read from the levels."""

    INTENSITY = "intensity_rank", _("Intensity")
    FREQUENCY = "frequency", _("How often you attend")
    FLEXIBILITY = "flexibility_rank", _("Flexibility")
    STRUCTURE = "structure", _("Structure")
    SUPPORT = "support_level", _("Support")
    SETTING = "setting", _("Where you live during treatment")
    DAILY_LIFE = "keeps_daily_life", _("Work, school and family life continue")
    HOURS = "hours_per_week", _("Hours a week")
    VISITS = "visits_per_week", _("Visits a week")
    LENGTH = "length_weeks", _("Length in weeks")
    SUITS = "suits", _("May suit")
    EXPECT = "expect", _("What you can expect")
    FOCUS = "focus", _("Focus")
    OFFERED = "offered_by_org", _("Offered here")


class Payment(TextChoices):
    """A part of SAMHSA's PAY list (CONTENT-BRIEF 3.2)."""

    CASH = "cash", _("Cash or self-payment")
    PRIVATE_INSURANCE = "private_insurance", _("Private health insurance")
    MEDICAID = "medicaid", _("Medicaid")
    MEDICARE = "medicare", _("Medicare")
    MILITARY_INSURANCE = "military_insurance", _("Federal military insurance")


class AgeGroup(TextChoices):
    CHILDREN = "children", _("Children and adolescents")
    YOUNG_ADULTS = "young_adults", _("Young adults")
    ADULTS = "adults", _("Adults")
    SENIORS = "seniors", _("Seniors")


class Accessibility(TextChoices):
    WHEELCHAIR = "wheelchair", _("Wheelchair access")
    SIGN_LANGUAGE = "sign_language", _("Sign-language services")
    HEARING_LOOP = "hearing_loop", _("Hearing loop")


class Weekday(TextChoices):
    MONDAY = "monday", _("Monday")
    TUESDAY = "tuesday", _("Tuesday")
    WEDNESDAY = "wednesday", _("Wednesday")
    THURSDAY = "thursday", _("Thursday")
    FRIDAY = "friday", _("Friday")
    SATURDAY = "saturday", _("Saturday")
    SUNDAY = "sunday", _("Sunday")


#: ASAM edition → the levels that exist in it (CONTENT-BRIEF table 3.1).
ASAM_LEVELS = {
    "3": ("1", "2.1", "2.5", "3.1", "3.3", "3.5", "3.7", "4"),
    "4": ("1.0", "1.5", "1.7", "2.1", "2.5", "2.7", "3.1", "3.5", "3.7", "4"),
}
