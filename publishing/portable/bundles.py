"""Where an export lies: a folder, the same folder as a zip, or the lines alone.

content.jsonl
images/<sha1>.jpg
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from io import TextIOWrapper
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

CONTENT = "content.jsonl"

#: Every file in a zip has this time, so that the same content is the same bytes.
NO_TIME = (1980, 1, 1, 0, 0, 0)


class Bundle(Protocol):
    """What an import reads from. name: of the file, for the history."""

    name: str

    def lines(self) -> Iterator[str]: ...

    def file(self, name: str) -> bytes | None: ...


class NoBundle(Exception):
    """There is nothing to import at a path; says why."""


class Folder:
    """A folder, or one file of lines beside which the pictures may lie."""

    def __init__(self, content: Path) -> None:
        self.content, self.name = content, content.name

    def lines(self) -> Iterator[str]:
        with self.content.open(encoding="utf-8", newline="\n") as lines:
            yield from lines

    def file(self, name: str) -> bytes | None:
        path = self.content.parent / name
        return path.read_bytes() if path.is_file() else None


class Zip:
    """A zip with a folder in it."""

    def __init__(self, path: Path) -> None:
        self.archive, self.name = zipfile.ZipFile(path), path.name
        names = [n for n in self.archive.namelist() if PurePosixPath(n).name == CONTENT]
        if not names:
            raise NoBundle(f"{path} has no {CONTENT} in it.")
        # Who unpacks a zip, edits it and packs it again often packs the folder, too.
        self.root = min(names, key=len).removesuffix(CONTENT)

    def lines(self) -> Iterator[str]:
        with self.archive.open(self.root + CONTENT) as raw:
            yield from TextIOWrapper(raw, encoding="utf-8", newline="\n")

    def file(self, name: str) -> bytes | None:
        name = self.root + name
        return self.archive.read(name) if name in self.archive.namelist() else None


def open_bundle(path: Path) -> Bundle:
    """Return what there is at a path. Raises: NoBundle."""
    if path.is_dir():
        path = path / CONTENT
    if not path.is_file():
        raise NoBundle(f"There is no file {path}.")
    if path.suffix != ".zip":
        return Folder(path)
    try:
        return Zip(path)
    except zipfile.BadZipFile as error:
        raise NoBundle(f"{path} is not a whole zip: {error}.") from error


def write_bundle(path: Path, lines: Iterable[str], files: dict[str, Callable[[], bytes]]) -> None:
    """Write a zip if the path ends in .zip, else a folder.

    Args:     files: read when they are written. Lines are asked for first.
    """
    with _writer(path) as write:
        write(CONTENT, "".join(lines).encode())
        for name in sorted(files):
            write(name, files[name]())


def _writer(path: Path) -> AbstractContextManager[Callable[[str, bytes], Any]]:
    return _zip(path) if path.suffix == ".zip" else _folder(path)


@contextmanager
def _zip(path: Path) -> Iterator[Callable[[str, bytes], Any]]:
    unfinished = path.with_suffix(".unfinished")
    try:
        with zipfile.ZipFile(unfinished, "w") as archive:

            def write(name: str, content: bytes) -> None:
                # Pictures are compressed already.
                how = zipfile.ZIP_DEFLATED if name == CONTENT else zipfile.ZIP_STORED
                archive.writestr(zipfile.ZipInfo(name, NO_TIME), content, compress_type=how)

            yield write
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def _folder(path: Path) -> Iterator[Callable[[str, bytes], Any]]:
    def write(name: str, content: bytes) -> None:
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    yield write
