"""The profile of the printer: what the inks of a press PDF mean."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from PIL import ImageCms

#: A generic CMYK profile that Debian and Ubuntu install with Ghostscript's data files.
GENERIC = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")
GENERIC_PACKAGE = "libgs-common"


class ProfileMissing(Exception):
    """There is no usable CMYK profile; the message says how to get one."""


@dataclass(frozen=True)
class Profile:
    name: str
    data: bytes


def press_profile() -> Profile:
    """Return the profile of PRINT_ICC_PROFILE, else the generic one of this system.

    Raises: ProfileMissing.
    """
    path = Path(settings.PRINT_ICC_PROFILE) if settings.PRINT_ICC_PROFILE else GENERIC
    try:
        data = path.read_bytes()
    except OSError as error:
        if settings.PRINT_ICC_PROFILE:
            raise ProfileMissing(
                f"PRINT_ICC_PROFILE names {path}, which cannot be read ({error.strerror})."
            ) from None
        raise ProfileMissing(
            "Press PDFs need a CMYK profile. Set PRINT_ICC_PROFILE to the printer's own, or "
            f"install a generic one. On Debian and Ubuntu: apt-get install {GENERIC_PACKAGE}"
        ) from None
    try:
        opened = ImageCms.ImageCmsProfile(io.BytesIO(data)).profile
    except OSError:
        raise ProfileMissing(f"{path} is no ICC profile.") from None
    if opened.xcolor_space.strip() != "CMYK":
        raise ProfileMissing(
            f"{path} is a profile for {opened.xcolor_space.strip()}; a press needs one for CMYK."
        )
    return Profile((opened.profile_description or path.stem).strip(), data)
