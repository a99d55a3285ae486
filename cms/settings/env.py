"""The one reader of the process environment. docs/reference/settings.md lists every variable."""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.Env()
env.read_env(BASE_DIR / ".env")

#: Everything the program writes at run time: database, media, collected static files.
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))
