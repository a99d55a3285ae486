"""The sheets of a brochure as a web page, with a frame around every slot.

The browser sets the same HTML in the same fonts. What fits is the press's word, not the browser's:
the frames show what was measured.
"""

from __future__ import annotations

import re

from django.templatetags.static import static

from brochures import press
from brochures.copyfit import State, Verdict
from brochures.jobs import Job, job_for
from brochures.reports import Report

#: Each state has a line of its own, so that nobody needs to see color.
FRAMES = {
    State.OVERSET: ("3px solid", "#b3261e"),
    State.TOO_WIDE: ("3px solid", "#b3261e"),
    State.LOST_TEXT: ("3px solid", "#b3261e"),
    State.TIGHT: ("2px dashed", "#8a4b00"),
    State.UNDER: ("2px dotted", "#2f5d8c"),
    State.EMPTY: ("1px dotted", "#56605f"),
    State.FITS: ("1px solid", "#1b6e53"),
}
BASE = """
html { background: transparent } body { margin: 0 }
.sheet { overflow: hidden; margin-bottom: 24px } .sheet:last-child { margin-bottom: 0 }
.tick, .proof { display: none }
"""


def sheets_page(report: Report) -> str:
    """Return a whole HTML page, for a frame in the admin."""
    output = report.filling.layout.imposed_output
    if output is None:
        raise ValueError("This layout has no sheets: its text flows from page to page.")
    job = job_for(report.filling, report.brochure.title, output, report.brochure.slug)
    html_ids = {slot.key: slot.html_id for slot in report.filling.layout.slots}
    frames = "".join(
        _frame(html_ids[verdict.slot], number, verdict)
        for number, verdict in enumerate(report.verdicts, 1)
    )
    css = _font_faces() + job.data["css"] + BASE + frames
    html = _with_pictures(job)
    return html.replace("</head>", f"<style>{css}</style></head>", 1)


def _with_pictures(job: Job) -> str:
    return re.sub(
        r'src="picture:([\w-]+)"',
        lambda found: f'src="{job.picture_urls[found[1]]}"',
        job.data["html"],
    )


def _font_faces() -> str:
    faces = press.font_faces()
    for name, path in press.font_files().items():
        faces = faces.replace(f"font:{name}", static(f"fonts/{path.parent.name}/{name}"))
    return faces


def _frame(html_id: str, number: int, verdict: Verdict) -> str:
    line, color = FRAMES[verdict.state]
    return (
        f"#{html_id} {{ outline: {line} {color}; outline-offset: 3px }}\n"
        f"#{html_id}::after {{ content: '{number}'; position: absolute; top: -11px; right: -11px; "
        f"padding: 0 5px; border-radius: 9px; background: {color}; color: #ffffff; "
        "font: 600 11px/18px 'Atkinson Hyperlegible Next'; letter-spacing: 0 }\n"
        f"#{html_id}[data-shown] {{ outline-width: 5px; background: rgb(255 221 87 / 0.35) }}\n"
    )
