"""The demo's words: plain, honest, complete, and with nothing invented."""

import re

import pytest

from programs.demo.content import ENTRIES
from programs.demo.entries import Ref
from quality.limits import limits_for
from quality.review import review
from tests.programs.demo_texts import NAMES, demo_texts, plain_text
from tests.programs.facts import FACTS, LEFT_OUT, NUMBERS

BY_KEY = {entry.key: entry for entry in ENTRIES}
TEXTS = list(demo_texts())

CHANNEL_COPY = ("copy_short", "copy_medium", "copy_print")
LEVEL_IN_FULL = re.compile(r"outpatient|residential treatment", re.IGNORECASE)
#: Snippets and pages about no single level need not name one.
NAMES_NO_LEVEL = ("Component",)


def reviewed(text):
    return review(
        text.text, language="en-US", kind=text.kind, names=NAMES, has_evidence=text.has_source
    )


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_editorial_rules_have_nothing_against_a_text(text):
    findings = [f for f in reviewed(text).findings if f.severity != "hint"]
    assert findings == []


def test_every_graded_text_is_at_its_target_or_below():
    graded = [(text, reviewed(text).readability.score) for text in TEXTS]
    graded = [(text, score) for text, score in graded if score is not None]
    assert len(graded) > 40
    assert [text for text, score in graded if score > limits_for(text.kind, "en").target] == []


@pytest.mark.parametrize(
    "text",
    [t for t in TEXTS if t.field in CHANNEL_COPY and t.entry.model not in NAMES_NO_LEVEL],
    ids=str,
)
def test_each_length_stands_alone_by_naming_the_level_in_full(text):
    assert LEVEL_IN_FULL.search(text.text)


def spoken(value):
    """Return all that a field holds as one line: references as slugs, switches as True or False."""
    if isinstance(value, Ref):
        return value.slug
    if isinstance(value, dict) and "body" in value:
        return f"{value['heading']} {plain_text(value['body'])}"
    if isinstance(value, dict):
        return " ".join(
            f"{key}={part}" if isinstance(part, bool) else spoken(part)
            for key, part in value.items()
        )
    if isinstance(value, list):
        return " ".join(spoken(item) for item in value)
    return str(value)


def one_line(text):
    return " ".join(text.lower().split())


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.number} {fact.document}")
def test_a_fact_is_where_the_table_says(fact):
    assert one_line(fact.words) in one_line(spoken(BY_KEY[fact.document].fields[fact.field]))


def test_every_fact_is_carried_or_left_out_for_a_reason():
    told = {fact.number for fact in FACTS}
    assert told.isdisjoint(LEFT_OUT)
    assert told | set(LEFT_OUT) == {f"F{number:03}" for number in NUMBERS}
    assert all(len(reason) > 40 for reason in LEFT_OUT.values())


NEVER_STATED = {
    "LevelOfCare": ("visits_per_week", "hours_per_week", "visit_minutes", "length_weeks"),
    "Location": ("street", "postal_code", "phone", "hours", "latitude", "longitude", "languages",
                 "ages", "payment", "accessibility"),
    "Organization": ("licenses", "accreditations", "notices", "language_help"),
    "ProgramType": ("availability",),
}  # fmt: skip


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)
def test_what_the_center_has_not_stated_stays_empty(entry):
    for field in NEVER_STATED.get(entry.model, ()):
        assert not [name for name in entry.fields if name.startswith(field)]


def test_nobody_says_whether_the_center_offers_residential_treatment():
    assert "offered_by_org" not in BY_KEY["LevelOfCare/residential"].fields


def test_the_only_numbers_are_the_sources_hours_and_public_phone_numbers():
    numbers = {
        (text.entry.model, number)
        for text in TEXTS
        if text.entry.model != "CrisisResource"
        for number in re.findall(r"\d+", text.text)
    }
    assert numbers == {
        ("LevelOfCare", "9"),
        ("LevelOfCare", "19"),
        ("Comparison", "9"),
        ("Comparison", "19"),
    }


def test_whoever_gives_typical_hours_names_their_source():
    for text in TEXTS:
        if re.search(r"\d", text.text) and text.entry.model in ("LevelOfCare", "Comparison"):
            assert text.entry.fields["sources"] == [Ref("Source", "asam-criteria")]


def test_the_benefit_of_cost_compares_nothing():
    assert "compares_with_other_care" not in BY_KEY["Benefit/cost"].fields


def test_reviewers_are_roles():
    reviewers = [entry for entry in ENTRIES if entry.model == "Reviewer"]
    assert all(entry.fields["title"].startswith("Demo ") for entry in reviewers)


GLOSSARY_SEED = {
    "iop", "op", "level-of-care", "residential-treatment", "inpatient", "partial-hospitalization",
    "co-occurring-disorders", "return-to-use", "relapse-prevention", "continuing-care", "step-down",
    "assessment", "group-counseling", "coping-skills", "alumni-group", "substance-use-disorder",
}  # fmt: skip


def test_the_glossary_has_its_seed_set():
    assert {entry.slug for entry in ENTRIES if entry.model == "GlossaryTerm"} >= GLOSSARY_SEED


def test_every_reference_leads_to_an_entry():
    def refs(value):
        if isinstance(value, Ref):
            yield value
        elif isinstance(value, dict):
            for part in value.values():
                yield from refs(part)
        elif isinstance(value, list):
            for item in value:
                yield from refs(item)

    for entry in ENTRIES:
        for value in (entry.under, *entry.fields.values()):
            for ref in refs(value):
                assert ref.key in BY_KEY
