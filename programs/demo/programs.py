"""The programs: five at each of the two levels the center offers."""

from typing import Any

from programs.demo.entries import (
    CLINICAL_REVIEW,
    Entry,
    Ref,
    component,
    entry,
    level,
    module,
    picture,
    program,
)

CORE = [component("therapy"), component("addiction-education"), component("relapse-prevention")]


def _program(slug: str, title: str, level_slug: str, variant: str, **more: Any) -> Entry:
    return entry(
        "ProgramType",
        slug,
        under=Ref("ProgramsSection", "programs"),
        title=title,
        label=title,
        level=level(level_slug),
        variant=variant,
        picture=picture(slug),
        **more,
        **CLINICAL_REVIEW,
    )


IOP_PROGRAMS = [
    _program(
        "standard-iop",
        "Standard IOP",
        "iop",
        "standard",
        focus="The core program at this level, built on therapy, groups and learning.",
        components=[
            component("individual-therapy"),
            component("group-counseling"),
            component("addiction-education"),
            component("relapse-prevention"),
        ],
        aims=["Build healthy coping skills"],
        conditions=["substance_use"],
        copy_short="Therapy, groups and learning in an intensive outpatient program.",
        copy_medium=(
            "Standard IOP is an intensive outpatient program. You have one-to-one therapy and group "
            "counseling. You learn about addiction. You build healthy ways to cope."
        ),
        copy_print=(
            "Standard IOP is the core intensive outpatient program. "
            "You talk with a therapist on your own and meet with a group. "
            "You learn how addiction works and plan how to prevent a return to use. "
            "Step by step, you build healthy ways to cope with stress. You live at home. "
            "Ask the center about days and hours."
        ),
        modules=[
            module(
                "overview",
                "What it is",
                "Standard IOP is an intensive outpatient program. It has individual therapy, group "
                "counseling and education about addiction. You live at home and come in on several "
                "days of the week.",
            ),
            module(
                "what_to_expect",
                "What you work on",
                "You build healthy coping skills for stress, strong feelings and cravings. "
                "You try them in the group first. Then you use them in daily life.",
            ),
        ],
    ),
    _program(
        "mental-health-iop",
        "Mental Health IOP",
        "iop",
        "mental_health",
        focus="Handle a condition such as depression or anxiety along with recovery.",
        components=CORE,
        aims=["Handle your mental health and your recovery at the same time"],
        conditions=["depression", "anxiety", "other_mental_health"],
        differs_from=[
            {
                "program": program("dual-diagnosis-iop"),
                "text": "This one starts from your mental health. Ask the center which may fit.",
            }
        ],
        copy_short="Intensive outpatient care that makes room for depression, anxiety and the like.",
        copy_medium=(
            "Mental Health IOP is an intensive outpatient program. You learn to handle a condition "
            "such as depression or anxiety. You work on recovery at the same time."
        ),
        copy_print=(
            "Mental Health IOP is an intensive outpatient program for people who also have a "
            "mental health concern. You learn to handle a condition such as depression or anxiety. "
            "You work on recovery at the same time. One does not have to wait for the other. "
            "You live at home. It sounds much like Dual Diagnosis IOP. "
            "Ask the center how the two differ and which may fit."
        ),
        modules=[
            module(
                "overview",
                "What it is",
                "Mental Health IOP is an intensive outpatient program. It helps people handle "
                "conditions such as depression and anxiety while they work on recovery. "
                "Both get time and care.",
            ),
            module(
                "suitability",
                "Good to ask",
                "This program and Dual Diagnosis IOP sound alike. Ask the center how they differ. "
                "Ask who will be on your team and how both kinds of care fit together.",
                alone=False,
            ),
        ],
    ),
    _program(
        "dual-diagnosis-iop",
        "Dual Diagnosis IOP",
        "iop",
        "dual_diagnosis",
        focus="Care for a mental health condition and for substance use, side by side.",
        components=CORE,
        aims=["Look at the whole person, not at one condition alone"],
        conditions=["other_mental_health", "substance_use"],
        differs_from=[
            {
                "program": program("mental-health-iop"),
                "text": "This one treats both conditions side by side. Ask the center which may fit.",
            }
        ],
        copy_short="Intensive outpatient care for mental health and substance use, side by side.",
        copy_medium=(
            "Dual Diagnosis IOP is an intensive outpatient program. You get care for a mental health "
            "condition and for substance use. Both are looked at side by side."
        ),
        copy_print=(
            "Dual Diagnosis IOP is an intensive outpatient program for people with co-occurring "
            "disorders. That means a mental health condition and a substance use disorder at one "
            "time. You get care for both, side by side. The team looks at you as a whole person. "
            "You live at home. It sounds much like Mental Health IOP. "
            "Ask the center how the two differ and which may fit."
        ),
        modules=[
            module(
                "overview",
                "What it is",
                "Dual Diagnosis IOP is an intensive outpatient program. It is for people with "
                "co-occurring disorders: a mental health condition and substance use at the same "
                "time. Care for the two goes side by side. The aim is to see the whole person.",
            ),
            module(
                "suitability",
                "Good to ask",
                "This program and Mental Health IOP sound alike. Ask the center how they differ. "
                "An assessment can show which may fit.",
                alone=False,
            ),
        ],
    ),
    _program(
        "family-focused-iop",
        "Family-Focused IOP",
        "iop",
        "family",
        focus="Bring family into the care.",
        components=[component("family-therapy"), *CORE],
        aims=["Better relationships at home", "A strong support network"],
        copy_short="Intensive outpatient care that brings your family into the work.",
        copy_medium=(
            "Family-Focused IOP is an intensive outpatient program with family therapy. "
            "You work on how you get along at home. You build a strong circle of support."
        ),
        copy_print=(
            "Family-Focused IOP is an intensive outpatient program with family therapy. "
            "You and your family talk with a therapist about what has been hard. "
            "You work on better ways to get along. "
            "Together you build a strong circle of people who support you. "
            "You live at home. You choose who takes part."
        ),
        modules=[
            module(
                "overview",
                "What it is",
                "Family-Focused IOP is an intensive outpatient program with family therapy as a main "
                "part. You work on better relationships and on a strong support network.",
            ),
            module(
                "what_to_expect",
                "How family takes part",
                "You choose who comes. A therapist helps everyone to speak and to listen. "
                "Ask the center when families meet and who can join.",
            ),
        ],
    ),
    _program(
        "aftercare-iop",
        "Aftercare IOP",
        "iop",
        "aftercare",
        focus="Long-term support in recovery, through alumni groups and planning.",
        components=[
            component("alumni-groups"),
            component("relapse-prevention"),
            component("therapy"),
            component("addiction-education"),
        ],
        aims=["Stay linked to people who support you"],
        copy_short="Long-term support as part of an intensive outpatient program.",
        copy_medium=(
            "Aftercare IOP is long-term support within an intensive outpatient program. "
            "You meet in alumni groups. You keep up your plan to prevent a return to use."
        ),
        copy_print=(
            "Aftercare IOP gives long-term support within an intensive outpatient program. "
            "You meet people from the program in alumni groups. "
            "You keep a plan that helps to prevent a return to use. You change it as life goes on. "
            "Ask the center how often you would come. It may be less often than in other programs "
            "at this level."
        ),
        modules=[
            module(
                "overview",
                "What it is",
                "Aftercare IOP belongs to the intensive outpatient program. It is there for the long "
                "term. You meet in alumni groups and keep up your plan for relapse prevention.",
            ),
            module(
                "schedule",
                "Good to ask",
                "Ask the center how often the groups meet and how long you can come.",
            ),
        ],
    ),
]

OP_PROGRAMS = [
    _program(
        "standard-op",
        "Standard OP",
        "op",
        "standard",
        focus="The core program at this level, with a flexible schedule.",
        components=[
            component("individual-therapy"),
            component("group-counseling"),
            component("relapse-prevention"),
            component("addiction-education"),
        ],
        aims=["Keep up your care next to work, school or family"],
        conditions=["substance_use"],
        schedule_flexible=True,
        copy_short="Therapy and groups on a flexible schedule in an outpatient program.",
        copy_medium=(
            "Standard OP is an outpatient program with a flexible schedule. You have one-to-one "
            "therapy and group counseling. You keep working on relapse prevention."
        ),
        copy_print=(
            "Standard OP is the core outpatient program. You talk with a therapist on your own and "
            "meet with a group. You plan how to prevent a return to use. "
            "The schedule is flexible, so that care fits in with work, school or family. "
            "You live at home. Ask the center about days and hours."
        ),
        modules=[
            module(
                "overview",
                "What it is",
                "Standard OP is an outpatient program. It has individual therapy, group counseling "
                "and relapse prevention. You live at home.",
            ),
            module(
                "schedule",
                "A flexible schedule",
                "The schedule is flexible, to fit in with the rest of your week. "
                "Ask the center which days and hours there are.",
            ),
        ],
    ),
    _program(
        "mental-health-op",
        "Mental Health OP",
        "op",
        "mental_health",
        focus="Emotional support that goes on, for depression, anxiety and the like.",
        components=CORE,
        aims=["Keep emotional support going"],
        conditions=["depression", "anxiety", "other_mental_health"],
        differs_from=[
            {
                "program": program("dual-diagnosis-op"),
                "text": "This one starts from emotional support. Ask the center which may fit.",
            }
        ],
        copy_short="Outpatient care with emotional support for depression, anxiety and the like.",
        copy_medium=(
            "Mental Health OP is an outpatient program. You keep getting emotional support. "
            "It covers depression, anxiety and other conditions like them."
        ),
        copy_print=(
            "Mental Health OP is an outpatient program with continuing emotional support. "
            "It is there for people with depression, anxiety or a condition like them. "
            "You keep working on recovery at the same time. You live at home. "
            "It sounds much like Dual Diagnosis OP. "
            "Ask the center how the two differ and which may fit."
        ),
        modules=[
            module(
                "overview",
                "What it is",
                "Mental Health OP is an outpatient program. Your emotional support goes on. "
                "It covers depression, anxiety and other conditions like them.",
            ),
            module(
                "suitability",
                "Good to ask",
                "This program and Dual Diagnosis OP sound alike. Ask the center how they differ and "
                "which may fit.",
                alone=False,
            ),
        ],
    ),
    _program(
        "dual-diagnosis-op",
        "Dual Diagnosis OP",
        "op",
        "dual_diagnosis",
        focus="Support for a substance use disorder and for mental health, with less intensive care.",
        components=CORE,
        aims=["Support both kinds of needs with fewer visits"],
        conditions=["other_mental_health", "substance_use"],
        differs_from=[
            {
                "program": program("mental-health-op"),
                "text": "This one supports both needs. Ask the center which may fit.",
            }
        ],
        copy_short="Outpatient support for substance use and mental health, with fewer visits.",
        copy_medium=(
            "Dual Diagnosis OP is an outpatient program. You get support for a substance use "
            "disorder and for your mental health. The care is less intensive."
        ),
        copy_print=(
            "Dual Diagnosis OP is an outpatient program for people with co-occurring disorders. "
            "You get support for a substance use disorder and for your mental health. "
            "The care is less intensive than in an intensive program. "
            "You come in less often and live at home. It sounds much like Mental Health OP. "
            "Ask the center how the two differ and which may fit."
        ),
        modules=[
            module(
                "overview",
                "What it is",
                "Dual Diagnosis OP is an outpatient program. It supports people who have a substance "
                "use disorder and mental health needs. The care is less intensive than in an IOP.",
            ),
            module(
                "suitability",
                "Good to ask",
                "This program and Mental Health OP sound alike. Ask the center how they differ. "
                "An assessment can show which may fit.",
                alone=False,
            ),
        ],
    ),
    _program(
        "family-centered-op",
        "Family-Centered OP",
        "op",
        "family",
        focus="Therapy together with family or others close to you.",
        components=[component("family-therapy"), *CORE],
        aims=["Rebuild trust", "Talk with each other again"],
        copy_short="Outpatient care with therapy for you and the people close to you.",
        copy_medium=(
            "Family-Centered OP is an outpatient program. You have therapy with your family or "
            "others close to you. You work on trust and on talking with each other."
        ),
        copy_print=(
            "Family-Centered OP is an outpatient program. "
            "You meet with a therapist and with family or other people close to you. "
            "You work to rebuild trust. You find ways to talk with each other again. "
            "You choose who takes part. You live at home and come in less often than in an "
            "intensive program."
        ),
        modules=[
            module(
                "overview",
                "What it is",
                "Family-Centered OP is an outpatient program. You have therapy with family or with "
                "others close to you.",
            ),
            module(
                "what_to_expect",
                "What you work on",
                "You rebuild trust and communication: how you talk, how you listen and how you solve "
                "things. You choose who comes.",
            ),
        ],
    ),
    _program(
        "step-down-op",
        "Step-Down OP",
        "op",
        "step_down",
        focus="An easier move out of an intensive outpatient program (IOP).",
        components=CORE,
        aims=["Move toward a more independent recovery"],
        copy_short="Outpatient care that eases the step down from an intensive program.",
        copy_medium=(
            "Step-Down OP is an outpatient program for people who leave an intensive one. "
            "The change comes bit by bit. You take more into your own hands as you go."
        ),
        copy_print=(
            "Step-Down OP is an outpatient program for the time after an intensive outpatient "
            "program. It makes the change easier. Your visits are further apart, and your support "
            "goes on. Bit by bit, you take more of your recovery into your own hands. "
            "You and your care team decide on the pace."
        ),
        modules=[
            module(
                "overview",
                "What it is",
                "Step-Down OP is an outpatient program. It eases the move out of an intensive "
                "outpatient program (IOP).",
            ),
            module(
                "transition",
                "What the step is for",
                "You move toward a more independent recovery. You practice in daily life and bring "
                "back what you find. Your guidance goes on.",
            ),
        ],
    ),
]

PROGRAMS = [*IOP_PROGRAMS, *OP_PROGRAMS]
