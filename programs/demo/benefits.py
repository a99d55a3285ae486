"""What both levels give a person.

About cost we only say what to ask: no source compares the prices of this center with others.
"""

from typing import Any

from programs.demo.entries import CLINICAL_REVIEW, Entry, Ref, bullets, entry, level, module


def _benefit(slug: str, title: str, **more: Any) -> Entry:
    return entry(
        "Benefit",
        slug,
        under=Ref("BenefitsSection", "benefits"),
        title=title,
        applies_to=[level("iop"), level("op")],
        **more,
        **CLINICAL_REVIEW,
    )


BENEFITS = [
    _benefit(
        "flexibility",
        "Flexibility",
        label="Flexibility",
        icon="calendar",
        statement="Work, school and family life can go on during treatment.",
        points=["Keep working", "Keep studying", "Keep caring for your family"],
        copy_short="In outpatient and intensive outpatient care, daily life can go on.",
        copy_medium=(
            "In an outpatient or intensive outpatient program, you live at home. "
            "You can keep working or go to school. You can be there for your family. "
            "Care has its place in your week."
        ),
        modules=[
            module(
                "benefits",
                "Care that leaves room",
                "You live at home during outpatient and intensive outpatient care. You can keep "
                "working, studying or caring for your family. How much room there is depends on the "
                "level. Ask the center how its days fit with yours.",
            )
        ],
    ),
    _benefit(
        "support-system",
        "Strong Support System",
        label="Support",
        icon="people",
        statement="Therapists, groups and peers stand beside you.",
        points=["Therapists", "Support groups", "Peers who have been through it"],
        copy_short="Therapists, groups and peers support you in outpatient care at both levels.",
        copy_medium=(
            "In an outpatient or intensive outpatient program, you are not on your own. "
            "You have therapists and support groups. You meet peers who have been through it too."
        ),
        modules=[
            module(
                "benefits",
                "Who stands beside you",
                "In outpatient and intensive outpatient care, you have more than one kind of support:",
                bullets(
                    "therapists who know your goals",
                    "support groups",
                    "peers who have been through it themselves",
                ),
            )
        ],
    ),
    _benefit(
        "structured-therapy",
        "Structured Therapy",
        label="Therapy",
        icon="conversation",
        statement="Counseling and skills that help you keep up your recovery.",
        points=[
            "Professional counseling",
            "Relapse prevention",
            "Coping-skills training",
            "Support to keep up recovery over the long term",
        ],
        copy_short="Outpatient care at both levels has counseling, a plan and coping skills.",
        copy_medium=(
            "An outpatient or intensive outpatient program has a clear shape. "
            "You have counseling with professionals. You learn to cope and to prevent a return to "
            "use. The aim is to keep up recovery over time."
        ),
        modules=[
            module(
                "benefits",
                "What gives it shape",
                "In outpatient and intensive outpatient care, therapy follows a plan. You have "
                "professional counseling, relapse prevention and coping-skills training. "
                "The aim is to help you keep up recovery over the long term.",
            )
        ],
    ),
    _benefit(
        "cost",
        "Cost: what to ask",
        label="Cost",
        icon="shield",
        statement="Ask what care would cost you before you choose.",
        points=[
            "You live at home, so no overnight stay is part of the care",
            "Both levels still give you therapy, education and relapse prevention",
            "Ask for the price of each level",
            "Ask which insurance the center takes",
            "Ask how other kinds of care compare",
        ],
        copy_short="Ask what outpatient or intensive outpatient care would cost you.",
        copy_medium=(
            "In an outpatient or intensive outpatient program, you live at home. "
            "No overnight stay is part of the care. "
            "Ask the center for prices and about insurance before you choose."
        ),
        modules=[
            module(
                "cost",
                "Questions about cost",
                "In outpatient and intensive outpatient care, you live at home. No overnight stay is "
                "part of it, and you still get therapy, education and relapse prevention. "
                "We have no prices to show here. Good questions for the center:",
                bullets(
                    "What would each level cost me?",
                    "Which insurance do you take?",
                    "How does that compare with a stay in a center?",
                ),
            )
        ],
    ),
    _benefit(
        "independence",
        "Gradual Independence",
        label="Independence",
        icon="path",
        statement="Move step by step from intensive care to outpatient support.",
        points=[
            "Start with more support",
            "Step down when it feels right",
            "Practice in daily life",
        ],
        copy_short="From intensive outpatient care to outpatient support, one step at a time.",
        copy_medium=(
            "You can move from an intensive outpatient program to an outpatient one. "
            "Each step gives you more room. You practice daily life in recovery while support is "
            "close."
        ),
        modules=[
            module(
                "benefits",
                "One step at a time",
                "You can start in an intensive outpatient program and go on to outpatient support. "
                "The change comes in steps. It gives you time to get used to daily life in recovery.",
            )
        ],
    ),
]
