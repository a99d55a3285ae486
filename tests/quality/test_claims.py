"""Table 4.3: what a center may not promise, or not without evidence."""

import pytest

from quality.claims import check_claims
from tests.quality.examples import hits, non_hits, rules

FILE = "claims.toml"


def found(text, language="en", **context):
    return [(f.rule, f.matched) for f in check_claims(text, language=language, **context)]


def severities(text, **context):
    return [f.severity for f in check_claims(text, language="en", **context)]


@pytest.mark.parametrize("example", hits(FILE), ids=str)
def test_rule_finds_its_claim_where_it_stands(example):
    findings = check_claims(example.text, language=example.language, **example.context)
    assert (example.rule, example.matched, example.offset, example.severity) in [
        (f.rule, f.matched, f.offset, f.severity) for f in findings
    ]


@pytest.mark.parametrize("example", non_hits(FILE), ids=str)
def test_rule_leaves_honest_words_alone(example):
    findings = check_claims(example.text, language=example.language, **example.context)
    assert example.rule not in [finding.rule for finding in findings]


@pytest.mark.parametrize("language", ["en", "es"])
def test_all_ten_rows_of_the_table_are_there_with_an_example_each_way(language):
    table = [rule for rule in rules(FILE) if rule["language"] == language]
    assert [rule["id"] for rule in table] == [f"C{number:02}" for number in range(1, 11)]
    assert all(rule["flags"] and rule["passes"] for rule in table)


def test_severities_are_those_of_the_table():
    warnings = {"C03", "C06", "C07", "C09"}
    for rule in rules(FILE):
        assert rule["severity"] == ("warning" if rule["id"] in warnings else "error"), rule["id"]


def test_a_superlative_about_the_center_blocks():
    assert severities("We give the best care.") == ["error"]
    assert severities("Hope House gives the best care.", names=["Hope House"]) == ["error"]
    assert severities("The best care.", about_center=True) == ["error"]
    assert severities("The best center in town.") == ["error"]


def test_a_superlative_about_anything_else_warns():
    assert severities("The best care.") == ["warning"]
    assert severities("We give the best care.", about_center=False) == ["warning"]


def test_the_center_is_looked_for_in_the_sentence_not_in_the_text():
    assert severities("We are in Wallace. The best way differs.") == ["warning"]


def test_a_question_of_fit_warns_even_in_the_center_s_own_voice():
    findings = check_claims("We find the level that is best for you.", language="en")
    assert [(f.matched, f.severity, f.suggestion) for f in findings] == [
        ("best for you", "warning", "may suit")
    ]


def test_a_name_is_no_claim():
    assert found("Best Path IOP meets here.", names=["Best Path IOP"]) == []
    assert found("Best Path IOP meets here.", allow=["Best Path"]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Our success rate is known.",
        "80% of people recover.",
        "A proven method.",
        "A safer setting.",
        "It costs less.",
        "Affordable care.",
        "Evidence-based care.",
        "Experienced staff.",
    ],
)
def test_evidence_settles_what_only_lacked_evidence(text):
    assert found(text)
    assert found(text, has_evidence=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "We guarantee it.",
        "We are the best center.",
        "Find lasting recovery.",
        "Read our testimonials.",
        "You need IOP.",
    ],
)
def test_evidence_does_not_settle_promises_or_diagnoses(text):
    assert found(text, has_evidence=True) == found(text) != []


@pytest.mark.parametrize("kind", ["cta", "crisis"])
def test_hurry_is_a_finding_in_a_call_to_action_and_near_the_crisis_block(kind):
    assert found("Contact us today.", kind=kind) == [("C09", "today")]


@pytest.mark.parametrize("kind", [None, "long", "faq"])
def test_today_and_now_are_plain_words_elsewhere(kind):
    assert found("Contact us today. You can start now.", kind=kind) == []


def test_real_danger_may_be_urgent():
    text = "In danger right now? Call 911 now. Call or text 988 right now."
    assert found(text, kind="crisis") == []


@pytest.mark.parametrize(
    "text",
    [
        "You are addicted.",
        "You're dependent on opioids.",
        "You have a moderate substance use disorder.",
        "You need IOP.",
        "You really need inpatient care.",
        "This shows that you need outpatient care.",
        "We think you have depression.",
    ],
)
def test_a_diagnosis_blocks(text):
    assert [rule for rule, _ in found(text)] == ["C10"]
    assert "error" in severities(text)


@pytest.mark.parametrize(
    "text",
    [
        "If you have depression, tell the counselor.",
        "If you or someone close thinks you need IOP, ask.",
        "Do you have a substance use disorder?",
        "Ask whether you need residential treatment.",
        "You have choices. You need time.",
        "You may need more support.",
        "Get the treatment you need.",
    ],
)
def test_a_condition_a_question_or_a_need_is_no_diagnosis(text):
    assert found(text) == []


def test_a_verdict_after_a_condition_in_an_earlier_sentence_still_blocks():
    assert found("Ask if unsure. You need IOP.") == [("C10", "You need IOP")]


def test_naming_the_method_settles_evidence_based_in_the_same_sentence_only():
    assert found("Evidence-based care such as CBT.") == []
    assert found("Evidence-based care. We offer CBT.") == [("C06", "Evidence-based")]


@pytest.mark.parametrize(
    "text",
    [
        "The Affordable Care Act.",
        "Best practices. Best interests. At its best. Do your best.",
        "No one can guarantee a result. There is no cure.",
        "Stress leading to poor sleep. A leading cause of illness.",
        "Stay safe. Are you safe? If you do not feel safe, call 911. Safely store medicine.",
        "Secure, obscure and accurate. Stopping by. Idealism. Topical.",
        "People who have experienced trauma.",
        "Before and after treatment.",
        "Feel better. Better sleep. Better relationships.",
        "A top drawer, on top of that.",
        "Question #1 is about cost.",
        "About 10% of adults. Open 24/7.",
    ],
)
def test_everyday_words_are_no_claim(text):
    assert found(text) == []


def test_a_promise_in_a_quotation_is_still_a_promise():
    assert found("\u201cThey cured me for good\u201d") == [("C01", "cured")]


def test_stars_alone_are_a_rating():
    assert found("\u2605\u2605\u2605", about_center=None) == [("C08", "\u2605\u2605\u2605")]


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="No editorial rules"):
        check_claims("Text.", language="de")
