"""Pictures of a transaction that may be rolled back: aside, until it is known to be kept.

Rows can be taken back, files cannot. And publishing a page makes the sizes of its picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage
from wagtail.images import get_image_model


class Scratch(FileSystemStorage):
    """Writes into a folder of its own; reads what lies there, or else in the storage behind it."""

    def __init__(self, folder: str, behind: Storage) -> None:
        super().__init__(location=folder)
        self.behind = behind

    def exists(self, name: str) -> bool:
        return super().exists(name) or self.behind.exists(name)

    def url(self, name: str | None) -> str:
        return self.behind.url(name)

    def keep(self) -> None:
        """Put everything into the storage behind, by the same names."""
        root = Path(self.location)
        for path in sorted(root.rglob("*")):
            if path.is_file():
                with path.open("rb") as content:
                    self.behind.save(path.relative_to(root).as_posix(), File(content))

    def _open(self, name: str, mode: str = "rb") -> File:
        own: Any = super()
        return own._open(name, mode) if own.exists(name) else self.behind.open(name, mode)


@contextmanager
def scratch_files() -> Iterator[Scratch]:
    """Keep the files of pictures and of their sizes aside while the block runs."""
    image: Any = get_image_model()
    fields = [m._meta.get_field("file") for m in (image, image.get_rendition_model())]
    real = fields[0].storage
    with TemporaryDirectory(prefix="continuum-import-") as folder:
        scratch = Scratch(folder, real)
        try:
            for field in fields:
                field.storage = scratch
            yield scratch
        finally:
            for field in fields:
                field.storage = real
