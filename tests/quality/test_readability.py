"""Measuring: what is counted, what is masked, and when there is a grade at all."""

import pytest
from textstat.backend import counts

from quality.limits import Limits, known_kinds, limits_for
from quality.readability import list_sentences, measure

PLAIN = (
    "You live at home. You come to the center on some days. You talk with a counselor. "
    "You meet a group. You learn how to plan a day. You learn how to ask for help. "
    "Your family can come too. You can keep your job."
)
HARD = (
    "Comprehensive multidisciplinary interventions facilitate individualized rehabilitation "
    "notwithstanding considerable psychosocial complexity. Interdisciplinary practitioners "
    "continuously administer standardized instruments establishing appropriate intensity. "
    "Longitudinal participation demonstrates considerable improvement regarding interpersonal "
    "functioning, occupational responsibilities, psychological wellbeing, communication, "
    "relationships, motivation, determination, accountability and sustainability, "
    "encouraging participants toward self-sufficiency."
)
PLAIN_ES = (
    "Usted vive en su casa. Viene al centro algunos días. Habla con un consejero a solas. "
    "Se une a un grupo. Aprende a pedir ayuda a tiempo. Su familia puede venir también. "
    "Usted puede seguir en su trabajo y en su escuela. Nadie tiene que hacerlo solo."
)


def grade(text: str, language: str = "en", **context) -> float:
    score = measure(text, language=language, **context).score
    assert score is not None, "too short for a grade"
    return score


def test_a_result_says_what_was_measured_and_with_what():
    result = measure(PLAIN, language="en-US")
    assert result.formula == "flesch_kincaid_grade"
    assert (result.library, result.version) == ("textstat", "0.7.13")
    assert result.masked == ()
    assert (result.sentences, result.words, result.longest_sentence) == (8, 45, 8)


def test_the_grade_is_flesch_kincaid_by_hand():
    syllables = counts.count_syllables(PLAIN, "en-US")
    expected = 0.39 * 45 / 8 + 11.8 * syllables / 45 - 15.59
    assert measure(PLAIN, language="en").score == round(expected, 1)


def test_the_spanish_score_is_szigriszt_pazos_by_hand():
    result = measure(PLAIN_ES, language="es-US")
    syllables = counts.count_syllables(PLAIN_ES, "es")
    expected = 206.84 - 62.3 * syllables / result.words - result.words / result.sentences
    assert result.formula == "szigriszt_pazos"
    assert result.score == round(expected, 1)


def test_hard_text_scores_harder():
    assert grade(HARD) > grade(PLAIN) + 10


@pytest.mark.parametrize(
    ("text", "sentences", "words"),
    [
        (" ".join(["You come to the center on some days of the week."] * 3), 3, 33),
        ("You can keep your job and home and " * 7 + "life.", 1, 57),
        ("You come to the center. " * 2, 2, 10),
        ("IOP", 1, 1),
        ("", 0, 0),
    ],
)
def test_under_three_sentences_or_forty_words_there_is_no_grade(text, sentences, words):
    result = measure(text, language="en")
    assert (result.sentences, result.words) == (sentences, words)
    assert (result.score, result.formula) == (None, "sentence_length")


def test_forty_words_in_three_sentences_have_a_grade():
    text = "You can come here on ten days in May or in June with us. " * 2 + "You can come to us."
    assert measure(text + " More or less so you see.", language="en").words == 39
    assert measure(text + " More or less so you see.", language="en").score is None
    assert measure(text + " More or less so you can see.", language="en").score is not None


def test_headings_and_bullets_are_sentences_of_their_own():
    text = (
        "What you can expect\n- group counseling in the evening\n\u2022 one talk a week\n1. a plan"
    )
    spans = [text[s.span.start : s.span.end] for s in list_sentences(text, language="en")]
    assert spans == [
        "What you can expect",
        "group counseling in the evening",
        "one talk a week",
        "a plan",
    ]
    assert measure(text, language="en").longest_sentence == 5


def test_unclosed_lines_do_not_raise_the_grade():
    closed = "\n".join(["You meet a group of peers.", "You make a plan for each day."] * 4)
    open_ = closed.replace(".", "")
    assert grade(open_) == grade(closed)


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Lee sees you at 9 a.m. on most days.",
        "Call St. Mary at 910.555.0100 or see findtreatment.gov for help.",
        "Level 2.1 means about 9 hours, e.g. three evenings.",
        "She said \u201ccome in.\u201d and left.",
        "La Dra. Paz y el Sr. Gil hablan con Ud. a solas.",
    ],
)
def test_full_stops_that_end_no_sentence(text):
    assert len(list_sentences(text, language="en")) == 1


def test_sentences_end_at_stops_marks_and_closing_quotes():
    text = "Is it far? No! She said \u201ccome in.\u201d You wait\u2026 Then you go."
    assert [text[s.span.start : s.span.end] for s in list_sentences(text, language="en")] == [
        "Is it far?",
        "No!",
        "She said \u201ccome in.\u201d",
        "You wait\u2026",
        "Then you go.",
    ]


NAMED = PLAIN.replace("the center", "Focused Addiction Recovery")


def test_a_proper_name_counts_as_one_neutral_word():
    result = measure(NAMED, language="en", names=["Focused Addiction Recovery"])
    plain = measure(PLAIN.replace("the center", "center"), language="en")
    assert result.masked == ("Focused Addiction Recovery",)
    assert (result.score, result.words) == (plain.score, plain.words)
    assert grade(NAMED, names=["Focused Addiction Recovery"]) < grade(NAMED)


def test_the_longest_of_two_names_wins():
    names = ["Addiction Recovery", "Focused Addiction Recovery", "", "  "]
    assert measure(NAMED, language="en", names=names).masked == ("Focused Addiction Recovery",)


def test_names_are_whole_words_in_their_own_spelling():
    result = measure("It is not far. FAR is near. FARM life.", language="en", names=["FAR"])
    assert result.masked == ("FAR",)
    assert measure("It is not far.", language="en", names=["FAR"]).masked == ()


def test_a_full_stop_inside_a_name_ends_no_sentence():
    text = "You meet at Hope Inc. Wallace on Monday."
    assert len(list_sentences(text, language="en", names=["Hope Inc. Wallace"])) == 1


def test_slashes_and_dashes_part_words_and_hyphens_join_them():
    assert measure("work/school \u2014 and step-down care", language="en").words == 5


def test_long_words_have_seven_letters_or_more():
    assert measure("therapy helps people", language="en").long_word_share == 0.33


@pytest.mark.parametrize(
    ("kinds", "english", "spanish"),
    [
        (["title", "label", "short", "medium", "cta", "crisis"], (6, 8, 15), (65, 55)),
        (["print"], (7, 8, 18), (65, 55)),
        (["long", "faq"], (8, 9, 20), (60, 55)),
        (["glossary"], (8, 9, None), (60, 55)),
    ],
)
def test_limits_are_those_of_the_table(kinds, english, spanish):
    for kind in kinds:
        assert limits_for(kind, "en") == Limits(*english)
        limits = limits_for(kind, "es")
        assert (limits.target, limits.block) == spanish


def test_there_are_no_other_kinds():
    assert len(known_kinds()) == 10
    with pytest.raises(ValueError, match="Unknown field kind 'blog'"):
        limits_for("blog", "en")
