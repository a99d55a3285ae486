"""Whether every approved word is on the paper: the text of the finished file, against the copy."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from brochures.editions.snapshot import WEB, Words
from brochures.findings import Finding, Report
from brochures.measuring import bare
from brochures.rendering import text_of

RULE = "WORDS"


def with_words(report: Report, pdf: bytes, copy: Words) -> Report:
    """Return a preflight report with this rule too. Raises: RenderingFailed."""
    found = tuple(
        Finding(RULE, f"“{line}” ({key}) is not in the file.", "Make the files again.")
        for key, line in missing_from(text_of(pdf), copy)
    )
    return dataclasses.replace(
        report, findings=(*report.findings, *found), rules=(*report.rules, RULE)
    )


def missing_from(text: str, copy: Words) -> Iterator[tuple[str, str]]:
    """Yield (slot key, line) of what the copy says and a text does not.

    Line ends, hyphens and ligatures do not count: type is broken as it comes.
    """
    paper = bare(text)
    for key, words in copy.items():
        for line in words["text"].split("\n"):
            if key != WEB and not all(bare(part) in paper for part in line.split(" · ")):
                yield key, line
