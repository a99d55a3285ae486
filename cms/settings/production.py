"""A public server. What is secret or decides who may enter has no default.

https://docs.djangoproject.com/en/5.2/howto/deployment/checklist/
"""

from cms.settings.base import *  # noqa: F403
from cms.settings.base import SILENCED_SYSTEM_CHECKS, STORAGES, WAGTAILADMIN_BASE_URL
from cms.settings.env import env

DEBUG = False
SECRET_KEY = env("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
env("DATABASE_URL")  # cms/settings/database.py uses it; here it may not be left out

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
# Off until asked for: they bind every other site under the same domain for a year.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS = [*SILENCED_SYSTEM_CHECKS, "security.W005", "security.W021"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[WAGTAILADMIN_BASE_URL])

# Only a proxy that always sets or strips this header may be named here; else a visitor could
# claim HTTPS.
if env("PROXY_SSL_HEADER", default=""):
    SECURE_PROXY_SSL_HEADER = (
        "HTTP_" + env("PROXY_SSL_HEADER").upper().replace("-", "_"),
        "https",
    )
USE_X_FORWARDED_HOST = env.bool("USE_X_FORWARDED_HOST", default=False)

STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}

# `manage.py db_worker` takes the work from the database.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
