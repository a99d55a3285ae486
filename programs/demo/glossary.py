"""Words explained in plain language, with the words we do not use for them."""

from typing import Any

from programs.demo.entries import Entry, entry


def _term(slug: str, title: str, plain: str, definition: str, **more: Any) -> Entry:
    return entry(
        "GlossaryTerm",
        slug,
        title=title,
        plain=plain,
        definition=definition,
        **{"avoid": [], **more},
    )


GLOSSARY = [
    _term(
        "iop",
        "IOP",
        "care on several days a week while you live at home",
        "An intensive outpatient program. You come in on several days of the week. "
        "You go home after each visit.",
        label="IOP",
        expansion="Intensive outpatient program",
        avoid=["day rehab"],
    ),
    _term(
        "op",
        "OP",
        "care with fewer visits while you live at home",
        "An outpatient program. You come in less often than in an intensive program. "
        "You live at home.",
        label="OP",
        expansion="Outpatient program",
    ),
    _term(
        "level-of-care",
        "level of care",
        "how much care and support you get",
        "Care comes in steps, from a few visits a week to care day and night. "
        "Each step is a level of care.",
    ),
    _term(
        "residential-treatment",
        "residential treatment",
        "care where you stay day and night",
        "You live at the place that treats you. Staff are there day and night. "
        "It is not the same as a hospital.",
        avoid=["rehab", "inpatient rehab", "drug rehab"],
    ),
    _term(
        "inpatient",
        "inpatient",
        "care while you stay in a hospital",
        "You stay in a hospital, with doctors and nurses there day and night.",
        avoid=["rehab"],
    ),
    _term(
        "partial-hospitalization",
        "partial hospitalization",
        "care for much of the day, then home at night",
        "You get care for many hours of the day and sleep at home. "
        "It is a step above an intensive outpatient program.",
        label="Partial hospital care",
        expansion="Partial hospitalization program (PHP)",
        avoid=["day hospital"],
    ),
    _term(
        "co-occurring-disorders",
        "co-occurring disorders",
        "a mental health condition and substance use together",
        "A person has a mental health condition and a substance use disorder at the same time. "
        "Both get care.",
        label="Co-occurring",
        avoid=["dual diagnosis", "dually diagnosed"],
    ),
    _term(
        "return-to-use",
        "return to use",
        "using alcohol or drugs again after a pause",
        "A person in recovery drinks or uses drugs again. "
        "It is a sign that the care plan may need a change. It is no one’s fault.",
        avoid=["relapse", "slip", "falling off the wagon"],
    ),
    _term(
        "relapse-prevention",
        "relapse prevention",
        "a plan for the moments that make use more likely",
        "You learn what can lead you back to use. You plan what to do when it comes up.",
    ),
    _term(
        "continuing-care",
        "continuing care",
        "support that goes on after a program ends",
        "Support that goes on after the first part of treatment. Some call it aftercare.",
        avoid=["maintenance"],
    ),
    _term(
        "step-down",
        "step-down",
        "a move to care with fewer visits",
        "You move from more care to less as things get steady. The support goes on.",
    ),
    _term(
        "assessment",
        "assessment",
        "a talk with a professional about your needs",
        "A professional asks about your health, your use and your life. "
        "Then you talk about which care may fit.",
        avoid=["evaluation test"],
    ),
    _term(
        "group-counseling",
        "group counseling",
        "talking in a group, led by a counselor",
        "People with the same kind of goals meet and talk. A counselor leads the group.",
    ),
    _term(
        "coping-skills",
        "coping skills",
        "ways to get through stress and cravings",
        "Things you can do when stress, strong feelings or cravings come up.",
    ),
    _term(
        "alumni-group",
        "alumni group",
        "a group for people who have been in the program",
        "People who have been in the program meet to back each other up.",
    ),
    _term(
        "substance-use-disorder",
        "substance use disorder",
        "a health condition: use goes on though it does harm",
        "A health condition. A person keeps using alcohol or drugs though it does harm. "
        "It can be mild, moderate or severe. It can be treated.",
        label="SUD",
        expansion="Substance use disorder (SUD)",
        avoid=["substance abuse", "drug abuse", "drug habit", "addict"],
    ),
    _term(
        "withdrawal-management",
        "withdrawal management",
        "medical help while alcohol or drugs leave the body",
        "Medical care when a person stops using and feels ill. "
        "Some people have it before they start a program.",
        avoid=["detox", "detoxification"],
    ),
]
