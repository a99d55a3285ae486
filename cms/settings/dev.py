"""A developer's or newcomer's machine: nothing to configure, nothing to install."""

from cms.settings.base import *  # noqa: F403
from cms.settings.base import STATIC_ROOT
from cms.settings.env import VAR_DIR, env

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = env("SECRET_KEY", default="development-only-not-a-secret")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
SERVE_MEDIA = True

# Static files straight from the source folders: a change shows at once, nothing to collect.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True

# Front ends under development, on whatever port their tool chose.
CORS_ALLOWED_ORIGIN_REGEXES = [r"^http://(localhost|127\.0\.0\.1):\d+$"]

VAR_DIR.mkdir(parents=True, exist_ok=True)
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns when it is missing
