"""Reads the rules: the wording lives in data/*.toml, this module only checks its shape."""

import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

from quality.findings import SEVERITIES, Severity
from quality.languages import Language, language_of

EXAMPLES = {"flags", "passes"}
"""Keys of a rule that only people and tests read."""


class RuleError(ValueError):
    """A rule in the data files cannot be used; the message names the rule and the reason."""


@dataclass(frozen=True, slots=True)
class Match:
    """One way to break a rule; `severity`, `center_severity` and `prefer` come from the rule
    unless the match states its own. `replace` can stand in place of the match as it is."""

    pattern: re.Pattern[str]
    severity: Severity
    center_severity: Severity
    prefer: str
    replace: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of table 4.2 or 4.3 of the content brief.

    exceptions:    a hit inside a match of one of these is no finding.
    unless:        a hit whose sentence matches this is no finding.
    unless_after:  a hit that directly follows a match of this is no finding.
    kinds:         field kinds the rule applies to; empty = all.
    evidence:      the rule asks for evidence, so evidence silences it.
    """

    id: str
    title: str
    language: Language
    source: str
    matches: tuple[Match, ...]
    exceptions: tuple[re.Pattern[str], ...] = ()
    unless: re.Pattern[str] | None = None
    unless_after: re.Pattern[str] | None = None
    kinds: frozenset[str] = frozenset()
    evidence: bool = False


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Every rule of one language in one data file.

    allowed_names:  legal and institutional names in which no rule applies; case counts.
    about_center:   matches a sentence in which the center speaks of itself.
    skip_quotes:    leave direct quotations alone.
    """

    rules: tuple[Rule, ...]
    allowed_names: tuple[str, ...] = ()
    about_center: re.Pattern[str] | None = None
    skip_quotes: bool = False


@dataclass(frozen=True, slots=True)
class _Keys:
    required: frozenset[str]
    optional: frozenset[str] = field(default_factory=frozenset)

    def check(self, table: dict[str, Any], name: str) -> None:
        missing = self.required - table.keys()
        unknown = table.keys() - self.required - self.optional
        if missing or unknown:
            raise RuleError(f"{name}: missing {sorted(missing)}, unknown {sorted(unknown)}.")


RULE_KEYS = _Keys(
    frozenset({"id", "title", "language", "severity", "prefer", "source", "match"}),
    frozenset({"exceptions", "unless", "unless_after"})
    | {"kinds", "evidence", "center_severity"}
    | EXAMPLES,
)
MATCH_KEYS = _Keys(
    frozenset({"pattern"}), frozenset({"severity", "center_severity", "prefer", "replace"})
)


@lru_cache
def load_rules(file_name: str, language: Language) -> RuleSet:
    """Return the rules of one language from quality/data/<file_name>, read once per process.

    Raises:   RuleError: a rule is incomplete, misspelt, duplicated or has an invalid pattern.
    """
    text = resources.files("quality").joinpath("data", file_name).read_text(encoding="utf-8")
    return parse_rules(tomllib.loads(text), language)


def parse_rules(document: dict[str, Any], language: Language) -> RuleSet:
    """Turn a decoded data file into the rules of one language; see `load_rules`."""
    rules = [_rule(table) for table in document["rule"]]
    ids = [(rule.id, rule.language) for rule in rules]
    if len(set(ids)) != len(ids):
        raise RuleError(f"Duplicate rules: {sorted({key for key in ids if ids.count(key) > 1})}.")
    about_center = document.get("about_center", {}).get(language)
    return RuleSet(
        rules=tuple(rule for rule in rules if rule.language == language),
        allowed_names=tuple(document.get("allowed_names", ())),
        about_center=whole_words(about_center) if about_center else None,
        skip_quotes=document.get("skip_quotes", False),
    )


def whole_words(pattern: str) -> re.Pattern[str]:
    """Compile a pattern so that it matches whole words, whatever the case.

    Raises:   RuleError: not a regular expression.
    """
    try:
        return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
    except re.error as error:
        raise RuleError(f"{pattern!r}: {error}.") from error


def _ending(pattern: str) -> re.Pattern[str]:
    return whole_words(rf"(?:{pattern})$")


def _rule(table: dict[str, Any]) -> Rule:
    name = str(table.get("id", "a rule without id"))
    RULE_KEYS.check(table, name)
    if not table["match"]:
        raise RuleError(f"{name}: no patterns.")
    return Rule(
        id=name,
        title=table["title"],
        language=language_of(table["language"]),
        source=table["source"],
        matches=tuple(_match(entry, table) for entry in table["match"]),
        exceptions=tuple(whole_words(pattern) for pattern in table.get("exceptions", ())),
        unless=whole_words(table["unless"]) if "unless" in table else None,
        unless_after=_ending(table["unless_after"]) if "unless_after" in table else None,
        kinds=frozenset(table.get("kinds", ())),
        evidence=table.get("evidence", False),
    )


def _match(entry: str | dict[str, Any], rule: dict[str, Any]) -> Match:
    own: dict[str, Any] = {"pattern": entry} if isinstance(entry, str) else entry
    MATCH_KEYS.check(own, rule["id"])
    severity = own.get("severity", rule["severity"])
    # A match with its own severity ("best fit") does not inherit the harsher one of its rule.
    inherited = severity if "severity" in own else rule.get("center_severity", severity)
    center_severity = own.get("center_severity", inherited)
    if not {severity, center_severity} <= set(SEVERITIES):
        raise RuleError(f"{rule['id']}: severity must be one of {SEVERITIES}.")
    return Match(
        whole_words(own["pattern"]),
        severity,
        center_severity,
        own.get("prefer", rule["prefer"]),
        own.get("replace"),
    )
