"""What a file is called on the web."""

from __future__ import annotations

OFFICE = "application/vnd.openxmlformats-officedocument"
BY_SUFFIX = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "svg": "image/svg+xml",
    "json": "application/json",
    "xml": "application/xml",
    # Adobe has registered no type for it; it is XML.
    "icml": "application/xml",
    "csv": "text/csv; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "zip": "application/zip",
}
#: What browsers show themselves; all else is for another program, and is saved.
SHOWN = ("pdf", "png", "jpg", "svg")


def content_type(name: str) -> str:
    if name == "merge.txt":
        return "text/plain; charset=utf-16"
    return BY_SUFFIX[name.rpartition(".")[2]]


def disposition(name: str, saved_as: str) -> str:
    """Return the header that says under which name a file is saved."""
    kind = "inline" if name.rpartition(".")[2] in SHOWN else "attachment"
    return f'{kind}; filename="{saved_as}"'
