"""From a filled brochure to a job for the press: HTML, CSS, pictures, and a name by content."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage

from brochures import press
from brochures.filling import Filling, fill
from brochures.icc import press_profile
from brochures.models import Brochure

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


@dataclass(frozen=True)
class Job:
    """Work for the press. `etag` changes whenever the file would."""

    data: dict[str, Any]
    picture_urls: dict[str, str]
    etag: str
    file_name: str

    def as_json(self) -> str:
        pictures = {name: _picture(url) for name, url in self.picture_urls.items()}
        return json.dumps({**self.data, "pictures": pictures})


def prepare(brochure: Brochure, output: str) -> Job:
    """Return the job that makes one output of a brochure from what is public now.

    Raises: BrochureIncomplete when something it needs is not public.
    """
    return job_for(fill(brochure), brochure.title, output, brochure.slug)


def job_for(
    filling: Filling,
    title: str,
    output: str,
    stem: str,
    *,
    watermark: str = "",
    attachments: dict[str, str] | None = None,
) -> Job:
    """Return the job that makes one output of a filled layout. `stem` begins its file name.

    Raises: ProfileMissing, for a press output without a printer's profile.
    """
    recipe, layout = RECIPES[output], filling.layout
    settings = layout.data["outputs"][recipe.base]
    context = {**_context(filling, title), "output": output, "watermark": watermark}
    data: dict[str, Any] = {"fonts": layout.fonts, "variant": recipe.variant}
    data["css"] = layout.stylesheet(recipe.base, "press" if recipe.is_press else "screen")
    if recipe.is_press:
        profile = press_profile()
        context |= {"is_press": True, "profile": profile.name, "sheet": layout.data["sheet"]}
        data["css"] += layout.file("press.css")
        encoded = base64.b64encode(profile.data).decode()
        data["press"] = {"bleed": layout.bleed, "profile": encoded}
    data["html"] = layout.template(settings["template"], context)
    if settings.get("imposed"):
        data["slots"] = {
            slot.html_id: [layout.points(slot.box.w), layout.points(slot.box.h)]
            for slot in layout.slots
            if filling.slots[slot.name] is not None
        }
    if attachments:
        data["attachments"] = attachments
    pictures = {name: picture["url"] for name, picture in _pictures(filling).items()}
    etag = _digest(
        {**data, "pictures": pictures, "sequences": filling.sequences, "layout": layout.digest()}
    )
    return Job(data, pictures, etag, f"{stem}-{output}.pdf")


def _context(filling: Filling, title: str) -> dict[str, Any]:
    location = filling.sources["location"] or {}
    for item in filling.slots.get("back_crisis") or []:
        for action in item["actions"]:
            scheme = ACTION_SCHEMES.get(action["kind"], "")
            action["href"] = scheme + action["value"]
    return {
        "title": title,
        "unit": filling.layout.unit,
        "locale": filling.locale,
        "words": filling.sources["words"],
        "slots": filling.slots,
        "move_title": tied((filling.sources["move"] or {}).get("title", "")),
        "location": location,
        "phone": readable_phone(location.get("phone") or ""),
        "address": filling.address,
        "shown_address": filling.address.partition("://")[2].rstrip("/").partition("/"),
        "pictures": _pictures(filling),
        "folds": filling.layout.data.get("folds", {}),
    }


def _pictures(filling: Filling) -> dict[str, dict[str, str]]:
    """Return for each picture its words, its place behind the frame, and the file for print."""
    found = {}
    for name, picture in filling.pictures.items():
        for_print = [item for item in picture["renditions"] if item["name"] == "print"]
        if for_print:
            focus = picture["focal_point"] or {"x": 0.5, "y": 0.5}
            found[name] = {
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


def readable_phone(number: str) -> str:
    """Write an American number as people do; leave any other as it is."""
    if number.startswith("+1") and len(number) == 12:
        return f"{number[2:5]}-{number[5:8]}-{number[8:]}"
    return number


def _picture(url: str) -> str:
    """Return a picture of our own storage, for JSON. Never fetches an address."""
    prefix = default_storage.url("")
    if not url.startswith(prefix):
        raise ValueError(f"The picture {url} is not in our storage.")
    with default_storage.open(url.removeprefix(prefix), "rb") as file:
        return base64.b64encode(file.read()).decode()


def _digest(content: dict[str, Any]) -> str:
    found = hashlib.sha256(json.dumps(content, sort_keys=True).encode())
    found.update(version("weasyprint").encode())
    found.update(Path(press.__file__).read_bytes())
    for path in press.font_files().values():
        found.update(path.read_bytes())
    return found.hexdigest()[:40]
