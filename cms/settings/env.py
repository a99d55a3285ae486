"""The one reader of the process environment. docs/reference/settings.md lists every variable."""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parents[2]

#: Everything the program writes at run time: database, media, collected static files.
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
env.read_env(BASE_DIR / ".env")
