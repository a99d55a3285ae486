"""The closed lists of the content model (CONTENT-BRIEF section 2 and 3)."""

from django.db.models import IntegerChoices, TextChoices


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
    LIVES_AT_HOME = "lives_at_home", "Person lives at home"
    STAYS_ON_SITE = "stays_on_site", "Person stays on site"


class Structure(TextChoices):
    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


class SupportLevel(TextChoices):
    MILD = "mild", "Mild"
    STRONG = "strong", "Strong"
    ROUND_THE_CLOCK = "round_the_clock", "Round the clock"


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
    INDIVIDUAL = "individual", "Individual"
    GROUP = "group", "Group"
    FAMILY = "family", "Family"


class Condition(TextChoices):
    DEPRESSION = "depression", "Depression"
    ANXIETY = "anxiety", "Anxiety"
    OTHER_MENTAL_HEALTH = "other_mental_health", "Other mental health conditions"
    SUBSTANCE_USE = "substance_use", "Substance use disorder"


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

    INTENSITY = "intensity_rank", "Intensity"
    FREQUENCY = "frequency", "How often you attend"
    FLEXIBILITY = "flexibility_rank", "Flexibility"
    STRUCTURE = "structure", "Structure"
    SUPPORT = "support_level", "Support"
    SETTING = "setting", "Where you live during treatment"
    DAILY_LIFE = "keeps_daily_life", "Work, school and family life continue"
    HOURS = "hours_per_week", "Hours a week"
    VISITS = "visits_per_week", "Visits a week"
    LENGTH = "length_weeks", "Length in weeks"
    SUITS = "suits", "May suit"
    EXPECT = "expect", "What you can expect"
    FOCUS = "focus", "Focus"
    OFFERED = "offered_by_org", "Offered here"


class Payment(TextChoices):
    """A part of SAMHSA's PAY list (CONTENT-BRIEF 3.2)."""

    CASH = "cash", "Cash or self-payment"
    PRIVATE_INSURANCE = "private_insurance", "Private health insurance"
    MEDICAID = "medicaid", "Medicaid"
    MEDICARE = "medicare", "Medicare"
    MILITARY_INSURANCE = "military_insurance", "Federal military insurance"


class AgeGroup(TextChoices):
    CHILDREN = "children", "Children and adolescents"
    YOUNG_ADULTS = "young_adults", "Young adults"
    ADULTS = "adults", "Adults"
    SENIORS = "seniors", "Seniors"


class Accessibility(TextChoices):
    WHEELCHAIR = "wheelchair", "Wheelchair access"
    SIGN_LANGUAGE = "sign_language", "Sign-language services"
    HEARING_LOOP = "hearing_loop", "Hearing loop"


class Weekday(TextChoices):
    MONDAY = "monday", "Monday"
    TUESDAY = "tuesday", "Tuesday"
    WEDNESDAY = "wednesday", "Wednesday"
    THURSDAY = "thursday", "Thursday"
    FRIDAY = "friday", "Friday"
    SATURDAY = "saturday", "Saturday"
    SUNDAY = "sunday", "Sunday"


#: ASAM edition → the levels that exist in it (CONTENT-BRIEF table 3.1).
ASAM_LEVELS = {
    "3": ("1", "2.1", "2.5", "3.1", "3.3", "3.5", "3.7", "4"),
    "4": ("1.0", "1.5", "1.7", "2.1", "2.5", "2.7", "3.1", "3.5", "3.7", "4"),
}
