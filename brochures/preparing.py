"""From a brochure to a job for the press: filled, fitted to its boxes, and composed."""

from __future__ import annotations

from brochures.copyfit import fit, misfits
from brochures.filling import fill
from brochures.jobs import Job, job_for
from brochures.models import Brochure


def prepare(brochure: Brochure, output: str, locale: str | None = None) -> Job:
    """Return the job that makes one output of a brochure from what is public now.

    Raises: BrochureIncomplete when something it needs is not public; RenderingFailed.
    """
    filling = fill(brochure, locale)
    said = tuple(misfits(fit(filling)).values())
    stem = f"{brochure.slug}-{filling.locale.partition('-')[0]}"
    return job_for(filling, brochure.title, output, stem, misfits=said)
