"""The pictures of a brochure in CMYK, and what a designer must know of each."""

from __future__ import annotations

import base64
from dataclasses import asdict, dataclass
from typing import Any

from brochures.cmyk import PRINT_PPI
from brochures.filling import Filling
from brochures.handoff.deck import picture_file
from brochures.jobs import pictures_in, pictures_job_for
from brochures.rendering import pictured


@dataclass(frozen=True)
class Picture:
    """One picture. Sizes in pixels; ppi: at the size of our own sheet, None if it is not on it."""

    file: str
    alt: str
    width: int
    height: int
    ppi: int | None
    data: bytes

    @property
    def sharp_inches(self) -> tuple[float, float]:
        """Up to this size it has PRINT_PPI pixels an inch."""
        return round(self.width / PRINT_PPI, 1), round(self.height / PRINT_PPI, 1)

    @property
    def warning(self) -> str:
        """Say that it is coarse, and how wide a picture would be sharp; empty when all is well."""
        if self.ppi is None or self.ppi >= PRINT_PPI:
            return ""
        needed = -(-self.width * PRINT_PPI // self.ppi)
        return (
            f"Only {self.ppi} pixels an inch at the size of our sheet; a printer asks for "
            f"{PRINT_PPI}. Upload a picture that is {needed:,} pixels wide, or place it smaller."
        )

    def as_json(self) -> dict[str, Any]:
        said = {name: value for name, value in asdict(self).items() if name != "data"}
        return {**said, "sharp_inches": self.sharp_inches, "warning": self.warning}


def pictures_of(filling: Filling) -> list[Picture]:
    """Return the pictures of a filled layout.

    Raises: ProfileMissing, PangoMissing, RenderingFailed.
    """
    if not pictures_in(filling):
        return []
    found = pictured(pictures_job_for(filling))
    return [
        Picture(
            file=picture_file(name),
            alt=filling.pictures[name]["alt"],
            width=item["width"],
            height=item["height"],
            ppi=item["ppi"],
            data=base64.b64decode(item["jpeg"]),
        )
        for name, item in found.items()
    ]
