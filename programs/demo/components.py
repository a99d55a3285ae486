"""The parts that care is made of. Levels and programs refer to them."""

from typing import Any

from programs.demo.entries import CLINICAL_REVIEW, Entry, entry, term


def _part(slug: str, title: str, kind: str, format_: list[str], **more: Any) -> Entry:
    return entry(
        "Component",
        slug,
        title=title,
        kind=kind,
        format=format_,
        **{"plain_name": title, **more},
        **CLINICAL_REVIEW,
    )


COMPONENTS = [
    _part(
        "therapy",
        "Therapy, alone or in a group",
        "therapy",
        ["individual", "group"],
        label="Therapy",
        copy_short="You talk with a therapist, alone or in a group.",
        copy_medium="You meet with a therapist, one to one or in a group. You talk about what is "
        "hard and what helps. Ask the center how it is held in your program.",
    ),
    _part(
        "individual-therapy",
        "Individual therapy",
        "therapy",
        ["individual"],
        label="Individual therapy",
        plain_name="One-to-one talks with a therapist",
        copy_short="You and a therapist talk, just the two of you.",
        copy_medium="You meet with a therapist on your own. You talk about what is hard, what "
        "helps and what you want next. You set the pace together.",
    ),
    _part(
        "group-counseling",
        "Group counseling",
        "therapy",
        ["group"],
        label="Group counseling",
        plain_name="Talks in a group, led by a counselor",
        glossary=term("group-counseling"),
        copy_short="You meet with others, and a counselor leads the talk.",
        copy_medium="You sit down with other people who have goals like yours. A counselor leads "
        "the talk. You share only what you want to share.",
    ),
    _part(
        "addiction-education",
        "Education about addiction",
        "education",
        ["group"],
        label="Education",
        plain_name="Learning about addiction and recovery",
        clinical_name="Psychoeducation",
        copy_short="You learn how addiction works and what helps in recovery.",
        copy_medium="You learn what addiction does to the body and the mind. You also learn what "
        "recovery can look like. You can ask anything.",
    ),
    _part(
        "relapse-prevention",
        "Relapse prevention",
        "planning",
        ["individual", "group"],
        label="Relapse prevention",
        plain_name="A plan that helps you stay on track",
        glossary=term("relapse-prevention"),
        copy_short="You plan for the moments that make use more likely.",
        copy_medium="You look at what can lead back to use. You make a plan for those moments. "
        "You try it out and change it as you go.",
    ),
    _part(
        "coping-skills-training",
        "Coping-skills training",
        "skills",
        ["individual", "group"],
        label="Coping skills",
        plain_name="Practice in handling stress and cravings",
        glossary=term("coping-skills"),
        copy_short="You practice ways to get through stress and cravings.",
        copy_medium="You find out what helps you when stress or a craving comes up. You practice "
        "it with others. Then you use it at home and at work.",
    ),
    _part(
        "life-skills-training",
        "Life-skills training",
        "skills",
        ["group"],
        label="Life skills",
        plain_name="Practice in everyday tasks",
        copy_short="You practice the tasks that daily life asks of you.",
        copy_medium="You work on the tasks of daily life that got hard. You take small steps. "
        "Ask the center which skills are part of it.",
    ),
    _part(
        "family-therapy",
        "Family therapy",
        "family",
        ["family"],
        label="Family therapy",
        plain_name="Talks with your family or people close to you",
        copy_short="You and people close to you talk with a therapist.",
        copy_medium="You meet with a therapist and people close to you. You talk about what has "
        "been hard and how to help each other. You choose who comes.",
    ),
    _part(
        "support-groups",
        "Support groups",
        "peer",
        ["group"],
        label="Support groups",
        plain_name="Groups of people who back each other up",
        copy_short="You meet people who have been through it too.",
        copy_medium="You meet people who know from their own lives what you are going through. "
        "You listen and you share. No one has to have all the answers.",
    ),
    _part(
        "alumni-groups",
        "Alumni groups",
        "peer",
        ["group"],
        label="Alumni groups",
        plain_name="Groups for people who have been in the program",
        glossary=term("alumni-group"),
        copy_short="You stay in touch with people from the program.",
        copy_medium="People who have been in the program meet to stay in touch. They tell each "
        "other what works for them. They are there on a hard day.",
    ),
    _part(
        "professional-assessment",
        "Professional assessment",
        "assessment",
        ["individual"],
        label="Assessment",
        plain_name="A talk with a professional about your needs",
        glossary=term("assessment"),
        copy_short="A professional asks about your needs and talks them through.",
        copy_medium="A professional asks about your health, your use and your life. Then you look "
        "at the levels of care and talk about which may fit.",
    ),
]
