"""Paper: what the printer's inks mean. docs/print/editions.md tells how to choose a profile."""

from cms.settings.env import env

#: Path of a CMYK ICC profile. Empty: the generic one that Ghostscript's data package installs.
PRINT_ICC_PROFILE = env("PRINT_ICC_PROFILE", default="")
