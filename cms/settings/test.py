"""The test suite: quick, alone, and the same on SQLite and PostgreSQL (by DATABASE_URL)."""

import os
import tempfile
from pathlib import Path

from cms.settings.base import *  # noqa: F403
from cms.settings.base import DATABASES, STORAGES, WAGTAILSEARCH_BACKENDS

DEBUG = False
SECRET_KEY = "tests-only-not-a-secret"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
SERVE_MEDIA = True
WAGTAILADMIN_BASE_URL = "http://testserver"

# One folder for one run, so that two runs on one machine do not meet; within it one for a worker.
RUN_DIR = Path(tempfile.gettempdir()) / "continuum-tests" / str(os.getpid())
if "PYTEST_XDIST_WORKER" in os.environ:  # its parent is the process that started the run
    RUN_DIR = RUN_DIR.with_name(str(os.getppid())) / os.environ["PYTEST_XDIST_WORKER"]
if DATABASES["default"]["ENGINE"] == "cms.sqlite":
    # A file and not memory: threads and processes then see what they would see in production.
    DATABASES["default"]["TEST"] = {"NAME": str(RUN_DIR / "test.sqlite3")}
# A connection that a server thread keeps would stop the test database from being dropped.
DATABASES["default"]["CONN_MAX_AGE"] = 0

MEDIA_ROOT = RUN_DIR / "media"
STATIC_ROOT = RUN_DIR / "static"
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

# Only the admin searches with it; indexing each page that a test makes took a fifth of the suite.
WAGTAILSEARCH_BACKENDS["default"]["AUTO_UPDATE"] = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CORS_ALLOWED_ORIGINS = ["https://app.example.org"]
