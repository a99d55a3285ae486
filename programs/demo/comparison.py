"""IOP and OP side by side. The cells of the table come from the two levels."""

from programs.demo.entries import (
    CLINICAL_REVIEW,
    Ref,
    bullets,
    entry,
    level,
    module,
    picture,
    source,
)

COMPARISONS = [
    entry(
        "Comparison",
        "iop-vs-op",
        under=Ref("ComparisonsSection", "comparisons"),
        title="IOP and OP side by side",
        label="IOP and OP",
        picture=picture("comparison"),
        subjects=[level("iop"), level("op")],
        rows=[
            {"attribute": "intensity_rank", "label": "How much care"},
            {"attribute": "frequency", "label": "How often you come"},
            {"attribute": "flexibility_rank", "label": "Room in your week"},
            {"attribute": "structure", "label": "Structure"},
            {"attribute": "support_level", "label": "Support"},
            {"attribute": "setting", "label": "Where you live"},
            {"attribute": "keeps_daily_life", "label": "Work, school and family go on"},
            {"attribute": "hours_per_week", "label": "Hours a week"},
            {"attribute": "suits", "label": "May suit people who"},
            {"attribute": "expect", "label": "What you can expect"},
            {"attribute": "focus", "label": "Focus"},
            {"attribute": "offered_by_org", "label": "Offered here"},
        ],
        takeaway=(
            "Both levels support recovery while you live at home. "
            "They differ in how much support you get and how often you come."
        ),
        audience="For people who are choosing treatment and find it a lot to take in.",
        copy_short="Intensive outpatient (IOP) and outpatient (OP) care: what is the difference?",
        copy_medium=(
            "An intensive outpatient program (IOP) and an outpatient program (OP) both help in "
            "recovery. You live at home in both. An IOP gives you more support. "
            "An OP leaves you more room in your week."
        ),
        copy_print=(
            "IOP stands for intensive outpatient program. OP stands for outpatient program. "
            "Both help people in recovery, and you live at home in both. "
            "What differs is how much support you get. In an IOP you come in more often, and your "
            "week has more structure. In an OP you come in less often and have more room for work, "
            "school or family. Each one is meant for a different time in life. "
            "Not sure which may fit? Ask for a talk with a professional."
        ),
        modules=[
            module(
                "overview",
                "Two levels, one goal",
                "There is a lot to take in when you choose treatment. Start with the plain facts. "
                "An intensive outpatient program (IOP) and an outpatient program (OP) are both "
                "structured care. Both help in recovery. They differ in how much support they give, "
                "and they are meant for different times in life.",
            ),
            module(
                "schedule",
                "How often you come",
                "You come in more often in an IOP than in an OP. Ask the center for its own days "
                "and hours. In the US, an IOP for adults often means 9 to 19 hours of care a week. "
                "An OP often means less than 9.",
                alone=False,
            ),
            module(
                "suitability",
                "What often points each way",
                bullets(
                    "IOP: you want more structure and steady support, or things have been hard "
                    "lately",
                    "OP: you want room for work, school or family, or you have completed an IOP",
                ),
                "A professional looks at the whole picture with you.",
                alone=False,
            ),
        ],
        sources=[source("asam-criteria")],
        **CLINICAL_REVIEW,
    )
]
