"""The center and its place. What it has not stated stays empty: street, phone, hours, prices."""

from programs.demo.entries import EDITORIAL_REVIEW, Ref, cta, entry, level, module, picture

CALLS_TO_ACTION = [
    entry(
        "CallToAction",
        "assessment",
        title="Ask for an assessment",
        kind="assessment",
        label="Assessment",
        button="Ask for an assessment",
        supporting="Not sure which care may fit? A professional can look at it with you.",
        target="/locations/wallace/",
    ),
    entry(
        "CallToAction",
        "contact",
        title="Contact the center",
        kind="contact",
        label="Contact",
        button="Contact the center",
        supporting="You do not have to do this alone. There is hope, and questions are welcome.",
        target="/locations/wallace/",
    ),
]

ORGANIZATIONS = [
    entry(
        "Organization",
        "far",
        title="Focused Addiction Recovery",
        short_name="FAR",
        label="FAR",
        picture=picture("center"),
        intro=(
            "Choosing a center is a big step. Focused Addiction Recovery (FAR) helps you find care "
            "that fits your life."
        ),
        mission="Help people heal while they keep up with daily life.",
        values=["Care with compassion", "Recovery is personal"],
        approach=[
            "Care is fitted to each person’s needs",
            "People get help to find an option that may suit them",
            "The team helps each person look for a way forward in recovery",
            "Guidance goes on through the whole time, at either level",
        ],
        features=["Flexible scheduling", "A supportive setting", "Care from professionals"],
        levels_offered=[level("iop"), level("op")],
        calls_to_action=[cta("assessment"), cta("contact")],
        copy_short="FAR offers outpatient and intensive outpatient care in Wallace, North Carolina.",
        copy_medium=(
            "Focused Addiction Recovery (FAR) offers an intensive outpatient program and an "
            "outpatient program. Care is fitted to your needs. The team guides you at each step."
        ),
        copy_print=(
            "Focused Addiction Recovery (FAR) is in Wallace, North Carolina. "
            "It offers an intensive outpatient program (IOP) and an outpatient program (OP). "
            "Care is given with compassion and fitted to your needs. "
            "Recovery is personal, so your plan is yours. "
            "The team guides you at each step, at either level. "
            "The goal is to heal while you keep up with daily life."
        ),
        modules=[
            module(
                "overview",
                "What we care about",
                "Recovery is personal. We fit care to your needs and give it with compassion. "
                "We guide you through the whole time, whichever level you choose.",
            ),
            module(
                "getting_started",
                "Good to ask",
                "Choosing a center matters, so ask us about it. Ask which methods we use and what "
                "training the staff have. Ask about medication, visits by video, ages and cost.",
            ),
        ],
        **EDITORIAL_REVIEW,
    )
]

LOCATIONS = [
    entry(
        "Location",
        "wallace",
        under=Ref("LocationsSection", "locations"),
        title="Focused Addiction Recovery in Wallace",
        label="Wallace, NC",
        picture=picture("location"),
        city="Wallace",
        state="NC",
        country="US",
        levels_offered=[level("iop"), level("op")],
        copy_short="Outpatient and intensive outpatient care in Wallace, North Carolina.",
        copy_medium=(
            "Focused Addiction Recovery (FAR) is in Wallace, North Carolina. "
            "It offers an intensive outpatient program (IOP) and an outpatient program (OP). "
            "The schedule is flexible."
        ),
        copy_print=(
            "Focused Addiction Recovery (FAR) is in Wallace, North Carolina. "
            "Here you can find an intensive outpatient program (IOP) and an outpatient program (OP). "
            "The schedule is flexible, and the setting is supportive. "
            "Ask the center how to get there, when it is open and what care costs."
        ),
        modules=[
            module(
                "getting_started",
                "What to ask before you come",
                "Ask how to reach the center in Wallace, when it is open and what to bring. "
                "Ask about cost and insurance. Ask if there is an age limit.",
            )
        ],
        **EDITORIAL_REVIEW,
    )
]
