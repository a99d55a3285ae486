"""The hand-off of a brochure as it is public now, in one of its languages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from brochures.copyfit import Verdict, fit, misfits
from brochures.filling import BrochureIncomplete, Filling, fill
from brochures.handoff import kit
from brochures.handoff.deck import Deck, deck_of
from brochures.handoff.files import COPY_FILES, copy_file, copy_files
from brochures.handoff.pictures import Picture, pictures_of
from brochures.icc import ProfileMissing, press_profile
from brochures.jobs import Job, job_for, pictures_job_for
from brochures.models import Brochure
from brochures.rendering import RenderingFailed, rendered

#: What may keep a hand-off from being made; each says what to do.
CAUSES = (BrochureIncomplete, ProfileMissing, RenderingFailed)


@dataclass
class Handoff:
    """Every file of a brochure in one language. Nothing is made before it is asked for.

    Its parts raise CAUSES.
    """

    brochure: Brochure
    locale: str

    @cached_property
    def deck(self) -> Deck:
        """The copy in this language."""
        return _deck_of(self.brochure, self._filling, self._verdicts)

    @cached_property
    def decks(self) -> list[Deck]:
        """The copy in this language, then in the others in which it can be made."""
        return [self.deck, *other_decks(self.brochure, self.locale)]

    @cached_property
    def _fitted(self) -> tuple[Filling, list[Verdict]]:
        """Its slots with the copies that fit, and how each of them stands."""
        filling = fill(self.brochure, self.locale)
        return filling, fit(filling)

    @property
    def _filling(self) -> Filling:
        return self._fitted[0]

    @property
    def _verdicts(self) -> list[Verdict]:
        return self._fitted[1]

    @cached_property
    def pictures(self) -> list[Picture]:
        return pictures_of(self._filling)

    @property
    def stem(self) -> str:
        return f"{self.brochure.slug}-{self.locale.partition('-')[0]}"

    def file(self, name: str) -> bytes | None:
        """Return one file of copy, a picture or the kit; None when there is no such file."""
        if name == kit.KIT:
            return kit.zipped(self.files(), self.stem)
        if name in (kit.README, kit.MANIFEST):
            return self.files()[name]
        if name in self.deck.pictures.values():
            return next(each.data for each in self.pictures if each.file == name)
        if name == kit.PREVIEW:
            return self._preview()
        is_wide = name in COPY_FILES and COPY_FILES[name].has_all_languages
        return copy_file(self.decks if is_wide else [self.deck], name)

    def files(self) -> dict[str, bytes]:
        """Return the files of the kit."""
        found = copy_files(self.decks) | {picture.file: picture.data for picture in self.pictures}
        found[kit.PREVIEW] = self._preview()
        return with_papers(self.deck, found, self.pictures)

    def kit_etag(self) -> str:
        """Return a hash that changes whenever the kit would, without making what is costly."""
        texts = {name: kit.digest(data) for name, data in copy_files(self.decks).items()}
        jobs = [self._preview_job().etag, kit.digest(kit.README_TEMPLATE.read_bytes())]
        if self.deck.pictures:
            jobs.append(pictures_job_for(self._filling).etag)
        content = json.dumps([texts, jobs, self.deck.documents])
        return hashlib.sha256(content.encode()).hexdigest()

    def _preview(self) -> bytes:
        return rendered(self._preview_job())

    def _preview_job(self) -> Job:
        said = tuple(misfits(self._verdicts).values())
        output = self._filling.layout.imposed_output or "reader"
        return job_for(self._filling, self.brochure.title, output, self.stem, misfits=said)


def other_decks(brochure: Brochure, locale: str) -> Iterator[Deck]:
    """Yield the decks of the other languages as they are public now, those that can be made."""
    for other in brochure.locales():
        if other == locale:
            continue
        try:
            filling = fill(brochure, other)
        except BrochureIncomplete:
            continue
        yield _deck_of(brochure, filling, fit(filling))


def _deck_of(brochure: Brochure, filling: Filling, verdicts: list[Verdict]) -> Deck:
    return deck_of(filling, verdicts, slug=brochure.slug, title=brochure.title)


def with_papers(deck: Deck, files: dict[str, bytes], pictures: list[Picture]) -> dict[str, bytes]:
    """Return the files with a README in front and a manifest at the end."""
    profile = press_profile().name if pictures else ""
    names = [*files, kit.MANIFEST]
    papers = {kit.README: kit.readme(deck, names, pictures, profile=profile), **files}
    digests = {name: (kit.digest(data), len(data)) for name, data in papers.items()}
    about = [picture.as_json() for picture in pictures]
    return {**papers, kit.MANIFEST: kit.manifest(deck, digests, about, profile=profile)}
