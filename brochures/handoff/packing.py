"""ZIP files whose bytes follow from what is in them: no clock, no program that packs otherwise."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

#: The first moment that the format knows.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def packed(files: Mapping[str, bytes], folder: str = "", *, how: int = zipfile.ZIP_STORED) -> bytes:
    """Return a ZIP of name → bytes, in this order.

    how: unless told, nothing is compressed, so that the bytes are the same with every zlib.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how) as archive:
        for name, data in files.items():
            member = zipfile.ZipInfo(folder + name, NO_TIME)
            member.compress_type = how
            member.external_attr = 0o644 << 16
            member.create_system = 3
            archive.writestr(member, data)
    return made.getvalue()


def repacked(office_file: bytes, replaced: Mapping[str, bytes] | None = None) -> bytes:
    """Return an Office file whose bytes do not tell when it was written.

    replaced: name of a member → what to put in its place.
    """
    with zipfile.ZipFile(io.BytesIO(office_file)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return packed({**members, **(replaced or {})}, how=zipfile.ZIP_DEFLATED)
