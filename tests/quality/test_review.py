"""The one function others call."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quality.limits import known_kinds
from quality.readability import measure
from quality.review import review
from tests.quality.test_readability import HARD, PLAIN, PLAIN_ES, grade


def found(text, kind="short", language="en-US", **context):
    return [
        (f.rule, f.severity) for f in review(text, language=language, kind=kind, **context).findings
    ]


def test_plain_and_honest_text_passes():
    report = review(PLAIN, language="en-US", kind="short")
    assert (report.verdict, report.findings) == ("pass", ())
    assert report.readability == measure(PLAIN, language="en-US")


def test_plain_spanish_passes():
    assert review(PLAIN_ES, language="es-US", kind="short").verdict == "pass"


def test_an_error_blocks_a_warning_warns_and_a_hint_passes():
    assert review("Help for addicts.", language="en", kind="short").verdict == "block"
    assert review("After a relapse.", language="en", kind="short").verdict == "warn"
    assert review("Cannabis or marijuana.", language="en", kind="short").verdict == "pass"


def test_words_claims_and_sentences_come_in_reading_order():
    text = (
        "We guarantee help for addicts, and the best of all." + " Then you come" + " in" * 15 + "."
    )
    report = review(text, language="en", kind="short")
    assert [f.rule for f in report.findings] == ["C01", "W01", "C03", "R02"]


def test_a_sentence_over_the_limit_is_pointed_out():
    sentence = "You can" + " come" * 13 + " in."
    text = f"You can come. {sentence} You can go."
    (finding,) = review(text, language="en", kind="short").findings
    assert (finding.rule, finding.severity) == ("R02", "warning")
    assert (finding.offset, finding.matched) == (14, sentence)
    assert finding.suggestion == "Split this sentence: 16 words, at most 15."


@pytest.mark.parametrize(
    ("kind", "most"), [("short", 15), ("cta", 15), ("print", 18), ("long", 20), ("faq", 20)]
)
def test_each_kind_has_its_longest_sentence(kind, most):
    assert found("a" + " b" * (most - 1) + ".", kind) == []
    assert found("a" + " b" * most + ".", kind) == [("R02", "warning")]


def test_the_glossary_has_no_longest_sentence():
    assert found("a" + " b" * 30 + ".", "glossary") == []


def test_a_text_far_too_hard_blocks():
    assert ("R01", "error") in found(HARD, "long")


def _of_grade(long_words):
    """Eight sentences of six words; each long word adds about half a grade to the whole."""
    plain = ["You come to the big house."] * 8
    for place in range(long_words):
        plain[place % 8] = plain[place % 8].replace(" big ", " intermediary big ", 1)
    return " ".join(plain)


@pytest.mark.parametrize("kind", ["short", "print", "long", "glossary"])
def test_the_grade_is_held_against_target_and_block(kind):
    seen = set()
    for number in range(0, 48, 4):
        text = _of_grade(number)
        score = grade(text)
        target, block = {"short": (6, 8), "print": (7, 8)}.get(kind, (8, 9))
        expected = "error" if score > block else "warning" if score > target else None
        severity = dict(found(text, kind)).get("R01")
        assert severity == expected, score
        seen.add(severity)
    assert {"error", None} <= seen


def test_spanish_points_are_held_the_other_way_round():
    hard = (
        "Las intervenciones multidisciplinarias proporcionan rehabilitación individualizada. "
        "Los profesionales administran instrumentos estandarizados continuamente. "
        "La participación longitudinal demuestra mejoramiento considerable. "
    ) * 3
    assert grade(hard, "es") < 55
    assert ("R01", "error") in found(hard, "short", "es")


def test_a_short_text_of_long_words_warns_instead_of_a_grade():
    text = "Outpatient therapy combines individualized professional guidance with family counseling"
    text += " sessions."
    assert found(text) == [("R03", "warning")]
    assert found("Intensive Outpatient Program") == []


def test_names_are_masked_and_never_a_finding():
    text = "Best Rehab offers Dual Diagnosis IOP."
    assert found(text, names=["Best Rehab", "Dual Diagnosis IOP"]) == []
    assert review(text, language="en", kind="short", names=["Best Rehab"]).readability.masked == (
        "Best Rehab",
    )


def test_allowed_passages_are_left_alone_but_not_masked():
    report = review("Search for detox.", language="en", kind="short", allow=["detox"])
    assert (report.findings, report.readability.masked) == ((), ())


def test_evidence_and_kind_reach_the_claims():
    assert found("Affordable care.") == [("C05", "error")]
    assert found("Affordable care.", has_evidence=True) == []
    assert found("Call today.", "cta") == [("C09", "warning")]
    assert found("The best care.", about_center=True) == [("C03", "error")]


def test_names_may_be_any_iterable():
    assert found("Best Rehab.", names=iter(["Best Rehab"])) == []


def test_an_unknown_kind_or_language_is_refused():
    with pytest.raises(ValueError, match="Unknown field kind"):
        review("Text.", language="en", kind="body")
    with pytest.raises(ValueError, match="No editorial rules"):
        review("Text.", language="pt", kind="short")


TRICKY = st.sampled_from(
    [
        "addict",
        "drug\u00adabuse",
        "\u201c",
        "\u00ab",
        "\n",
        "\u0301",
        "\u0130",
        "\ud800",
        ". ",
        "100%",
        "best for you",
        "e.g.",
        "1) ",
        "\u2022 ",
        "clean",
        "St. Mary",
        "alcoh\u00f3lico",
        "\x1c",
        "\r\n",
    ]
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=st.lists(st.one_of(st.text(max_size=12), TRICKY), max_size=12).map("".join),
    language=st.sampled_from(["en-US", "es-US"]),
    kind=st.sampled_from(known_kinds()),
    names=st.lists(st.text(max_size=6), max_size=2),
)
def test_any_text_can_be_reviewed_and_every_offset_is_exact(text, language, kind, names):
    report = review(text, language=language, kind=kind, names=names)
    for finding in report.findings:
        assert finding.length > 0
        assert text[finding.offset : finding.offset + finding.length] == finding.matched
    assert 0 <= report.readability.longest_sentence <= report.readability.words
