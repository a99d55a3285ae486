"""The levels of care, and the criteria that point toward them.

What the center has not stated stays empty: days, hours, minutes, weeks. Typical hours are reference
figures for adults in the US and carry their source.
"""

from programs.demo.entries import (
    CLINICAL_REVIEW,
    Ref,
    bullets,
    component,
    criterion,
    entry,
    level,
    module,
    picture,
    source,
)

SECTION = Ref("LevelsSection", "levels")

CRITERIA = [
    # What to weigh in general. These four point to no level by themselves.
    entry("Criterion", "personal-needs", title="Your personal needs", leans_to=[]),
    entry("Criterion", "lifestyle", title="Your lifestyle", leans_to=[]),
    entry("Criterion", "recovery-goals", title="Your goals in recovery", leans_to=[]),
    entry("Criterion", "progress", title="Your progress so far", leans_to=[]),
    # What often points toward an intensive outpatient program.
    entry("Criterion", "structure", title="A wish for more structure", leans_to=[level("iop")]),
    entry("Criterion", "support", title="A wish for regular support", leans_to=[level("iop")]),
    entry(
        "Criterion",
        "moderate-disorder",
        title="A moderate substance use disorder",
        leans_to=[level("iop")],
    ),
    entry("Criterion", "recent-difficulty", title="A hard time lately", leans_to=[level("iop")]),
    # Both levels have a program for this.
    entry(
        "Criterion",
        "mental-health",
        title="Mental health concerns",
        leans_to=[level("iop"), level("op")],
    ),
    # What often points toward an outpatient program.
    entry("Criterion", "flexibility", title="A wish for more flexibility", leans_to=[level("op")]),
    entry(
        "Criterion", "daily-duties", title="Work, school or family duties", leans_to=[level("op")]
    ),
    entry("Criterion", "iop-completed", title="An IOP completed", leans_to=[level("op")]),
    entry("Criterion", "mild-need", title="A mild need for support", leans_to=[level("op")]),
    entry(
        "Criterion", "mild-disorder", title="A mild substance use disorder", leans_to=[level("op")]
    ),
    # What often points toward residential treatment.
    entry(
        "Criterion",
        "day-and-night",
        title="A need for care day and night",
        leans_to=[level("residential")],
    ),
    entry(
        "Criterion",
        "severe-disorder",
        title="A severe substance use disorder",
        leans_to=[level("residential")],
    ),
]

LEVELS = [
    entry(
        "LevelOfCare",
        "iop",
        under=SECTION,
        title="Intensive outpatient program",
        label="IOP",
        code="iop",
        abbreviation="IOP",
        also_known_as=["Intensive outpatient treatment"],
        picture=picture("iop"),
        intensity_rank=2,
        frequency_rank=2,
        flexibility_rank=4,
        frequency_label="On several days of the week",
        reference_hours_per_week_min=9,
        reference_hours_per_week_max=19,
        reference_hours_source=source("asam-criteria"),
        setting="lives_at_home",
        structured=True,
        structure="high",
        support_level="strong",
        keeps_daily_life=True,
        severity=["moderate"],
        suits=[
            {
                "text": "want strong support but do not need to stay in a center",
                "criterion": criterion("support"),
            },
            {"text": "want structure while they live at home", "criterion": criterion("structure")},
            {
                "text": "have a moderate substance use disorder",
                "criterion": criterion("moderate-disorder"),
            },
            {
                "text": "have returned to use in recent times",
                "criterion": criterion("recent-difficulty"),
            },
            {"text": "also have mental health concerns", "criterion": criterion("mental-health")},
            {"text": "have had a hard time lately", "criterion": criterion("recent-difficulty")},
            {
                "text": "want extra structure along with steady support",
                "criterion": criterion("structure"),
            },
        ],
        expect=[
            {"component": component("group-counseling"), "always": True},
            {"component": component("individual-therapy"), "always": True},
            {"component": component("addiction-education"), "always": True},
            {"component": component("relapse-prevention"), "always": True},
            {"component": component("family-therapy"), "always": False},
            {"component": component("life-skills-training"), "always": False},
        ],
        focus=["Strong support", "A firm weekly routine", "Skills for daily life"],
        purpose=["More guidance than in an outpatient program"],
        asam=[{"edition": "3", "level": "2.1"}, {"edition": "4", "level": "2.1"}],
        samhsa_code="OIT",
        offered_by_org=True,
        copy_short="An intensive outpatient program (IOP) gives strong support while you live at home.",
        copy_medium=(
            "In an intensive outpatient program (IOP), you come in on several days of the week. "
            "You get more guidance than in an outpatient program. "
            "You live at home, and daily life goes on."
        ),
        copy_print=(
            "An intensive outpatient program (IOP) is structured care. "
            "You come in on several days of the week and live at home. "
            "Work, school and family life go on. "
            "You can expect group counseling, one-to-one therapy and lessons about addiction and "
            "recovery. Some people also have family therapy or life-skills training. "
            "It may suit you if you want strong support but do not need to stay in a center. "
            "A professional can help you find out."
        ),
        modules=[
            module(
                "overview",
                "What it is",
                "An intensive outpatient program (IOP) is structured therapy. You come in on several "
                "days of the week. You get more guidance than in an outpatient program, and you "
                "live at home. Your daily duties go on next to it.",
            ),
            module(
                "suitability",
                "Who it may suit",
                "An IOP may suit people who want strong support but do not need to stay in a center. "
                "It may also suit people who have had a hard time lately or have returned to use. "
                "Some have mental health concerns as well. A professional helps to find out.",
                alone=False,
            ),
            module(
                "what_to_expect",
                "What to expect",
                "Weekly therapy keeps you in touch with professionals. You can expect:",
                bullets(
                    "group counseling",
                    "individual therapy",
                    "lessons about addiction and recovery",
                    "a plan for relapse prevention",
                ),
                "Some people also have family therapy or life-skills training.",
                alone=False,
            ),
            module(
                "schedule",
                "Days and hours",
                "Ask the center for its days and hours. In the US, an intensive outpatient program "
                "for adults often means 9 to 19 hours of care a week.",
            ),
        ],
        sources=[source("asam-criteria")],
        **CLINICAL_REVIEW,
    ),
    entry(
        "LevelOfCare",
        "op",
        under=SECTION,
        title="Outpatient program",
        label="OP",
        code="op",
        abbreviation="OP",
        also_known_as=["Outpatient treatment"],
        picture=picture("op"),
        intensity_rank=1,
        frequency_rank=1,
        flexibility_rank=5,
        frequency_label="On some days of the week",
        reference_hours_per_week_max=9,
        reference_hours_source=source("asam-criteria"),
        setting="lives_at_home",
        structured=True,
        structure="medium",
        support_level="mild",
        keeps_daily_life=True,
        severity=["mild"],
        suits=[
            {"text": "have a mild substance use disorder", "criterion": criterion("mild-disorder")},
            {
                "text": "step down from an IOP or have completed one",
                "criterion": criterion("iop-completed"),
            },
            {
                "text": "want room for work, school or family",
                "criterion": criterion("daily-duties"),
            },
            {"text": "need only mild support", "criterion": criterion("mild-need")},
            {"text": "already feel steadier in recovery", "criterion": criterion("progress")},
            {
                "text": "want a flexible plan that fits around other duties",
                "criterion": criterion("flexibility"),
            },
        ],
        expect=[
            {"component": component("therapy"), "always": True},
            {"component": component("addiction-education"), "always": True},
            {"component": component("relapse-prevention"), "always": True},
        ],
        focus=["Hold on to your progress", "Prevent a return to use", "Continued guidance"],
        purpose=["Continuing care with fewer visits"],
        asam=[{"edition": "3", "level": "1"}, {"edition": "4", "level": "1.5"}],
        samhsa_code="ORT",
        offered_by_org=True,
        copy_short="An outpatient program (OP) keeps up your care and leaves room in your week.",
        copy_medium=(
            "In an outpatient program (OP), you come in on some days of the week. "
            "You have fewer visits than in an intensive program. "
            "There is room for work, school or family, and your support goes on."
        ),
        copy_print=(
            "An outpatient program (OP) is structured care with fewer visits than an intensive "
            "program. You live at home. There is room for work, school and family. "
            "You meet one to one or in a group. You work to hold on to your progress and to prevent "
            "a return to use. It may suit you if you feel steadier in recovery or need only mild "
            "support. It may also suit you when you step down from an intensive program. "
            "A professional can help you find out."
        ),
        modules=[
            module(
                "overview",
                "What it is",
                "An outpatient program (OP) is structured care that goes on at a lower intensity. "
                "You come in on some days of the week, less often than in an intensive program. "
                "It is more flexible too. You take care of your daily duties at the same time.",
            ),
            module(
                "suitability",
                "Who it may suit",
                "An OP may suit people who feel steadier in recovery or need only mild support. "
                "It may suit people who step down from an intensive program or have completed one. "
                "It may also suit people who want room for work, school or family.",
                alone=False,
            ),
            module(
                "what_to_expect",
                "What to expect",
                "You meet one to one or in a group. Therapy comes less often, yet it still matters. "
                "The work is to:",
                bullets(
                    "hold on to your progress",
                    "prevent a return to use",
                    "keep your guidance going",
                ),
                alone=False,
            ),
            module(
                "schedule",
                "Days and hours",
                "Ask the center for its days and hours. In the US, an outpatient program for adults "
                "often means less than 9 hours of care a week.",
            ),
        ],
        sources=[source("asam-criteria")],
        **CLINICAL_REVIEW,
    ),
    entry(
        "LevelOfCare",
        "residential",
        under=SECTION,
        title="Residential treatment",
        label="Residential",
        code="residential",
        also_known_as=["Live-in treatment"],
        picture=picture("residential"),
        intensity_rank=4,
        flexibility_rank=2,
        setting="stays_on_site",
        structured=True,
        structure="high",
        support_level="round_the_clock",
        severity=["severe"],
        suits=[
            {"text": "need care day and night", "criterion": criterion("day-and-night")},
            {
                "text": "have a severe substance use disorder",
                "criterion": criterion("severe-disorder"),
            },
        ],
        expect=[{"component": component("professional-assessment"), "always": True}],
        focus=["Care day and night"],
        note=(
            "An assessment shows if a stay may fit. "
            "Ask whether the center offers one or can tell you who does."
        ),
        samhsa_code="RES",
        copy_short="In residential treatment, you live where you get care, day and night.",
        copy_medium=(
            "For some people, residential treatment may fit more than visits. "
            "You stay at the place that treats you. Staff are there day and night. "
            "Ask for an assessment, and ask the center where to turn."
        ),
        copy_print=(
            "In residential treatment, you live at the place that treats you. "
            "Staff are there day and night. It may suit people who need care at all hours or have a "
            "severe substance use disorder. How hard things are is only part of the picture. "
            "A professional looks at all of it with you. "
            "Ask whether the center offers this level or can tell you who does."
        ),
        modules=[
            module(
                "overview",
                "What it is",
                "In residential treatment, you live at the place that treats you. Staff are there "
                "day and night. It is not the same as a stay in a hospital.",
            ),
            module(
                "suitability",
                "When it may fit",
                "Some people need care at all hours. Some have a severe substance use disorder. "
                "Then a place with staff on site day and night may fit more than visits. "
                "When health and withdrawal risks are low, federal guidance reports similar results "
                "for visits and for stays. An assessment looks at all of this.",
                alone=False,
            ),
            module(
                "getting_started",
                "Where to ask",
                "Ask the center whether it offers residential treatment. If not, ask who does near "
                "you.",
            ),
        ],
        sources=[source("samhsa-iop-advisory")],
        **CLINICAL_REVIEW,
    ),
]
