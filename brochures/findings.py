"""What preflight speaks of: what a layout promises, what was found, and the report."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

import pikepdf

from brochures.pdf_content import Painted, painted


@dataclass(frozen=True)
class Expected:
    """What the layout promises the printer. Sizes in points."""

    width: float
    height: float
    bleed: float
    pages: int
    fonts: tuple[str, ...]
    variant: str = "pdf/x-4"


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: a stable name, what is the case, and its cure."""

    rule: str
    message: str
    cure: str
    page: int | None = None


@dataclass(frozen=True)
class Report:
    findings: tuple[Finding, ...]
    #: The rules that were looked at, in order.
    rules: tuple[str, ...]

    @property
    def passed(self) -> bool:
        return not self.findings

    def as_json(self) -> dict[str, Any]:
        return {
            "passed": self.passed,
            "rules": list(self.rules),
            "findings": [asdict(finding) for finding in self.findings],
        }


@dataclass(frozen=True)
class Subject:
    """The opened file, and what its layout promises."""

    pdf: pikepdf.Pdf
    expected: Expected

    @cached_property
    def paint(self) -> list[tuple[int, Painted]]:
        return [
            (number, item)
            for number, page in enumerate(self.pdf.pages, 1)
            for item in painted(page)
        ]
