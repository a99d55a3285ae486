"""Nine questions as readers ask them. Each answer stands alone and names the level in full."""

from typing import Any

from programs.demo.entries import (
    CLINICAL_REVIEW,
    HOME,
    Entry,
    Ref,
    bullets,
    entry,
    level,
    module,
    program,
)

COMPARISON = Ref("Comparison", "iop-vs-op")
GUIDE = Ref("ChoosingGuide", "guide")


def _faq(slug: str, question: str, label: str, about: list[Ref], **more: Any) -> Entry:
    return entry(
        "Faq",
        slug,
        under=Ref("FaqsSection", "faqs"),
        title=question,
        question=question,
        label=label,
        about=about,
        **more,
        **CLINICAL_REVIEW,
    )


FAQS = [
    _faq(
        "difference",
        "What is the difference between IOP and OP?",
        "IOP and OP",
        [COMPARISON, level("iop"), level("op")],
        copy_short="Intensive outpatient care (IOP) gives more support than outpatient care (OP).",
        copy_medium=(
            "In an intensive outpatient program (IOP), you come in more often and get more support. "
            "In an outpatient program (OP), you have fewer visits and more room in your week. "
            "You live at home in both."
        ),
        modules=[
            module(
                "overview",
                "The main difference",
                "Both levels help people in recovery, and both are structured. In an intensive "
                "outpatient program (IOP), you come in more often and have firmer structure. "
                "In an outpatient program (OP), you come in less often and have more room for work, "
                "school or family.",
            )
        ],
    ),
    _faq(
        "which-level-fits-me",
        "Which level of care may fit me?",
        "Which may fit",
        [GUIDE, level("iop"), level("op")],
        copy_short="It depends on your needs. Intensive outpatient or outpatient care may fit.",
        copy_medium=(
            "An intensive outpatient program (IOP) may suit you if you want more support. "
            "An outpatient program (OP) may suit you if mild support is enough. "
            "An assessment helps you find out."
        ),
        modules=[
            module(
                "suitability",
                "What to think about",
                "Think about your needs, your week, your goals and how far you have come. "
                "If you want structure or have had a hard time, it often points toward an intensive "
                "outpatient program (IOP). If you feel steadier or have completed an IOP, it often "
                "points toward an outpatient program (OP). No page can decide this for you.",
            )
        ],
    ),
    _faq(
        "types-of-programs",
        "What types of IOP and OP programs are there?",
        "Types of programs",
        [
            Ref("ProgramsSection", "programs"),
            program("standard-iop"),
            program("standard-op"),
        ],
        copy_short="There are five kinds of intensive outpatient care and five of outpatient care.",
        copy_medium=(
            "There are five kinds at each level of outpatient care. Both levels have a standard "
            "program and two for mental health. Both have one for families. "
            "The last one is for the time after."
        ),
        modules=[
            module(
                "overview",
                "The programs by name",
                "<p>Intensive outpatient program (IOP): Standard IOP, Mental Health IOP, Dual "
                "Diagnosis IOP, Family-Focused IOP and Aftercare IOP.</p>",
                "<p>Outpatient program (OP): Standard OP, Mental Health OP, Dual Diagnosis OP, "
                "Family-Centered OP and Step-Down OP.</p>",
                "<p>Each one offers therapy, education and relapse prevention.</p>",
            )
        ],
    ),
    _faq(
        "what-to-expect",
        "What happens in an IOP and in an OP?",
        "What to expect",
        [level("iop"), level("op")],
        copy_short="You can expect therapy and learning in intensive outpatient and outpatient care.",
        copy_medium=(
            "Starting can feel like a lot. It helps to know the routine. "
            "An intensive outpatient program (IOP) has group and one-to-one therapy and lessons. "
            "An outpatient program (OP) has fewer meetings."
        ),
        modules=[
            module(
                "what_to_expect",
                "In an intensive outpatient program",
                "An intensive outpatient program (IOP) has group counseling, individual therapy and "
                "lessons about addiction and recovery. Some people also have family therapy or "
                "life-skills training.",
            ),
            module(
                "what_to_expect",
                "In an outpatient program",
                "In an outpatient program (OP), you meet one to one or in a group. You meet less "
                "often. The work is to hold on to your progress and prevent a return to use.",
            ),
            module(
                "getting_started",
                "Before the first day",
                "Most people feel uneasy before they start. Ask what a usual day looks like. "
                "Knowing the routine can make the first day of outpatient care easier.",
            ),
        ],
    ),
    _faq(
        "how-to-choose",
        "How do I choose between IOP and OP?",
        "How to choose",
        [GUIDE, COMPARISON],
        copy_short="Weigh your needs. Then ask about intensive outpatient and outpatient care.",
        copy_medium=(
            "Think about your needs, your life, your goals and your progress so far. "
            "Compare intensive outpatient care (IOP) with outpatient care (OP). "
            "If you are not sure, ask for an assessment."
        ),
        modules=[
            module(
                "getting_started",
                "Three steps",
                "<ol><li>Look at the points in the choosing guide.</li>"
                "<li>Compare the intensive outpatient program (IOP) with the outpatient program "
                "(OP).</li>"
                "<li>Ask for an assessment by a professional.</li></ol>",
            )
        ],
    ),
    _faq(
        "moving-between-levels",
        "How do I move from one level to another?",
        "Moving levels",
        [Ref("Transition", "iop-to-op"), Ref("Transition", "op-to-iop")],
        copy_short="You and your team can plan a move to or from intensive outpatient care.",
        copy_medium=(
            "A change of level is a normal part of recovery. Many people go from intensive "
            "outpatient care (IOP) to outpatient care (OP). Some go the other way for more help. "
            "You decide with your team."
        ),
        modules=[
            module(
                "transition",
                "Down or up",
                "People step down to an outpatient program (OP) when they feel stable, have coping "
                "skills and need less support. Some step up to an intensive outpatient program (IOP) "
                "after a return to use or when stress is high. Your guidance goes on both ways.",
            )
        ],
    ),
    _faq(
        "benefits",
        "What are the benefits of IOP and OP?",
        "Benefits",
        [Ref("BenefitsSection", "benefits")],
        copy_short="Outpatient and intensive outpatient care let you heal and keep up daily life.",
        copy_medium=(
            "In intensive outpatient (IOP) and outpatient (OP) care, you stay in touch with daily "
            "life. You have support, therapy with a plan and small steps. "
            "What helps most differs from person to person."
        ),
        modules=[
            module(
                "benefits",
                "What both levels offer",
                "Outpatient and intensive outpatient care have these in common:",
                bullets(
                    "flexibility for work, school and family",
                    "a strong support system",
                    "structured therapy",
                    "independence, one step at a time",
                ),
            )
        ],
    ),
    _faq(
        "when-residential",
        "When is residential treatment needed?",
        "Residential",
        [level("residential"), GUIDE],
        copy_short="Residential treatment may fit when someone needs care day and night.",
        copy_medium=(
            "Residential treatment may fit when a person needs care day and night. "
            "It may also fit with a severe substance use disorder. "
            "An assessment looks at all of it. Ask the center where to turn."
        ),
        modules=[
            module(
                "suitability",
                "When to ask about it",
                "Ask about residential treatment when care is needed at all hours, or when a "
                "substance use disorder is severe. A professional looks at the whole picture. "
                "Then you talk about which level may fit.",
            )
        ],
    ),
    _faq(
        "where",
        "Where are IOP and OP offered?",
        "Where",
        [Ref("Location", "wallace"), HOME],
        copy_short="You can get outpatient and intensive outpatient care in Wallace, NC.",
        copy_medium=(
            "Focused Addiction Recovery (FAR) is in Wallace, North Carolina. "
            "It has an intensive outpatient program (IOP) and an outpatient program (OP). "
            "Ask the center how to get there."
        ),
        modules=[],
    ),
]
