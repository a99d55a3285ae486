"""Find an installed Chrome or Chromium. `python -m tests.browsers` answers by its exit status."""

import os
import shutil
import sys
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def find_chrome() -> str | None:
    """Return the path of the program, or None. CHROME names one outright."""
    if named := os.environ.get("CHROME"):
        return shutil.which(named)
    found = (shutil.which(command) for command in COMMANDS)
    return next(
        (path for path in (*found, *MAC_APPLICATIONS) if path and Path(path).exists()), None
    )


if __name__ == "__main__":
    sys.exit(find_chrome() is None)
