"""From a filled brochure to a job for the press: HTML, CSS, pictures, and a name by content."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

from django.core.files.storage import default_storage

from brochures import cmyk, measuring, press
from brochures.filling import Filling
from brochures.icc import press_profile
from brochures.layout import Inks, Slot
from brochures.qr import short_link, svg
from brochures.worker import RenderingFailed

#: What can be asked for, and in which words.
OUTPUTS = {"proof": "Proof PDF", "reader": "Reader PDF"}


@dataclass(frozen=True)
class Recipe:
    """How a file is made: from which output of layout.json, to which standard of PDF."""

    base: str
    variant: str | None = None
    is_press: bool = False


RECIPES = {
    "proof": Recipe("proof"),
    "reader": Recipe("reader", "pdf/ua-1"),
    # Those of an edition alone.
    "sheets": Recipe("proof"),
    "press": Recipe("proof", "pdf/x-4", is_press=True),
    "press-x1a": Recipe("proof", "pdf/x-1a", is_press=True),
    "archive": Recipe("reader", "pdf/a-3b"),
}
ACTION_SCHEMES = {"call": "tel:", "text": "sms:", "tty": "tel:"}
COVER_STYLES = ("Kicker", "Audience", "Title", "Lead")


@dataclass(frozen=True)
class Job:
    """Work for the press. `etag` changes whenever the file would."""

    data: dict[str, Any]
    picture_urls: dict[str, str]
    etag: str
    file_name: str

    def as_json(self, do: Literal["print", "measure", "pictures", "draw"] = "print") -> str:
        """Return what the press reads. To measure, it needs no picture."""
        urls = self.picture_urls if do != "measure" else {}
        pictures = {name: _picture(url) for name, url in urls.items()}
        return json.dumps({"do": do, **self.data, "pictures": pictures})


def job_for(
    filling: Filling,
    title: str,
    output: str,
    stem: str,
    *,
    watermark: str = "",
    misfits: tuple[str, ...] = (),
    attachments: dict[str, str] | None = None,
) -> Job:
    """Return the job that makes one output of a filled layout. `stem` begins its file name.

    misfits: what does not fit, in words, for the proof to say.
    Raises: ProfileMissing, for a press output without a printer's profile.
    """
    recipe, layout = RECIPES[output], filling.layout
    settings = layout.data["outputs"][recipe.base]
    inks: Inks = "press" if recipe.is_press else "screen"
    context = {**_context(filling, title), "output": output, "watermark": watermark}
    context["misfits"] = misfits
    if link := filling.sources["edition"]["link"]:
        context["qr"] = svg(short_link(link), inks, context["words"]["scan"])
    data: dict[str, Any] = {"fonts": layout.fonts, "variant": recipe.variant}
    data["css"] = layout.stylesheet(recipe.base, inks)
    if recipe.is_press:
        profile = press_profile()
        context |= {"is_press": True, "profile": profile.name, "sheet": layout.data["sheet"]}
        data["css"] += layout.file("press.css")
        encoded = base64.b64encode(profile.data).decode()
        data["press"] = {"bleed": layout.bleed, "profile": encoded}
    data["html"] = layout.template(settings["template"], context)
    if settings.get("imposed"):
        data["sheet"] = layout.trim_size
        data["slots"] = {
            slot.html_id: [layout.points(slot.box.w), layout.points(slot.box.h)]
            for slot in layout.slots
            if slot.box and filling.copies[slot.name]
        }
    if attachments:
        data["attachments"] = attachments
    pictures = {name: picture["url"] for name, picture in pictures_in(filling).items()}
    etag = _digest(
        {**data, "pictures": pictures, "sequences": filling.sequences, "layout": layout.digest()}
    )
    return Job(data, pictures, etag, f"{stem}-{output}.pdf")


def pictures_job_for(filling: Filling) -> Job:
    """Return the job that converts the pictures of a filled layout for other programs.

    Raises: ProfileMissing.
    """
    output = filling.layout.imposed_output or "reader"
    job, profile = job_for(filling, "", output, ""), press_profile()
    encoded = base64.b64encode(profile.data).decode()
    data = {**job.data, "profile": encoded}
    return replace(job, data=data, etag=_digest({"job": job.etag, "profile": encoded}))


def _context(filling: Filling, title: str) -> dict[str, Any]:
    layout = filling.layout
    for slot in layout.slots:
        if slot.kind == "crisis":
            _add_links(filling.slots[slot.name] or [])
    return {
        "title": title,
        "organization": filling.sources["organization"]["title"],
        "about": filling.sources["subject"]["copy"]["short"],
        "unit": layout.unit,
        "locale": filling.locale,
        "words": filling.sources["words"],
        "slots": filling.slots,
        "headings": {slot.name: _heading(filling, slot) for slot in layout.slots},
        "reading": _reading(filling),
        "pictures": pictures_in(filling),
        "folds": layout.data.get("folds", {}),
    }


def _reading(filling: Filling) -> dict[str, list[dict[str, Any]]]:
    """Return the filled slots in reading order, in three parts: cover, help in danger, the rest."""
    parts: dict[str, list[dict[str, Any]]] = {"cover": [], "help": [], "rest": []}
    for slot in filling.layout.slots:
        value = filling.slots[slot.name]
        if value is None:
            continue
        part = (
            "cover" if slot.style in COVER_STYLES else "help" if slot.kind == "crisis" else "rest"
        )
        parts[part].append(
            {
                "kind": slot.kind,
                "style": slot.style,
                "heading": _heading(filling, slot),
                "intro": filling.words_at(slot.intro),
                "value": value,
            }
        )
    return parts


def _heading(filling: Filling, slot: Slot) -> str:
    """Return the words above a slot; a document's own title must not leave one word alone."""
    heading = filling.words_at(slot.heading)
    return heading if slot.heading.startswith("words.") else tied(heading)


def _add_links(resources: list[dict[str, Any]]) -> None:
    for item in resources:
        for action in item["actions"]:
            action["href"] = ACTION_SCHEMES.get(action["kind"], "") + action["value"]


def pictures_in(filling: Filling) -> dict[str, dict[str, str]]:
    """Return for each picture its words, its place behind the frame, and the file for print."""
    found = {}
    for name, picture in filling.pictures.items():
        for_print = [item for item in picture["renditions"] if item["name"] == "print"]
        if for_print:
            focus = picture["focal_point"] or {"x": 0.5, "y": 0.5}
            found[name] = {
                "name": name,
                "alt": picture["alt"],
                "position": f"{focus['x']:.0%} {focus['y']:.0%}",
                "url": for_print[0]["url"],
            }
    return found


def tied(heading: str) -> str:
    """Keep the last three words of a long heading on one line, so that none stands alone."""
    words = heading.split(" ")
    if len(words) < 4:
        return heading
    return " ".join([*words[:-3], "\N{NO-BREAK SPACE}".join(words[-3:])])


def _picture(url: str) -> str:
    """Return a picture of our own storage, for JSON. Never fetches an address.

    Raises: RenderingFailed when its file is gone or the storage is away.
    """
    prefix = default_storage.url("")
    if not url.startswith(prefix):
        raise ValueError(f"The picture {url} is not in our storage.")
    name = url.removeprefix(prefix)
    try:
        with default_storage.open(name, "rb") as file:
            return base64.b64encode(file.read()).decode()
    except OSError as error:
        raise RenderingFailed(
            f"A picture cannot be read from the storage: {name}. If it is gone, upload it again."
        ) from error


def _digest(content: dict[str, Any]) -> str:
    found = hashlib.sha256(json.dumps(content, sort_keys=True).encode())
    found.update(press_digest().encode())
    return found.hexdigest()[:40]


@cache
def press_digest() -> str:
    """Return a hash of all that sets type: fit is worth nothing after one of these changes."""
    found = hashlib.sha256(version("weasyprint").encode())
    for module in (press, measuring, cmyk):
        found.update(Path(str(module.__file__)).read_bytes())
    for path in press.font_files().values():
        found.update(path.read_bytes())
    return found.hexdigest()
