"""Moves between the two levels. A move up is an ordinary change of plan, told without blame."""

from programs.demo.entries import CLINICAL_REVIEW, Ref, bullets, entry, level, module

SECTION = Ref("TransitionsSection", "transitions")

TRANSITIONS = [
    entry(
        "Transition",
        "iop-to-op",
        under=SECTION,
        title="Moving from IOP to OP",
        label="IOP to OP",
        from_level=level("iop"),
        to_level=level("op"),
        triggers=[
            "Your life and your recovery feel more stable",
            "You have coping skills that work for you",
            "Less intensive support is enough for you",
            "You have completed the intensive outpatient program",
        ],
        changes=["Therapy visits are spaced further apart", "You plan more of your week yourself"],
        continues=[
            "Guidance from professionals",
            "Tools for relapse prevention",
            "Emotional support",
        ],
        outcome=("You practice standing on your own. You keep the link to people who treat you."),
        decided_by="You and your care team, step by step",
        copy_short="From intensive outpatient to outpatient care: fewer visits, same support line.",
        copy_medium=(
            "Some people move from an intensive outpatient program (IOP) to outpatient care (OP). "
            "It can be time when life feels more stable. Visits are spaced out. "
            "Guidance and support go on."
        ),
        copy_print=(
            "You may move from an intensive outpatient program (IOP) to an outpatient program (OP). "
            "This is called a step down. It may come up when your recovery feels more stable. "
            "It may also come up when your coping skills work or you need less support. "
            "You come in less often. Your guidance goes on, and so does the work to prevent a "
            "return to use. You keep people to talk to. "
            "You and your care team decide when the time is right."
        ),
        modules=[
            module(
                "transition",
                "When this move may come up",
                "A step down from an intensive outpatient program (IOP) is a normal part of care. "
                "It may be time to talk about it when:",
                bullets(
                    "your days feel more stable",
                    "your coping skills hold up in daily life",
                    "you get along with less support",
                ),
            ),
            module(
                "what_to_expect",
                "What changes and what stays",
                "In the outpatient program (OP), your visits are further apart. "
                "You keep your guidance, your tools for relapse prevention and people to talk to. "
                "You practice standing on your own. You do not lose touch with treatment.",
            ),
        ],
        **CLINICAL_REVIEW,
    ),
    entry(
        "Transition",
        "op-to-iop",
        under=SECTION,
        title="Moving from OP to IOP",
        label="OP to IOP",
        from_level=level("op"),
        to_level=level("iop"),
        triggers=[
            "You want firmer structure and more help",
            "You have returned to use",
            "You are going through a time of high stress",
        ],
        changes=["You come in more often", "Your week has more structure"],
        continues=["The skills you have learned", "The people who know you and your goals"],
        outcome="You get more support for as long as it helps. What you have learned stays yours.",
        decided_by="You and your care team, step by step",
        copy_short="From outpatient to intensive outpatient care: more support when it helps.",
        copy_medium=(
            "Some people move from outpatient care (OP) to an intensive outpatient program (IOP). "
            "It may help after a return to use or when stress is high. "
            "It is a change of plan. It is no one’s fault."
        ),
        copy_print=(
            "Some people move from an outpatient program (OP) to an intensive outpatient program "
            "(IOP). They want firmer structure and more help for a while. "
            "It may come up after a return to use. It may come up when life brings a lot of stress. "
            "A move like this is a normal change of plan. It is no one’s fault. "
            "You take what you have learned with you. You and your care team decide together."
        ),
        modules=[
            module(
                "transition",
                "When this move may come up",
                "It may be time to talk about an intensive outpatient program (IOP) when:",
                bullets(
                    "you want firmer structure and more help",
                    "you have returned to use",
                    "life brings a lot of stress",
                ),
            ),
            module(
                "what_to_expect",
                "What changes and what stays",
                "You come in more often than in the outpatient program (OP). "
                "Your week has more structure. The skills you have learned stay yours. "
                "When things are steadier, you can talk about a step down again.",
            ),
        ],
        **CLINICAL_REVIEW,
    ),
]
