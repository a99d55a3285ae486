"""A rule that cannot work is refused when it is read, not when an editor needs it."""

import pytest

from quality.rules import RuleError, load_rules, parse_rules

RULE = {
    "id": "W99",
    "title": "a word",
    "language": "en",
    "severity": "warning",
    "prefer": "another",
    "source": "test",
    "match": ["word"],
}


def test_a_complete_rule_is_read():
    (rule,) = parse_rules({"rule": [RULE]}, "en").rules
    assert rule.id == "W99"
    assert rule.matches[0].severity == rule.matches[0].center_severity == "warning"


def test_rules_of_another_language_are_left_out():
    assert parse_rules({"rule": [RULE]}, "es").rules == ()


@pytest.mark.parametrize(
    "change",
    [
        {"match": []},
        {"match": ["(unclosed"]},
        {"match": [{"pattern": "x", "colour": "red"}]},
        {"severity": "fatal"},
        {"execptions": ["typo"]},
    ],
)
def test_a_broken_rule_is_refused(change):
    with pytest.raises(RuleError):
        parse_rules({"rule": [RULE | change]}, "en")


@pytest.mark.parametrize("key", sorted(RULE))
def test_an_incomplete_rule_is_refused_by_name(key):
    incomplete = {name: value for name, value in RULE.items() if name != key}
    with pytest.raises(RuleError, match=f"missing \\['{key}'\\]"):
        parse_rules({"rule": [incomplete]}, "en")


def test_an_id_is_given_once_per_language():
    with pytest.raises(RuleError, match="Duplicate"):
        parse_rules({"rule": [RULE, RULE]}, "en")
    assert parse_rules({"rule": [RULE, RULE | {"language": "es"}]}, "en").rules


@pytest.mark.parametrize("file_name", ["words.toml", "claims.toml"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_pattern_matches_nothing_at_all(file_name, language):
    for rule in load_rules(file_name, language).rules:
        for pattern in (*(match.pattern for match in rule.matches), *rule.exceptions):
            assert not pattern.search(""), rule.id
