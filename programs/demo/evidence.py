"""Reviewers, who are roles and not people, and the publications behind the typical figures."""

from programs.demo.entries import entry

REVIEWERS = [
    entry(
        "Reviewer",
        "demo-clinical-reviewer",
        title="Demo clinical reviewer",
        role="Stands in for a licensed clinician; replace before real use",
    ),
    entry(
        "Reviewer",
        "demo-editor",
        title="Demo editor",
        role="Stands in for the editor who checks plain facts; replace before real use",
    ),
]

SOURCES = [
    entry(
        "Source",
        "asam-criteria",
        title="The ASAM Criteria, Fourth Edition",
        publisher="American Society of Addiction Medicine",
        url="https://www.asam.org/asam-criteria",
    ),
    entry(
        "Source",
        "samhsa-iop-advisory",
        title="Clinical Issues in Intensive Outpatient Treatment",
        publisher="Substance Abuse and Mental Health Services Administration, Advisory, 2021",
    ),
]
