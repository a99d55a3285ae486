"""What a center's own style adds to the sourced rules for words, and where it departs from them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from quality.findings import Finding, Severity
from quality.languages import Language
from quality.rules import Match, Rule, RuleSet, load_rules, whole_words

SOURCE = "House style"


@dataclass(frozen=True, slots=True)
class HouseWord:
    """A word or phrase that this center avoids.

    number:  its place in the house list, from 1; finding "H03" is number 3.
    prefer:  what to write instead; it is offered as a replacement.
    """

    number: int
    language: Language
    phrase: str
    prefer: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A center's departures from the defaults.

    words:       its own words to avoid.
    severities:  (rule, new severity, or None for off), for words (W…) and readability (R…). What
                 may be claimed (C…) is a matter of law and is the same for everybody.
    allow:       names and passages that no rule applies to; case counts.
    """

    words: tuple[HouseWord, ...] = ()
    severities: tuple[tuple[str, Severity | None], ...] = ()
    allow: tuple[str, ...] = ()


DEFAULT = HouseStyle()


@lru_cache(maxsize=16)
def house_rules(file_name: str, language: Language, house: HouseStyle) -> RuleSet:
    """Return the rules of a language as a house wants them, its own words among them."""
    rules = load_rules(file_name, language)
    changed = dict(house.severities)
    kept = [
        _with_severity(rule, changed[rule.id]) if rule.id in changed else rule
        for rule in rules.rules
        if changed.get(rule.id, "as it is") is not None
    ]
    own = [_rule(word) for word in house.words if word.language == language]
    return replace(rules, rules=(*kept, *own))


def in_house_style(findings: Iterable[Finding], house: HouseStyle) -> tuple[Finding, ...]:
    """Return findings with the severities the house gives them, without those it has off."""
    changed = dict(house.severities)
    return tuple(
        replace(finding, severity=changed.get(finding.rule) or finding.severity)
        for finding in findings
        if changed.get(finding.rule, finding.severity) is not None
    )


def _with_severity(rule: Rule, severity: Severity | None) -> Rule:
    assert severity is not None  # noqa: S101  (what is off was left out above)
    matches = [
        replace(match, severity=severity, center_severity=severity) for match in rule.matches
    ]
    return replace(rule, matches=tuple(matches))


def _rule(word: HouseWord) -> Rule:
    pattern = whole_words(r"\s+".join(re.escape(part) for part in word.phrase.split()))
    return Rule(
        id=f"H{word.number:02}",
        title=word.phrase,
        language=word.language,
        source=SOURCE,
        matches=(Match(pattern, word.severity, word.severity, word.prefer, word.prefer or None),),
    )
