"""The choosing guide: things to think about before an assessment. It has no score."""

from programs.demo.entries import (
    CLINICAL_REVIEW,
    HOME,
    bullets,
    crisis,
    criterion,
    cta,
    entry,
    module,
    picture,
)

GUIDE = [
    entry(
        "ChoosingGuide",
        "guide",
        under=HOME,
        title="Choosing a level of care",
        label="Choosing guide",
        show_in_menus=True,
        picture=picture("guide"),
        intro=(
            "Which care may fit depends on you. It depends on your needs, your life and your goals. "
            "It also depends on how far you have come. Talk it over with a professional. "
            "There are no right or wrong answers."
        ),
        urgent_flags=[
            {
                "text": "Someone does not wake up, has trouble breathing, or may have overdosed.",
                "crisis": crisis("911"),
            },
            {
                "text": "You think about hurting yourself or ending your life.",
                "crisis": crisis("988"),
            },
            {
                "text": "You stopped or cut down and feel very ill: shaking, seeing things, seizures.",
                "crisis": crisis("911"),
            },
        ],
        considerations=[
            {
                "question": "What do you need most from your care?",
                "why": "People’s needs differ. A professional starts with yours.",
                "criterion": criterion("personal-needs"),
            },
            {
                "question": "What does a usual week look like for you?",
                "why": "Your lifestyle shows how care can fit into your days.",
                "criterion": criterion("lifestyle"),
            },
            {
                "question": "What do you want from recovery?",
                "why": "Your goals help to shape the plan.",
                "criterion": criterion("recovery-goals"),
            },
            {
                "question": "How far have you come in recovery?",
                "why": "Your progress so far shows how much support may help next.",
                "criterion": criterion("progress"),
            },
            {
                "question": "Would more structure in your week help you?",
                "why": "More structure often points toward an intensive outpatient program (IOP).",
                "criterion": criterion("structure"),
            },
            {
                "question": "Would you like regular support from people who know you?",
                "why": "In an IOP, you see your team more often.",
                "criterion": criterion("support"),
            },
            {
                "question": "Have things been hard for you lately?",
                "why": "After a hard time or a return to use, more support may help.",
                "criterion": criterion("recent-difficulty"),
            },
            {
                "question": "Do you have to plan around work, school or family?",
                "why": "An outpatient program (OP) leaves more room in your week.",
                "criterion": criterion("daily-duties"),
            },
            {
                "question": "Have you completed an intensive outpatient program?",
                "why": "An OP is often the next step. If mild support is enough, it may fit as well.",
                "criterion": criterion("iop-completed"),
            },
            {
                "question": "Do you feel that you need someone near you day and night?",
                "why": "Then a professional can talk with you about residential treatment.",
                "criterion": criterion("day-and-night"),
            },
        ],
        closing_cta=cta("assessment"),
        copy_short="Points to think about: intensive outpatient (IOP) or outpatient care (OP)?",
        copy_medium=(
            "Are you choosing between intensive outpatient care (IOP) and outpatient care (OP)? "
            "Think about your needs, your life, your goals and how far you have come. "
            "Not sure? Ask for an assessment."
        ),
        copy_print=(
            "Are you choosing between an intensive outpatient program (IOP) and an outpatient "
            "program (OP)? Think about your needs, your week, your goals and how far you have come. "
            "If you want more structure or things have been hard, it often points toward an IOP. "
            "If you want more room for work, school or family, it often points toward an OP. "
            "Not sure? Ask for an assessment. A professional looks at the whole picture with you."
        ),
        modules=[
            module(
                "suitability",
                "What often points toward an IOP",
                "These points often lead to a talk about an intensive outpatient program (IOP):",
                bullets(
                    "a wish for more structure",
                    "a wish for regular support",
                    "a moderate substance use disorder",
                    "a hard time lately",
                ),
            ),
            module(
                "suitability",
                "What often points toward an OP",
                "These points often lead to a talk about an outpatient program (OP):",
                bullets(
                    "a wish for flexibility",
                    "duties at work, at school or in the family",
                    "an IOP that you have completed",
                    "a mild need for support",
                ),
            ),
            module(
                "getting_started",
                "Not sure? Ask for an assessment",
                "Many people are not sure, and that is fine. Ask for an assessment by a "
                "professional. It looks at your health, your use and your life. It can also show if "
                "another level may fit, such as residential treatment.",
            ),
        ],
        **CLINICAL_REVIEW,
    )
]
