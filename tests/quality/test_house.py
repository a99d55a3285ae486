"""A center's own style, on top of the sourced rules."""

from quality.house import HouseStyle, HouseWord
from quality.review import review

LONG = "You can come to see us" + " and us" * 12 + "."


def found(text, house, language="en-US"):
    findings = review(text, language=language, kind="short", house=house).findings
    return [(f.rule, f.severity, f.replacement) for f in findings]


def test_a_house_word_is_found_with_its_replacement():
    house = HouseStyle(words=(HouseWord(3, "en", "aftercare plan", "plan for later", "warning"),))
    assert found("Your aftercare  plan.", house) == [("H03", "warning", "plan for later")]
    assert found("Aftercare plan.", house) == [("H03", "warning", "Plan for later")]
    assert found("Aftercare plan.", house, "es-US") == []


def test_a_house_word_without_another_has_no_replacement():
    house = HouseStyle(words=(HouseWord(1, "en", "journey", "", "hint"),))
    assert found("Your journey.", house) == [("H01", "hint", None)]


def test_dots_and_stars_in_a_house_word_are_plain_characters():
    house = HouseStyle(words=(HouseWord(1, "en", "a.b*", "", "hint"),))
    assert found("An axb is fine.", house) == []


def test_a_rule_can_be_softened_or_switched_off():
    assert found("Help for addicts.", HouseStyle(severities=(("W01", "hint"),)))[0][:2] == (
        "W01",
        "hint",
    )
    assert found("Help for addicts.", HouseStyle(severities=(("W01", None),))) == []
    assert found(LONG, HouseStyle())[0][0] == "R02"
    assert found(LONG, HouseStyle(severities=(("R02", None),))) == []


def test_what_may_be_claimed_is_the_same_for_everybody():
    house = HouseStyle(severities=(("C01", None),))
    assert found("We guarantee it.", house)[0][:2] == ("C01", "error")


def test_a_house_name_is_left_alone():
    house = HouseStyle(allow=("Addicts to Mothers",))
    assert found("Meet Addicts to Mothers.", house) == []


def test_a_safe_replacement_keeps_the_capital_letter():
    assert found("Alcohol abuse.", HouseStyle())[0][2] == "Alcohol misuse"
    assert found("For addicts.", HouseStyle())[0][2] == "people with a substance use disorder"
    assert found("For an addict.", HouseStyle())[0][2] is None
