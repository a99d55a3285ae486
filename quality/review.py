"""Reads a text as an editor would: one call, every finding, one verdict."""

from collections.abc import Iterable
from dataclasses import dataclass

from quality.claims import check_claims
from quality.findings import Finding, Severity, Verdict, in_reading_order, verdict_of
from quality.house import DEFAULT, HouseStyle, in_house_style
from quality.languages import language_of
from quality.limits import Limits, limits_for, long_words
from quality.readability import Readability, list_sentences, measure
from quality.words import check_words

SOURCE = "Content brief, table 4.1"


@dataclass(frozen=True, slots=True)
class Report:
    """What the review of one text found.

    findings:     words (W…), claims (C…) and readability (R…) in reading order.
    readability:  the measurement, to be stored with the text.
    verdict:      "block" (an error), "warn" (a warning) or "pass"; hints do not count.
    """

    findings: tuple[Finding, ...]
    readability: Readability
    verdict: Verdict


def review(
    text: str,
    *,
    language: str,
    kind: str,
    names: Iterable[str] = (),
    allow: Iterable[str] = (),
    has_evidence: bool = False,
    about_center: bool | None = None,
    house: HouseStyle = DEFAULT,
) -> Report:
    """Check one field of content for words, claims and readability.

    Args:     text: plain text, one block per line. language: a tag such as "en-US".
              kind: "title", "label", "short", "medium", "long", "print", "cta", "crisis", "faq" or
              "glossary".
              names: the center's and its programs' names; masked for the grade, never a finding.
              allow: other names and passages to leave alone. Case counts in both.
              has_evidence: a source or filed evidence backs the text (see `check_claims`).
              about_center: whether the text is about the center; None = decide per sentence.
              house: the center's own words and its departures from the defaults.
    Returns:  a report; the same input always gives the same report.
    Raises:   ValueError: unknown language or kind.
    Source:   content brief, section 4 (data/*.toml name the authority of each rule)
    """
    masked, allowed = tuple(names), (*allow, *house.allow)
    limits = limits_for(kind, language_of(language))
    readability = measure(text, language=language, names=masked)
    findings = in_reading_order(
        (
            *check_words(text, language=language, allow=(*masked, *allowed), house=house),
            *check_claims(
                text,
                language=language,
                kind=kind,
                names=masked,
                allow=allowed,
                has_evidence=has_evidence,
                about_center=about_center,
            ),
            *in_house_style(
                (
                    *_grade_findings(text, language, readability, limits),
                    *_sentence_findings(text, language, masked, limits),
                ),
                house,
            ),
        )
    )
    return Report(findings, readability, verdict_of(findings))


def _grade_findings(
    text: str, language: str, measured: Readability, limits: Limits
) -> tuple[Finding, ...]:
    """R01, the grade, or R03, the long words of a text too short for one; both about all of it."""
    if measured.score is None:
        return _long_word_findings(text, language, measured)
    # English grades rise with difficulty, Spanish points fall: compare as "harder than".
    sign = -1 if measured.formula == "szigriszt_pazos" else 1
    if sign * measured.score <= sign * limits.target:
        return ()
    severity: Severity = "error" if sign * measured.score > sign * limits.block else "warning"
    goal = f"{measured.formula} is {measured.score:g}, target {limits.target:g}"
    advice = f"Use shorter sentences and words: {goal}."
    return (Finding("R01", severity, 0, len(text), text, advice, SOURCE),)


def _long_word_findings(text: str, language: str, measured: Readability) -> tuple[Finding, ...]:
    limit = long_words(language_of(language))
    if measured.words < limit.least_words or measured.long_word_share <= limit.share:
        return ()
    share = f"{measured.long_word_share:.0%} are long, at most {limit.share:.0%}"
    return (
        Finding("R03", "warning", 0, len(text), text, f"Use shorter words: {share}.", "editorial"),
    )


def _sentence_findings(
    text: str, language: str, names: tuple[str, ...], limits: Limits
) -> tuple[Finding, ...]:
    """R02, one for each sentence over the limit."""
    most = limits.sentence_words
    if most is None:
        return ()
    findings = []
    for sentence in list_sentences(text, language=language, names=names):
        if sentence.words > most:
            start, end = sentence.span
            advice = f"Split this sentence: {sentence.words} words, at most {most}."
            passage = text[start:end]
            findings.append(Finding("R02", "warning", start, end - start, passage, advice, SOURCE))
    return tuple(findings)
