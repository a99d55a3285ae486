"""Promises a treatment center may not make, or not without evidence: table 4.3 of the brief."""

from collections.abc import Iterable

from quality.findings import Finding
from quality.languages import language_of
from quality.matching import Context, find
from quality.rules import load_rules

FILE = "claims.toml"


def check_claims(
    text: str,
    *,
    language: str,
    kind: str | None = None,
    names: Iterable[str] = (),
    allow: Iterable[str] = (),
    has_evidence: bool = False,
    about_center: bool | None = None,
) -> tuple[Finding, ...]:
    """Return the claims of a text that the law or good practice does not allow as they stand.

    Args:     text: plain text, one block per line. language: a tag such as "en-US".
              kind: "cta" and "crisis" add the rule against hurry.
              names: the center's and its programs' names; never a finding themselves, and a
              sentence that contains one speaks about the center.
              allow: other names and passages to leave alone.
              has_evidence: silences the rules that only ask for evidence (success rates, safety,
              price, quality); nothing makes a guarantee or a diagnosis acceptable.
              about_center: True or False for the whole text; None = sentence by sentence.
    Returns:  findings C01–C10 in reading order; quotations are not exempt, for a promise in a
              client's mouth is still a promise.
    Raises:   ValueError: unknown language.
    Source:   data/claims.toml (FTC Act s. 5, OARFPA 2018, FTC 2022, ASAM, LegitScript, NAATP)
    """
    rules = load_rules(FILE, language_of(language))
    context = Context(kind, tuple(names), tuple(allow), has_evidence, about_center)
    return find(rules, text, context)
