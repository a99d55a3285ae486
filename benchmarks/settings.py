"""A public server's settings, with what is measured against: `DJANGO_SETTINGS_MODULE` of every
benchmark. Stock Wagtail's API serves the same pages, and bare views give the limits.
"""

import hashlib
import os
from typing import Any

from cms.settings.env import VAR_DIR

BENCH_DIR = VAR_DIR / "bench"
BENCH_DIR.mkdir(parents=True, exist_ok=True)
os.environ.setdefault("DATABASE_URL", f"sqlite:///{BENCH_DIR / 'bench.sqlite3'}")

from cms.settings.base import *  # noqa: E402, F403
from cms.settings.base import INSTALLED_APPS, WAGTAILSEARCH_BACKENDS  # noqa: E402
from cms.settings.logging import LOGGING as PROGRAM_LOGGING  # noqa: E402

DEBUG = False
# The same in every process of a run; it protects nothing.
SECRET_KEY = hashlib.sha512(str(BENCH_DIR).encode()).hexdigest()
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
WAGTAILADMIN_BASE_URL = "http://127.0.0.1"
INSTALLED_APPS = [*INSTALLED_APPS, "wagtail.api.v2", "benchmarks"]
ROOT_URLCONF = "benchmarks.urls"
SERVE_MEDIA = True
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True

# Loaded in bulk, pages are indexed for stock Wagtail's search in one go.
WAGTAILSEARCH_BACKENDS["default"]["AUTO_UPDATE"] = False

# How many pages stock Wagtail hands over at once, for the export of 1,000.
WAGTAILAPI_LIMIT_MAX = 1000

# Some benchmarks ask what is refused, by the thousand.
_loggers: Any = PROGRAM_LOGGING["loggers"]
LOGGING = {**PROGRAM_LOGGING, "loggers": {**_loggers, "django.request": {"level": "ERROR"}}}
