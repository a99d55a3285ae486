"""The home page and the pages that introduce what lies below them."""

from typing import Any

from programs.demo.entries import (
    EDITORIAL_REVIEW,
    HOME,
    Entry,
    Ref,
    bullets,
    cta,
    entry,
    module,
    picture,
)

HOME_PAGES = [
    entry(
        "HomePage",
        "home",
        title="Focused Addiction Recovery",
        label="Home",
        picture=picture("home"),
        organization=Ref("Organization", "far"),
        calls_to_action=[cta("assessment"), cta("contact")],
        copy_short="Outpatient and intensive outpatient care in Wallace, North Carolina.",
        copy_medium=(
            "Choosing treatment can feel like a lot. Here you can read about outpatient and "
            "intensive outpatient care in plain words. Take your time. You are not alone."
        ),
        copy_print=(
            "Choosing treatment can feel like a lot. Focused Addiction Recovery (FAR) offers an "
            "intensive outpatient program (IOP) and an outpatient program (OP). "
            "You live at home in both. Take your time and ask all the questions you have. "
            "You are not alone."
        ),
        modules=[
            module(
                "overview",
                "Start where you are",
                "People’s needs differ, and so do the levels of care. Read how outpatient and "
                "intensive outpatient care differ. Then talk with a professional about what may fit.",
            )
        ],
        **EDITORIAL_REVIEW,
    )
]


def _section(model: str, slug: str, title: str, *, in_menu: bool = True, **more: Any) -> Entry:
    return entry(
        model, slug, under=HOME, title=title, show_in_menus=in_menu, **more, **EDITORIAL_REVIEW
    )


SECTIONS = [
    _section(
        "LevelsSection",
        "levels",
        "Levels of care",
        label="Levels of care",
        picture=picture("levels"),
        copy_short="Outpatient, intensive outpatient and residential: how much care is there?",
        copy_medium=(
            "People need different things, so there are levels of care. "
            "An intensive outpatient program (IOP) gives more support. "
            "An outpatient program (OP) leaves more room. Each can be right at its time."
        ),
        copy_print=(
            "People need different things, so there are levels of care. "
            "An intensive outpatient program (IOP) gives more support. "
            "An outpatient program (OP) leaves more room in your week. "
            "Both offer therapy, education and relapse prevention. "
            "In residential treatment, you live where you get care."
        ),
        modules=[
            module(
                "overview",
                "Why there are levels",
                "Levels and kinds of programs exist because people’s needs differ. "
                "All programs in intensive outpatient (IOP) and outpatient (OP) care offer three "
                "things:",
                bullets("therapy", "education", "relapse prevention"),
            )
        ],
    ),
    _section(
        "ProgramsSection",
        "programs",
        "Programs",
        label="Programs",
        picture=picture("programs"),
        copy_short="Five intensive outpatient and five outpatient programs, each for other needs.",
        copy_medium=(
            "Each level of outpatient care has five kinds of programs. They differ in what they look "
            "at first. All of them offer therapy, education and relapse prevention."
        ),
        copy_print=(
            "There are five intensive outpatient programs (IOP) and five outpatient programs (OP). "
            "They exist because people need different things. Some look at mental health. "
            "Some bring in the family. Some are for the time after. "
            "All of them offer therapy, education and relapse prevention."
        ),
        modules=[
            module(
                "overview",
                "How to read this list",
                "Start with the level: intensive outpatient (IOP) or outpatient (OP). Then look for "
                "the program that speaks to your needs. Some names sound alike. Ask the center how "
                "they differ.",
            )
        ],
    ),
    _section(
        "ComparisonsSection",
        "comparisons",
        "Compare levels",
        label="Compare",
        picture=picture("comparisons"),
        copy_short="See intensive outpatient and outpatient care side by side.",
        copy_medium=(
            "See how an intensive outpatient program (IOP) and an outpatient program (OP) differ. "
            "The table shows plain facts. Where the center has not told us, it says so."
        ),
        modules=[],
    ),
    _section(
        "TransitionsSection",
        "transitions",
        "Moving between levels",
        label="Moving levels",
        picture=picture("transitions"),
        copy_short="Moving between intensive outpatient and outpatient care is a normal step.",
        copy_medium=(
            "A change of level is an ordinary part of recovery. You may go from intensive outpatient "
            "care (IOP) to outpatient care (OP) or back. Your support goes with you."
        ),
        copy_print=(
            "A change of level is an ordinary part of recovery. "
            "You may go from an intensive outpatient program (IOP) to an outpatient program (OP). "
            "You may also go the other way when you want more help. "
            "You and your care team decide. Your support goes with you."
        ),
        modules=[],
    ),
    _section(
        "BenefitsSection",
        "benefits",
        "What both levels offer",
        label="Benefits",
        picture=picture("benefits"),
        copy_short="Outpatient and intensive outpatient care let you heal and live your life.",
        copy_medium=(
            "With outpatient (OP) or intensive outpatient (IOP) care, daily life goes on. "
            "You can heal and stay in touch with it. What matters most differs from person to person."
        ),
        copy_print=(
            "In an outpatient program (OP) or an intensive outpatient program (IOP), daily life goes "
            "on. You can heal and stay in touch with it. You have support, a plan and room to grow. "
            "What matters most differs from person to person."
        ),
        modules=[],
    ),
    _section(
        "FaqsSection",
        "faqs",
        "Questions and answers",
        label="Questions",
        picture=picture("faqs"),
        copy_short="Short answers about outpatient and intensive outpatient care.",
        copy_medium=(
            "Here are short answers about outpatient (OP) and intensive outpatient (IOP) care. "
            "If yours is not here, ask the center. There are no wrong questions."
        ),
        modules=[],
    ),
    _section(
        "LocationsSection",
        "locations",
        "Where we are",
        label="Locations",
        picture=picture("locations"),
        copy_short="Where outpatient and intensive outpatient care are offered.",
        copy_medium=(
            "Focused Addiction Recovery (FAR) is in Wallace, North Carolina. "
            "Both outpatient (OP) and intensive outpatient (IOP) care are offered there."
        ),
        modules=[],
    ),
]
