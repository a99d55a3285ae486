"""The one shape every check answers in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "hint"]
Verdict = Literal["block", "warn", "pass"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")
"""Gravest first: an error blocks publishing, a warning is shown, a hint is advice."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One passage an editor should look at.

    rule:        stable id; W01–W44 words, H01… the house's own words, C01–C10 claims, R01–R03
                 readability, S01–S05 structure.
    offset:      code points from the start of the text as passed in (not bytes, not UTF-16).
    length:      code points; `text[offset:offset + length] == matched` always holds.
    suggestion:  what to write instead, in English, for the editor.
    source:      who asks for it.
    replacement: what the passage can be replaced by as it stands, where that is safe; else None.
    """

    rule: str
    severity: Severity
    offset: int
    length: int
    matched: str
    suggestion: str
    source: str
    replacement: str | None = None


def in_reading_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort by place; at one place the gravest first."""
    return tuple(
        sorted(findings, key=lambda f: (f.offset, SEVERITIES.index(f.severity), -f.length, f.rule))
    )


def verdict_of(findings: Iterable[Finding]) -> Verdict:
    """Return "block" if any finding is an error, "warn" if any is a warning, else "pass"."""
    severities = {finding.severity for finding in findings}
    if "error" in severities:
        return "block"
    return "warn" if "warning" in severities else "pass"
