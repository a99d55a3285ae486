"""Whether every approved word is on the paper: the text of the finished file, against the copy."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
from collections.abc import Iterator

from brochures.editions.snapshot import WEB, Words
from brochures.findings import Finding, Report
from brochures.measuring import bare

RULE = "WORDS"
PROGRAM = "pdftotext"
TIME_LIMIT = 60


def with_words(report: Report, pdf: bytes, copy: Words) -> Report:
    """Return a preflight report with this rule, where Poppler is installed; else as it is."""
    text = text_of(pdf)
    if text is None:
        return report
    found = tuple(
        Finding(RULE, f"“{line}” ({key}) is not in the file.", "Make the files again.")
        for key, line in missing_from(text, copy)
    )
    return dataclasses.replace(
        report, findings=(*report.findings, *found), rules=(*report.rules, RULE)
    )


def text_of(pdf: bytes) -> str | None:
    """Return the text of a PDF in the order of its content; None when it cannot be read."""
    program = shutil.which(PROGRAM)
    if program is None:
        return None
    done = subprocess.run(  # noqa: S603  (fixed arguments)
        [program, "-raw", "-", "-"], input=pdf, capture_output=True, timeout=TIME_LIMIT
    )
    return done.stdout.decode() if done.returncode == 0 else None


def missing_from(text: str, copy: Words) -> Iterator[tuple[str, str]]:
    """Yield (slot key, line) of what the copy says and a text does not.

    Line ends, hyphens and ligatures do not count: type is broken as it comes.
    """
    paper = bare(text)
    for key, words in copy.items():
        for line in words["text"].split("\n"):
            if key != WEB and not all(bare(part) in paper for part in line.split(" · ")):
                yield key, line
