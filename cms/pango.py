"""Whether pango, which WeasyPrint needs for PDF, is on this machine.

`python -m cms.pango` answers by its exit status; it needs no settings and no Django.
"""

import ctypes
import ctypes.util
import sys

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
LINUX_NAMES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
OTHER_NAMES = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")


def is_installed() -> bool:
    """Try the libraries that WeasyPrint will load, without the second it takes to load that."""
    if sys.platform != "linux":
        return all(ctypes.util.find_library(name) for name in OTHER_NAMES)
    try:
        for name in LINUX_NAMES:
            ctypes.CDLL(name)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(not is_installed())
