"""Preflight: whether a PDF is what a printer needs, and where it is not, what to do about it.

It looks at the finished bytes and trusts nothing that made them. No Django here.
"""

from __future__ import annotations

import io

import pikepdf

from brochures.findings import Expected, Finding, Report, Subject
from brochures.preflight_rules import RULES

__all__ = ["Expected", "Finding", "Report", "preflight"]


def preflight(pdf: bytes, expected: Expected) -> Report:
    """Return what is wrong with a press PDF. A file that cannot be opened is a finding too."""
    try:
        opened = pikepdf.open(io.BytesIO(pdf))
    except pikepdf.PdfError as error:
        broken = Finding("READABLE", f"The file cannot be read: {error}.", "Make it again.")
        return Report((broken,), ("READABLE",))
    with opened:
        subject = Subject(opened, expected)
        found = [finding for rule in RULES.values() for finding in rule(subject)]
    return Report(tuple(dict.fromkeys(found)), ("READABLE", *RULES))
