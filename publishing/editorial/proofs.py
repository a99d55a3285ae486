"""Proofreading: every rule applied to every text of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from publishing.editorial import house
from publishing.editorial.links import check_links, check_picture
from publishing.editorial.texts import (
    Passage,
    field_of,
    passages,
    rich_texts,
    stored_texts,
)
from quality.findings import Finding, Verdict, verdict_of
from quality.house import HouseStyle
from quality.languages import language_of
from quality.markup import check_markup
from quality.readability import Readability
from quality.review import review

#: Rules about a text as a whole: they are kept or cured by field, not by word.
WHOLE_TEXT = "R"

#: Rules that name the words to write instead.
WORDS = "WH"


@dataclass(frozen=True)
class Remark:
    """A finding in its place.

    address:  the input (publishing.editorial.texts). start: place of the words in its text; -1
              when they are not a stretch of it (a link, a picture, a field as a whole).
    kept:     the reason for which an editor has kept the wording; empty if nobody has.
    """

    address: str
    start: int
    finding: Finding
    kept: str = ""

    @property
    def field(self) -> str:
        return field_of(self.address)

    @property
    def passage(self) -> str:
        """What an override of this remark is filed under."""
        return passage_key(self.finding.rule, self.field, self.finding.matched)

    @property
    def is_open(self) -> bool:
        """Tell whether it keeps the document from being published."""
        severity = self.finding.severity
        return severity == "error" or (severity == "warning" and not self.kept)

    @property
    def advice(self) -> str:
        """What to do about it, for somebody who sees the words."""
        finding = self.finding
        if finding.rule[0] not in WORDS:
            return f"{finding.suggestion} ({finding.rule}, {finding.source})"
        cure = f"Write instead: {finding.suggestion}." if finding.suggestion else "Avoid it."
        return f"{cure} ({finding.rule}, {finding.source})"

    @property
    def message(self) -> str:
        """What to do about it, with the words."""
        if self.finding.rule.startswith(WHOLE_TEXT):
            return self.advice
        return f"“{self.finding.matched}”: {self.advice}"


@dataclass(frozen=True)
class Score:
    """How easy one passage is to read."""

    field: str
    kind: str
    readability: Readability


@dataclass(frozen=True)
class Proof:
    """What proofreading found. `is_checked` is False for a language without rules."""

    remarks: tuple[Remark, ...] = ()
    scores: tuple[Score, ...] = ()
    is_checked: bool = True

    @property
    def verdict(self) -> Verdict:
        """Return "block", "warn" or "pass"; what an editor has kept with a reason passes."""
        return verdict_of(r.finding for r in self.remarks if not r.kept)

    @property
    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield (field, what to do) for each remark that keeps the document back."""
        for remark in self.remarks:
            if remark.is_open:
                way_out = (
                    " Or keep it and give a reason, in the Checks panel."
                    if remark.finding.severity == "warning"
                    else ""
                )
                yield remark.field, f"{remark.message}{way_out}"


@dataclass(frozen=True)
class Reader:
    """Knows what holds for the whole center; one reader for many documents saves queries."""

    style: HouseStyle = field(default_factory=house.house_style)
    names: tuple[str, ...] = field(default_factory=house.names)

    def proofread(self, document: Any) -> Proof:
        """Check a page or snippet as its fields stand, stored or not."""
        return self.read(
            type(document),
            stored_texts(document),
            language=document.locale.language_code,
            has_evidence=has_evidence(document),
            kept=house.kept_wordings(document),
            structure=structure_of(document),
        )

    def read(
        self,
        model: type[Model],
        texts: Iterable[tuple[str, str]],
        *,
        language: str,
        has_evidence: bool,
        kept: dict[tuple[str, str], str],
        structure: Iterable[tuple[str, Finding]] = (),
    ) -> Proof:
        """Check texts of a kind of document.

        Args:     texts: (address, plain text). language: such as "en-us".
                  kept: as `publishing.editorial.house.kept_wordings`.
                  structure: findings about links, pictures and markup, by address.
        """
        try:
            language_of(language)
        except ValueError:
            return Proof(is_checked=False)
        remarks: list[Remark] = []
        scores = []
        for passage in passages(model, texts):
            report = review(
                passage.text,
                language=language,
                kind=passage.kind,
                names=self.names,
                has_evidence=has_evidence,
                house=self.style,
            )
            scores.append(Score(passage.field, passage.kind, report.readability))
            remarks += [_placed(passage, finding) for finding in report.findings]
        remarks += [Remark(address, -1, finding) for address, finding in structure]
        return Proof(tuple(_with_reason(remark, kept) for remark in remarks), tuple(scores))


def proofread(document: Any) -> Proof:
    """Check one page or snippet."""
    return Reader().proofread(document)


def publishing_check(document: Any) -> Iterator[tuple[str, str]]:
    """Yield what the editorial rules have against publishing a document."""
    yield from proofread(document).problems


def has_evidence(document: Any) -> bool:
    """Tell whether a source, or a claim with evidence, stands behind a document."""
    return bool(getattr(document, "sources", None) or getattr(document, "claims", None))


def structure_of(document: Any) -> Iterator[tuple[str, Finding]]:
    """Yield (address, finding) about a document's markup, links and picture."""
    for address, html in rich_texts(document):
        for finding in check_markup(html):
            yield address, finding
    yield from check_links(document)
    yield from check_picture(document)


def passage_key(rule: str, field_name: str, matched: str) -> str:
    """Return what a kept wording is filed under (programs.models.QualityOverride)."""
    return field_name if rule.startswith(WHOLE_TEXT) else " ".join(matched.lower().split())[:255]


def _placed(passage: Passage, finding: Finding) -> Remark:
    part = passage.part_at(finding.offset)
    whole = finding.length == len(passage.text) and finding.rule.startswith(WHOLE_TEXT)
    return Remark(part.address, -1 if whole else finding.offset - part.start, finding)


def _with_reason(remark: Remark, kept: dict[tuple[str, str], str]) -> Remark:
    if remark.finding.severity != "warning" or not kept:
        return remark
    reason = kept.get((remark.finding.rule, remark.passage), "")
    return Remark(remark.address, remark.start, remark.finding, reason)
