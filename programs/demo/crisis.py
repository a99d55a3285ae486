"""Help in danger. The numbers are public ones; nobody has tried them on the day of loading."""

from typing import Any

from programs.demo.entries import Day, entry

UNTRIED: dict[str, Any] = {
    "verified_on": Day(0),
    "recheck_due": Day(90),
    "verification_note": (
        "Demo data, dated by the day it was loaded. Nobody tried the numbers on that day. "
        "Try each one and set the date before you publish for real."
    ),
}

CRISIS_RESOURCES = [
    entry(
        "CrisisResource",
        "911",
        title="911",
        when="If a life is in danger, or if it may be an overdose.",
        about="Call 911 and stay with the person if you can.",
        actions=[{"kind": "call", "label": "Call 911", "value": "911"}],
        order=1,
        **UNTRIED,
    ),
    entry(
        "CrisisResource",
        "988",
        title="988 Suicide & Crisis Lifeline",
        when="If you think about suicide, or if feelings, alcohol or drugs get too much.",
        about=(
            "Call, text or chat at any hour. It is free and private. "
            "You can get help in English or Spanish. On the phone, press 2 for Spanish. "
            "Veterans can press 1."
        ),
        actions=[
            {"kind": "call", "label": "Call 988", "value": "988"},
            {"kind": "text", "label": "Text 988", "value": "988"},
            {
                "kind": "chat",
                "label": "Chat at 988lifeline.org",
                "value": "https://988lifeline.org/",
            },
        ],
        order=2,
        **UNTRIED,
    ),
    entry(
        "CrisisResource",
        "samhsa-helpline",
        title="SAMHSA National Helpline",
        when="If you want to know where to find treatment or support.",
        about=(
            "Call at any hour, in English or Spanish. It is free and private. "
            "The people there share facts and tell you where to turn. They do not give counseling."
        ),
        actions=[
            {"kind": "call", "label": "Call 1-800-662-HELP (4357)", "value": "1-800-662-4357"},
            {"kind": "tty", "label": "TTY 1-800-487-4889", "value": "1-800-487-4889"},
        ],
        order=3,
        **UNTRIED,
    ),
    entry(
        "CrisisResource",
        "find-treatment",
        title="FindTreatment.gov",
        when="If you want to look up treatment near you.",
        about="A public list of places that give care. The text service answers in English.",
        actions=[
            {"kind": "url", "label": "FindTreatment.gov", "value": "https://findtreatment.gov/"},
            {"kind": "text", "label": "Text your ZIP code to 435748", "value": "435748"},
        ],
        order=4,
        **UNTRIED,
    ),
]
