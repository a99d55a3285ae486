"""Which demo document carries which fact of the content brief, and which words show it.

A fact is a line: number, document, field, words (any case) that the field contains. A fact that is
left out, or told in another way than the seed tells it, says why.
"""

from __future__ import annotations

from typing import NamedTuple


class Fact(NamedTuple):
    number: str
    document: str
    field: str
    words: str
    remark: str = ""


REWORDED = "reworded: "

FACTS = [
    # Frame
    Fact(
        "F001",
        "Comparison/iop-vs-op",
        "copy_print",
        "IOP stands for intensive outpatient program. OP stands for outpatient program",
    ),
    Fact("F002", "Comparison/iop-vs-op", "audience", "choosing treatment and find it a lot"),
    Fact("F003", "Comparison/iop-vs-op", "copy_print", "What differs is how much support"),
    Fact("F004", "Comparison/iop-vs-op", "copy_print", "meant for a different time in life"),
    Fact("F005", "LevelsSection/levels", "modules", "exist because people’s needs differ"),
    Fact("F006", "LevelsSection/levels", "modules", "therapy education relapse prevention"),
    Fact("F007", "LevelOfCare/iop", "structured", "True"),
    Fact("F007", "LevelOfCare/op", "structured", "True"),
    Fact("F008", "Faq/what-to-expect", "copy_medium", "helps to know the routine"),
    # IOP
    Fact("F010", "LevelOfCare/iop", "structure", "high"),
    Fact("F011", "LevelOfCare/iop", "frequency_label", "several days of the week"),
    Fact("F012", "LevelOfCare/iop", "copy_medium", "more guidance than in an outpatient program"),
    Fact("F013", "LevelOfCare/iop", "setting", "lives_at_home"),
    Fact("F014", "LevelOfCare/iop", "support_level", "strong"),
    Fact("F015", "LevelOfCare/iop", "keeps_daily_life", "True"),
    Fact("F016", "LevelOfCare/iop", "suits", "strong support but do not need to stay in a center"),
    Fact("F017", "LevelOfCare/iop", "suits", "structure while they live at home"),
    Fact(
        "F018",
        "LevelOfCare/iop",
        "suits",
        "moderate substance use disorder",
        REWORDED + "person-first; severity alone decides nothing",
    ),
    Fact(
        "F019",
        "LevelOfCare/iop",
        "suits",
        "returned to use",
        REWORDED + "“relapse” labels a person",
    ),
    Fact("F020", "LevelOfCare/iop", "suits", "mental health concerns"),
    Fact("F021", "LevelOfCare/iop", "suits", "hard time lately"),
    Fact("F022", "LevelOfCare/iop", "suits", "extra structure along with steady support"),
    Fact(
        "F023", "LevelOfCare/iop", "modules", "Weekly therapy keeps you in touch with professionals"
    ),
    Fact("F024", "LevelOfCare/iop", "expect", "group-counseling always=True"),
    Fact("F025", "LevelOfCare/iop", "expect", "individual-therapy always=True"),
    Fact("F026", "LevelOfCare/iop", "expect", "addiction-education always=True"),
    Fact("F027", "LevelOfCare/iop", "expect", "family-therapy always=False"),
    Fact("F028", "LevelOfCare/iop", "expect", "life-skills-training always=False"),
    # OP
    Fact("F030", "LevelOfCare/op", "modules", "more flexible"),
    Fact("F031", "LevelOfCare/op", "copy_medium", "fewer visits than in an intensive program"),
    Fact("F032", "LevelOfCare/op", "frequency_label", "some days of the week"),
    Fact("F033", "LevelOfCare/op", "keeps_daily_life", "True"),
    Fact(
        "F034",
        "LevelOfCare/op",
        "suits",
        "mild substance use disorder",
        REWORDED + "person-first; severity alone decides nothing",
    ),
    Fact("F035", "LevelOfCare/op", "suits", "step down from an IOP or have completed one"),
    Fact("F036", "LevelOfCare/op", "suits", "room for work, school or family"),
    Fact("F037", "LevelOfCare/op", "suits", "need only mild support"),
    Fact("F038", "LevelOfCare/op", "suits", "already feel steadier in recovery"),
    Fact("F039", "LevelOfCare/op", "purpose", "continuing care with fewer visits"),
    Fact("F040", "LevelOfCare/op", "modules", "meet one to one or in a group"),
    Fact("F041", "LevelOfCare/op", "modules", "less often, yet it still matters"),
    Fact("F042", "LevelOfCare/op", "focus", "hold on to your progress"),
    Fact("F043", "LevelOfCare/op", "focus", "prevent a return to use"),
    Fact("F044", "LevelOfCare/op", "focus", "continued guidance"),
    Fact("F045", "LevelOfCare/op", "suits", "flexible plan that fits around other duties"),
    # IOP programs
    Fact("F050", "ProgramType/standard-iop", "components", "individual-therapy"),
    Fact("F051", "ProgramType/standard-iop", "components", "group-counseling"),
    Fact("F052", "ProgramType/standard-iop", "components", "addiction-education"),
    Fact("F053", "ProgramType/standard-iop", "aims", "healthy coping skills"),
    Fact("F054", "ProgramType/mental-health-iop", "focus", "depression or anxiety"),
    Fact("F055", "ProgramType/mental-health-iop", "copy_medium", "recovery at the same time"),
    Fact("F056", "ProgramType/dual-diagnosis-iop", "focus", "side by side"),
    Fact("F057", "ProgramType/dual-diagnosis-iop", "aims", "whole person"),
    Fact("F058", "ProgramType/family-focused-iop", "components", "family-therapy"),
    Fact(
        "F059",
        "ProgramType/family-focused-iop",
        "aims",
        "better relationships at home a strong support network",
    ),
    Fact("F060", "ProgramType/aftercare-iop", "focus", "long-term support"),
    Fact("F061", "ProgramType/aftercare-iop", "components", "alumni-groups"),
    Fact("F062", "ProgramType/aftercare-iop", "components", "relapse-prevention"),
    # OP programs
    Fact("F063", "ProgramType/standard-op", "components", "individual-therapy"),
    Fact("F064", "ProgramType/standard-op", "components", "group-counseling"),
    Fact("F065", "ProgramType/standard-op", "components", "relapse-prevention"),
    Fact("F066", "ProgramType/standard-op", "schedule_flexible", "True"),
    Fact("F067", "ProgramType/mental-health-op", "focus", "emotional support that goes on"),
    Fact(
        "F068",
        "ProgramType/mental-health-op",
        "conditions",
        "depression anxiety other_mental_health",
    ),
    Fact(
        "F069",
        "ProgramType/dual-diagnosis-op",
        "focus",
        "substance use disorder and for mental health",
    ),
    Fact("F070", "ProgramType/dual-diagnosis-op", "copy_medium", "less intensive"),
    Fact("F071", "ProgramType/family-centered-op", "focus", "family or others close to you"),
    Fact("F072", "ProgramType/family-centered-op", "modules", "rebuild trust and communication"),
    Fact(
        "F073",
        "ProgramType/step-down-op",
        "focus",
        "easier move out of an intensive outpatient program",
    ),
    Fact("F074", "ProgramType/step-down-op", "aims", "more independent recovery"),
    # Choosing
    Fact("F080", "ChoosingGuide/guide", "considerations", "personal-needs"),
    Fact("F081", "ChoosingGuide/guide", "considerations", "lifestyle"),
    Fact("F082", "ChoosingGuide/guide", "considerations", "recovery-goals"),
    Fact("F083", "ChoosingGuide/guide", "considerations", "your progress so far"),
    Fact(
        "F084",
        "ChoosingGuide/guide",
        "modules",
        "more structure a wish for regular support a moderate substance use disorder a hard time",
    ),
    Fact(
        "F085",
        "ChoosingGuide/guide",
        "modules",
        "flexibility duties at work, at school or in the family an IOP that you have completed",
    ),
    Fact("F086", "ChoosingGuide/guide", "closing_cta", "assessment"),
    Fact(
        "F087",
        "ChoosingGuide/guide",
        "modules",
        "another level may fit, such as residential treatment",
    ),
    Fact("F088", "Organization/far", "approach", "find an option that may suit them"),
    # Residential treatment
    Fact(
        "F090",
        "LevelOfCare/residential",
        "copy_medium",
        "For some people, residential treatment may fit more",
        REWORDED + "“preferable” ranks levels",
    ),
    Fact("F091", "LevelOfCare/residential", "suits", "need care day and night"),
    Fact(
        "F092",
        "LevelOfCare/residential",
        "suits",
        "severe substance use disorder",
        REWORDED + "person-first; severity alone decides nothing",
    ),
    Fact(
        "F093",
        "LevelOfCare/residential",
        "note",
        "an assessment shows if a stay may fit",
        REWORDED
        + "“safer” has no source; federal guidance reports similar results when risks are low",
    ),
    Fact("F094", "LevelOfCare/residential", "note", "ask whether the center offers one"),
    # Moving between levels
    Fact("F100", "TransitionsSection/transitions", "copy_medium", "ordinary part of recovery"),
    Fact("F101", "Transition/iop-to-op", "triggers", "more stable"),
    Fact("F102", "Transition/iop-to-op", "triggers", "coping skills"),
    Fact("F103", "Transition/iop-to-op", "triggers", "less intensive support is enough"),
    Fact("F104", "Transition/iop-to-op", "changes", "spaced further apart"),
    Fact("F105", "Transition/iop-to-op", "continues", "guidance"),
    Fact("F106", "Transition/iop-to-op", "continues", "tools for relapse prevention"),
    Fact("F107", "Transition/iop-to-op", "continues", "emotional support"),
    Fact("F108", "Transition/iop-to-op", "outcome", "standing on your own. You keep the link"),
    Fact("F109", "Transition/op-to-iop", "triggers", "firmer structure and more help"),
    Fact(
        "F110",
        "Transition/op-to-iop",
        "triggers",
        "returned to use",
        REWORDED + "“relapse” labels a person",
    ),
    Fact("F111", "Transition/op-to-iop", "triggers", "high stress"),
    # Benefits
    Fact(
        "F115",
        "BenefitsSection/benefits",
        "copy_medium",
        "stay in touch with it. What matters most differs",
    ),
    Fact(
        "F116",
        "Benefit/flexibility",
        "points",
        "keep working keep studying keep caring for your family",
    ),
    Fact("F117", "Benefit/support-system", "points", "therapists"),
    Fact("F118", "Benefit/support-system", "points", "support groups"),
    Fact("F119", "Benefit/support-system", "points", "peers who have been through it"),
    Fact("F120", "Benefit/structured-therapy", "points", "professional counseling"),
    Fact("F121", "Benefit/structured-therapy", "points", "relapse prevention"),
    Fact("F122", "Benefit/structured-therapy", "points", "coping-skills training"),
    Fact("F123", "Benefit/structured-therapy", "points", "recovery over the long term"),
    Fact(
        "F124",
        "Benefit/cost",
        "points",
        "ask how other kinds of care compare",
        REWORDED + "no source compares prices, so it is a question to ask",
    ),
    Fact(
        "F125",
        "Benefit/cost",
        "points",
        "still give you therapy, education and relapse prevention",
        REWORDED + "“needed treatment” is for an assessment to say",
    ),
    Fact("F126", "Benefit/independence", "statement", "from intensive care to outpatient support"),
    Fact(
        "F127",
        "Benefit/independence",
        "modules",
        "get used to daily life in recovery",
        REWORDED + "a life free of addiction is an outcome nobody can promise",
    ),
    # The center
    Fact("F130", "Organization/far", "title", "Focused Addiction Recovery"),
    Fact("F130", "Organization/far", "short_name", "FAR"),
    Fact("F131", "Location/wallace", "city", "Wallace"),
    Fact("F131", "Location/wallace", "state", "NC"),
    Fact("F132", "Organization/far", "levels_offered", "iop op"),
    Fact("F133", "Organization/far", "approach", "fitted to each person’s needs"),
    Fact(
        "F134",
        "Organization/far",
        "approach",
        "look for a way forward in recovery",
        REWORDED + "“lasting recovery” is an outcome nobody can promise",
    ),
    Fact("F135", "Organization/far", "values", "compassion"),
    Fact("F137", "Organization/far", "approach", "through the whole time, at either level"),
    Fact("F138", "Organization/far", "values", "recovery is personal"),
    Fact("F139", "Organization/far", "features", "flexible scheduling"),
    Fact(
        "F140",
        "Organization/far",
        "features",
        "care from professionals",
        REWORDED + "“experienced” needs credentials, which the center has not stated",
    ),
    Fact("F141", "Organization/far", "features", "supportive setting"),
    Fact("F142", "Organization/far", "mission", "heal while they keep up with daily life"),
    Fact("F143", "Organization/far", "intro", "choosing a center is a big step"),
    # Calls to action
    Fact(
        "F145",
        "CallToAction/assessment",
        "supporting",
        "Not sure which care may fit? A professional",
    ),
    Fact(
        "F146",
        "CallToAction/contact",
        "supporting",
        "do not have to do this alone. There is hope",
        REWORDED + "without “now”: no hurry in a call to action",
    ),
    # Questions
    Fact("F150", "Faq/difference", "question", "difference between IOP and OP"),
    Fact("F151", "Faq/which-level-fits-me", "question", "may fit me"),
    Fact("F152", "Faq/types-of-programs", "question", "types"),
    Fact("F153", "Faq/what-to-expect", "question", "What happens in an IOP and in an OP"),
    Fact("F154", "Faq/how-to-choose", "question", "How do I choose"),
    Fact("F155", "Faq/moving-between-levels", "question", "move from one level to another"),
    Fact("F156", "Faq/benefits", "question", "benefits"),
    Fact("F157", "Faq/when-residential", "question", "residential treatment needed"),
    Fact("F158", "Faq/where", "question", "Where"),
]

LEFT_OUT = {
    "F136": "“Evidence-based” needs named methods, and the center names none. Instead, "
    "Organization/far tells readers to ask which methods are used.",
}

#: The numbers that the brief uses; it leaves gaps between its groups.
NUMBERS = [
    *range(1, 9),
    *range(10, 29),
    *range(30, 46),
    *range(50, 75),
    *range(80, 89),
    *range(90, 95),
    *range(100, 112),
    *range(115, 128),
    *range(130, 144),
    *range(145, 147),
    *range(150, 159),
]
