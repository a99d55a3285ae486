"""Applies rules to one text."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from quality.findings import SEVERITIES, Finding, Severity, in_reading_order
from quality.folding import Folded, Span, fold
from quality.names import name_spans
from quality.rules import Match, Rule, RuleSet
from quality.sentences import sentence_spans

QUOTATION = re.compile(r'"[^"\n]+"|\u00ab[^\u00bb\n]+\u00bb')
QUOTED_WORDS = 3
"""From here on it is a quotation; fewer words in quotes are only distance, and stay a finding."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the words alone do not say.

    kind:          the field kind, as in data/readability.toml; None = not known.
    names:         the center and its programs: left alone by every rule, and a sentence that
                   contains one is about the center; case counts.
    allow:         other names and passages to leave alone; case counts.
    has_evidence:  the text is backed by a source, or by evidence the center has filed.
    about_center:  the text speaks about the center; None = decide sentence by sentence.
    """

    kind: str | None = None
    names: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    has_evidence: bool = False
    about_center: bool | None = None


@dataclass(frozen=True, slots=True)
class _Hit:
    rule: Rule
    match: Match
    span: Span
    severity: Severity


def find(rules: RuleSet, text: str, context: Context) -> tuple[Finding, ...]:
    """Return the findings of a rule set in reading order, never two over the same characters.

    Within a rule the longest hit wins, so that "best for you" is a question of fit although "best"
    alone is a superlative. Between rules the graver wins, then the longer, so that "recovering
    alcoholic" is one finding.
    """
    passage = _Passage(fold(text), rules, context)
    hits = [hit for rule in rules.rules for hit in _disjoint(passage.hits(rule), _length)]
    return in_reading_order(_finding(text, passage.folded, h) for h in _disjoint(hits, _gravity))


def _length(hit: _Hit) -> tuple[int, ...]:
    return hit.span.start - hit.span.end, hit.span.start


def _gravity(hit: _Hit) -> tuple[int, ...]:
    return SEVERITIES.index(hit.severity), *_length(hit)


def _disjoint(hits: Iterable[_Hit], order: Callable[[_Hit], tuple[int, ...]]) -> list[_Hit]:
    kept: list[_Hit] = []
    for hit in sorted(hits, key=order):
        if not any(hit.span.overlaps(other.span) for other in kept):
            kept.append(hit)
    return kept


class _Passage:
    """Folded text with what is allowed in it."""

    def __init__(self, folded: Folded, rules: RuleSet, context: Context) -> None:
        self.folded = folded
        self.rules = rules
        self.context = context
        allowed = (*rules.allowed_names, *context.names, *context.allow)
        self.names = name_spans(folded.text, allowed)
        self.sentences = sentence_spans(folded.text, self.names)
        self.quotations = _quotations(folded.text) if rules.skip_quotes else []

    def hits(self, rule: Rule) -> Iterator[_Hit]:
        """Yield every hit of a rule, overlapping ones too."""
        if not self._applies(rule):
            return
        text = self.folded.text
        exceptions = [span for pattern in rule.exceptions for span in _spans(pattern, text)]
        free = [*self.names, *self.quotations, *exceptions]
        for match in rule.matches:
            for span in _spans(match.pattern, text):
                if _within(span, free) or self._is_excused(rule, span):
                    continue
                about_center = self._is_about_center(span)
                severity = match.center_severity if about_center else match.severity
                yield _Hit(rule, match, span, severity)

    def _applies(self, rule: Rule) -> bool:
        if rule.evidence and self.context.has_evidence:
            return False
        return not rule.kinds or self.context.kind in rule.kinds

    def _is_excused(self, rule: Rule, span: Span) -> bool:
        around = self._sentence(span)
        if rule.unless and rule.unless.search(self._text(around)):
            return True
        before = self._text(Span(around.start, span.start))
        return bool(rule.unless_after and rule.unless_after.search(before))

    def _is_about_center(self, span: Span) -> bool:
        if self.context.about_center is not None:
            return self.context.about_center
        speaks = self.rules.about_center
        if speaks is None:
            return False
        sentence = self._text(self._sentence(span))
        return bool(speaks.search(sentence) or name_spans(sentence, self.context.names))

    def _sentence(self, span: Span) -> Span:
        around = [sentence for sentence in self.sentences if sentence.overlaps(span)]
        if not around:
            return span
        return Span(min(around[0].start, span.start), max(around[-1].end, span.end))

    def _text(self, span: Span) -> str:
        return self.folded.text[span.start : span.end]


def _spans(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(*hit.span()) for hit in pattern.finditer(text) if hit.group()]


def _quotations(text: str) -> list[Span]:
    return [
        span
        for span in _spans(QUOTATION, text)
        if len(text[span.start : span.end].split()) >= QUOTED_WORDS
    ]


def _within(span: Span, others: Iterable[Span]) -> bool:
    return any(other.contains(span) for other in others)


def _finding(text: str, folded: Folded, hit: _Hit) -> Finding:
    start, end = folded.original(hit.span)
    return Finding(
        rule=hit.rule.id,
        severity=hit.severity,
        offset=start,
        length=end - start,
        matched=text[start:end],
        suggestion=hit.match.prefer,
        source=hit.rule.source,
        replacement=_replacement(hit.match.replace, text[start:end]),
    )


def _replacement(words: str | None, matched: str) -> str | None:
    """Return the words to put in place, with a capital letter where the passage had one."""
    if words and matched[:1].isupper():
        return words[0].upper() + words[1:]
    return words
